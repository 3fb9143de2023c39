// A server in front of the backend, which answers some requests as no backend should.
import { type IncomingMessage, type ServerResponse, createServer, request as ask } from "node:http";
import type { AddressInfo } from "node:net";
import { type Backend, withBackend } from "./fixtures.backend";
import { test as base } from "./fixtures";

/** Answers a request in the backend's place; what it leaves alone, by `false`, the backend answers. */
export type Rule = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

/** The backend, as it looks from before the server. */
export interface Front extends Backend {
  /** Where the backend itself is. */
  behind: string;
  /** What is answered otherwise from now on; nothing at first. */
  rule: Rule | undefined;
}

/** As everywhere, but every request passes the server in front. */
export const test = base.extend<object, { front: Front; backend: Backend }>({
  front: [
    // Playwright reads the names of the arguments: without any it needs the empty pattern.
    ({}, use) => withBackend((backend) => withFront(backend, use)),
    { scope: "worker" },
  ],
  backend: [({ front }, use) => use(front), { scope: "worker" }],
});

async function withFront(backend: Backend, use: (front: Front) => Promise<void>) {
  const server = createServer((request, response) => {
    // What a rule cuts off, or the browser does not wait for, is meant so.
    response.on("error", () => {});
    void answer(front, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const front: Front = { origin, database: backend.database, behind: backend.origin, rule: undefined };
  try {
    await use(front);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function answer(front: Front, request: IncomingMessage, response: ServerResponse) {
  if (await front.rule?.(request, response)) return;
  const { status, headers, body } = await behind(front, request);
  response.writeHead(status, headers).end(body);
}

/** What the backend answers. */
export interface Answered {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer;
}

/** Asks the backend what the browser asked. */
export async function behind(front: Front, request: IncomingMessage): Promise<Answered> {
  const sent: Buffer[] = [];
  for await (const part of request) sent.push(part as Buffer);
  return new Promise((resolve, reject) => {
    const { host: _, connection: __, ...headers } = request.headers;
    const onward = ask(front.behind + request.url, { method: request.method, headers }, (incoming) => {
      const parts: Buffer[] = [];
      incoming.on("data", (part: Buffer) => parts.push(part));
      incoming.on("error", reject);
      incoming.on("end", () => {
        const { connection: _, "transfer-encoding": __, ...headers } = incoming.headers;
        resolve({ status: incoming.statusCode ?? 0, headers: headers as Answered["headers"], body: Buffer.concat(parts) });
      });
    });
    onward.on("error", reject);
    onward.end(Buffer.concat(sent));
  });
}
