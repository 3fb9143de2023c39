// What operators see of the backend: what it offers, and whether its answers can be read.
import type { Page } from "@playwright/test";
import { takePart } from "./fixtures.screens";
import { arm, checkAxe, expect, languages, open, prefer, screenshot, test } from "./fixtures";

/** The row of one operation. */
const row = (page: Page, operation: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("button", { name: `Tarkista ${operation}`, exact: true }) });

const report = (page: Page) => page.getByRole("region", { name: "Raportti tekstinä" }).locator("pre");

test("the page is found at the foot of the own page, and asks nothing by itself", async ({ page }) => {
  await open(page, "/me");
  const asked: string[] = [];
  page.on("request", (request) => void asked.push(request.url()));
  await page.getByRole("main").getByRole("link", { name: "Vianmääritys" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Vianmääritys" })).toBeFocused();
  await expect(page.getByText("native", { exact: true })).toBeVisible();
  expect(asked.filter((url) => url.includes("/api/"))).toEqual([]);
});

test("every reading operation of the reference backend can be read", async ({ page, context }) => {
  await takePart(page);
  await open(page, "/diagnostics");
  await page.getByRole("button", { name: "Tarkista kaikki" }).click();
  await expect(row(page, "impacts").getByRole("status").last()).toContainText("tietuetta");
  for (const operation of ["portal", "me", "panels", "panel", "meetings", "meeting", "themes", "polls", "poll", "poll_results", "events", "event"]) {
    await expect(row(page, operation)).toContainText(/200, \d+\sms, \d+ tietue/);
  }
  await checkAxe(page, "diagnostics, all checked");
  await screenshot(page, "diagnostics-checked");
  const text = await report(page).innerText();
  expect(text).toMatch(/^panels: GET \/api\/v1\/panels – 200, \d+\sms, \d+ tietuetta$/m);

  // Whoever sends it on sends nothing about themselves.
  const me = await (await page.request.get("/api/v1/me")).text();
  const codes = [...me.matchAll(/"code":"([^"]+)"|"id":"([^"]{22,})"/g)].map(([, code, id]) => code ?? id);
  expect(codes.length).toBeGreaterThan(0);
  for (const code of codes) expect(text).not.toContain(code);

  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Kopioi raportti" }).click();
  await expect(page.getByText("Raportti on kopioitu.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
});

test("a backend that fails or answers with a page is told apart", async ({ page, backend, allowConsole }) => {
  allowConsole(/503/);
  await open(page, "/diagnostics");
  await arm(backend, "status=503", { path: "/panels" });
  await page.getByRole("button", { name: "Tarkista panels", exact: true }).click();
  await expect(row(page, "panels")).toContainText(/503, \d+\sms/);
  await arm(backend, "html", { path: "/portal" });
  await page.getByRole("button", { name: "Tarkista portal", exact: true }).click();
  await expect(row(page, "portal")).toContainText("pitäisi olla JSON, on text/html");
  await checkAxe(page, "diagnostics, failed checks");
});

for (const language of languages) {
  test(`the page speaks ${language}`, async ({ page }) => {
    await prefer(page, language);
    await open(page, "/diagnostics");
    await page.locator("#checks .ui-button").first().click();
    await expect(page.locator("#checks .ui-notice")).not.toHaveCount(0);
    await screenshot(page, `${language}/diagnostics-some`);
  });
}
