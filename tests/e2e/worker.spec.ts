// The worker that keeps the portal on the phone: whole or not at all, new builds, builds that were broken on the way, the
// way back, and the way out. The network is cut by ending the server, not by asking the browser to pretend.
import { type Page, expect } from "@playwright/test";
import { isKept, open, stands, test } from "./fixtures.site";

const build = (page: Page) => page.locator("meta[name=build]").getAttribute("content");
/** The builds that are on the phone, whole. */
const kept = (page: Page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("raati-build-")));
/** Looks for a new worker, as the portal does from time to time; whether it could be kept. */
const look = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const before = registration.active;
    await registration.update();
    const next = registration.installing ?? registration.waiting ?? registration.active;
    if (!next || next === before) return "none";
    while (!["activated", "redundant"].includes(next.state)) await new Promise((resolve) => setTimeout(resolve, 50));
    return next.state;
  });

test("the portal opens without a network, on every screen", async ({ page, site }) => {
  await open(page, site.origin());
  await isKept(page);
  await site.stop();
  for (const path of ["/", "/polls", "/me"]) await open(page, site.origin() + path);
  expect(await build(page)).toBe("1");
});

test("what is written passes the worker by, and so does the backend", async ({ page, site }) => {
  await open(page, site.origin());
  await isKept(page);
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().includes("/api/v1/")),
    page.goto(`${site.origin()}/events`),
  ]);
  expect(answer.fromServiceWorker()).toBe(false);
  const write = page.waitForResponse((response) => response.request().method() === "PUT");
  await page.evaluate(() => fetch("/api/v1/messages/0123456789abcdefghijkl", { method: "PUT", body: "{}" }));
  expect((await write).fromServiceWorker()).toBe(false);
  const files = await page.evaluate(async () => {
    const names = await caches.keys();
    const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return lists.flat().map((request) => new URL(request.url).pathname);
  });
  expect(files.filter((path) => path.startsWith("/api"))).toEqual([]);
  expect(files).toContain("/");
});

test("pages of the backend on the same origin are its own, slow or broken", async ({ page, site }) => {
  await open(page, site.origin());
  await isKept(page);
  const answer = await page.goto(`${site.origin()}/api/v1/polls`);
  expect(answer?.fromServiceWorker()).toBe(false);
  await site.stop();
  await expect(page.goto(`${site.origin()}/once?token=1`)).rejects.toThrow();
});

test("a new build is there at the next opening, and a tab of the old one is told", async ({ page, site }) => {
  await open(page, site.origin());
  await isKept(page);
  site.builds.publish(2);
  expect(await look(page)).toBe("activated");
  await expect(page.getByText("Palvelusta on uusi versio")).toBeVisible();
  // The old tab can still open what it has not opened yet, though the server has it no longer.
  await page.getByRole("link", { name: "Kyselyt" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Kyselyt" })).toBeVisible();
  expect(await build(page)).toBe("1");
  await page.getByRole("button", { name: "Ota uusi versio käyttöön" }).click();
  await expect.poll(() => build(page)).toBe("2");
  await stands(page);
  await expect(page.getByText("Palvelusta on uusi versio")).toHaveCount(0);
  await site.stop();
  await open(page, site.origin());
  expect(await build(page)).toBe("2");
});

test("a build that is broken on the way is not kept, and the one before stays whole", async ({ page, site }) => {
  await open(page, site.origin());
  await isKept(page);
  for (const [number, content] of [
    [2, undefined],
    [3, "<!doctype html><title>Not here</title>"],
  ] as const) {
    site.builds.publish(number);
    site.builds.damage(/^raati-.*\.css$/, content);
    expect(await look(page)).toBe("redundant");
    expect(await kept(page)).toHaveLength(1);
  }
  await site.stop();
  await open(page, `${site.origin()}/polls`);
  expect(await build(page)).toBe("1");
});

test("builds may be skipped, and rolled back", async ({ page, site }) => {
  await open(page, site.origin());
  await isKept(page);
  for (const number of [2, 3, 4, 5, 3]) {
    site.builds.publish(number);
    expect(await look(page)).toBe("activated");
  }
  expect((await kept(page)).length).toBeLessThanOrEqual(3);
  await open(page, site.origin());
  expect(await build(page)).toBe("3");
  await site.stop();
  await open(page, site.origin());
  expect(await build(page)).toBe("3");
});

test("the worker can be switched off from the server, and leaves alone what waits to be sent", async ({ page, site }) => {
  await open(page, site.origin());
  await isKept(page);
  await page.evaluate(async () => {
    await (await caches.open("raati-outbox")).put("/__outbox/1", new Response("{}"));
  });
  site.builds.switchOff();
  await look(page);
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length))
    .toBe(0);
  // What was read stays, too: it is nobody's to switch off.
  expect((await page.evaluate(() => caches.keys())).sort()).toEqual(["raati-outbox", "raati-reads"]);
  await open(page, site.origin());
});

test("an operator's change of the profile is seen at once, and on the phone where there is no network", async ({ page, site }) => {
  await open(page, site.origin());
  await isKept(page);
  const profile = { profile: 1, base: "/api/v1", extends: ["native"], operations: { events: null, event: null } };
  site.builds.put("profile.json", JSON.stringify(profile));
  const events = page.getByRole("navigation").getByRole("link", { name: "Tapahtumat" });
  await open(page, site.origin());
  await expect(events).toHaveCount(0);
  await site.stop();
  await open(page, site.origin());
  await expect(events).toHaveCount(0);
});
