// From the tap on "send" until "saved" stands in the document, on a CPU four times slower: `cargo xtask bench saved`.
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { reportFolder } from "./folder";
import { follow, isDone, stands, tap } from "./screen";
import { type Tally, tally } from "./tally";
import { World } from "./world";
import { fill } from "./writes";

const BUDGET_MILLIS = 150;
const THROTTLE = 4;
const WARM_UPS = 3;

/** Taps so many times, half of them without a network; whether the budget holds. */
export async function saved(database: string, taps: number): Promise<Tally> {
  const world = await World.open(database, 1, async (context) => {
    await context.addInitScript(stopwatch);
  });
  const times: Record<"with a network" | "without", number[]> = { "with a network": [], without: [] };
  try {
    const page = await world.page();
    await world.openFirst(page);
    const devtools = await page.context().newCDPSession(page);
    for (let turn = -WARM_UPS; turn < taps; turn += 1) {
      const name = turn % 2 === 0 ? "with a network" : "without";
      await world.proxy.heal();
      await page.goto(`${world.origin}/outbox`);
      await stands(page, 30_000);
      await isDone(page, 60_000);
      await follow(page, "/message");
      const button = await fill(page, { kind: "message", target: "a", mark: `Kello ${turn}` }, 10_000);
      if (name === "without") await world.proxy.down();
      await devtools.send("Emulation.setCPUThrottlingRate", { rate: THROTTLE });
      await page.evaluate(() => Object.assign(window, { raatiTook: undefined }));
      world.say(`tap ${turn} ${name}`);
      await tap(button);
      const took = await page.waitForFunction(() => (window as unknown as { raatiTook?: number }).raatiTook, null, {
        polling: 20,
        timeout: 60_000,
      });
      const millis = Number(await took.jsonValue());
      await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
      if (turn >= 0) times[name].push(millis);
    }
  } catch (error) {
    console.log(world.log.slice(-30).join("\n"));
    throw error;
  } finally {
    await world.close();
  }
  const all = Object.values(times).flat();
  const figures = (list: number[]) => ({ taps: list.length, p50: quantile(list, 0.5), p95: quantile(list, 0.95) });
  const report = {
    budget_ms: BUDGET_MILLIS,
    throttle: THROTTLE,
    ...figures(all),
    "with a network": figures(times["with a network"]),
    without: figures(times.without),
    load: `${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores`,
  };
  mkdirSync(reportFolder(), { recursive: true });
  writeFileSync(join(reportFolder(), "saved.json"), `${JSON.stringify(report, null, 2)}\n`);
  console.log(`${report.taps} taps: p50 ${report.p50.toFixed(0)} ms, p95 ${report.p95.toFixed(0)} ms; load ${report.load}`);
  return tally([report.p95 <= BUDGET_MILLIS]);
}

/** The smallest that a share of the times does not exceed. */
const quantile = (list: number[], share: number) =>
  [...list].sort((one, other) => one - other)[Math.ceil(share * list.length) - 1] ?? Number.NaN;

/** Runs in the page: from the tap's own event to the first element that says "saved" of an item that was not there before. */
function stopwatch() {
  let began = Number.NaN;
  let before = new Set<string>();
  const items = () =>
    [...document.querySelectorAll<HTMLElement>("[data-saved=once], [data-saved=twice]")].map((element) => element.dataset.item ?? element.id);
  addEventListener(
    "click",
    ({ isTrusted, timeStamp }) => {
      if (!isTrusted) return;
      began = timeStamp;
      before = new Set(items());
    },
    { capture: true },
  );
  new MutationObserver(() => {
    if (Number.isNaN(began) || items().every((item) => before.has(item))) return;
    Object.assign(window, { raatiTook: performance.now() - began });
    began = Number.NaN;
  }).observe(document, { subtree: true, childList: true, attributeFilter: ["data-saved", "data-item"] });
}
