// A portal that fails: starts anew once, loses nothing that was typed, and does not go round in circles. It fails for real,
// in each of the ways it can: it panics, it is thrown through, it traps. The browser under it is broken for that, not it.
import type { Page } from "@playwright/test";
import { checkAxe, darken, expect, open, prefer, screenshot, test } from "./fixtures";
import type { AllowConsole } from "./fixtures.guard";

const text = "Odotustilassa on kylmä, ja ovi jää auki.";
const message = (page: Page) => page.getByRole("textbox", { name: "Viestisi" });
const stopped = (page: Page) => page.getByRole("heading", { level: 1, name: "Palvelu pysähtyi" });

/** From now on nothing new can be drawn: the renderer throws through Rust, which leaves that broken without a panic. */
const breakDrawing = (page: Page) =>
  page.evaluate(() => {
    const { createElement, createElementNS } = Document.prototype;
    const refuse = () => {
      throw new Error("no more elements");
    };
    Object.assign(Document.prototype, { createElement: refuse, createElementNS: refuse });
    Object.assign(window, { mend: () => Object.assign(Document.prototype, { createElement, createElementNS }) });
  });
const mend = (page: Page) => page.evaluate(() => (window as unknown as { mend: () => void }).mend());

/** Lets the portal fail in use: it has to show what is missing in the form. */
async function fail(page: Page) {
  await breakDrawing(page);
  await page.getByRole("button", { name: "Lähetä viesti" }).click();
}

/** Lets the portal panic: what belongs to a page is touched while that page goes, and reads what has gone already. */
async function panic(page: Page) {
  await page.evaluate(() => {
    const touch = (part: unknown) => {
      if (!(part instanceof Element)) return;
      for (const control of part.querySelectorAll("button, input, textarea, form")) {
        for (const kind of ["click", "input", "change", "submit"]) {
          control.dispatchEvent(new Event(kind, { bubbles: true, cancelable: true }));
        }
      }
    };
    const { remove } = Element.prototype;
    const { removeChild } = Node.prototype;
    Element.prototype.remove = function () {
      touch(this);
      remove.call(this);
    };
    Node.prototype.removeChild = function <T extends Node>(child: T) {
      touch(child);
      return removeChild.call(this, child) as T;
    };
  });
  await page.getByRole("navigation", { name: "Päävalikko" }).getByRole("link", { name: "Kyselyt" }).click();
}

/** What an engine does where the code is broken beyond a panic: a trap, thrown in the place that is told. */
const trap = (page: Page, where: "callback" | "promise") =>
  page.evaluate((where) => {
    // (module (func (export "f") unreachable))
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)));
    const f = exports.f as () => void;
    if (where === "callback") setTimeout(f, 0);
    else void Promise.resolve().then(f);
  }, where);

const failing = (allow: AllowConsole) => allow(/panicked|unreachable|unwrap_throw/);

/** How often the page is loaded from now on. */
function loads(page: Page) {
  let count = 0;
  page.on("load", () => (count += 1));
  return () => count;
}

/** Fails once, and waits until the portal stands again. */
async function failOnce(page: Page) {
  const again = page.waitForEvent("load");
  await fail(page);
  await again;
  await expect(page.locator("#shell")).toHaveCount(0);
  await expect(message(page)).toHaveValue(text);
}

test("a portal that fails in use starts anew, and what was typed is there", async ({ page, allowConsole }) => {
  failing(allowConsole);
  await open(page, "/message");
  await message(page).fill(text);
  const count = loads(page);
  await failOnce(page);
  expect(count()).toBe(1);
  await page.getByRole("radio", { name: "Ongelma" }).check();
  await page.getByRole("button", { name: "Lähetä viesti" }).click();
  await expect(page.getByText("Kiitos, viestisi on perillä!")).toBeVisible();
});

test("a portal that panics starts anew where it was going, and stops when it panics again", async ({ page, allowConsole }) => {
  failing(allowConsole);
  const panics: string[] = [];
  page.on("console", (one) => void (one.text().includes("panicked") && panics.push(one.text())));
  await open(page, "/message");
  await message(page).fill(text);
  const count = loads(page);
  await panic(page);
  await expect(page.getByRole("heading", { level: 1, name: "Kyselyt" })).toBeVisible();
  await expect.poll(count).toBe(1);
  expect(panics.length).toBeGreaterThan(0);
  await open(page, "/message");
  await expect(message(page)).toHaveValue(text);
  panics.length = 0;
  await panic(page);
  await expect(stopped(page)).toBeFocused();
  expect(panics.length).toBeGreaterThan(0);
  expect(count()).toBe(2);
  await page.getByRole("button", { name: "Avaa uudelleen" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Kyselyt" })).toBeVisible();
  await open(page, "/message");
  await expect(message(page)).toHaveValue(text);
});

test("who fails again soon stays, readable, with ways on", async ({ page, allowConsole }) => {
  failing(allowConsole);
  await open(page, "/message");
  await message(page).fill(text);
  await failOnce(page);
  const count = loads(page);
  await fail(page);
  await expect(stopped(page)).toBeFocused();
  await expect(page).toHaveTitle("Palvelu pysähtyi");
  await expect(page.getByRole("main")).toHaveCount(1);
  await expect(page.getByRole("button", { name: "Lähetä viesti" })).toHaveCount(0);
  await expect(page.getByText("Kirjoittamasi on tallessa tässä puhelimessa.")).toBeVisible();
  await expect(page.getByText("Kopioi alla oleva")).toHaveCount(0);
  await mend(page);
  await checkAxe(page, "a portal that stopped");
  await screenshot(page, "crash");
  await darken(page);
  await checkAxe(page, "a portal that stopped, dark");
  // What still runs of it changes nothing.
  await trap(page, "callback");
  await page.waitForTimeout(6_000);
  expect(count()).toBe(0);
  await expect(page.getByRole("main")).toHaveCount(1);

  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Avaa uudelleen" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Lähetystä odottavat tekstit" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Odottaa lähetystä" })).toBeVisible();
  await page.goBack();
  await expect(message(page)).toHaveValue(text);

  await fail(page);
  await expect(stopped(page)).toBeVisible();
  await page.getByRole("button", { name: "Avaa uudelleen" }).press("Enter");
  await expect(message(page)).toHaveValue(text);
});

test("after ten quiet minutes it starts anew once more", async ({ page, allowConsole }) => {
  failing(allowConsole);
  await open(page, "/message");
  await message(page).fill(text);
  await failOnce(page);
  await page.evaluate(() => sessionStorage.setItem("raati.crashed", String(Date.now() - 11 * 60_000)));
  await failOnce(page);
  await fail(page);
  await expect(stopped(page)).toBeVisible();
});

for (const where of ["callback", "promise"] as const) {
  test(`a trap that no panic tells of comes to the same, in a ${where}`, async ({ page, allowConsole }) => {
    failing(allowConsole);
    await open(page, "/message");
    await message(page).fill(text);
    const again = page.waitForEvent("load");
    await trap(page, where);
    await again;
    await expect(message(page)).toHaveValue(text);
    await trap(page, where);
    await expect(stopped(page)).toBeFocused();
  });
}

test("an error that is not the portal's ends nothing", async ({ page, allowConsole }) => {
  allowConsole(/not ours/);
  await open(page, "/message");
  const count = loads(page);
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error("not ours");
    });
    void Promise.reject(new TypeError("not ours"));
  });
  await page.waitForTimeout(500);
  expect(count()).toBe(0);
  await expect(message(page)).toBeVisible();
});

test("where the tab keeps nothing the dead page stays below, with what was typed", async ({ page, allowConsole }) => {
  failing(allowConsole);
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await open(page, "/message");
  await message(page).fill(text);
  const count = loads(page);
  await fail(page);
  await expect(stopped(page)).toBeFocused();
  await expect(page.getByText("Kopioi alla oleva tekstisi")).toBeVisible();
  await expect(message(page)).toHaveValue(text);
  expect(count()).toBe(0);
});

test("a draft of answers outlives the failure, too", async ({ page, allowConsole }) => {
  failing(allowConsole);
  await open(page, "/polls/poll-h4z/1");
  const field = page.getByRole("textbox", { name: "Ehdota aihetta" });
  await field.fill("Kulkeminen talvella");
  await breakDrawing(page);
  const again = page.waitForEvent("load");
  await page.getByRole("button", { name: "Seuraava" }).click();
  await again;
  await expect(page.getByText("Kulkeminen talvella").or(field).first()).toBeVisible();
  await open(page, "/polls/poll-h4z/1");
  await expect(field).toHaveValue("Kulkeminen talvella");
});

for (const [language, heading] of [
  ["sv", "Tjänsten stannade"],
  ["en", "The service stopped"],
] as const) {
  test(`it speaks the language in force: ${language}`, async ({ page, allowConsole }) => {
    failing(allowConsole);
    await prefer(page, language);
    await open(page, "/");
    await page.evaluate(() => sessionStorage.setItem("raati.crashed", String(Date.now())));
    await trap(page, "callback");
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeFocused();
    await checkAxe(page, `a portal that stopped, ${language}`);
  });
}
