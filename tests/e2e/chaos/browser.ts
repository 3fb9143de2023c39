// A real browser whose whole process can be killed, and started again on what it left on disk.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import { browserArguments } from "../fixtures.browser";
import { chromiumProgram } from "../fixtures.environment";
import { adopt } from "./children";

const PATIENCE_MILLIS = 20_000;

export class Phone {
  private child: ChildProcess | undefined;
  private browser: Browser | undefined;
  /** How often it was killed. */
  kills = 0;

  constructor(
    /** Where it keeps all it knows. */
    readonly folder: string,
    /** Called for each new start, before any page is opened. */
    private readonly prepare: (context: BrowserContext) => Promise<void>,
  ) {}

  async start(): Promise<BrowserContext> {
    const own = [`--user-data-dir=${this.folder}`, "--remote-debugging-port=0", "--window-size=390,844"];
    // Of its own group, so that all its processes die together.
    const child = spawn(chromiumProgram(), [...browserArguments, ...own, "--lang=fi-FI", "about:blank"], {
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, LANGUAGE: "fi", TZ: "Europe/Helsinki" },
    });
    adopt(child, true);
    this.child = child;
    const address = await addressOf(child);
    this.browser = await chromium.connectOverCDP(address, { timeout: PATIENCE_MILLIS });
    const [context] = this.browser.contexts();
    if (!context) throw new Error("the browser has no context");
    context.setDefaultTimeout(PATIENCE_MILLIS);
    await this.prepare(context);
    return context;
  }

  /** At once, without a word, all of its processes. */
  killNow() {
    const { child } = this;
    this.child = undefined;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    process.kill(-child.pid, "SIGKILL");
    this.kills += 1;
  }

  async kill() {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    this.killNow();
    await ended;
    await this.browser?.close().catch(() => {});
  }
}

/** Where its devtools listen. */
async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error("no stderr");
  const said: string[] = [];
  const lines = createInterface({ input: child.stderr });
  return new Promise((resolve, reject) => {
    const fail = (why: string) => () => reject(new Error(`${why}: ${said.slice(-5).join(" | ")}`));
    const timer = setTimeout(fail("the browser is slow"), PATIENCE_MILLIS);
    child.once("exit", fail("the browser ended"));
    lines.on("line", (line) => {
      said.push(line);
      const address = /^DevTools listening on (ws:\S+)$/.exec(line)?.[1];
      if (!address) return;
      clearTimeout(timer);
      said.length = 0;
      resolve(address);
    });
  });
}
