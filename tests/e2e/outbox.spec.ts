// The outbox: saved on this phone, then there; shown on the spot, on every screen and in a list; nothing sent twice.
import type { Page } from "@playwright/test";
import { arm, checkAxe, expect, open } from "./fixtures";
import { next, onScreen, press, receiptCode, respondents, test } from "./fixtures.poll";

const asked = "Ehdota aihetta";
const answer = "Kulkeminen talvella";
const saved = "Tallennettu tähän puhelimeen.";

/** A poll of one question, answered and sent. */
async function sendOne(page: Page, poll = "poll-h4z") {
  await open(page, `/polls/${poll}/1`);
  await page.getByRole("textbox", { name: asked }).fill(answer);
  await next(page, "Tarkista vastauksesi");
}
const send = (page: Page) => press(page.getByRole("button", { name: "Lähetä vastaukset" }));
const delivery = (page: Page) => page.locator(".c-delivery");

test("what is sent without a network is saved, told so everywhere, and arrives once by itself", async ({
  page,
  backend,
  context,
  allowConsole,
}) => {
  allowConsole(/net::ERR_/);
  const before = await respondents(backend, "poll-h4z");
  await sendOne(page);
  await context.setOffline(true);
  await send(page);
  await expect(delivery(page).first()).toContainText(saved);
  await expect(delivery(page).first()).toContainText("Ei vielä perillä.");
  await checkAxe(page, "receipt, saved");
  await press(page.getByRole("link", { name: "Lähtevät (1)" }));
  await onScreen(page, "Lähtevät");
  await expect(page.getByRole("listitem").filter({ hasText: saved })).toContainText("Vastaus: ");
  await checkAxe(page, "outbox, waiting");
  await context.setOffline(false);
  await expect(delivery(page)).toContainText("Perillä ", { timeout: 15_000 });
  await expect(page.getByText(/Kuittikoodi: /)).toBeVisible();
  await expect(page.locator("#outbox-status")).toHaveCount(0);
  await checkAxe(page, "outbox, arrived");
  expect(await respondents(backend, "poll-h4z")).toBe(before + 1);
});

test("what waits outlives a reload and is not sent again", async ({ page, backend, allowConsole }) => {
  allowConsole(/net::ERR_|status of 503/);
  const before = await respondents(backend, "poll-h4z");
  await sendOne(page);
  const write = { path: "/polls/poll-h4z/responses", method: "PUT" };
  await arm(backend, "drop-after-commit", { ...write, times: 9 });
  await send(page);
  await expect(delivery(page).first()).toContainText(saved);
  await expect(page).toHaveURL(/\/receipt$/);
  await arm(backend, "drop-after-commit", { ...write, times: 0 });
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Vastauksesi on perillä" })).toBeVisible({ timeout: 20_000 });
  expect(await receiptCode(page)).toBeTruthy();
  expect(await respondents(backend, "poll-h4z")).toBe(before + 1);
});

test("who leaves a message on its way and comes back writes another one, not the same again", async ({ page, backend }) => {
  const write = async (text: string) => {
    await page.getByRole("radio", { name: "Kiitos" }).check();
    await page.getByRole("textbox", { name: "Viestisi" }).fill(text);
    await press(page.getByRole("button", { name: "Lähetä viesti" }));
  };
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "PUT") sent.push(request.postData() ?? "");
  });
  await arm(backend, "delay=3000", { path: "/api/v1/messages", method: "PUT" });
  await open(page, "/message");
  await write("Ensimmäinen viesti");
  await expect(delivery(page)).toContainText(saved);
  await page.getByRole("navigation").getByRole("link", { name: "Minä" }).click();
  await page.getByRole("contentinfo").getByRole("link", { name: "Kerro, mikä" }).click();
  await expect(delivery(page)).toContainText(saved);
  await press(page.getByRole("button", { name: "Kirjoita uusi viesti" }));
  await expect(page.getByRole("textbox", { name: "Viestisi" })).toHaveValue("");
  await write("Toinen viesti");
  await expect(page.locator("#outbox-status")).toHaveCount(0, { timeout: 15_000 });
  expect(sent.filter((body) => body.includes("Ensimmäinen"))).toHaveLength(1);
  expect(sent.filter((body) => body.includes("Toinen"))).toHaveLength(1);
});
