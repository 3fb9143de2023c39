// When something fails: what the resident sees is designed, keeps what is known, and has a way on.
import type { Page } from "@playwright/test";
import { arm, checkAxe, expect, open, test } from "./fixtures";

const retry = (page: Page) => page.getByRole("button", { name: "Yritä uudelleen" });
const card = (page: Page) => page.getByRole("link", { name: "Perheiden raati" });

test("a slow answer shows its shape first", async ({ page, backend }) => {
  await open(page, "/");
  await arm(backend, "delay=4000", { path: "/api/v1/panels" });
  await page.getByRole("navigation", { name: "Päävalikko" }).getByRole("link", { name: "Raadit" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Raadit" })).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: "Haetaan tietoja" })).toHaveCount(1);
  await checkAxe(page, "panels while they load");
  await expect(card(page)).toBeVisible();
  await expect(page.getByText("Haetaan tietoja")).toHaveCount(0);
});

const faults = [
  ["a broken backend", "status=500", 1, "Palvelussa on häiriö. Yritä hetken kuluttua uudelleen."],
  ["a busy backend", "status=503;retry-after=30", 1, "Palvelussa on nyt ruuhkaa. Odota hetki ja yritä uudelleen."],
  ["a log-in page in place of data", "html", 1, "Palvelun vastausta ei voitu lukea. Yritä uudelleen."],
  // The request that boot.js sent breaks first, then the portal's own.
  ["half an answer", "truncated", 2, "Yhteys ei toimi nyt. Tarkista verkko ja yritä uudelleen."],
] as const;
for (const [what, fault, times, text] of faults) {
  test(`${what} is told in words, and trying again works`, async ({ page, backend, allowConsole }) => {
    allowConsole(/Failed to load resource.*\/api\/v1\/panels/);
    await arm(backend, fault, { path: "/api/v1/panels", times });
    await open(page, "/panels");
    await expect(page.getByRole("heading", { name: "Tietoja ei saatu" })).toBeVisible();
    await expect(page.getByText(text)).toBeVisible();
    await checkAxe(page, `panels after ${what}`);
    await retry(page).press("Enter");
    await expect(card(page)).toBeVisible();
    await expect(page.getByRole("heading", { name: "Tietoja ei saatu" })).toHaveCount(0);
  });
}

test("one part of the first screen fails on its own", async ({ page, backend, allowConsole }) => {
  allowConsole(/Failed to load resource.*\/api\/v1\/polls/);
  await arm(backend, "status=500", { path: "/api/v1/polls" });
  await open(page, "/");
  const polls = page.getByRole("region", { name: "Vastaa kyselyyn" });
  await expect(polls.getByText("Palvelussa on häiriö.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Tule mukaan tapahtumaan" }).getByRole("article")).toHaveCount(3);
  await checkAxe(page, "home without polls");
  await retry(page).click();
  await expect(polls.getByRole("article")).toHaveCount(3);
});

test("what was read before stays when it cannot be had anew", async ({ page, backend, allowConsole }) => {
  allowConsole(/Failed to load resource.*\/api\/v1\/panels/);
  const tabs = page.getByRole("navigation", { name: "Päävalikko" });
  await open(page, "/panels");
  await expect(card(page)).toBeVisible();
  await tabs.getByRole("link", { name: "Minä" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Minä" })).toBeFocused();
  await arm(backend, "status=500", { path: "/api/v1/panels" });
  await tabs.getByRole("link", { name: "Raadit" }).click();
  await expect(page.getByText("Näet aiemmin haetut tiedot. Uusia ei saatu. Palvelussa on häiriö.")).toBeVisible();
  await expect(card(page)).toBeVisible();
  await checkAxe(page, "panels read before");
  await retry(page).click();
  await expect(page.getByText("Näet aiemmin haetut tiedot.")).toHaveCount(0);
  await expect(card(page)).toBeVisible();
});

test("without a network what is known stays, and it all goes on once there is one", async ({
  page,
  context,
  allowConsole,
}) => {
  allowConsole(/ERR_INTERNET_DISCONNECTED/);
  const tabs = page.getByRole("navigation", { name: "Päävalikko" });
  await open(page, "/panels");
  await expect(card(page)).toBeVisible();
  await context.setOffline(true);
  const notice = page.getByText("Ei verkkoyhteyttä. Näet tiedot, jotka on jo haettu.");
  await expect(notice).toBeVisible();
  await checkAxe(page, "panels without a network");
  await card(page).click();
  await expect(page.getByRole("heading", { name: "Tietoja ei saatu" }).first()).toBeVisible();
  await expect(page.getByText("Yhteys ei toimi nyt.").first()).toBeVisible();
  await checkAxe(page, "a panel that cannot be had without a network");
  // Pictures that were not drawn before come from what the phone keeps.
  const picture = page.locator("main .ui-empty use").first();
  await expect.poll(() => picture.evaluate((use: SVGUseElement) => use.getBBox().width)).toBeGreaterThan(0);
  await tabs.getByRole("link", { name: "Raadit" }).click();
  await expect(card(page)).toBeVisible();
  await expect(page.getByText("Näet aiemmin haetut tiedot. Uusia ei saatu.")).toBeVisible();

  await context.setOffline(false);
  await expect(notice).toHaveCount(0);
  await retry(page).click();
  await expect(page.getByText("Näet aiemmin haetut tiedot.")).toHaveCount(0);
  await card(page).click();
  await expect(page.getByRole("heading", { level: 1, name: "Perheiden raati" })).toBeVisible();
});

test("a write that fails loses nothing that was typed", async ({ page, backend, allowConsole }) => {
  allowConsole(/Failed to load resource.*\/api\/v1\/messages/);
  await open(page, "/message");
  await page.getByRole("radio", { name: "Kiitos" }).check();
  const text = page.getByRole("textbox", { name: "Viestisi" });
  await text.fill("Neuvolan uusi ilta-aika on hyvä.");
  await arm(backend, "status=500", { path: "/api/v1/messages", method: "PUT" });
  const send = page.getByRole("button", { name: "Lähetä viesti" });
  await send.click();
  await expect(page.locator(".c-delivery")).toContainText("Tallennettu tähän puhelimeen.");
  await expect(page.locator(".c-delivery")).toContainText("Palvelussa on häiriö.");
  await checkAxe(page, "a message that did not get through yet");
  await expect(page.locator(".c-delivery")).toContainText("Perillä", { timeout: 15_000 });
  await checkAxe(page, "a message that got through by itself");
});

test("an unknown address says so and leads home", async ({ page }) => {
  await open(page, "/tällaista/ei/ole");
  await expect(page.getByRole("heading", { level: 1, name: "Sivua ei löydy" })).toBeVisible();
  await expect(page).toHaveTitle("Sivua ei löydy – Raati");
  await checkAxe(page, "an unknown address");
  await page.getByRole("link", { name: "Sinulle-sivulle" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sinulle" })).toBeFocused();
});

for (const path of ["/panels/panel-x", "/panels/panel-3k7/meetings/meeting-x", "/events/event-x", "/invitations/inv-x"]) {
  test(`what is no longer at ${path} says so and leads home`, async ({ page, allowConsole }) => {
    allowConsole(/status of 404/);
    await open(page, path);
    await expect(page.getByText("Tätä ei ole enää täällä.").first()).toBeVisible();
    await expect(page.getByRole("link", { name: "Sinulle-sivulle" }).first()).toBeVisible();
    await checkAxe(page, path);
  });
}

test("a portal that does not start shows readable help", async ({ page, allowConsole }) => {
  allowConsole(/./);
  await page.route(
    (url) => url.pathname.endsWith(".wasm"),
    (route) => route.abort(),
  );
  await page.goto("/polls");
  await expect(page.getByText("Sivu ei käynnisty. Lataa sivu uudelleen")).toBeVisible({ timeout: 6_000 });
  await expect(page.getByRole("heading", { level: 1, name: "Kyselyt" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Päävalikko" }).getByRole("link")).toHaveCount(5);
  await checkAxe(page, "the shell with help");
});

// The code of the pages beyond home is a file of its own, see src/app/screen.rs.
const code = /pages[^/]*\.wasm$/;
const panels = (page: Page) => page.getByRole("navigation", { name: "Päävalikko" }).getByRole("link", { name: "Raadit" });

test("home stands before the code of the other pages is asked for", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => code.test(request.url()) && asked.push(request.url()));
  await open(page, "/");
  expect(asked).toEqual([]);
  await expect.poll(() => asked.length).toBe(1);
  await panels(page).click();
  await expect(page.getByRole("heading", { level: 1, name: "Raadit" })).toBeFocused();
  expect(asked).toHaveLength(1);
});

test("pages whose code is slow show their shape, then take the focus", async ({ page }) => {
  await page.route(code, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await route.continue();
  });
  await open(page, "/");
  await panels(page).click();
  await expect(page.getByRole("status").filter({ hasText: "Haetaan tietoja" })).toHaveCount(1);
  await expect(page.getByRole("heading", { level: 1, name: "Raadit" })).toBeFocused();
});

for (const start of ["/", "/panels"]) {
  test(`a page whose code does not come says so and tries again, from ${start}`, async ({ page, allowConsole }) => {
    allowConsole(/ERR_FAILED|Failed to fetch|preload/);
    await page.route(code, (route) => route.abort());
    await open(page, start);
    if (start === "/") await panels(page).press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Tietoja ei saatu" })).toBeVisible();
    await checkAxe(page, "a page without its code");
    await page.unroute(code);
    await retry(page).press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Raadit" })).toBeVisible();
    await expect(card(page)).toBeVisible();
  });
}
