// A town whose residents have accounts: an API of its own beside the portal, and a real identity provider for those that
// sign in by one (npm `oidc-provider`, as in crates/connect/tests/oidc).
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { createInterface } from "node:readline";
import { ofRepository } from "./fixtures.environment";
import type { Api } from "./fixtures.host";
import type { Profile } from "./fixtures.kit";

/** What the API has been sent. */
export interface Town {
  api: Api;
  /** Messages that were stored, by their id. */
  messages: Map<string, { text: string; by: string }>;
  /** How often somebody signed out. */
  signedOut: number;
  /** Whether signing out works. */
  signOutWorks: boolean;
}

/** An API at `/api`; `who` says whose a request is, by what it carries. */
export function town(who: (request: IncomingMessage) => Promise<string | undefined>): Town {
  const messages: Town["messages"] = new Map();
  const town: Town = { messages, signedOut: 0, signOutWorks: true, api: answer };
  return town;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const path = new URL(request.url ?? "/", "http://town").pathname;
    if (!path.startsWith("/api/")) return false;
    const say = (status: number, body: unknown, headers = {}) => {
      response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
      return true;
    };
    if (path === "/api/logout") {
      town.signedOut += 1;
      return town.signOutWorks
        ? say(200, {}, { "set-cookie": "town=; Max-Age=0; Path=/; HttpOnly" })
        : say(500, {});
    }
    if (path === "/api/login") return say(200, {}, { "set-cookie": "town=aino; Path=/; HttpOnly; SameSite=Strict" });
    const by = await who(request);
    if (by === undefined) return say(401, { detail: "who are you?" });
    if (path === "/api/me") return say(200, {});
    if (request.method !== "POST" || path !== "/api/messages") return say(404, {});
    const { id, text } = JSON.parse(await bodyOf(request)) as { id: string; text: string };
    messages.set(id, { text, by });
    return say(201, { id });
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request) text += String(part);
  return text;
}

/** The town's profile, signing in this way. */
export function profileWith(auth: unknown, origins: string[] = []): Profile {
  const profile = {
    profile: 1,
    name: "Koekylä",
    base: "/api",
    origins,
    auth,
    portal: { name: { fi: "Koekylä" }, languages: ["fi"] },
    operations: {
      me: { get: "/me", result: { memberships: [], responses: [], registrations: [] } },
      send_message: {
        post: "/messages",
        body: { id: "=key", text: "=input.text", category: "=input.category" },
        proof: "body.id == key",
        dedupe: "unique_column",
        needs: "login",
      },
    },
  };
  return profile as unknown as Profile;
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Starts an identity provider that knows the portal at this origin, lends its issuer, and ends it. */
export async function withProvider(portal: string, use: (issuer: string) => Promise<void>) {
  const script = ofRepository("crates/connect/tests/oidc/server.mjs");
  const modules = join(installed(), "node_modules");
  const child = spawn("node", [script, modules, `${portal}/sign-in`, `${portal}/`], { stdio: ["pipe", "pipe", "ignore"] });
  const ended = once(child, "exit");
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.startsWith("{")) continue;
      await use((JSON.parse(line) as { issuer: string }).issuer);
      return;
    }
    throw new Error("the identity provider ended before it listened");
  } finally {
    child.stdin.end();
    await ended;
  }
}

/** Whose token this is, by the provider itself. */
export async function subjectOf(issuer: string, request: IncomingMessage): Promise<string | undefined> {
  const { authorization } = request.headers;
  if (!authorization) return undefined;
  const answer = await fetch(`${issuer}/me`, { headers: { authorization } });
  return answer.ok ? ((await answer.json()) as { sub: string }).sub : undefined;
}

/** The packages of exactly the lock file; once installed, the tests of crates/connect use them, too. */
function installed(): string {
  const kit = ofRepository("crates/connect/tests/oidc");
  const lock = createHash("sha256").update(readFileSync(join(kit, "package-lock.json"))).digest("hex");
  const given = process.env.XDG_CACHE_HOME ?? "";
  const cache = isAbsolute(given) ? given : join(homedir(), ".cache");
  const folder = join(cache, "raati/kits", `oidc-${lock.slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  // Under another name until it is whole: another worker may look for it now.
  const partial = `${folder}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  for (const name of ["package.json", "package-lock.json", ".npmrc"]) cpSync(join(kit, name), join(partial, name));
  execFileSync("npm", ["ci", "--ignore-scripts", "--silent"], { cwd: partial });
  try {
    renameSync(partial, folder);
  } catch {
    rmSync(partial, { recursive: true });
  }
  return folder;
}
