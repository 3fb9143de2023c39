// What a redraw may not lose: the focus, the caret, what was typed, and the memory of the phone.
import type { CDPSession, Page } from "@playwright/test";
import { expect, open } from "./fixtures";
import { bringIn, onScreen, test } from "./fixtures.poll";

const main = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Päävalikko" }).getByRole("link", { name });

const inOrder = {
  id: "poll-in-order",
  title: { fi: "Järjestys" },
  intro: { fi: "Yksi kysymys." },
  window: { opens_at: "-3d 09:00", closes_at: "+9d 16:00" },
  anonymity: "anonymous",
  questions: [
    {
      id: "order",
      type: "ranking",
      title: { fi: "Mikä on tärkeintä?" },
      required: true,
      options: ["Nopeus", "Hinta", "Rauha", "Valo"].map((fi) => ({ id: fi.toLowerCase(), label: { fi } })),
    },
  ],
};

/** The rows of a ranking, from top to bottom. */
const rows = (page: Page) => page.getByRole("group", { name: "Mikä on tärkeintä?" }).getByRole("listitem");

/** The order with its places, and below it what has none. */
const order = (placed: string[], rest: string[] = []) => [...placed.map((name, at) => `${at + 1}${name}`), ...rest];

test("what moves in a ranking keeps the focus all the way", async ({ page, backend }) => {
  bringIn(backend, inOrder);
  await open(page, "/polls/poll-in-order/1");
  for (const name of ["Nopeus", "Hinta", "Rauha", "Valo"]) {
    const add = page.getByRole("button", { name: `Lisää järjestykseen: ${name}` });
    await add.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: `Siirrä ylemmäs: ${name}` })).toBeFocused();
  }
  await expect(rows(page)).toHaveText(order(["Nopeus", "Hinta", "Rauha", "Valo"]));
  const up = page.getByRole("button", { name: "Siirrä ylemmäs: Valo" });
  for (const names of [
    ["Nopeus", "Hinta", "Valo", "Rauha"],
    ["Nopeus", "Valo", "Hinta", "Rauha"],
    ["Valo", "Nopeus", "Hinta", "Rauha"],
  ]) {
    await page.keyboard.press("Enter");
    await expect(rows(page)).toHaveText(order(names));
    await expect(up).toBeFocused();
  }
  await page.keyboard.press("Enter");
  await expect(rows(page)).toHaveText(order(["Valo", "Nopeus", "Hinta", "Rauha"]));
  const down = page.getByRole("button", { name: "Siirrä alemmas: Nopeus" });
  await down.focus();
  await page.keyboard.press("Enter");
  await expect(rows(page)).toHaveText(order(["Valo", "Hinta", "Nopeus", "Rauha"]));
  await expect(down).toBeFocused();
  await page.getByRole("button", { name: "Ota pois järjestyksestä: Hinta" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Lisää järjestykseen: Hinta" })).toBeFocused();
  await expect(rows(page)).toHaveText(order(["Valo", "Nopeus", "Rauha"], ["Hinta"]));
});

test("news that was there before a change of language can be put away after it", async ({ page }) => {
  await open(page, "/panels/panel-8r3");
  await page.getByRole("button", { name: "Liity raatiin" }).click();
  const news = page.getByText("Olet nyt raadin jäsen");
  await expect(news).toBeVisible();
  await page.getByRole("button", { name: "På svenska" }).click();
  const close = page.getByRole("button", { name: "Stäng", exact: true });
  await expect(close).toHaveCount(1);
  await expect(news).toHaveCount(1);
  await close.click();
  await expect(news).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();

  // News that comes later is shown, and goes, too.
  await page.getByRole("button", { name: "Lämna rådet" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Lämna rådet" }).click();
  await expect(close).toHaveCount(1);
  await page.getByRole("button", { name: "Suomeksi" }).click();
  await page.getByRole("button", { name: "Sulje", exact: true }).click();
  await expect(page.getByText("Du är inte längre medlem i rådet")).toHaveCount(0);
  await main(page, "Kyselyt").click();
  await onScreen(page, "Kyselyt");
});

test("what is typed keeps its caret while all around it is drawn anew", async ({ page, context, allowConsole }) => {
  allowConsole(/net::ERR_INTERNET_DISCONNECTED/);
  await open(page, "/panels");
  const search = page.getByRole("searchbox", { name: "Hae raateja" });
  const caret = () => search.evaluate((field: HTMLInputElement) => field.selectionStart);
  await search.evaluate((field) => Object.assign(field, { isTheSame: true }));
  await search.pressSequentially("saristo");
  await expect(page.getByRole("heading", { name: "Haulla ei löytynyt mitään" })).toBeVisible();
  for (let left = 0; left < 5; left++) await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("a");
  await expect(page.getByRole("status").filter({ hasText: "1 raati" })).toBeVisible();
  await expect(search).toHaveValue("saaristo");
  expect(await caret()).toBe(3);

  await context.setOffline(true);
  await expect(page.getByText("Ei verkkoyhteyttä.")).toBeVisible();
  await page.keyboard.type("x");
  await context.setOffline(false);
  await expect(page.getByText("Ei verkkoyhteyttä.")).toHaveCount(0);
  await page.keyboard.press("Backspace");
  await expect(search).toBeFocused();
  await expect(search).toHaveValue("saaristo");
  expect(await caret()).toBe(3);
  expect(await search.evaluate((field) => "isTheSame" in field)).toBe(true);
});

/** Nodes and listeners that the page holds on to. */
async function held(session: CDPSession) {
  // What one collection sets free may free more in the next.
  for (let round = 0; round < 3; round++) await session.send("HeapProfiler.collectGarbage");
  return session.send("Memory.getDOMCounters");
}

test("going back and forth between two screens holds on to nothing", async ({ page, context }) => {
  await open(page, "/panels/panel-3k7");
  await main(page, "Tapahtumat").click();
  const there = async () => {
    await onScreen(page, "Tapahtumat");
    await expect(page.getByRole("article").first()).toBeVisible();
  };
  const back = async () => {
    await expect(page.getByRole("heading", { level: 1, name: "Perheiden raati" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Liity raatiin" })).toBeVisible();
  };
  const rounds = async (count: number) => {
    for (let round = 0; round < count; round++) {
      await page.goBack();
      await back();
      await page.goForward();
      await there();
    }
  };
  await there();
  const session = await context.newCDPSession(page);
  await rounds(3);
  await page.waitForLoadState("networkidle");
  const before = await held(session);
  await rounds(20);
  await page.waitForLoadState("networkidle");
  const after = await held(session);
  expect(after.jsEventListeners - before.jsEventListeners, "listeners").toBeLessThanOrEqual(10);
  expect(after.nodes - before.nodes, "nodes").toBeLessThanOrEqual(40);
});
