// Bodies without end, too long, too deep or too wide are cut off: the screen says so, and goes on.
import type { Page } from "@playwright/test";
import { refused, shown } from "./fixtures.bodies";
import { checkAxe, expect, open } from "./fixtures";
import { type Front, test } from "./fixtures.front";
import { press } from "./fixtures.poll";

/** Longest until the screen says something, in milliseconds: the portal's own limit is 20 s for a request. */
const SOON = 15_000;

test.describe.configure({ mode: "parallel" });
test.skip(({ isMobile }) => !isMobile, "the size of the window does not matter");

const failed = (page: Page) => page.getByRole("heading", { name: "Tietoja ei saatu" });
const card = (page: Page) => page.getByRole("link", { name: "Perheiden raati" });
const tab = (page: Page, name: string) => press(page.getByRole("navigation", { name: "Päävalikko" }).getByRole("link", { name }));

function serve(front: Front, path: string, send: (typeof refused)[0][1]) {
  front.rule = (request, response) => {
    if (!request.url?.startsWith(path)) return false;
    send(response);
    return true;
  };
}

test.afterEach(({ front }) => {
  front.rule = undefined;
});

for (const [what, send] of refused) {
  test(`${what}: an error card, and trying again works`, async ({ page, front, allowConsole }) => {
    allowConsole(/net::ERR_|Failed to load resource/);
    await open(page, "/impacts");
    serve(front, "/api/v1/panels", send);
    await tab(page, "Raadit");
    await expect(failed(page)).toBeVisible({ timeout: SOON });
    await expect(page.getByText("Palvelun vastausta ei voitu lukea.")).toBeVisible();
    front.rule = undefined;
    await press(page.getByRole("button", { name: "Yritä uudelleen" }));
    await expect(card(page)).toBeVisible();
  });
}

for (const [what, send] of shown) {
  test(`${what}: the screen stands and goes on`, async ({ page, front }) => {
    await open(page, "/impacts");
    serve(front, "/api/v1/panels", send);
    await tab(page, "Raadit");
    await expect(page.locator("main [aria-busy=true], main .ui-skeleton")).toHaveCount(0, { timeout: SOON });
    await expect(page.getByRole("heading", { level: 1, name: "Raadit" })).toBeVisible();
    await expect(failed(page)).toHaveCount(0);
    front.rule = undefined;
    await tab(page, "Kyselyt");
    await expect(page.getByRole("heading", { level: 1, name: "Kyselyt" })).toBeFocused();
  });
}

test("what is asked for before the portal stands is cut off, too", async ({ page, front, allowConsole }) => {
  allowConsole(/net::ERR_|Failed to load resource/);
  serve(front, "/api/v1/panels", refused[0]![1]);
  await page.goto("/panels");
  await expect(failed(page)).toBeVisible({ timeout: SOON });
  await checkAxe(page, "panels without end");
});

test("a trickle without end is cut off by time", async ({ page, front, allowConsole }) => {
  test.setTimeout(60_000);
  allowConsole(/net::ERR_|Failed to load resource/);
  await open(page, "/impacts");
  serve(front, "/api/v1/panels", (response) => {
    response.writeHead(200, { "content-type": "application/json" }).write('{"items":[');
    const drip = setInterval(() => response.write(" "), 300);
    response.on("close", () => clearInterval(drip));
  });
  await tab(page, "Raadit");
  await expect(failed(page)).toBeVisible({ timeout: 30_000 });
  front.rule = undefined;
  await press(page.getByRole("button", { name: "Yritä uudelleen" }));
  await expect(card(page)).toBeVisible();
});
