// What must stand in the database when a request has had its effect, and how many rows a write has made.
import type { Passed } from "./proxy";
import { type Rows, hashed, quoted } from "./rows";
import { INVITATIONS, type Write } from "./writes";

/** What a request does: rows that it makes, or that it takes away. */
export interface Effect {
  /** Where its rows are, as in `message WHERE id = 'x'`. */
  rows: string;
  /** It takes them away instead. */
  isEnd: boolean;
  /** What it is about; a later end of the same makes up for an earlier beginning. */
  about: string;
}

const API = /^\/api\/v1/;
/** Tables in which rows are found by what they are about, since the demo data begins with some. */
const SHARED = { membership: "panel", registration: "event", theme_support: "theme", invitation_binding: "invitation" };

/** How many rows the demo data brings. */
export type Baseline = Map<string, number>;

export async function baseline(rows: Rows): Promise<Baseline> {
  const found: Baseline = new Map();
  for (const [table, column] of Object.entries(SHARED)) {
    for (const row of await rows.all(`SELECT ${column} AS target, count(*) AS n FROM ${table} GROUP BY ${column}`)) {
      found.set(about(table, String(row.target)), Number(row.n));
    }
  }
  return found;
}

const about = (table: string, target: string) => {
  const column = SHARED[table as keyof typeof SHARED];
  return `${table} WHERE ${column} = ${quoted(target)}`;
};

/** What a request that the proxy saw does; nothing for requests that no item sends. */
export function effectOf({ method, path }: Passed): Effect | undefined {
  const parts = path.replace(API, "").split("?")[0]?.split("/").slice(1).map(decodeURIComponent) ?? [];
  const [noun = "", target = "", what = "", id = ""] = parts;
  const isEnd = method === "DELETE";
  const one = (rows: string) => ({ rows, isEnd, about: rows });
  switch (`${noun}/${what}`) {
    case "messages/":
      return one(`message WHERE id = ${quoted(target)}`);
    case "polls/responses":
      return one(`response WHERE hex(ref) = ${quoted(hashed("answers", id))}`);
    case "events/registrations":
      return { ...one(`registration WHERE id = ${quoted(id)}`), about: about("registration", target) };
    case "panels/membership":
      return one(about("membership", target));
    case "panels/themes":
      return one(`theme WHERE id = ${quoted(id)}`);
    case "meetings/feedback":
      return one(`feedback WHERE id = ${quoted(id)}`);
    case "themes/support":
      return one(about("theme_support", target));
    case "invitations/reply":
      return one(about("invitation_binding", target));
    default:
      return undefined;
  }
}

/** Whether a request's effect stands now. */
export async function holds(rows: Rows, start: Baseline, effect: Effect): Promise<boolean> {
  const count = (await rows.count(effect.rows)) - (start.get(effect.rows) ?? 0);
  return effect.isEnd ? count <= 0 : count > 0;
}

/** Where the rows of a write are told by its words, or by what it is about. */
function placeOf({ kind, target, mark }: Write): string | undefined {
  const words = quoted(mark);
  switch (kind) {
    case "message":
      return `message WHERE text = ${words}`;
    case "poll":
      return `response WHERE poll = ${quoted(target)}`;
    case "register":
      return `registration WHERE access_needs = ${words}`;
    case "join":
      return about("membership", target);
    case "request":
      return `membership WHERE text = ${words}`;
    case "feedback":
      return `feedback WHERE what_to_change = ${words}`;
    case "propose":
      return `theme WHERE instr(body, ${words})`;
    case "support":
      return about("theme_support", target);
    case "reply":
      return about("invitation_binding", INVITATIONS[target] ?? "");
    case "cancel":
    case "leave":
      return undefined;
  }
}

/** How many rows a write has made; 1 at most is right. */
export async function made(rows: Rows, start: Baseline, write: Write): Promise<number> {
  const place = placeOf(write);
  return place === undefined ? 0 : (await rows.count(place)) - (start.get(place) ?? 0);
}
