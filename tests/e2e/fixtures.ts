// What every journey starts from: `test` with a backend and guarded pages, and helpers that act as a resident.
import { fileURLToPath } from "node:url";
import { type Page, test as base, expect } from "@playwright/test";
import { type Backend, withBackend } from "./fixtures.backend";
import { type AllowConsole, guard } from "./fixtures.guard";

export { checkAxe } from "./fixtures.axe";
export { arm } from "./fixtures.fault";
export { expect };

/** The portal's languages, Finnish first. */
export const languages = ["fi", "sv", "en"] as const;
export type Language = (typeof languages)[number];

interface Guarded {
  /** Says that a console error belongs to this test. */
  allowConsole: AllowConsole;
}

export const test = base.extend<Guarded, { backend: Backend }>({
  // Playwright reads the names of the arguments: without any it needs the empty pattern.
  backend: [({}, use) => withBackend(use), { scope: "worker" }],
  baseURL: ({ backend }, use) => use(backend.origin),
  allowConsole: [
    async ({ context, backend }, use) => {
      const watch = await guard(context, backend.origin);
      await use(watch.allow);
      watch.check();
    },
    { auto: true },
  ],
});

/** Opens an address and waits until the portal has taken over from the shell. */
export async function open(page: Page, path: string) {
  await page.goto(path);
  await expect(page.locator("#shell")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

/** Speaks this language from the next page load on, as if it had been chosen before. */
export async function prefer(page: Page, language: Language) {
  await page.addInitScript((code) => {
    if (localStorage.getItem("raati.language") === null) localStorage.setItem("raati.language", code);
  }, language);
}

/** Turns the phone's dark mode on. */
export async function darken(page: Page) {
  await page.emulateMedia({ colorScheme: "dark" });
}

/** Writes what is on screen, from top to bottom, to `screenshots/<size>/<name>.png` for people to look at; in CI nobody does. */
export async function screenshot(page: Page, name: string) {
  if (process.env.CI) return;
  const path = fileURLToPath(new URL(`../../screenshots/${test.info().project.name}/${name}.png`, import.meta.url));
  await page.screenshot({ path, fullPage: true, animations: "disabled" });
}
