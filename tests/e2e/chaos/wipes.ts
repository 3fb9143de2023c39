// The whole IndexedDB is gone, with something pending: by a page of the same origin, or on disk while the browser was dead.
// What is left is the shadow, and it must be enough.
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isWrite } from "./faults";
import type { Finding } from "./judge";
import { follow, isSaved } from "./screen";
import { type Tally, each, tally } from "./tally";
import { World } from "./world";
import { type Write, fill, screenOf } from "./writes";

type How = "deleted by a page" | "removed on disk" | "shadow deleted by a page";
const HOW: How[] = ["deleted by a page", "removed on disk", "shadow deleted by a page"];

/** Wipes in each way, so many times. */
export async function wipes(database: string, times: number, atOnce: number): Promise<Tally> {
  const results: boolean[] = [];
  const all = Array.from({ length: times }, (_, round) => HOW.map((how) => ({ how, round }))).flat();
  await each(all, atOnce, async ({ how, round }) => {
    const findings = await wipe(database, how, round);
    results.push(findings.length === 0);
    for (const { what, about } of findings) console.log(`  ${how}, round ${round}: ${what}: ${about}`);
  });
  const sum = tally(results);
  console.log(`${results.length} wipes, ${sum.passed} restored and arrived once`);
  return sum;
}

async function wipe(database: string, how: How, round: number): Promise<Finding[]> {
  const world = await World.open(database, round);
  const writes: Write[] = [
    { kind: "message", target: "a", mark: `Pyyhitty viesti ${round}` },
    { kind: "poll", target: "poll-c1", mark: `Pyyhitty kysely ${round}` },
  ];
  try {
    const page = await world.page();
    await world.openFirst(page);
    // Forms can be opened; nothing can be sent.
    world.proxy.ahead = (asked) => (isWrite(asked) ? { kind: "refuse" } : undefined);
    for (const [place, write] of writes.entries()) {
      await follow(page, screenOf(write));
      await (await fill(page, write, 5000 * world.slowness)).click();
      const isShown = () => new Set(world.judge.said.filter(isSaved).map(({ item }) => item)).size > place;
      for (let look = 0; look < 100 * world.slowness && !isShown(); look += 1) await page.waitForTimeout(50);
      if (!isShown()) return [{ what: "broken", about: `"saved" was not shown for ${write.kind}` }];
      // The shadow comes last.
      await page.waitForTimeout(300 * world.slowness);
    }
    world.say(how);
    if (how === "removed on disk") {
      await world.phone.kill();
      const profile = join(world.phone.folder, "Default/IndexedDB");
      if (readdirSync(profile).length === 0) return [{ what: "broken", about: "there was nothing to remove" }];
      rmSync(profile, { recursive: true });
      await world.restartPhone();
    } else if (how === "deleted by a page") {
      await page.evaluate(deleteDatabases);
      await page.close();
    } else {
      await page.evaluate(async () => {
        for (const name of await caches.keys()) await caches.delete(name);
      });
      await page.close();
    }
    const verdict = await world.end(writes);
    if (verdict.arrived !== writes.length) {
      verdict.findings.push({ what: "lost", about: `${verdict.arrived} of ${writes.length} arrived` });
    }
    return verdict.findings;
  } catch (error) {
    return [{ what: "broken", about: [String(error instanceof Error ? error.stack : error), ...world.log].join("\n") }];
  } finally {
    await world.close();
  }
}

/** Runs in the page. */
async function deleteDatabases() {
  for (const { name } of await indexedDB.databases()) {
    if (!name) continue;
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error);
      setTimeout(reject, 30_000, new Error(`somebody holds ${name}`));
    });
  }
}
