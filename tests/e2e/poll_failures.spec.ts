// Polls when something is in the way: network, backend, time, another tab. What was typed is never lost, and what was
// sent is counted once.
import type { Page } from "@playwright/test";
import { arm, checkAxe, expect, open } from "./fixtures";
import { bringIn, next, onScreen, press, receiptCode, respondents, reviewed, test } from "./fixtures.poll";

const asked = "Ehdota aihetta";
const answer = "Kulkeminen talvella";

/** A poll of one question, answered up to its review. */
async function upToReview(page: Page, poll = "poll-h4z") {
  await open(page, `/polls/${poll}/1`);
  await page.getByRole("textbox", { name: asked }).fill(answer);
  await next(page, "Tarkista vastauksesi");
}

/** The message stands above the button, and the answer is still there. */
async function notSent(page: Page, message: string) {
  const alert = page.getByRole("alert").filter({ hasText: message });
  await expect(alert).toBeVisible();
  const send = page.getByRole("button", { name: "Lähetä vastaukset" });
  const [above, below] = [await alert.boundingBox(), await send.boundingBox()];
  if (!above || !below) throw new Error("message and button are not both on screen");
  expect(above.y + above.height).toBeLessThanOrEqual(below.y);
  await expect(alert).toBeInViewport();
  await expect(reviewed(page, asked)).toContainText(answer);
}

const send = (page: Page) => press(page.getByRole("button", { name: "Lähetä vastaukset" }));

/** What is on the phone says so on the spot, and why it is not there yet. */
async function isSaved(page: Page, why: string) {
  await expect(page.locator(".c-delivery")).toContainText("Tallennettu tähän puhelimeen.");
  await expect(page.locator(".c-delivery")).toContainText(why);
  await expect(page).toHaveURL(/\/receipt$/);
}

/** It has arrived by itself. */
async function arrives(page: Page) {
  const heading = page.getByRole("heading", { level: 1, name: "Vastauksesi on perillä" });
  await expect(heading).toBeVisible({ timeout: 20_000 });
  await expect(page.locator("#outbox-status")).toHaveCount(0);
}

test("a busy backend is told, and the answer arrives once it asked for that", async ({ page, backend, allowConsole }) => {
  allowConsole(/status of 503/);
  const before = await respondents(backend, "poll-h4z");
  await upToReview(page);
  await arm(backend, "status=503;retry-after=5", { path: "/polls/poll-h4z/responses", method: "PUT" });
  await send(page);
  await isSaved(page, "Palvelu on ruuhkainen. Yritämme uudelleen ");
  expect(await respondents(backend, "poll-h4z")).toBe(before);
  await checkAxe(page, "receipt, busy");
  await arrives(page);
  expect(await respondents(backend, "poll-h4z")).toBe(before + 1);
});

test("an answer whose receipt was lost is counted once", async ({ page, backend, allowConsole }) => {
  allowConsole(/net::ERR_/);
  const before = await respondents(backend, "poll-h4z");
  await upToReview(page);
  // Browsers send once more by themselves what broke on a used connection.
  const write = { path: "/polls/poll-h4z/responses", method: "PUT" };
  await arm(backend, "drop-after-commit", { ...write, times: 9 });
  await send(page);
  await isSaved(page, "Ei vielä perillä. Lähtee itsestään, kun verkko toimii.");
  await arm(backend, "drop-after-commit", { ...write, times: 0 });
  expect(await respondents(backend, "poll-h4z")).toBe(before + 1);
  await page.reload();
  await arrives(page);
  const code = await receiptCode(page);
  expect(await respondents(backend, "poll-h4z")).toBe(before + 1);
  await open(page, "/polls/poll-h4z");
  expect(await receiptCode(page)).toBe(code);
});

test("a network's log-in page is no receipt", async ({ page, backend }) => {
  const before = await respondents(backend, "poll-h4z");
  await upToReview(page);
  await arm(backend, "html", { path: "/polls/poll-h4z/responses", method: "PUT" });
  await send(page);
  await isSaved(page, "Vastaus ei tullut palvelustamme.");
  await arrives(page);
  expect(await respondents(backend, "poll-h4z")).toBe(before + 1);
});

test("without network nothing is lost", async ({ page, context, allowConsole }) => {
  allowConsole(/net::ERR_INTERNET_DISCONNECTED/);
  await upToReview(page);
  await context.setOffline(true);
  await expect(page.getByRole("status").getByText("Ei verkkoyhteyttä.")).toBeVisible();
  await send(page);
  await isSaved(page, "Ei vielä perillä.");
  await checkAxe(page, "receipt, offline");
  await context.setOffline(false);
  await expect(page.getByText("Ei verkkoyhteyttä.")).toHaveCount(0);
  await arrives(page);
});

test("who goes elsewhere while an answer is on its way is told when it has arrived", async ({ page, backend }) => {
  await upToReview(page);
  await arm(backend, "delay=1500", { path: "/polls/poll-h4z/responses", method: "PUT" });
  await send(page);
  await press(page.getByRole("navigation").getByRole("link", { name: "Raadit" }));
  await onScreen(page, "Raadit");
  await expect(page.getByText(/^Vastauksesi on perillä\. Kuittikoodi: \S+$/)).toBeVisible();
  await expect(page).toHaveURL("/panels");
  await checkAxe(page, "panels, with news of an answer");
});

test("polls not read before are offered again once there is network", async ({ page, context, allowConsole }) => {
  allowConsole(/net::ERR_INTERNET_DISCONNECTED/);
  await open(page, "/events");
  await context.setOffline(true);
  await press(page.getByRole("navigation").getByRole("link", { name: "Kyselyt" }));
  await onScreen(page, "Kyselyt");
  await expect(page.getByText("Tietoja ei saatu")).toBeVisible();
  await checkAxe(page, "polls, offline");
  await context.setOffline(false);
  await press(page.getByRole("button", { name: "Yritä uudelleen" }));
  await press(page.getByRole("link", { name: "Kahvilan seuraava aihe" }));
  await onScreen(page, "Kahvilan seuraava aihe");

  // A poll that was read stays answerable.
  await context.setOffline(true);
  await press(page.getByRole("link", { name: "Aloita" }));
  await onScreen(page, asked);
  await checkAxe(page, "question, offline");
});

for (const fault of ["status=503", "status=500", "html", "truncated"] as const) {
  test(`a question that cannot be loaded (${fault}) says so, and trying again works`, async ({
    page,
    backend,
    allowConsole,
  }) => {
    allowConsole(/status of 50|net::ERR_/);
    await arm(backend, fault, { path: "/api/v1/polls/poll-h4z", method: "GET" });
    await page.goto("/polls/poll-h4z/1");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText("Tietoja ei saatu")).toBeVisible();
    await checkAxe(page, `question, ${fault}`);
    await press(page.getByRole("button", { name: "Yritä uudelleen" }));
    await expect(page.getByRole("textbox", { name: asked })).toBeVisible();
  });
}

test("a poll that ends while it is answered keeps what was typed", async ({ page, backend, allowConsole }) => {
  allowConsole(/status of 409/);
  const poll = {
    id: "poll-ending",
    title: { fi: "Päättyvä kysely" },
    window: { opens_at: "-3d 09:00" },
    questions: [{ id: "q1", type: "short_text", title: { fi: asked }, required: true, maximum_characters: 80 }],
  };
  bringIn(backend, poll);
  await upToReview(page, poll.id);
  bringIn(backend, { ...poll, window: { opens_at: "-3d 09:00", closes_at: "-1d 09:00" } });
  await send(page);
  await notSent(page, "Kysely ehti päättyä, eikä vastauksesi lähtenyt.");
  await checkAxe(page, "review, closed meanwhile");
  await open(page, `/polls/${poll.id}`);
  await expect(page.getByText("Kysely on päättynyt", { exact: true })).toBeVisible();
  await expect(page.getByText("Keskeneräiset vastauksesi ovat vielä tässä välilehdessä")).toBeVisible();
});

test("who answered in another tab is led to the receipt", async ({ page, context, backend, allowConsole }) => {
  allowConsole(/status of 409/);
  const before = await respondents(backend, "poll-h4z");
  await upToReview(page);
  const other = await context.newPage();
  await upToReview(other);
  await send(other);
  await onScreen(other, "Vastauksesi on perillä");
  const code = await receiptCode(other);
  await send(page);
  await notSent(page, "Olet jo vastannut tähän kyselyyn");
  await press(page.getByRole("alert").getByRole("link", { name: "Katso kuittisi" }));
  expect(await receiptCode(page)).toBe(code);
  expect(await respondents(backend, "poll-h4z")).toBe(before + 1);
});

test("a poll that is not open yet says when it opens", async ({ page }) => {
  await open(page, "/polls/poll-3h7");
  await expect(page.getByText("Kysely ei ole vielä auki")).toBeVisible();
  await expect(page.getByText(/^Voit vastata, kun kysely aukeaa: /)).toBeVisible();
  await expect(page.getByRole("link", { name: "Aloita" })).toHaveCount(0);
  await checkAxe(page, "poll, not yet open");
  await open(page, "/polls/poll-3h7/1");
  await expect(page.getByText("Kysely ei ole vielä auki")).toBeVisible();
  await expect(page.getByRole("checkbox")).toHaveCount(0);
});

test("a poll that does not exist leads home", async ({ page, allowConsole }) => {
  allowConsole(/status of 404/);
  for (const path of ["/polls/ei-ole", "/polls/ei-ole/1", "/polls/ei-ole/review", "/polls/ei-ole/receipt", "/polls/ei-ole/results"]) {
    await open(page, path);
    await expect(page.getByText("Tätä ei ole enää täällä.")).toBeVisible();
    await checkAxe(page, path);
  }
  await press(page.getByRole("link", { name: "Sinulle-sivulle" }));
  await onScreen(page, "Sinulle");
});

test("a number that no question has leads to the nearest one", async ({ page }) => {
  await open(page, "/polls/poll-t3v/99");
  await expect(page).toHaveURL("/polls/poll-t3v/3");
  await expect(page.getByRole("heading", { level: 1, name: "Suosittelisitko koulutusta muille?" })).toBeVisible();
});
