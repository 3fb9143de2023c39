// What may go wrong with one request on its way, and how likely it is.
import type { Chance } from "./random";

/** How a connection ends: in order, by force, or not at all – nothing comes any more. */
export type End = "fin" | "rst" | "hole";

/** One exchange's fault. Offsets are bytes of the request, or of the answer. */
export type Fault =
  | { kind: "none" }
  | { kind: "refuse" }
  | { kind: "cut-request"; end: End; at: number }
  | { kind: "cut-answer"; end: End; at: number }
  | { kind: "delay"; millis: number; what: "request" | "answer" }
  | { kind: "trickle"; bytes: number; millis: number }
  | { kind: "false-answer"; name: FalseAnswer; after: boolean };

/** Answers that nobody who knows the request gave. */
export const FALSE_ANSWERS = {
  html: ["200 OK", "text/html", "<!doctype html><title>Tervetuloa</title><p>Kirjaudu verkkoon"],
  "html-as-json": ["200 OK", "application/json", "<!doctype html><title>Tervetuloa</title>"],
  empty: ["200 OK", "application/json", ""],
  "empty-object": ["200 OK", "application/json", "{}"],
  "other-id": ["200 OK", "application/json", '{"id":"0000000000000000000000","code":"AAAA-2222","at":"2026-01-01T00:00:00Z"}'],
  "no-content": ["204 No Content", "", ""],
  login: ["302 Found", "text/html", ""],
  "log-in-first": ["511 Network Authentication Required", "text/html", "<!doctype html><title>Wi-Fi</title>"],
  "bad-gateway": ["502 Bad Gateway", "text/html", "<html>nginx</html>"],
  busy: ["503 Service Unavailable", "application/json", "{}"],
} as const;
export type FalseAnswer = keyof typeof FALSE_ANSWERS;

/** How rough the way is. */
export type Weather = "calm" | "rough";

/** What is known of a request before it goes on. */
export interface Asked {
  method: string;
  path: string;
  /** Length of the whole request in bytes. */
  length: number;
}

export const isWrite = ({ method }: { method: string }) => !["GET", "HEAD", "OPTIONS"].includes(method);
export const isApi = ({ path }: { path: string }) => path.startsWith("/api/");

/** Decides what happens to a request. */
export function decide(chance: Chance, weather: Weather, asked: Asked): Fault {
  const likelihood = isWrite(asked) ? 0.75 : isApi(asked) ? 0.12 : 0.04;
  if (weather === "calm" || !chance.happens(likelihood)) return { kind: "none" };
  const kind = chance.weigh({ "cut-answer": 9, "cut-request": 4, "false-answer": 5, delay: 3, trickle: 2, refuse: 2 });
  const end = chance.weigh({ fin: 3, rst: 3, hole: 1 });
  switch (kind) {
    case "cut-answer":
      // Most often before the first byte: it was committed, and nobody hears of it.
      return { kind, end, at: chance.happens(0.5) ? 0 : chance.between(1, 900) };
    case "cut-request":
      return { kind, end, at: chance.between(1, Math.max(1, asked.length - 1)) };
    case "false-answer":
      return { kind, name: chance.pick(Object.keys(FALSE_ANSWERS) as FalseAnswer[]), after: chance.happens(0.5) };
    case "delay":
      return { kind, millis: chance.between(50, 700), what: chance.happens(0.5) ? "request" : "answer" };
    case "trickle":
      return { kind, bytes: chance.between(20, 200), millis: chance.between(5, 40) };
    case "refuse":
      return { kind };
  }
}

/** The fault in a few characters. */
export function tell(fault: Fault): string {
  const { kind, ...rest } = fault;
  return [kind, ...Object.values(rest)].join(" ");
}

/** What it is counted as in a report. */
export function countedAs(fault: Fault): string {
  switch (fault.kind) {
    case "cut-answer":
      return `${fault.at === 0 ? "no answer after commit" : "answer cut"}: ${fault.end}`;
    case "cut-request":
      return `request cut: ${fault.end}`;
    case "false-answer":
      return `false answer ${fault.after ? "after" : "without"} commit: ${fault.name}`;
    default:
      return fault.kind;
  }
}

/** A false answer as it goes over the wire; the connection ends with it. */
export function wire(name: FalseAnswer): string {
  const [status, type, body] = FALSE_ANSWERS[name];
  const head = [`HTTP/1.1 ${status}`, "connection: close", `content-length: ${Buffer.byteLength(body)}`];
  if (type) head.push(`content-type: ${type}`);
  if (name === "login") head.push("location: http://login.invalid/");
  if (name === "no-content") head.splice(2, 1);
  return `${head.join("\r\n")}\r\n\r\n${body}`;
}
