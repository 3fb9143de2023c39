// What waits to be sent, where the portal does not start: shown, sent, copied, saved and deleted by a page without wasm.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { arm, checkAxe, darken, expect, prefer, screenshot } from "./fixtures";
import { respondents, test } from "./fixtures.poll";
import { type Envelope, envelope, keep, kept, poll, withVault } from "./fixtures.rescue";

const items = (page: Page) => page.getByRole("article");
const itemOf = (page: Page, id: string) => page.getByRole("article", { name: `Kysely ${id}` });
const send = (page: Page, id: string) => itemOf(page, id).getByRole("button", { name: "Lähetä" });
const told = (page: Page, id: string) => itemOf(page, id).getByRole("status");
const receipt = /^Perillä\. Kuittikoodi: [0-9A-Z]{4}-[0-9A-Z]{4}\./;

/** Opens the page on a phone on which the portal has left these. */
async function openWith(page: Page, ...records: Envelope[]) {
  await withVault(page);
  await page.goto("/rescue.html");
  await keep(page, ...records);
  await page.reload();
  await expect(page.getByText("Luetaan…")).toHaveCount(0);
}

test("what waits is sent with its own bytes, counted once, and left for the portal to confirm", async ({ page, backend }) => {
  const before = await respondents(backend, poll);
  await openWith(page, envelope("once"));
  await expect(itemOf(page, "once")).toContainText("Ei vielä lähetetty.");
  await checkAxe(page, "rescue with an item");
  const request = page.waitForRequest((request) => request.method() === "PUT");
  await send(page, "once").click();
  expect((await request).postData()).toBe((envelope("once").letter as { body: string }).body);
  await expect(told(page, "once")).toHaveText(receipt);
  await expect(send(page, "once")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Kysely once" })).toBeFocused();
  await checkAxe(page, "rescue after sending");
  await screenshot(page, "rescue-arrived");
  expect(await respondents(backend, poll)).toBe(before + 1);
  // Nothing was changed, so it is sent once more, and counts once.
  const { primary, shadow } = await kept(page);
  expect([primary[0]?.state, shadow[0]?.state]).toEqual(["queued", "queued"]);
  await page.reload();
  await send(page, "once").click();
  await expect(told(page, "once")).toHaveText(receipt);
  expect(await respondents(backend, poll)).toBe(before + 1);
});

test("each state is told, and only what may be repeated for ever is sent from here", async ({ page }) => {
  const states: [string, Record<string, unknown>, string, boolean][] = [
    ["sending", { state: { sending: { by: "tab1" } } }, "Ei ole tietoa, menikö tämä perille.", true],
    ["checking", { state: { checking: { by: null } } }, "Ei ole tietoa, menikö tämä perille.", true],
    ["unique", { promise: { by: "unique_column", look_up: "can" } }, "Ei vielä lähetetty.", true],
    ["idempotent", { promise: { by: "idempotent", look_up: "can" } }, "Ei vielä lähetetty.", true],
    ["draft", { state: "draft" }, "Luonnos.", false],
    ["blocked", { state: "auth_blocked" }, "Odottaa, että kirjaudut palveluun.", false],
    ["needs", { state: { needs_you: { why: "refused" } } }, "Palvelu ei ottanut tätä vastaan.", false],
    ["header", { promise: { by: { header: { window_ms: 9 } }, look_up: "can" } }, "Tämän voi lähettää vain palvelussa.", false],
    ["none", { promise: { by: "none", look_up: "can" } }, "Tämän voi lähettää vain palvelussa.", false],
    ["indirect", { letter: { ...(envelope("x").letter as object), direct: null } }, "Tämän voi lähettää vain palvelussa.", false],
    ["newer", { v: 2, state: { of_the_future: {} } }, "Tämän tallensi palvelun uudempi versio.", false],
    ["odd", { state: "of_the_future" }, "Tätä ei voi lukea täällä.", false],
  ];
  const over = [envelope("arrived", { state: { arrived: {} } }), envelope("discarded", { state: { discarded: {} } })];
  await openWith(page, ...over, ...states.map(([id, more]) => envelope(id, more)));
  await expect(items(page)).toHaveCount(states.length);
  for (const [id, , text, isSendable] of states) {
    await expect(itemOf(page, id)).toContainText(text);
    await expect(send(page, id)).toHaveCount(isSendable ? 1 : 0);
  }
  await checkAxe(page, "rescue with every state");
  await darken(page);
  await checkAxe(page, "rescue with every state, dark");
  await screenshot(page, "rescue-every-state-dark");
});

test("a phone on which nothing waits says so, and gets no database", async ({ page }) => {
  await page.goto("/rescue.html");
  await expect(page.getByText("Mikään ei odota lähetystä")).toBeVisible();
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  await expect(page.getByRole("link", { name: "Tallenna kaikki tiedostoon" })).toHaveCount(0);
  await checkAxe(page, "rescue, empty");
  await screenshot(page, "rescue-empty");
  await darken(page);
  await checkAxe(page, "rescue, empty and dark");
  await page.getByRole("link", { name: "Takaisin palveluun" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sinulle" })).toBeVisible();
});

for (const [language, heading, button] of [
  ["sv", "Väntar på att skickas", "Skicka"],
  ["en", "Waiting to be sent", "Send"],
] as const) {
  test(`it speaks the language that was chosen: ${language}`, async ({ page }) => {
    await prefer(page, language);
    await openWith(page, envelope("a"));
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.getByRole("button", { name: button })).toBeVisible();
    expect(await page.locator("main").innerText()).not.toMatch(/Tallenn|Lähetä|Poista/);
    await checkAxe(page, `rescue in ${language}`);
  });
}

for (const [what, fault, text] of [
  ["a page in the place of an answer", "html", "Vastaus ei tullut palvelulta."],
  ["half an answer", "truncated", "Vastaus ei tullut palvelulta."],
  ["a busy backend", "status=503", "Palvelu ei voi juuri nyt ottaa tätä vastaan."],
  ["a refusal", "status=422", "Palvelu ei ottanut tätä vastaan."],
  ["a session that is missing", "status=401", "Kirjaudu ensin palveluun."],
] as const) {
  test(`${what} is not taken for arrival`, async ({ page, backend, allowConsole }) => {
    allowConsole(/status of|ERR_/);
    await openWith(page, envelope("fault"));
    await arm(backend, fault, { path: `/polls/${poll}/responses`, method: "PUT" });
    await send(page, "fault").click();
    await expect(told(page, "fault")).toContainText(text);
    await expect(told(page, "fault")).toContainText("tallessa");
    await expect(send(page, "fault")).toBeVisible();
    await checkAxe(page, `rescue after ${what}`);
    await send(page, "fault").click();
    await expect(told(page, "fault")).toHaveText(receipt);
  });
}

test("JSON that names neither the text nor a receipt is not taken for arrival", async ({ page, allowConsole }) => {
  allowConsole(/net::ERR_FAILED|redirect/i);
  const answers = [{}, null, [], "ok", { id: "another" }, { code: "ERR" }, { receipt: { code: "", at: 1 } }];
  await openWith(page, envelope("json"));
  for (const answer of answers) {
    await page.route("**/responses/json", (route) => route.fulfill({ json: answer }), { times: 1 });
    await send(page, "json").click();
    await expect(told(page, "json"), JSON.stringify(answer)).toContainText("Vastaus ei tullut palvelulta.");
  }
  await page.route("**/responses/json", (route) => route.fulfill({ status: 302, headers: { location: "/rescue.html" } }), { times: 1 });
  await send(page, "json").click();
  await expect(told(page, "json")).toContainText("Palvelu ei vastannut.");
});

test("it sends nowhere that its policy does not name", async ({ page, allowConsole }) => {
  allowConsole(/Content Security Policy|CSP|violates/);
  const letter = envelope("away").letter as { direct: object };
  await openWith(page, envelope("away", { letter: { ...letter, direct: { ...letter.direct, url: "https://elsewhere.example/r" } } }));
  await send(page, "away").click();
  await expect(told(page, "away")).toContainText("tämä sivu ei saa lähettää sinne");
});

test("of two stores the later record counts, and either is enough", async ({ page }) => {
  await openWith(page, envelope("a"), envelope("b"), envelope("c"));
  await page.evaluate(
    async (newer) => {
      const vault = await import("/e2e-vault.js" as string);
      await (await caches.open("raati-outbox")).delete("/__outbox/a");
      const opened = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open("raati");
        request.onsuccess = () => resolve(request.result);
      });
      const transaction = opened.transaction("outbox", "readwrite");
      transaction.objectStore("outbox").delete("b");
      transaction.objectStore("outbox").delete("c");
      await new Promise((resolve) => (transaction.oncomplete = resolve));
      // Only the shadow knows how it went on.
      await vault.put("c", new TextEncoder().encode(newer), 9, undefined);
      const again = opened.transaction("outbox", "readwrite");
      again.objectStore("outbox").delete("c");
      await new Promise((resolve) => (again.oncomplete = resolve));
      opened.close();
    },
    JSON.stringify(envelope("c", { revision: 9, title: "Kysely c, myöhempi" })),
  );
  await page.reload();
  await expect(items(page)).toHaveCount(3);
  await expect(page.getByRole("heading", { name: "Kysely c, myöhempi" })).toBeVisible();
  await page.evaluate(() => indexedDB.deleteDatabase("raati"));
  await page.reload();
  await expect(items(page)).toHaveCount(2);
  await send(page, "b").click();
  await expect(told(page, "b")).toHaveText(receipt);
});

test("what no key opens is listed, saved to the file, and kept", async ({ page }) => {
  await openWith(page, envelope("lost"), envelope("b", { v: 2 }));
  await page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("raati");
      request.onsuccess = () => resolve(request.result);
    });
    opened.transaction("keys", "readwrite").objectStore("keys").clear();
    opened.close();
    const cache = await caches.open("raati-outbox");
    await cache.put("/__outbox-key", new Response(new Uint8Array(32)));
  });
  await page.reload();
  await expect(items(page)).toHaveCount(2);
  await expect(items(page).first()).toContainText("Tätä ei voi lukea täällä.");
  await checkAxe(page, "rescue with what cannot be read");
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Tallenna kaikki tiedostoon" }).press("Enter");
  const file = JSON.parse(readFileSync(await (await downloading).path(), "utf8")) as [string, unknown][];
  expect(file.map(([id]) => id).sort()).toEqual(["b", "b", "lost", "lost"]);
  expect(file.every(([, bytes]) => Array.isArray(bytes) && bytes.length > 50)).toBe(true);
});

test("a store that cannot be read is told, and the other is shown", async ({ page }) => {
  await openWith(page, envelope("a"));
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest;
  });
  await page.reload();
  await expect(page.getByRole("alert")).toContainText("Kaikkea tallessa olevaa ei saatu luettua.");
  await expect(itemOf(page, "a")).toBeVisible();
  await checkAxe(page, "rescue without one of the stores");
});

test("by keyboard alone a text is read, copied, and deleted after a second question", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openWith(page, envelope("a"), envelope("b"));
  const press = async (key: string, name: string) => {
    await expect(page.locator(":focus")).toHaveText(name);
    await page.keyboard.press(key);
  };
  await page.keyboard.press("Tab");
  await press("Enter", "Näytä teksti");
  await expect(itemOf(page, "a").getByText("Kulkeminen talvella")).toBeVisible();
  await page.keyboard.press("Tab");
  await press("Tab", "Lähetä");
  await press("Enter", "Kopioi teksti");
  await expect(told(page, "a")).toHaveText("Teksti on kopioitu.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("q1\nKulkeminen talvella");
  await page.keyboard.press("Tab");
  await press("Enter", "Poista…");
  await expect(itemOf(page, "a")).toContainText("Poistetaanko teksti kokonaan?");
  await checkAxe(page, "rescue, the question before deleting");
  await screenshot(page, "rescue-items");
  await page.keyboard.press("Tab");
  await press("Enter", "Poista kokonaan");
  await expect(items(page)).toHaveCount(1);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  const { primary, shadow } = await kept(page);
  expect([...primary, ...shadow].map(({ id }) => id)).toEqual(["b", "b"]);
});

test("what belongs together goes in its order", async ({ page }) => {
  const lane = "event/e1";
  const direct = { method: "PUT", url: "/api/v1/messages/later", headers: [["x-raati", "1"]] };
  const letter = { direct, body: JSON.stringify({ category: "idea", text: "Lisää kahvihetkiä.", reply_to: "" }) };
  await openWith(page, envelope("later", { lane, letter, place: 9 }), envelope("first", { lane, place: 3 }));
  await expect(items(page).first()).toContainText("Kysely first");
  await send(page, "later").click();
  await expect(told(page, "later")).toContainText("Lähetä ensin aiempi teksti");
  await send(page, "first").click();
  await expect(told(page, "first")).toHaveText(receipt);
  await send(page, "later").click();
  await expect(told(page, "later")).toHaveText(receipt);
});

test("it fits a narrow screen and every target is large", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openWith(page, envelope("a", { title: "Päihdepalvelukeskusselvitystyöryhmäkysely" }));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  for (const target of await page.locator("button:visible, a:visible, summary:visible").all()) {
    expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  }
});

test("what is somebody else's is neither shown nor saved to the file", async ({ page }) => {
  const theirs = { owner: "f".repeat(32), title: "Toisen otsikko" };
  await openWith(
    page,
    envelope("theirs", theirs),
    envelope("ours", { owner: "0".repeat(32), lane: "poll/theirs" }),
    envelope("gone", { ...theirs, state: { arrived: {} } }),
  );
  await expect(page.getByText("odottaa jonkun toisen teksti")).toBeVisible();
  await expect(items(page)).toHaveCount(0);
  await expect(page.getByText("Mikään ei odota")).toBeHidden();
  await expect(page.getByRole("link", { name: "Tallenna kaikki tiedostoon" })).toHaveCount(0);
  expect(await page.content()).not.toContain("Toisen otsikko");
  await checkAxe(page, "rescue with what is somebody else's");
  await page.evaluate(() => sessionStorage.setItem("raati.who", "0".repeat(32)));
  await page.reload();
  await expect(items(page)).toHaveCount(1);
  await expect(page.getByText("odottaa jonkun toisen teksti")).toBeVisible();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Tallenna kaikki tiedostoon" }).press("Enter");
  const file = JSON.parse(readFileSync(await (await downloading).path(), "utf8")) as [string, unknown][];
  expect(file.map(([id]) => id)).toEqual(["ours", "ours"]);
  await send(page, "ours").click();
  await expect(told(page, "ours")).toHaveText(receipt);
});
