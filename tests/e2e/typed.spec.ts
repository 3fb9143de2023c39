// What was typed is in the tab at once, and goes with being sent, being emptied, and a phone that forgets.
import type { Page } from "@playwright/test";
import { expect, open, test } from "./fixtures";

const text = "Odotustilassa on kylmä, ja ovi jää auki.";
const message = (page: Page) => page.getByRole("textbox", { name: "Viestisi" });
const inTab = (page: Page) => page.evaluate(() => sessionStorage.getItem("raati.typed"));

test("what is typed outlives a reload, with the id it is sent under", async ({ page }) => {
  await open(page, "/message");
  await page.getByRole("radio", { name: "Ongelma" }).check();
  await message(page).fill(text);
  const before = await inTab(page);
  expect(before).toContain(text);
  await page.reload();
  await expect(message(page)).toHaveValue(text);
  await expect(page.getByRole("radio", { name: "Ongelma" })).toBeChecked();
  expect(await inTab(page)).toBe(before);
  // Also after a start on another page, and what is typed there does not push it out.
  await open(page, "/events/event-94d");
  await page.locator("#needs").fill("Tulkki");
  await expect.poll(() => inTab(page)).toContain("Tulkki");
  expect(await inTab(page)).toContain(text);
  await open(page, "/message");
  await page.getByRole("button", { name: "Lähetä viesti" }).click();
  await expect(page.getByText("Kiitos, viestisi on perillä!")).toBeVisible();
  await expect.poll(() => inTab(page)).not.toContain(text);
  expect(await inTab(page)).toContain("Tulkki");
});

test("a form that was only looked at leaves nothing, nor does one that was emptied", async ({ page }) => {
  await open(page, "/message");
  expect(await inTab(page)).toBeNull();
  await message(page).fill(text);
  await expect.poll(() => inTab(page)).not.toBeNull();
  await message(page).fill("");
  await expect.poll(() => inTab(page)).toBeNull();
});

test("a page that comes back by back shows what the tab holds now", async ({ page }) => {
  await open(page, "/message");
  await message(page).fill(text);
  await expect.poll(() => inTab(page)).not.toBeNull();
  await page.evaluate(() => {
    // As if another page of this tab had forgotten the phone meanwhile.
    sessionStorage.clear();
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  });
  await expect(message(page)).toHaveValue("");
  expect(await inTab(page)).toBeNull();
});
