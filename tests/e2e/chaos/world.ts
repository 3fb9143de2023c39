// One resident's world: a backend of their own, a way to it, a phone, and the judge who sees all of them.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { Backend } from "./backend";
import { Phone } from "./browser";
import { Judge, type Verdict } from "./judge";
import { Proxy } from "./proxy";
import { Rows } from "./rows";
import { isUnderWay, listed, stands, watch } from "./screen";
import type { Write } from "./writes";

const PATIENCE_MILLIS = 60_000;
/** Looks, a tenth of a second apart on an idle machine, for which nothing may be under way. */
const CALM_LOOKS = 5;
/** From the first request to a portal that stands, on an idle machine. */
const FIRST_MILLIS = 600;

export class World {
  /** What happened, line by line. */
  readonly log: string[] = [];
  /** How many times slower than an idle machine this one is now. */
  slowness = 1;
  private readonly began = Date.now();

  private constructor(
    private readonly folder: string,
    readonly backend: Backend,
    readonly proxy: Proxy,
    readonly phone: Phone,
    readonly rows: Rows,
    readonly judge: Judge,
    private context: BrowserContext,
    readonly say: (what: string) => void,
  ) {}

  /** `prepare` is called for each start of the browser. */
  static async open(
    template: string,
    seed: number,
    prepare: (context: BrowserContext, world: () => World) => Promise<void> = async () => {},
  ): Promise<World> {
    const folder = mkdtempSync(join(tmpdir(), "raati-chaos-"));
    const backend = new Backend(template, folder);
    await backend.start();
    let world: World | undefined;
    const say = (what: string) => world?.note(what);
    const proxy = new Proxy(seed, backend.port, say);
    await proxy.up();
    mkdirSync(join(folder, "phone"));
    const phone = new Phone(join(folder, "phone"), async (context) => {
      await watch(context, (said) => {
        say(`  screen: ${said.item} ${said.stage}/${said.saved}${said.code ? ` ${said.code}` : ""} at ${said.path}`);
        world?.judge.hear(said);
      });
      // A page that dies of itself is a finding, too; one whose network is gone is not.
      context.on("weberror", (error) => {
        const words = String(error.error());
        say(`  exception: ${words}`);
        if (/panic|unreachable|RuntimeError/.test(words)) world?.judge.findings.push({ what: "broken", about: words });
      });
      await prepare(context, () => {
        if (!world) throw new Error("the world does not stand yet");
        return world;
      });
    });
    const rows = new Rows(backend.database);
    const judge = await Judge.open(rows, proxy, () => phone.kills > 0);
    const context = await phone.start();
    world = new World(folder, backend, proxy, phone, rows, judge, context, say);
    return world;
  }

  get origin() {
    return `http://127.0.0.1:${this.proxy.port}`;
  }

  private note(what: string) {
    this.log.push(`${((Date.now() - this.began) / 1000).toFixed(2).padStart(6)} ${what}`);
  }

  /** Opens the portal for the first time, and learns from it how slow everything is now. */
  async openFirst(page: Page) {
    const began = Date.now();
    await page.goto(this.origin, { waitUntil: "commit" });
    if (!(await stands(page, 30_000))) throw new Error("the portal does not stand though all is well");
    this.slowness = Math.min(12, Math.max(1, (Date.now() - began) / FIRST_MILLIS));
    this.say(`the portal stands; ${this.slowness.toFixed(1)} times slower than usual`);
  }

  page(): Promise<Page> {
    return this.context.newPage();
  }

  async restartPhone() {
    await this.phone.kill();
    this.context = await this.phone.start();
  }

  async restartBackend() {
    await this.backend.kill();
    await this.backend.start();
  }

  /** Makes everything well, waits until nothing is under way any more, and judges. */
  async end(writes: Write[], patience = PATIENCE_MILLIS): Promise<Verdict> {
    this.say("everything is well from now on");
    await this.proxy.heal();
    await this.context.setOffline(false);
    for (const page of this.context.pages().slice(1)) await page.close();
    const page = this.context.pages()[0] ?? (await this.page());
    const until = Date.now() + patience * Math.sqrt(this.slowness);
    let list: Awaited<ReturnType<typeof listed>>;
    let look = 0;
    // The list is empty until the stores were read: calm is what stays so.
    let calm = 0;
    while (Date.now() < until) {
      // A resident comes back now and then.
      if (look % 60 === 0) {
        await page.goto(`${this.origin}/outbox`, { waitUntil: "commit" }).catch(() => {});
        await stands(page, 5000 * this.slowness);
      }
      look += 1;
      list = await listed(page).catch(() => undefined);
      const isCalm = list && !list.some(isUnderWay) && (await this.judge.knows(list));
      calm = isCalm ? calm + 1 : 0;
      if (calm > CALM_LOOKS * this.slowness) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const verdict = await this.judge.end(list ?? [], writes);
    if (!list) verdict.findings.push({ what: "broken", about: "the screen of all items does not open" });
    return verdict;
  }

  async close() {
    await this.phone.kill();
    await this.proxy.down();
    await this.backend.kill();
    this.rows.close();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
