// The first screen: ways to take part on a first visit, then what waits for this resident.
import { checkAxe, expect, open, test } from "./fixtures";

test("a first visit shows every way to take part, two taps away at most", async ({ page }) => {
  await open(page, "/");
  await expect(page).toHaveTitle("Sinulle – Raati");
  await expect(page.getByRole("heading", { level: 1, name: "Sinulle" })).toBeVisible();
  await expect(page.getByText("Et tarvitse tunnuksia, eikä nimeäsi kysytä.")).toBeVisible();
  const parts = [
    "Saitko kutsun?",
    "Kuulimme – teimme",
    "Vastaa kyselyyn",
    "Tule mukaan tapahtumaan",
    "Liity asiakasraatiin",
    "Kerro, mikä sinulle on tärkeää",
  ];
  for (const name of parts) await expect(page.getByRole("region", { name, exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "Vastaa kyselyyn" }).getByRole("article")).toHaveCount(3);
  await expect(page.getByRole("region", { name: "Tule mukaan tapahtumaan" }).getByRole("article")).toHaveCount(3);
  await checkAxe(page, "home on a first visit");

  const ways: [string, string][] = [
    ["Kirjoita kutsukoodi", "Kutsu"],
    ["Kaikki muutokset", "Kuulimme – teimme"],
    ["Kaikki kyselyt", "Kyselyt"],
    ["Kaikki tapahtumat", "Tapahtumat"],
    ["Etsi sopiva raati", "Raadit"],
    ["Kirjoita meille", "Kerro, mikä sinulle on tärkeää"],
  ];
  for (const [link, title] of ways) {
    await page.getByRole("main").getByRole("link", { name: link }).click();
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeFocused();
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1, name: "Sinulle" })).toBeFocused();
  }
});

test("keyboard users skip to the content and reach the five places", async ({ page }) => {
  await open(page, "/");
  await page.locator("body").press("Tab");
  const skip = page.getByRole("link", { name: "Siirry sisältöön" });
  await expect(skip).toBeFocused();
  await skip.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("main").locator(":focus")).toBeVisible();
  const places = page.getByRole("navigation", { name: "Päävalikko" }).getByRole("link");
  await expect(places).toHaveText(["Sinulle", "Raadit", "Kyselyt", "Tapahtumat", "Minä"]);
  await places.filter({ hasText: "Minä" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Minä" })).toBeFocused();
  await expect(places.filter({ hasText: "Minä" })).toHaveAttribute("aria-current", "page");
});

test("what waits and what changed because of me comes first", async ({ page }) => {
  await open(page, "/panels/panel-4f9");
  await page.getByRole("button", { name: "Liity raatiin" }).click();
  await expect(page.getByText("Olet nyt raadin jäsen")).toBeVisible();
  await open(page, "/events/event-98h");
  await page.getByRole("button", { name: "Ilmoittaudu", exact: true }).click();
  await expect(page.locator(":focus")).toContainText("Sinulla on paikka.");

  await page.getByRole("navigation", { name: "Päävalikko" }).getByRole("link", { name: "Sinulle" }).click();
  const mine = page.getByRole("region", { name: "Tähän sinä vaikutit" });
  await expect(mine.getByRole("article")).toHaveCount(1);
  await expect(mine.getByRole("article")).toContainText("Chat lakkasi esittämästä ihmistä");
  const events = page.getByRole("region", { name: "Tule mukaan tapahtumaan" });
  await expect(events.getByRole("article").first()).toContainText("Vanhempien ilta: neuvolan uusi arki");
  await expect(events.getByRole("article").first()).toContainText("Sinulla on paikka");
  await checkAxe(page, "home of somebody who takes part");
});
