// An operator's web server: the built folder, a profile beside it, and the headers that a host must send. It knows no API.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { ofRepository, portalFolder } from "./fixtures.environment";
import type { Profile } from "./fixtures.kit";

const TYPES: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** An API on the portal's own origin; whether the request was for it. */
export type Api = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** Serves the portal with this profile on a free port, lends the origin, and stops. */
export async function withHost(profile: Profile, use: (origin: string) => Promise<void>, api?: Api, port = 0) {
  const headers = {
    "content-security-policy": policy(profile),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-cache",
  };
  const server = createServer(async (request, response) => {
    if (await api?.(request, response)) return;
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://host").pathname);
    if (path === "/profile.json") return send(response, headers, ".json", JSON.stringify(profile));
    // A path without a dot names a page of the portal.
    const file = normalize(extname(path) ? path : "/index.html");
    const content = await readFile(join(portalFolder(), file)).catch(() => undefined);
    send(response, headers, extname(file), content);
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function send(response: ServerResponse, headers: Record<string, string>, kind: string, content?: string | Buffer) {
  const type = TYPES[kind];
  if (content === undefined || type === undefined) return response.writeHead(404, headers).end();
  response.writeHead(200, { ...headers, "content-type": type }).end(content);
}

/** The origins that the portal may ask: those that its profile names. */
export function declared({ base, origins = [] }: Profile): string[] {
  return [base, ...origins].filter((address) => !address.startsWith("/")).map((address) => new URL(address).origin);
}

/** The reference backend's policy, opened for what the profile names, as `raati check` tells operators to. */
function policy(profile: Profile): string {
  const source = readFileSync(ofRepository("crates/backend/src/http/headers.rs"), "utf8");
  const written = /CONTENT_SECURITY_POLICY: &str = "([^"]+)"/.exec(source)?.[1]?.replaceAll(/\\\s+/g, "");
  const [before, after] = written?.split("connect-src 'self'") ?? [];
  if (before === undefined || after === undefined) throw new Error("headers.rs holds no policy with connect-src 'self'");
  return [before, "connect-src 'self' ", declared(profile).join(" "), after].join("");
}
