// Compares what the screen said with the rows, at the moment when it is said, and once more at the end.
import { type Baseline, type Effect, baseline, effectOf, holds, made } from "./effects";
import type { Passed, Proxy } from "./proxy";
import { type Rows, hashed, quoted } from "./rows";
import { type Said, isArrived, isSaved, isUnderWay } from "./screen";
import type { Write } from "./writes";

/** What is wrong. */
export interface Finding {
  what: "lost" | "doubled" | "false arrival" | "stuck" | "broken";
  about: string;
}

/** What one schedule comes to. */
export interface Verdict {
  saved: number;
  arrived: number;
  /** Items that wait for the person at the end, each with its stage. */
  left: string[];
  findings: Finding[];
}

export class Judge {
  readonly said: Said[] = [];
  readonly findings: Finding[] = [];
  /** How many receipts were on a screen without an item. */
  receipts = 0;
  private readonly saved = new Map<string, Said>();
  private readonly arrived = new Map<string, Said>();
  /** Writes after whose tap the screen said that it is safe, and of which items. */
  private readonly promised: { write: Write; items: string[] }[] = [];
  private readonly checks: Promise<void>[] = [];

  private constructor(
    private readonly rows: Rows,
    private readonly start: Baseline,
    private readonly proxy: Proxy,
    private readonly wasKilled: () => boolean,
  ) {}

  /** `wasKilled`: the browser was, and the session's cookie may be gone with it. */
  static async open(rows: Rows, proxy: Proxy, wasKilled: () => boolean): Promise<Judge> {
    return new Judge(rows, await baseline(rows), proxy, wasKilled);
  }

  /** Takes down what was said; an arrival is looked up at once. */
  hear(said: Said) {
    if (said.item === "") {
      this.receipts += 1;
      this.checks.push(this.checkCode(said));
      return;
    }
    this.said.push(said);
    if (isSaved(said) && !this.saved.has(said.item)) this.saved.set(said.item, said);
    if (!isArrived(said)) return;
    const isNews = !this.arrived.has(said.item);
    this.arrived.set(said.item, said);
    if (isNews || said.code) this.checks.push(this.checkArrival(said));
  }

  private async checkArrival(said: Said) {
    if (!(await this.stands(said.item))) this.find("false arrival", `${said.item}: ${this.history(said.item)}`);
    await this.checkCode(said);
  }

  private async checkCode({ item, path, code }: Said) {
    if (!code || (await this.rows.count(`receipt WHERE code = ${quoted(code)}`)) > 0) return;
    this.find("false arrival", `${item} at ${path}: nobody gave the receipt code ${code}`);
  }

  /** Whether what an item asks for is so. */
  private async stands(item: string): Promise<boolean> {
    for (const effect of this.effects(item)) {
      if (await holds(this.rows, this.start, effect)) return true;
      // Who lost the cookie can leave nothing any more; the backend is content.
      if (effect.isEnd && this.wasKilled()) return true;
      // One who joined and left has arrived twice.
      if (this.isOvertaken(item, effect)) return true;
    }
    // An id that was taken back after it was counted.
    const id = quoted(hashed("minted id", item));
    return (await this.rows.count(`receipt WHERE hex(id_hash) = ${id} AND state = 'spent'`)) > 0;
  }

  /** What was said on the spot after the tap: whoever wrote this takes it for theirs. */
  promise(write: Write, items: string[]) {
    if (items.length > 0) this.promised.push({ write, items });
  }

  /** Whether everything that was ever saved is listed, or has arrived. */
  async knows(listed: Said[]): Promise<boolean> {
    for (const item of this.saved.keys()) {
      if (!listed.some((one) => one.item === item) && !(await this.stands(item))) return false;
    }
    return true;
  }

  /** How many rows a write has made. */
  rowsOf(write: Write): Promise<number> {
    return made(this.rows, this.start, write);
  }

  private requests(item: string): Passed[] {
    return this.proxy.writes.filter(({ path, key, whole }) => {
      return whole && (key?.replaceAll('"', "") === item || path.split("/").includes(item));
    });
  }

  private effects(item: string): Effect[] {
    return this.requests(item).flatMap((passed) => effectOf(passed) ?? []);
  }

  private isOvertaken(item: string, { about, isEnd }: Effect): boolean {
    const own = this.requests(item);
    const first = own[0]?.at ?? 0;
    return this.proxy.writes.some((other) => {
      const effect = other.whole && other.at >= first && !own.includes(other) ? effectOf(other) : undefined;
      return effect?.about === about && effect.isEnd !== isEnd;
    });
  }

  private history(item: string): string {
    const words = this.said.filter((one) => one.item === item).map(({ stage, saved, path }) => `${stage}/${saved}@${path}`);
    const sent = this.requests(item).map(({ method, path }) => `${method} ${path}`);
    return `${words.join(" → ")}; sent ${sent.length === 0 ? "never" : sent.join(", ")}`;
  }

  private find(what: Finding["what"], about: string) {
    this.findings.push({ what, about });
  }

  /** The end: `listed` is what the screen of all items shows. */
  async end(listed: Said[], writes: Write[]): Promise<Verdict> {
    await Promise.all(this.checks);
    const left = new Map(listed.filter((one) => !isArrived(one)).map((one) => [one.item, one]));
    for (const item of this.saved.keys()) {
      const last = left.get(item);
      const isKept = last !== undefined && !isUnderWay(last);
      if (isKept || (await this.stands(item))) continue;
      this.find(last ? "stuck" : "lost", `${item}: ${this.history(item)}`);
    }
    for (const { write, items } of this.promised) {
      // What was taken back, and taking it back, leave no row.
      const isUndone = writes.some(({ kind, target }) => target === write.target && (kind === "leave" || kind === "cancel"));
      if (isUndone || items.some((item) => left.has(item)) || (await this.rowsOf(write)) > 0) continue;
      this.find("lost", `${write.kind} ${write.target}: "saved" was said after the tap, of ${items.join(", ")}, and "${write.mark}" is nowhere`);
    }
    for (const write of writes) {
      const rows = await this.rowsOf(write);
      if (rows > 1) this.find("doubled", `${write.kind} ${write.target}: ${rows} rows`);
    }
    return {
      saved: this.saved.size,
      arrived: this.arrived.size,
      left: [...left.values()].map(({ item, stage }) => `${stage} ${item}`),
      findings: this.findings,
    };
  }
}
