// What stays on the phone: what was read, for when there is no network; and nothing at all once the phone has forgotten.
import { type Page, expect } from "@playwright/test";
import { isKept, open, test } from "./fixtures.site";

const stale = "Näet aiemmin haetut tiedot.";
const events = (page: Page) => page.getByRole("main").getByRole("article");
const left = (page: Page) =>
  page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("raati");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const count = (store: string) =>
      new Promise<number>((resolve, reject) => {
        if (!opened.objectStoreNames.contains(store)) return resolve(0);
        const request = opened.transaction(store).objectStore(store).count();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const counts = { records: await count("outbox"), keys: await count("keys") };
    opened.close();
    return { ...counts, caches: (await caches.keys()).filter((name) => /reads|outbox/.test(name)) };
  });

test("what was read is there without a network, and unreadable on the disk", async ({ page, site }) => {
  await open(page, `${site.origin()}/events`);
  await expect(events(page).first()).toBeVisible();
  const first = await events(page).first().getByRole("heading").innerText();
  await isKept(page);
  const raw = await page.evaluate(async () => {
    const cache = await caches.open("raati-reads");
    const requests = await cache.keys();
    const texts = await Promise.all(requests.map(async (request) => (await cache.match(request))!.text()));
    return requests.map(({ url }) => url).join(" ") + texts.join(" ");
  });
  expect(raw.length).toBeGreaterThan(1000);
  expect(raw).not.toMatch(/starts_at|registration|\/api\/v1/);
  await site.stop();
  await open(page, `${site.origin()}/events`);
  await expect(page.getByText(stale).first()).toBeVisible();
  await expect(events(page).first().getByRole("heading")).toHaveText(first);
});

test("a phone that forgets without a network keeps neither what was read nor what waited", async ({ page, site }) => {
  await open(page, `${site.origin()}/events`);
  await expect(events(page).first()).toBeVisible();
  await isKept(page);
  await site.stop();
  await open(page, `${site.origin()}/message`);
  await page.getByRole("radio", { name: "Kiitos" }).check();
  await page.getByRole("textbox", { name: "Viestisi" }).fill("Vesikannu on hyvä");
  await page.getByRole("button", { name: "Lähetä viesti" }).click();
  await expect(page.locator(".c-delivery")).toContainText("Tallennettu tähän puhelimeen.");
  expect((await left(page)).records).toBe(1);
  await page.getByRole("navigation").getByRole("link", { name: "Minä" }).click();
  await page.getByRole("button", { name: "Unohda tämä puhelin" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Unohda tämä puhelin" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.locator("#outbox-status")).toHaveCount(0);
  await expect.poll(() => left(page)).toEqual({ records: 0, keys: 0, caches: [] });
  await open(page, `${site.origin()}/events`);
  await expect(page.getByText("Tietoja ei saatu")).toBeVisible();
});
