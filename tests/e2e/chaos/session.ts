// Plays one schedule: a resident who sends things while everything breaks.
import type { Page } from "@playwright/test";
import { countedAs } from "./faults";
import type { Finding, Verdict } from "./judge";
import { type Round, type Schedule, tell } from "./schedule";
import { follow, safeHere, seen, stands, tap } from "./screen";
import { World } from "./world";
import { fill, screenOf } from "./writes";

/** What came of one schedule. */
export interface Played {
  seed: number;
  writes: number;
  /** Forms that could not be opened on the network there was. */
  unopened: number;
  saved: number;
  arrived: number;
  left: string[];
  findings: Finding[];
  faults: Record<string, number>;
  turns: Record<string, number>;
  millis: number;
  log: string[];
}

/** Longest time to find a form. */
const FORM_MILLIS = { healed: 2500, "as it is": 600 };

const wait = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis));

export async function play(schedule: Schedule, template: string): Promise<Played> {
  const began = Date.now();
  const world = await World.open(template, schedule.seed);
  tell(schedule).forEach(world.say);
  const turns: Record<string, number> = {};
  const sent: Round[] = [];
  let unopened = 0;
  let verdict: Verdict = { saved: 0, arrived: 0, left: [], findings: [] };
  try {
    let page = await world.page();
    await world.openFirst(page);
    for (const round of schedule.rounds) {
      if (await send(world, page, round)) sent.push(round);
      else unopened += 1;
      turns[round.turn] = (turns[round.turn] ?? 0) + 1;
      page = await turn(world, page, round);
    }
    verdict = await world.end(sent.map(({ write }) => write));
  } catch (error) {
    verdict.findings.push({ what: "broken", about: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  } finally {
    await world.close();
  }
  const faults: Record<string, number> = {};
  for (const fault of world.proxy.faults) faults[countedAs(fault)] = (faults[countedAs(fault)] ?? 0) + 1;
  const millis = Date.now() - began;
  return { seed: schedule.seed, writes: sent.length, unopened, ...verdict, faults, turns, millis, log: world.log };
}

/** Items said to be safe where they were sent from; none where the page does not answer. */
const onTheSpot = (page: Page): Promise<string[]> =>
  Promise.race([safeHere(page).catch(() => []), wait(1000).then(() => [])]);

/** Opens the form, fills it in, breaks the network and sends; whether there was a form to send. */
async function send(world: World, page: Page, { write, opening, network, taps, millis }: Round): Promise<boolean> {
  world.say(`${write.kind} ${write.target}`);
  try {
    if (opening === "healed") {
      await world.proxy.heal();
      await page.context().setOffline(false);
    }
    const patience = FORM_MILLIS[opening] * world.slowness;
    if (await stands(page, 50)) {
      await follow(page, screenOf(write));
    } else {
      await page.goto(world.origin + screenOf(write), { waitUntil: "commit", timeout: 4000 });
      await stands(page, 4000 * world.slowness);
    }
    const button = await fill(page, write, patience);
    await seen(button, patience);
    if (network === "rough") world.proxy.weather = "rough";
    if (network === "down") await world.proxy.down();
    await page.context().setOffline(network === "offline");
    // What is still said there of an earlier one is no word about this one.
    const before = await onTheSpot(page);
    world.say(`tap (${network})`);
    await tap(button, taps);
    await wait(millis * world.slowness);
    const safe = await onTheSpot(page);
    world.judge.promise(
      write,
      safe.filter((item) => !before.includes(item)),
    );
    return true;
  } catch (error) {
    world.say(`no form: ${String(error instanceof Error ? error.message : error).split("\n")[0]}`);
    return false;
  }
}

/** What comes over the resident; gives the page that goes on. */
async function turn(world: World, page: Page, { turn: what }: Round): Promise<Page> {
  world.say(what);
  switch (what) {
    case "go on":
      return page;
    case "reload":
      await page.reload({ waitUntil: "commit", timeout: 3000 }).catch(() => {});
      await stands(page, 1500 * world.slowness);
      return page;
    case "new tab":
      return world.page();
    case "close tab": {
      const next = await world.page();
      await page.close();
      return next;
    }
    case "kill browser":
      await world.restartPhone();
      return world.page();
    case "kill server":
      await world.restartBackend();
      return page;
    case "online":
      await world.proxy.heal();
      await page.context().setOffline(false);
      return page;
  }
}
