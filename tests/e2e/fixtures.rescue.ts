// Records of the outbox as the portal leaves them on a phone: made from the frozen golden ones, written by the vault itself.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { ofRepository } from "./fixtures.environment";

/** The poll of one question that they answer. */
export const poll = "poll-h4z";

/** A record of version 1 or another; see `crates/outbox/src/envelope.rs`. */
export type Envelope = Record<string, unknown> & { id: string; letter: unknown };

function golden(): Envelope {
  const lines = readFileSync(ofRepository("crates/outbox/tests/golden/v1.jsonl"), "utf8").split("\n");
  const queued = lines.find((line) => line.includes('"state":"queued"'));
  if (!queued) throw new Error("no golden record is queued");
  return JSON.parse(queued) as Envelope;
}

/** What waits to be sent to the reference backend. */
export function envelope(id: string, more: Record<string, unknown> = {}): Envelope {
  const direct = { method: "PUT", url: `/api/v1/polls/${poll}/responses/${id}`, headers: [["x-raati", "1"]] };
  const body = JSON.stringify({ answers: [{ question: "q1", value: "Kulkeminen talvella" }] });
  const letter = { operation: "submit_response", params: [], body, direct };
  const promise = { by: "put_by_id", look_up: "can" };
  return { ...golden(), id, title: `Kysely ${id}`, lane: `poll/${id}`, letter, promise, ...more };
}

/** The vault as the page has it; from its source, so that its name in the build does not matter. */
export async function withVault(page: Page) {
  const script = readFileSync(ofRepository("public/vault.js"), "utf8");
  await page.route("**/e2e-vault.js", (route) => route.fulfill({ contentType: "text/javascript", body: script }));
}

/** Writes records as the portal does. */
export async function keep(page: Page, ...records: Envelope[]) {
  await page.evaluate(async (records) => {
    const vault = await import("/e2e-vault.js" as string);
    for (const record of records) {
      const bytes = new TextEncoder().encode(JSON.stringify(record));
      const { primary } = await vault.put(record.id, bytes, record.revision, undefined);
      if (primary.how !== "committed") throw new Error(`${record.id}: ${primary.how}`);
    }
  }, records);
}

/** The records that the portal would find, by store. */
export async function kept(page: Page) {
  return page.evaluate(async () => {
    const vault = await import("/e2e-vault.js" as string);
    const { primary, shadow } = await vault.load();
    const read = (list: [string, Uint8Array][]) =>
      list.map(([, bytes]) => JSON.parse(new TextDecoder().decode(bytes)) as { id: string; state: unknown });
    return { primary: read(primary), shadow: read(shadow) };
  });
}
