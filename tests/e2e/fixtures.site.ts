// A portal whose files and server come and go: what the worker and the stores of the phone are tried with.
import { type Page, expect, test as base } from "@playwright/test";
import { Builds } from "./fixtures.builds";
import { type Running, startBackend } from "./fixtures.backend";

export interface Site {
  builds: Builds;
  /** Where the portal is served; the same after every restart. */
  origin: () => string;
  stop: () => Promise<void>;
  start: () => Promise<void>;
}

export const test = base.extend<{ site: Site }>({
  serviceWorkers: "allow",
  site: async ({}, use) => {
    const builds = new Builds();
    builds.publish(1);
    let running: Running | undefined;
    let port = 0;
    const start = async () => {
      running = await startBackend(builds.folder, port);
      port = Number(new URL(running.origin).port);
    };
    const stop = async () => {
      await running?.stop();
      running = undefined;
    };
    await start();
    await use({ builds, origin: () => `http://127.0.0.1:${port}`, start, stop });
    await stop();
    builds.remove();
  },
});

export const stands = async (page: Page) => {
  await expect(page.locator("#shell")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
};
export const open = async (page: Page, address: string) => {
  await page.goto(address);
  await stands(page);
};
/** Waits until a worker serves this page, and so has its whole build. */
export const isKept = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, 50));
  });
