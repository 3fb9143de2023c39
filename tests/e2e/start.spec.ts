// How the portal starts with a profile that an operator has got wrong: what still works goes on working, and where nothing
// does, the resident gets readable help at once and the operator the reason.
import type { Page } from "@playwright/test";
import { checkAxe, expect, open, screenshot, test } from "./fixtures";
import { tabs } from "./fixtures.look";

/** Well before the watchdog of five seconds. */
const AT_ONCE = { timeout: 3_000 };

const help = (page: Page) => page.getByText("Sivu ei käynnisty. Lataa sivu uudelleen");
const reload = (page: Page) => page.getByRole("link", { name: "Lataa sivu uudelleen" });

/** Lays these files beside the portal; what is no text is missing. */
async function lay(page: Page, files: Record<string, unknown>) {
  for (const [path, content] of Object.entries(files)) {
    await page.route(
      (url) => url.pathname === path,
      (route) => {
        if (content === undefined) return route.fulfill({ status: 404, body: "" });
        const body = typeof content === "string" ? content : JSON.stringify(content);
        return route.fulfill({ contentType: "application/json", body });
      },
    );
  }
}

/** What the console gets meanwhile. */
function listen(page: Page): string[] {
  const said: string[] = [];
  page.on("console", (message) => void said.push(message.text()));
  return said;
}

const native = { profile: 1, extends: ["native"], base: "/api/v1" };

for (const [what, profile, reason] of [
  ["no profile", undefined, "profile.json"],
  ["a profile that is no JSON", '{"profile": 1,\n "base": ', "line 2"],
  ["a profile of another version", { ...native, profile: 9 }, "/profile: expected \"profile\": 1"],
  ["a profile without a base", { profile: 1, extends: ["native"] }, "base, the address of the backend"],
  ["a profile that is a list", [], "\"profile\": 1"],
] as const) {
  test(`with ${what} there is help at once, and a reason for the operator`, async ({ page, allowConsole }) => {
    allowConsole(/./);
    const said = listen(page);
    await lay(page, { "/profile.json": profile });
    await page.goto("/panels", { waitUntil: "commit" });
    await expect(help(page)).toBeVisible(AT_ONCE);
    await expect.poll(() => said.join("\n")).toContain(reason);
    await checkAxe(page, what);
    await lay(page, { "/profile.json": native });
    await reload(page).press("Enter");
    await expect(page.getByRole("link", { name: "Perheiden raati" })).toBeVisible();
  });
}

test("a profile that fails to come once is asked for once more", async ({ page, allowConsole }) => {
  allowConsole(/ERR_FAILED|preload/);
  let asked = 0;
  await page.route(
    (url) => url.pathname === "/profile.json",
    (route) => (++asked < 2 ? route.abort() : route.continue()),
  );
  await open(page, "/panels");
  await expect(page.getByRole("link", { name: "Perheiden raati" })).toBeVisible();
});

for (const [what, preset] of [
  ["is missing", undefined],
  ["is a page", "<!doctype html><p>404</p>"],
] as const) {
  test(`a preset that ${what} is a finding, and the rest works`, async ({ page, allowConsole }) => {
    allowConsole(/404/);
    await lay(page, { "/profile.json": { ...native, extends: ["native", "gone"] }, "/presets/gone.json": preset });
    await open(page, "/panels");
    await expect(page.getByRole("link", { name: "Perheiden raati" })).toBeVisible();
    await expect(tabs(page)).toHaveCount(5);
    await open(page, "/diagnostics");
    await expect(page.getByRole("region", { name: "Profiilin virheet" })).toContainText("pitäisi olla presets that exist, on gone.");
  });
}

/** The tabs of the shell, before any wasm. */
async function shellTabs(page: Page) {
  await page.route(
    (url) => url.pathname.endsWith(".wasm"),
    () => new Promise(() => {}),
  );
  await page.goto("/", { waitUntil: "commit" });
  await expect(page.locator("#shell nav")).not.toHaveAttribute("data-waiting");
  return page.locator("#shell nav a").allTextContents();
}

const off = { off: true, because: "a test" };
for (const [what, files, names] of [
  [
    "an operation that is removed",
    { "/profile.json": { ...native, operations: { polls: null } } },
    ["Sinulle", "Raadit", "Tapahtumat", "Minä"],
  ],
  [
    "what a preset removes, and the profile maps again",
    {
      "/profile.json": {
        ...native,
        extends: ["native", "events"],
        operations: { panels: { get: "/panels", records: "body.items" } },
      },
      "/presets/events.json": { operations: { panels: null, polls: null } },
    },
    ["Sinulle", "Raadit", "Tapahtumat", "Minä"],
  ],
  [
    "a preset that builds on another, which it overrides",
    {
      "/profile.json": { ...native, extends: ["native", "child"] },
      "/presets/child.json": { extends: ["parent"], operations: { events: { off: null, get: "/events", records: "body.items" } } },
      "/presets/parent.json": { operations: { events: off, polls: off } },
    },
    ["Sinulle", "Raadit", "Tapahtumat", "Minä"],
  ],
  [
    "an operation that stays off, though more is said of it",
    {
      "/profile.json": { ...native, extends: ["native", "off"], operations: { polls: { because: "Another reason." } } },
      "/presets/off.json": { operations: { polls: off } },
    },
    ["Sinulle", "Raadit", "Tapahtumat", "Minä"],
  ],
] as const) {
  test(`shell and portal agree on ${what}`, async ({ page, context }) => {
    await lay(page, files);
    await open(page, "/");
    await expect(tabs(page)).toHaveText([...names]);
    const early = await context.newPage();
    await lay(early, files);
    expect(await shellTabs(early)).toEqual(names);
    await early.close();
  });
}

test("an engine that does not come says so and can be tried again", async ({ page, allowConsole }) => {
  allowConsole(/ERR_FAILED|Failed to fetch|preload|engine/);
  const said = listen(page);
  const engine = /(engine|chunk)[^/]*\.wasm$/;
  await lay(page, { "/profile.json": { ...native, name: "Koe", time: { zone: "Europe/Helsinki" } } });
  await page.route(engine, (route) => route.abort());
  await page.goto("/", { waitUntil: "commit" });
  await expect(help(page)).toBeVisible(AT_ONCE);
  expect(said.join("\n")).not.toContain("panicked");
  await expect(page.locator(".ui-skeleton")).toHaveCount(0);
  await checkAxe(page, "the shell without its engine");
  await screenshot(page, "start-without-engine");
  await page.unroute(engine);
  await reload(page).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Sinulle" })).toBeVisible();
  await expect(page.locator("#shell")).toHaveCount(0);
});

for (const [what, version, names] of [
  ["that it was written for", "3.1", ["Sinulle", "Raadit", "Kyselyt", "Tapahtumat", "Minä"]],
  ["that a variant is for", "4.0", ["Sinulle", "Raadit", "Kyselyt", "Minä"]],
] as const) {
  test(`a profile asks the backend first, and fits the version ${what}`, async ({ page }) => {
    await lay(page, {
      "/profile.json": {
        ...native,
        backend: { probe: { get: "/about", version: "body.version" } },
        variants: [{ when: "starts_with(version, '4.')", use: { operations: { events: null, event: null } } }],
      },
      "/api/v1/about": { version },
    });
    await open(page, "/");
    await expect(tabs(page)).toHaveText([...names]);
  });
}
