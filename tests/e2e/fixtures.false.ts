// The false successes of `tests/fixtures/false_successes.json`, served: the native tests read the same table.
import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { ofRepository } from "./fixtures.environment";
import type { Answered } from "./fixtures.front";

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** How an honest answer is changed. */
interface Change {
  drop?: string;
  long?: string;
  set?: Record<string, Json>;
  quoted?: boolean;
  cut?: number;
  before?: string;
  after?: string;
}

/** One that looks like a success and is none. */
export interface FalseSuccess {
  name: string;
  status?: number;
  type?: string | null;
  location?: string;
  body?: string;
  repeated?: string;
  times?: number;
  honest?: Change;
  /** What only a wire can tell. */
  wire?: "short" | "chunk" | "unpacked" | "noise" | "hang-up" | "endless";
}

/** All of them. */
export const falseSuccesses = JSON.parse(
  readFileSync(ofRepository("tests/fixtures/false_successes.json"), "utf8"),
) as FalseSuccess[];

/** Answers so where this was the honest answer to a write of this id. */
export function serve(one: FalseSuccess, id: string, honest: Answered, response: ServerResponse) {
  const change = one.honest;
  const body = change ? changed(change, id, honest) : (one.repeated ?? "").repeat(one.times ?? 0) + (one.body ?? "");
  const { status = 200, type, location } = one;
  const headers = { ...(type ? { "content-type": type } : {}), ...(location ? { location } : {}) };
  const length = Buffer.byteLength(body);
  switch (one.wire) {
    case undefined:
      return response.writeHead(status, headers).end(body);
    case "short":
      response.writeHead(status, { ...headers, "content-length": length + 10 }).write(body);
      return setTimeout(() => response.destroy(), 50);
    case "chunk":
      response.writeHead(status, headers).write(body);
      return setTimeout(() => response.destroy(), 50);
    case "unpacked":
      return response.writeHead(status, { ...headers, "content-encoding": "gzip" }).end(body);
    case "noise":
      return response
        .writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" })
        .end(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3, 255, 254, 253]));
    case "hang-up":
      return response.destroy();
    case "endless":
      response.writeHead(status, headers);
      return pour(response, body.repeat(20_000));
  }
}

/** Writes the same for as long as anybody reads it. */
export function pour(response: ServerResponse, part: string | Buffer) {
  const more = () => {
    while (!response.destroyed && response.write(part));
    if (!response.destroyed) response.once("drain", more);
  };
  more();
}

function changed(change: Change, id: string, honest: Answered): string {
  const receipt = JSON.parse(honest.body.toString()) as Record<string, Json>;
  if (change.drop) delete receipt[change.drop];
  if (change.long) receipt[change.long] = "K".repeat(10_000);
  const set = JSON.parse(JSON.stringify(change.set ?? {}).replaceAll("$id", id)) as Record<string, Json>;
  let text = JSON.stringify({ ...receipt, ...set });
  if (change.quoted) text = JSON.stringify(text);
  return (change.before ?? "") + text.slice(0, text.length - (change.cut ?? 0)) + (change.after ?? "");
}
