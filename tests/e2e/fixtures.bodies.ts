// Bodies that no backend should send: without end, too long, too deep, too wide, and what is no text.
import type { ServerResponse } from "node:http";
import { constants, deflateRawSync } from "node:zlib";
import { pour } from "./fixtures.false";

/** Sends a body; the headers say JSON. */
type Send = (response: ServerResponse) => void;

const json = { "content-type": "application/json" };
const whole =
  (body: string | Buffer, headers: Record<string, string> = {}): Send =>
  (response) =>
    void response.writeHead(200, { ...json, ...headers }).end(body);
const endless =
  (start: string, part: string | Buffer, headers: Record<string, string> = {}): Send =>
  (response) => {
    response.writeHead(200, { ...json, ...headers }).write(start);
    pour(response, part);
  };
const items = (piece: string, times: number) => `{"items":[${`${piece},`.repeat(times)}${piece}]}`;
const panel = (name: string) => `{"items":[{"id":"panel-1","name":{"fi":${name}},"joining":"open"}]}`;

/** 16 KB that unpack to 16 MB and end on a byte, so that they can follow each other. */
const zeros = () => deflateRawSync(Buffer.alloc(16 * 1024 * 1024, 0x20), { finishFlush: constants.Z_FULL_FLUSH });
const gzipHead = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);

/** Ten megabytes that unpack to ten gigabytes. */
const bomb: Send = (response) => {
  const part = zeros();
  const times = Math.ceil((10 * 1024 * 1024) / part.length);
  whole(Buffer.concat([gzipHead, ...Array<Buffer>(times).fill(part)]), { "content-encoding": "gzip" })(response);
};

/** What cannot be shown: an error card. */
export const refused: [string, Send][] = [
  ["blanks without end", endless('{"items":[]}', " ".repeat(65_536))],
  ["a list without end", endless('{"items":[0', ",0".repeat(32_768))],
  ["a text without end", endless('{"items":["', "x".repeat(65_536))],
  ["ten megabytes", whole(items('{"id":"x"}', 1_000_000))],
  ["ten gigabytes packed in ten megabytes", bomb],
  ["two million open lists", whole("[".repeat(2_000_000))],
  ["a million lists in each other", whole("[".repeat(1_000_000) + "]".repeat(1_000_000))],
  ["objects 400,000 deep", whole('{"items":'.repeat(400_000))],
  ["a list where the contract has none, 127 deep", whole("[".repeat(127) + "]".repeat(127))],
  ["NULs", whole(Buffer.alloc(1_000_000))],
  ["UTF-16", whole(Buffer.from('{"items":[]}', "utf16le"), { "content-type": "application/json; charset=utf-16" })],
  ["half a surrogate pair", whole(panel('"\\ud800"'))],
  ["a number beyond all", whole(`{"items":[],"total":1e999}`)],
  ["a number of a million digits", whole(`{"items":[],"total":${"9".repeat(1_000_000)}}`)],
];

/** What can be shown in part, or is odd and right. */
export const shown: [string, Send][] = [
  ["a million zeros", whole(items("0", 1_000_000))],
  ["a million empty objects", whole(items("{}", 1_000_000))],
  ["half a million objects", whole(items('{"a":0}', 450_000))],
  ["many of each name", whole(`{${'"items":[],'.repeat(300_000)}"items":[]}`)],
  ["a mark of byte order", whole(`\ufeff${panel('"Raati"')}`)],
  ["Latin 1", whole(Buffer.from(panel('"Räätäli"'), "latin1"), { "content-type": "application/json; charset=iso-8859-1" })],
  ["a name of a hundred thousand letters", whole(panel(`"${"Raati ".repeat(17_000)}"`))],
];
