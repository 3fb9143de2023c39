// What the screen says, in one place: which elements tell of an item, and a watcher that reports each change of them.
import { setTimeout as wait } from "node:timers/promises";
import type { BrowserContext, Locator, Page } from "@playwright/test";

/** What one element says about one item. */
export interface Said {
  /** When, by the browser's clock. */
  at: number;
  /** The screen's path. */
  path: string;
  /** Empty where a receipt is shown and no item. */
  item: string;
  stage: string;
  saved: string;
  /** A receipt's code, where one is shown. */
  code?: string;
}

/** Stages in which the portal still works on an item by itself. */
const UNDER_WAY = ["queued", "sending", "checking"];

export const isUnderWay = ({ stage }: Said) => UNDER_WAY.includes(stage);
export const isSaved = ({ saved }: Said) => saved === "once" || saved === "twice";
export const isArrived = ({ stage }: Said) => stage === "arrived";

/** Reports everything that pages of this browser say from now on. */
export async function watch(context: BrowserContext, heard: (said: Said) => void) {
  await context.exposeBinding("raatiSaid", (_, said: Said) => heard(said));
  await context.addInitScript(watcher);
}

/** Runs in the page: an element that says nothing new is not reported again. */
function watcher() {
  const tell = (window as unknown as { raatiSaid: (said: unknown) => Promise<void> }).raatiSaid;
  const told = new Map<string, string>();
  const codeIn = (element: Element | null) =>
    /uittikoodi\W*([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(element?.textContent ?? "")?.[1];
  const look = () => {
    const receipt = codeIn(document.querySelector("main"));
    if (receipt && !told.has(receipt)) {
      told.set(receipt, "");
      void tell({ at: Date.now(), path: location.pathname, item: "", stage: "", saved: "", code: receipt });
    }
    for (const element of document.querySelectorAll<HTMLElement>("[data-stage]")) {
      const { stage = "", saved = "" } = element.dataset;
      const item = element.dataset.item ?? element.id.replace(/^item-/, "");
      const code = codeIn(element);
      const words = `${stage} ${saved} ${code}`;
      const place = `${location.pathname} ${item}`;
      if (told.get(place) === words) continue;
      told.set(place, words);
      void tell({ at: Date.now(), path: location.pathname, item, stage, saved, code });
    }
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ["data-stage", "data-saved", "data-item"],
  });
}

/** What the screen of all items lists now; nothing where it is not open yet. */
export function listed(page: Page): Promise<Said[] | undefined> {
  return page.evaluate(() => {
    if (location.pathname !== "/outbox" || document.getElementById("shell") || !document.querySelector("h1")) return undefined;
    return [...document.querySelectorAll<HTMLElement>("li[id^='item-']")].map((element) => {
      const { stage = "", saved = "" } = element.querySelector<HTMLElement>("[data-stage]")?.dataset ?? element.dataset;
      return { at: Date.now(), path: location.pathname, item: element.id.slice("item-".length), stage, saved };
    });
  });
}

/** Items of which the screen says now, on the spot, that they are safe. */
export function safeHere(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".c-delivery[data-saved=once], .c-delivery[data-saved=twice]")].map(
      (element) => element.dataset.item ?? "",
    ),
  );
}

/** Looks until it is so, or the patience is over. Playwright's own waiting can spin for ever, without a timer coming
 * through, on a page whose process has just been killed. */
export async function until(patience: number, look: () => Promise<boolean>): Promise<boolean> {
  const end = Date.now() + patience;
  for (;;) {
    const isSo = await Promise.race([look().catch(() => false), wait(1000).then(() => false)]);
    if (isSo || Date.now() >= end) return isSo;
    await wait(30);
  }
}

/** Looks until it can be seen; throws where it cannot. */
export async function seen(what: Locator, patience: number) {
  if (!(await until(patience, () => what.isVisible()))) throw new Error(`${what} is not there`);
}

/** Waits until nothing is unfinished. */
export async function isDone(page: Page, patience: number) {
  // What waits is known once the stores were read.
  await page.waitForTimeout(700);
  const done = () => page.evaluate(() => !document.getElementById("outbox-status"));
  if (!(await until(patience, done))) throw new Error("something is unfinished");
}

/** Whether the portal stands, and has taken over from the shell. */
export function stands(page: Page, patience: number): Promise<boolean> {
  const looks = () =>
    page.evaluate(() => !document.getElementById("shell") && Boolean(document.querySelector("h1")?.checkVisibility()));
  return until(patience, looks);
}

/** Goes there as by a link of the portal. */
export function follow(page: Page, path: string) {
  return page.evaluate((href) => {
    const link = Object.assign(document.createElement("a"), { href });
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
}

/** Puts a finger on it, so often, once it stands still; nothing is waited for but the tap itself. */
export async function tap(button: Locator, times = 1) {
  await button.scrollIntoViewIfNeeded();
  const place = async () => {
    const box = await button.boundingBox();
    if (!box) throw new Error("there is nothing to tap");
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  let last = await place();
  for (let looks = 0; ; looks += 1) {
    if (looks > 100) throw new Error("what is to be tapped never stands still");
    await button.page().waitForTimeout(40);
    const now = await place();
    const isHit = await button.evaluate((element, { x, y }) => element.contains(document.elementFromPoint(x, y)), now);
    if (isHit && now.x === last.x && now.y === last.y) break;
    if (!isHit) await button.evaluate((element) => element.scrollIntoView({ block: "center" }));
    last = now;
  }
  await button.page().mouse.click(last.x, last.y, { clickCount: times, delay: 5 });
}
