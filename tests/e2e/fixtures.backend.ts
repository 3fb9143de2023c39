// One backend a worker, on a free port, with its own copy of the demo data and the fault switch on.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { backendProgram, folderPrefix, portalFolder, templateDatabase } from "./fixtures.environment";

/** A running backend. */
export interface Backend {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  /** Its database, for looking at what was stored. */
  database: string;
}

/** One that is ended by whoever started it. */
export interface Running extends Backend {
  stop: () => Promise<void>;
}

/** Starts a backend, lends it, and stops it. */
export async function withBackend(use: (backend: Backend) => Promise<void>) {
  const running = await startBackend();
  try {
    await use(running);
  } finally {
    await running.stop();
  }
}

/** Starts a backend that also serves this folder, on this port or a free one. */
export async function startBackend(portal = portalFolder(), port = 0): Promise<Running> {
  const folder = mkdtempSync(folderPrefix);
  const database = join(folder, "raati.sqlite");
  for (const ending of ["", "-wal"]) {
    if (existsSync(templateDatabase() + ending)) copyFileSync(templateDatabase() + ending, database + ending);
  }
  const where = ["--host", "127.0.0.1", "--port", String(port), "--db", database, "--portal", portal];
  // All workers come from one address, and faster than people do.
  const limits = ["--rate", "2000", "--code-rate", "2000"];
  const child = spawn(backendProgram(), ["serve", ...where, ...limits, "--faults"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, RUST_LOG: "error" },
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { origin: await originOf(child), database, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits for `listening on http://…`; further lines are read and dropped, so that the pipe never fills. */
function originOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the backend ended with ${code} before it listened`)));
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on("line", (line) => {
      const origin = /^listening on (http:\/\/\S+)$/.exec(line)?.[1];
      if (origin) resolve(origin);
    });
  });
}
