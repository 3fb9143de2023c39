// Kill points: one journey from the tap to "arrived" tells which there are; then the browser dies at each of them, is
// started again on what it left behind, and is judged.
import type { Page } from "@playwright/test";
import { Kills, type Death } from "./deaths";
import { arm, enumerate, passed } from "./points";
import { follow, isArrived, seen, tap } from "./screen";
import { type Tally, each } from "./tally";
import { World } from "./world";
import { type Write, fill, screenOf } from "./writes";

const JOURNEY_MILLIS = 8000;
/** One that makes a row, and one that needs two tables and a receipt. */
const WRITES: Write[] = [
  { kind: "message", target: "a", mark: "Kuolema viesti" },
  { kind: "poll", target: "poll-c1", mark: "Kuolema kysely" },
];

/** Dies `times` times at each point of each journey. */
export async function kills(database: string, times: number, atOnce: number): Promise<Tally> {
  const result = new Kills();
  for (const write of WRITES) {
    const whole = await journey(database, write, -1, 0);
    console.log(`${write.kind}: ${whole.passed.length} points from the tap to "arrived"`);
    result.enumerate(write.kind, whole);
    const all = Array.from({ length: times }, (_, round) => whole.passed.map((_, point) => ({ round, point }))).flat();
    await each(all, atOnce, async ({ round, point }) => result.add(await journey(database, write, point, round)));
  }
  return result.tell();
}

/** From the tap until it has arrived, or until death at this point; then on, until all is well. */
async function journey(database: string, write: Write, lethal: number, round: number): Promise<Death> {
  let die = (_: string) => {};
  const world = await World.open(database, round, (context) => enumerate(context, (name) => die(name)));
  const death: Death = { kind: write.kind, point: lethal, name: "", passed: [], wasSaved: false, findings: [], log: world.log };
  try {
    const died = new Promise<void>((resolve) => {
      die = (name) => {
        world.phone.killNow();
        death.name = name;
        world.say(`dead at ${name}`);
        resolve();
      };
    });
    const page = await world.page();
    await world.openFirst(page);
    await follow(page, screenOf(write));
    const button = await fill(page, write, 5000 * world.slowness);
    await seen(button, 20_000);
    await page.evaluate(arm, lethal);
    world.say("tap");
    void tap(button).catch((error: unknown) => world.say(`tap: ${String(error).split("\n")[0]}`));
    await Promise.race([died, arrival(page, world)]);
    if (lethal < 0) death.passed = await page.evaluate(passed);
    else if (death.name) await world.restartPhone();
    const verdict = await world.end([write]);
    death.findings = verdict.findings;
    death.wasSaved = verdict.saved > 0;
    const rows = await world.judge.rowsOf(write);
    // A death before anything was saved may cost what was typed, but never counts twice.
    if (death.wasSaved && rows !== 1) death.findings.push({ what: "stuck", about: `${rows} rows of 1` });
  } catch (error) {
    death.findings.push({ what: "broken", about: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  } finally {
    await world.close();
  }
  return death;
}

/** Until "arrived" stands on the screen, and everything that comes after it has come. */
async function arrival(page: Page, world: World) {
  const until = Date.now() + JOURNEY_MILLIS * world.slowness;
  const isThere = () => world.judge.receipts > 0 || world.judge.said.some(isArrived);
  while (Date.now() < until && !isThere()) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await page.waitForTimeout(300 * world.slowness).catch(() => {});
}
