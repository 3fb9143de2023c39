// What was never tried goes back into its form and out once; what may have been tried, from anywhere, does not.
import type { Page } from "@playwright/test";
import { checkAxe, expect, open, screenshot } from "./fixtures";
import { next, onScreen, press, respondents, test } from "./fixtures.poll";

const WRITES = /\/api\/v1\/(messages|polls\/[^/]+\/responses)\//;
const asked = "Ehdota aihetta";
const saved = "Tallennettu tähän puhelimeen.";
const delivery = (page: Page) => page.locator(".c-delivery");
const listed = (page: Page, text: string) => page.getByRole("listitem").filter({ hasText: text });
const edit = (page: Page, text: string) => listed(page, text).getByRole("button", { name: "Muokkaa" });
const outbox = (page: Page) => press(page.getByRole("link", { name: /^Lähtevät \(/ }));

/** Goes there by a link of the portal. */
const follow = (page: Page, path: string) =>
  page.evaluate((href) => {
    const link = Object.assign(document.createElement("a"), { href });
    document.body.append(link);
    link.click();
    link.remove();
  }, path);

/** Writes a message; it is safe on the phone then. */
async function write(page: Page, text: string) {
  await follow(page, "/message");
  const another = page.getByRole("button", { name: "Kirjoita uusi viesti" });
  await another.or(page.getByRole("radio", { name: "Kiitos" })).waitFor();
  if (await another.isVisible()) await press(another);
  await page.getByRole("radio", { name: "Kiitos" }).check();
  await page.getByRole("textbox", { name: "Viestisi" }).fill(text);
  await press(page.getByRole("button", { name: "Lähetä viesti" }));
  await expect(delivery(page).first()).toContainText(saved);
}

/** Bodies of what the backend took as new, from any page of this phone. */
function taken(page: Page) {
  const bodies: string[] = [];
  page.context().on("response", (response) => {
    if (WRITES.test(response.url()) && response.status() === 201) bodies.push(response.request().postData() ?? "");
  });
  return bodies;
}
/** What they say, where the browser tells it: not of the page of what waits. */
const said = (bodies: string[]) => bodies.map((body) => (body && (JSON.parse(body) as { text: string }).text) || "from there").sort();

/** Holds what this page writes back until it is let go: one at a time is on its way until the backend is known to work. */
async function hold(page: Page): Promise<() => Promise<void>> {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const held: Promise<void>[] = [];
  await page.route(WRITES, async (route) => {
    if (route.request().method() === "GET") return route.continue();
    const going = gate.then(() => route.continue());
    held.push(going);
    await going;
  });
  return async () => {
    open();
    await Promise.all(held);
    await page.unroute(WRITES);
  };
}

/** Two messages of which the first is on its way, and the list of both; gives what arrives, and how the first is let go. */
async function twoWait(page: Page) {
  const bodies = taken(page);
  const release = await hold(page);
  await open(page, "/");
  await write(page, "Ensimmäinen viesti");
  await follow(page, "/");
  await write(page, "Toinen viesti");
  await outbox(page);
  await expect(edit(page, "Toinen viesti")).toBeVisible();
  return { bodies, release };
}

test("a message that waits its turn goes back into its form, and out once as it was changed", async ({ page }) => {
  const { bodies, release } = await twoWait(page);
  await expect(edit(page, "Ensimmäinen viesti")).toHaveCount(0);
  await checkAxe(page, "outbox, two wait");
  await screenshot(page, "outbox-two-wait");
  await press(edit(page, "Toinen viesti"));
  await onScreen(page, "Kerro, mikä sinulle on tärkeää");
  await expect(page.getByRole("radio", { name: "Kiitos" })).toBeChecked();
  await expect(page.getByRole("textbox", { name: "Viestisi" })).toHaveValue("Toinen viesti");
  await page.getByRole("textbox", { name: "Viestisi" }).fill("Toinen viesti, korjattu");
  await press(page.getByRole("button", { name: "Lähetä viesti" }));
  await expect(delivery(page).first()).toContainText(saved);
  await release();
  await expect(page.locator("#outbox-status")).toHaveCount(0, { timeout: 60_000 });
  expect(said(bodies)).toEqual(["Ensimmäinen viesti", "Toinen viesti, korjattu"]);
});

test("an answer that waits its turn goes back to its questions, and counts once as it was changed", async ({ page, backend }) => {
  const before = await respondents(backend, "poll-h4z");
  const release = await hold(page);
  await open(page, "/");
  await write(page, "Ensimmäinen viesti");
  await follow(page, "/polls/poll-h4z/1");
  await page.getByRole("textbox", { name: asked }).fill("Kulkeminen talvella");
  await next(page, "Tarkista vastauksesi");
  await press(page.getByRole("button", { name: "Lähetä vastaukset" }));
  await expect(delivery(page).first()).toContainText(saved);
  await outbox(page);
  await press(edit(page, "Kulkeminen talvella"));
  await onScreen(page, "Tarkista vastauksesi");
  await press(page.getByRole("link", { name: /^Muokkaa/ }));
  await expect(page.getByRole("textbox", { name: asked })).toHaveValue("Kulkeminen talvella");
  await page.getByRole("textbox", { name: asked }).fill("Kulkeminen keväällä");
  await next(page, "Tarkista vastauksesi");
  const sent = page.waitForRequest((request) => request.method() === "PUT" && request.url().includes("/responses/"));
  await press(page.getByRole("button", { name: "Lähetä vastaukset" }));
  await expect(delivery(page).first()).toContainText(saved);
  await release();
  expect((await sent).postData()).toContain("Kulkeminen keväällä");
  await expect(page.locator("#outbox-status")).toHaveCount(0, { timeout: 60_000 });
  expect(await respondents(backend, "poll-h4z")).toBe(before + 1);
});

test("what was sent from the page of what waits is not changed any more, and arrives once", async ({ page, context }) => {
  const { bodies, release } = await twoWait(page);
  const rescue = await context.newPage();
  await rescue.goto("/rescue.html");
  const item = rescue.getByRole("article").filter({ hasText: "Toinen viesti" });
  await press(item.getByRole("button", { name: "Lähetä" }));
  await expect(item.getByRole("status")).toHaveText(/^Perillä\. Kuittikoodi: /);
  await rescue.close();
  // The button may stand there yet; what it asks for is not done any more.
  await press(edit(page, "Toinen viesti"));
  await expect(page.getByText("Tätä lähetetään jo. Sitä ei voi enää muokata.")).toBeVisible();
  await release();
  await expect(page.locator("#outbox-status")).toHaveCount(0, { timeout: 60_000 });
  expect(said(bodies)).toEqual(["Ensimmäinen viesti", "from there"]);
  // Nothing waits: what is written from now on can be changed again.
  await page.reload();
  await expect.poll(() => page.evaluate(() => localStorage.getItem("raati.rescued"))).toBeNull();
});

test("feedback that waits its turn goes back to its meeting, and out once as it was changed", async ({ page }) => {
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "PUT" && request.url().includes("/feedback/")) sent.push(request.postData() ?? "");
  });
  const release = await hold(page);
  await open(page, "/");
  await write(page, "Ensimmäinen viesti");
  await follow(page, "/panels/panel-2w8/meetings/meeting-f1z");
  const change = page.getByRole("textbox", { name: "Mitä pitäisi muuttaa?" });
  await change.fill("Enemmän aikaa.");
  await press(page.getByRole("button", { name: "Lähetä palaute" }));
  await expect(delivery(page).first()).toContainText(saved);
  await outbox(page);
  await press(edit(page, "Enemmän aikaa."));
  await expect(change).toHaveValue("Enemmän aikaa.");
  await change.fill("Enemmän aikaa keskustelulle.");
  await press(page.getByRole("button", { name: "Lähetä palaute" }));
  await expect(delivery(page).first()).toContainText(saved);
  await release();
  await expect(page.locator("#outbox-status")).toHaveCount(0, { timeout: 60_000 });
  expect(sent.map((body) => (JSON.parse(body) as { what_to_change: string }).what_to_change)).toEqual([
    "Enemmän aikaa keskustelulle.",
  ]);
});

test("whoever looks at the list does not learn to which sensitive panel somebody belongs", async ({ page }) => {
  await page.route("**/api/v1/panels/panel-8r3", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...((await response.json()) as object), discretion: "sensitive" } });
  });
  const release = await hold(page);
  await open(page, "/");
  await write(page, "Ensimmäinen viesti");
  await follow(page, "/panels/panel-8r3");
  await press(page.getByRole("button", { name: "Liity raatiin" }));
  await expect(delivery(page).first()).toContainText(saved);
  await outbox(page);
  await expect(page.getByRole("heading", { level: 2 })).toContainText(["Liittyminen: Asiakasraati", "Viesti", "Tietoa palvelusta"]);
  await release();
  await expect(page.locator("#outbox-status")).toHaveCount(0, { timeout: 60_000 });
});
