// The reference backend as a machine that may lose its power: killed without warning, started again on the same file.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { backendProgram, portalFolder } from "../fixtures.environment";
import { adopt } from "./children";

/** Polls that ask for one line, so that a row says which answer it is. */
const POLLS = ["c1", "c2", "c3", "c4"].map((name) => ({
  id: `poll-${name}`,
  title: { fi: `Kysely ${name}` },
  intro: { fi: "Yksi kysymys." },
  window: { opens_at: "-3d 09:00", closes_at: "+9d 16:00" },
  anonymity: "anonymous",
  hide_results: "off",
  min_group_size: 1,
  questions: [{ id: "line", type: "short_text", title: { fi: "Yksi rivi?" }, required: true }],
}));

/** Writes the database that every schedule starts from. */
export function template(folder: string): string {
  const database = join(folder, "template.sqlite");
  const run = (...words: string[]) => execFileSync(backendProgram(), words, { stdio: ["ignore", "ignore", "inherit"] });
  run("seed", "--db", database);
  const polls = join(folder, "polls.json");
  writeFileSync(polls, JSON.stringify({ polls: POLLS }));
  run("import", polls, "--db", database);
  return database;
}

export class Backend {
  port = 0;
  readonly database: string;
  private child: ChildProcess | undefined;

  constructor(template: string, folder: string) {
    this.database = join(folder, "raati.sqlite");
    for (const ending of ["", "-wal"]) {
      if (existsSync(template + ending)) copyFileSync(template + ending, this.database + ending);
    }
  }

  async start() {
    const where = ["--host", "127.0.0.1", "--port", String(this.port), "--db", this.database, "--portal", portalFolder()];
    const child = spawn(backendProgram(), ["serve", ...where, "--rate", "5000", "--code-rate", "5000"], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, RUST_LOG: "error" },
    });
    adopt(child);
    this.child = child;
    const lines = createInterface({ input: child.stdout });
    const [line] = (await Promise.race([once(lines, "line"), once(child, "exit")])) as [unknown];
    const address = /^listening on (http:\/\/\S+)$/.exec(String(line))?.[1];
    if (!address) throw new Error(`the backend did not start: ${String(line)}`);
    lines.on("line", () => {});
    this.port = Number(new URL(address).port);
  }

  /** As if its machine lost power, but for what the kernel still writes. */
  async kill() {
    const { child } = this;
    this.child = undefined;
    if (!child || child.exitCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  }
}
