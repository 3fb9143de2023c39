// Finnish first; Swedish and English offered in their own words, chosen by the resident, and remembered.
import type { Page } from "@playwright/test";
import { checkAxe, expect, open, prefer, test } from "./fixtures";

const lang = (page: Page) => page.locator("html");
const choose = (page: Page, name: string) => page.getByRole("button", { name }).click();

test.describe("a browser that prefers Swedish", () => {
  test.use({ locale: "sv-FI" });

  test("gets Finnish and is offered Swedish in Swedish", async ({ page }) => {
    await open(page, "/panels");
    await expect(lang(page)).toHaveAttribute("lang", "fi");
    await expect(page.getByRole("heading", { level: 1, name: "Raadit" })).toBeVisible();
    const offer = page.getByText("Du kan läsa det här också på svenska.");
    await expect(offer).toBeVisible();
    await expect(page.locator('[lang="sv"]').filter({ has: offer })).not.toHaveCount(0);
    await checkAxe(page, "the offer of Swedish");

    await page.getByRole("main").getByRole("button", { name: "På svenska" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Råd" })).toBeVisible();
    await expect(page).toHaveURL(/\/panels$/);
    await expect(page).toHaveTitle("Råd – Raati");
    await expect(lang(page)).toHaveAttribute("lang", "sv");
    await expect(offer).toHaveCount(0);
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    await expect(page.getByRole("link", { name: "Familjernas råd" })).toBeVisible();
    await checkAxe(page, "panels in Swedish");
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "Råd" })).toBeVisible();
    await expect(lang(page)).toHaveAttribute("lang", "sv");
  });

  test("is not asked again after saying no", async ({ page }) => {
    await open(page, "/");
    await page.getByRole("button", { name: "Nej tack" }).click();
    const offer = page.getByText("Du kan läsa det här också på svenska.");
    await expect(offer).toHaveCount(0);
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "Sinulle" })).toBeVisible();
    await expect(offer).toHaveCount(0);
  });
});

test.describe("a browser that prefers English", () => {
  test.use({ locale: "en-GB" });

  test("gets Finnish and is offered English in English", async ({ page }) => {
    await open(page, "/");
    await expect(page.getByRole("heading", { level: 1, name: "Sinulle" })).toBeVisible();
    await expect(page.getByText("You can read this in English, too.")).toBeVisible();
    await page.getByRole("main").getByRole("button", { name: "In English" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "For you" })).toBeVisible();
    await expect(lang(page)).toHaveAttribute("lang", "en");
    await expect(page).toHaveTitle("For you – Raati");
    await checkAxe(page, "home in English");
  });
});

test("whoever chooses a language with the keyboard stays where they chose it", async ({ page }) => {
  await open(page, "/me");
  await page.getByRole("radio", { name: "Suomeksi" }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("heading", { level: 1, name: "Jag" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "På svenska" })).toBeFocused();
  await expect(page.getByRole("radio", { name: "På svenska" })).toBeChecked();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("heading", { level: 1, name: "Me" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "In English" })).toBeFocused();
});

test("what was typed stays when the language changes, and goes once it was sent", async ({ page }) => {
  await open(page, "/message");
  await page.getByRole("radio", { name: "Idea" }).check();
  await page.getByRole("textbox", { name: "Viestisi" }).fill("Lisää kahvihetkiä iltaisin.");
  await choose(page, "På svenska");
  await expect(page).toHaveTitle("Berätta vad som är viktigt för dig – Raati");
  const text = page.locator("#message-text");
  await expect(text).toHaveValue("Lisää kahvihetkiä iltaisin.");
  await expect(page.locator("#message-category input:checked")).toHaveCount(1);
  await page.locator("form button[type=submit]").click();
  await expect(page.locator("#message-sent")).toBeFocused();
  await choose(page, "Suomeksi");
  await expect(page).toHaveTitle("Kerro, mikä sinulle on tärkeää – Raati");
  await expect(text).toHaveValue("");

  await open(page, "/events/event-94d");
  await page.locator("#needs").fill("Tulkki");
  await page.getByRole("checkbox", { name: "Tarpeeni saa tallentaa" }).check();
  await choose(page, "In English");
  await expect(page.locator("#needs")).toHaveValue("Tulkki");
  await expect(page.locator("#consent input")).toBeChecked();
});

test("words that cannot be had are told, and the language stays", async ({ page, allowConsole }) => {
  allowConsole(/Failed to load resource/);
  await open(page, "/me");
  await page.route(/\/locales\//, (route) => route.abort());
  await page.getByRole("radio", { name: "På svenska" }).click();
  await expect(page.getByText("Kieltä ei voitu vaihtaa.")).toBeVisible();
  await expect(page.getByRole("radio", { name: "Suomeksi" })).toBeChecked();
  await expect(lang(page)).toHaveAttribute("lang", "fi");
});

test("a Finnish browser is offered nothing", async ({ page }) => {
  await open(page, "/");
  await expect(page.getByRole("button", { name: /Nej tack|No thanks|Ei kiitos/ })).toHaveCount(0);
});

test("choosing a language keeps the page and holds on the next one", async ({ page }) => {
  await open(page, "/events/event-94d");
  await expect(page).toHaveTitle("Hengähdystauko läheiselle – Raati");
  await choose(page, "På svenska");
  await expect(page.getByRole("button", { name: "Anmäl dig" })).toBeVisible();
  await expect(page).toHaveURL(/\/events\/event-94d$/);
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText("Hengähdystauko");
  await choose(page, "In English");
  await expect(page.getByRole("button", { name: "Register" })).toBeVisible();
  await expect(lang(page)).toHaveAttribute("lang", "en");
  await page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: "Polls" }).click();
  await expect(page).toHaveTitle("Polls – Raati");
  await choose(page, "Suomeksi");
  await expect(page).toHaveTitle("Kyselyt – Raati");
  await expect(page.getByRole("button", { name: /Suomeksi/ })).toHaveAttribute("aria-current", "true");
  await expect(lang(page)).toHaveAttribute("lang", "fi");
});

test("content that is only in Finnish says so and carries its language", async ({ page }) => {
  await prefer(page, "sv");
  await open(page, "/events/event-55e");
  const title = page.getByRole("heading", { level: 1, name: "Nuotio: Selkosuomi päivässä" });
  await expect(title).toHaveAttribute("lang", "fi");
  await expect(page.getByText("(bara på finska)").first()).toBeVisible();
  await expect(page.locator("main p").filter({ hasText: "Kirjoita oma kirjeesi selkokielelle." })).toHaveAttribute("lang", "fi");
  await checkAxe(page, "a Finnish event in Swedish");

  await choose(page, "In English");
  await expect(page.getByText("(in Finnish only)").first()).toBeVisible();
  await open(page, "/polls/poll-h4z");
  await expect(page.getByRole("heading", { level: 1 })).toHaveAttribute("lang", "fi");
  await expect(page.getByText(/in Finnish only/).first()).toBeVisible();
  await checkAxe(page, "a Finnish poll in English");
});

test("content that is only in Swedish says so in Finnish", async ({ page }) => {
  await open(page, "/events/event-82b");
  await expect(page.getByRole("heading", { level: 1 })).toHaveAttribute("lang", "sv");
  await expect(page.getByText("(vain ruotsiksi)").first()).toBeVisible();
  await checkAxe(page, "a Swedish event in Finnish");
});

for (const [language, title, question] of [
  ["sv", "Råd", "Vem vi söker"],
  ["en", "Panels", "Whom we look for"],
] as const) {
  test(`the portal speaks ${language} from the start once it was chosen`, async ({ page }) => {
    await prefer(page, language);
    await open(page, "/panels");
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await open(page, "/panels/panel-3k7");
    await expect(page.locator("dt").filter({ hasText: question }).first()).toBeVisible();
    await expect(page.getByText(/vain suomeksi|Ketä etsitään/)).toHaveCount(0);
    await checkAxe(page, `a panel in ${language}`);
  });
}
