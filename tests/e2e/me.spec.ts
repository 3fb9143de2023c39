// My own things: what I took part in, how the portal looks, my data, and a phone that forgets.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { checkAxe, expect, open, test } from "./fixtures";

const me = (page: Page) => page.getByRole("navigation", { name: "Päävalikko" }).getByRole("link", { name: "Minä" });

/** Answers the poll of one word; returns the receipt's code. */
async function answer(page: Page, word: string) {
  await open(page, "/polls/poll-8f2");
  await page.getByRole("link", { name: "Aloita" }).click();
  await page.getByRole("textbox").fill(word);
  await page.getByRole("button", { name: "Seuraava" }).click();
  await page.getByRole("button", { name: "Lähetä vastaukset" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Vastauksesi on perillä" })).toBeVisible();
}

async function join(page: Page, panel: string) {
  await open(page, `/panels/${panel}`);
  await page.getByRole("button", { name: "Liity raatiin" }).click();
  await expect(page.getByText("Olet nyt raadin jäsen")).toBeVisible();
}

test("who took part finds it all again, takes the data along, and deletes it", async ({ page, context }) => {
  await open(page, "/me");
  await expect(page.getByRole("heading", { name: "Et ole vielä osallistunut" })).toBeVisible();
  await checkAxe(page, "me before taking part");
  await answer(page, "Yhdessätekeminen");
  await join(page, "panel-8r3");
  await open(page, "/events/event-94d");
  await page.getByRole("button", { name: "Ilmoittaudu", exact: true }).click();
  await expect(page.locator(":focus")).toContainText("Sinulla on paikka.");

  await me(page).click();
  await expect(page).toHaveTitle("Minä – Raati");
  await expect(page.getByRole("region", { name: "Raatini" })).toContainText("Digiraati");
  await expect(page.getByRole("region", { name: "Vastaukseni" })).toContainText("Yksi kysymys seminaarista");
  await expect(page.getByRole("region", { name: "Vastaukseni" })).toContainText(/Kuittikoodi: \S+/);
  await expect(page.getByRole("region", { name: "Ilmoittautumiseni" })).toContainText("Hengähdystauko läheiselle");
  await checkAxe(page, "me after taking part");

  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Lataa tietoni" }).press("Enter");
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("raati.json");
  const data = readFileSync(await download.path(), "utf8");
  expect(() => JSON.parse(data)).not.toThrow();
  expect(data).toContain("Yhdessätekeminen");
  expect(data).toContain("panel-8r3");
  expect(data).toContain("event-94d");
  await expect(page.getByText("Tiedot on tallennettu laitteellesi.")).toBeVisible();

  await page.getByRole("button", { name: "Poista tietoni" }).click();
  const dialog = page.getByRole("dialog", { name: "Poistetaanko tietosi?" });
  await expect(dialog.getByRole("button", { name: "Peruuta" })).toBeFocused();
  await checkAxe(page, "the question before deleting");
  await dialog.getByRole("button", { name: "Peruuta" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Poista tietoni" }).click();
  await dialog.getByRole("button", { name: "Poista tietoni" }).click();
  await expect(page.getByText("Tietosi on poistettu.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Sinulle" })).toBeVisible();
  expect(await context.cookies()).toEqual([]);
  await me(page).click();
  await expect(page.getByRole("heading", { name: "Et ole vielä osallistunut" })).toBeVisible();
});

test("light and dark are chosen and remembered", async ({ page }) => {
  await open(page, "/me");
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  await page.getByRole("radio", { name: "Tumma" }).check();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect.poll(background).not.toBe(light);
  await checkAxe(page, "me in the dark");
  const dark = await background();
  await page.reload();
  await expect(page.getByRole("radio", { name: "Tumma" })).toBeChecked();
  expect(await background()).toBe(dark);
  await page.getByRole("radio", { name: "Tumma" }).press("ArrowUp");
  await expect(page.getByRole("radio", { name: "Vaalea" })).toBeChecked();
  await expect.poll(background).toBe(light);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(background).toBe(light);
  await page.getByRole("radio", { name: "Puhelimen mukaan" }).check();
  await expect.poll(background).toBe(dark);
});

test("a phone that forgets puts the invitation code and what was typed away", async ({ page }) => {
  await open(page, "/invitation#KA7V-2026");
  await expect(page.getByRole("heading", { level: 1, name: "Tule perheiden raatiin" })).toBeVisible();
  const message = page.getByRole("contentinfo").getByRole("link", { name: "Kerro, mikä sinulle on tärkeää" });
  await message.click();
  await page.getByRole("textbox", { name: "Viestisi" }).fill("Tämä on vain minun.");
  await me(page).click();
  await page.getByRole("button", { name: "Unohda tämä puhelin" }).click();
  const dialog = page.getByRole("dialog", { name: "Unohdetaanko tämä puhelin?" });
  await dialog.getByRole("button", { name: "Unohda tämä puhelin" }).click();
  await expect(page.getByText("Puhelin on unohdettu.")).toBeVisible();
  await message.click();
  await expect(page.getByRole("textbox", { name: "Viestisi" })).toHaveValue("");
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/\/invitation$/);
  await expect(page.getByRole("textbox", { name: "Kutsukoodi" })).toHaveValue("");
});

test("a phone that forgets keeps nothing and nobody", async ({ page, context }) => {
  await join(page, "panel-4f9");
  await me(page).click();
  await page.getByRole("radio", { name: "Tumma" }).check();
  await expect(page.getByRole("region", { name: "Raatini" })).toContainText("Nuorten raati");
  expect(await context.cookies()).not.toEqual([]);
  await page.getByRole("button", { name: "Unohda tämä puhelin" }).click();
  const dialog = page.getByRole("dialog", { name: "Unohdetaanko tämä puhelin?" });
  await checkAxe(page, "the question before forgetting");
  await dialog.getByRole("button", { name: "Unohda tämä puhelin" }).click();
  await expect(page.getByText("Puhelin on unohdettu.")).toBeVisible();
  const kept = await page.evaluate(() => ({ ...localStorage, ...sessionStorage }));
  expect(kept).toEqual({});
  expect(await context.cookies()).toEqual([]);
  await expect(page.locator("html")).not.toHaveAttribute("data-theme");
  await me(page).click();
  await expect(page.getByRole("heading", { name: "Et ole vielä osallistunut" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "Puhelimen mukaan" })).toBeChecked();
});

test("a phone that cannot forget everything says so", async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => Promise.reject(new Error("broken"));
    Cache.prototype.delete = refuse;
    CacheStorage.prototype.delete = refuse;
  });
  await open(page, "/me");
  await page.getByRole("button", { name: "Unohda tämä puhelin" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Unohda tämä puhelin" }).click();
  await expect(page.getByText("Puhelin ei poistanut kaikkea.")).toBeVisible();
  await expect(page.getByText("Puhelin on unohdettu.")).toHaveCount(0);
});
