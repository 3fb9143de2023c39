// The page of what waits is on the phone with the build: it opens without a network, sends when there is one again, and is
// led to from the portal that does not start. The network is cut by ending the server.
import { type Page, expect, test as base } from "@playwright/test";
import { checkAxe } from "./fixtures";
import { type Running, startBackend } from "./fixtures.backend";
import { portalFolder } from "./fixtures.environment";
import { guard } from "./fixtures.guard";
import { withHost } from "./fixtures.host";
import { respondents } from "./fixtures.poll";
import { envelope, keep, poll, withVault } from "./fixtures.rescue";

const test = base.extend({ serviceWorkers: "allow" });

const stands = (page: Page) => expect(page.locator("#shell")).toHaveCount(0);
/** Waits until a worker serves this page, and so has its whole build. */
const isKept = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50));
  });
const heading = (page: Page) => page.getByRole("heading", { level: 1, name: "Odottaa lähetystä" });
const send = (page: Page) => page.getByRole("button", { name: "Lähetä" });

test("without a network it opens, says so, and sends once when there is one", async ({ page, context }) => {
  let running: Running = await startBackend();
  const { origin } = running;
  const watch = await guard(context, origin);
  watch.allow(/ERR_CONNECTION_REFUSED|ERR_FAILED/);
  await withVault(page);
  await page.goto(origin);
  await stands(page);
  await keep(page, envelope("away"));
  await isKept(page);
  await running.stop();
  await page.goto(`${origin}/rescue.html`);
  await expect(heading(page)).toBeVisible();
  await send(page).click();
  await expect(page.getByRole("status")).toHaveText(/^Palvelu ei vastannut\. Teksti on tallessa täällä\./);
  await checkAxe(page, "rescue without a network");
  running = await startBackend(portalFolder(), Number(new URL(origin).port));
  const before = await respondents(running, poll);
  await send(page).click();
  await expect(page.getByRole("status")).toHaveText(/^Perillä\. Kuittikoodi: /);
  expect(await respondents(running, poll)).toBe(before + 1);
  watch.check();
  await running.stop();
});

test("the help of a portal that does not start leads there", async ({ page }) => {
  const running = await startBackend();
  await page.route(
    (url) => url.pathname.endsWith(".wasm"),
    (route) => route.abort(),
  );
  await page.goto(running.origin);
  await page.getByRole("link", { name: "Lähetystä odottavat tekstit" }).press("Enter");
  await expect(heading(page)).toBeVisible();
  await running.stop();
});

test("a host that leads from rescue.html to rescue keeps the build whole, too", async ({ page }) => {
  await withHost(
    { base: "/api/v1", extends: ["native"], operations: {} },
    async (origin) => {
      await page.goto(origin);
      await isKept(page);
      const answer = await page.goto(`${origin}/rescue.html`);
      expect(answer?.fromServiceWorker()).toBe(true);
      await expect(heading(page)).toBeVisible();
    },
    async (request, response) => {
      if (request.url !== "/rescue.html") return false;
      response.writeHead(308, { location: "/rescue.html?" }).end();
      return true;
    },
  );
});
