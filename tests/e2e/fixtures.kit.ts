// A real backend of another make, filled with tests/conformance/seed.json, and its own account of what it stored.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type Interface, createInterface } from "node:readline";
import { kitProgram, ofRepository } from "./fixtures.environment";

/** What residents send. */
export type Sent = "responses" | "registrations" | "memberships" | "replies";

/** A running backend. */
export interface Kit {
  /** Where its profile's paths begin. */
  base: string;
  /** How many are stored, by the storage itself and not by the API. */
  rows(of: Sent): Promise<number>;
}

/** A connection profile, as far as the tests look into one. */
export interface Profile {
  base: string;
  extends?: string[];
  origins?: string[];
  operations: Record<string, { off?: boolean; link_out?: string; get?: unknown; [key: string]: unknown } | null>;
}

/** Starts a backend, lends it, and ends it. */
export async function withKit(name: string, use: (kit: Kit) => Promise<void>) {
  const child = spawn(kitProgram(), [name], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const lines = createInterface({ input: child.stdout });
  const answer = (key: string) => nextOf(child, lines, key);
  try {
    const base = String(await answer("base"));
    const rows = async (of: Sent) => {
      child.stdin.write(`${of}\n`);
      return Number(await answer("rows"));
    };
    await use({ base, rows });
  } finally {
    // It cleans up after itself.
    child.stdin.end();
    await ended;
  }
}

function nextOf(child: ChildProcess, lines: Interface, key: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const end = () => reject(new Error("the backend ended; what it said stands above"));
    child.once("exit", end);
    lines.once("line", (line) => {
      child.off("exit", end);
      resolve((JSON.parse(line) as Record<string, unknown>)[key]);
    });
  });
}

/** The profile shipped for this kit, with the base of the one that runs and nothing else changed. */
export function shippedProfile(name: string, kit: Kit): Profile {
  const file = name.startsWith("directus") ? "directus" : name.replaceAll("-", "_");
  const text = readFileSync(ofRepository(`profiles/${file}.json`), "utf8");
  return { ...(JSON.parse(text) as Profile), base: kit.base };
}

/** Whether residents can do this here, on this site. */
export function offers(profile: Profile, operation: string): boolean {
  const written = profile.operations[operation];
  return Boolean(written) && !written?.off && !written?.link_out;
}
