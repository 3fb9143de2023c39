// For tests about polls: a backend of their own, into which they may bring further polls, and the words and steps
// that all of them share.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { type Locator, type Page, expect } from "@playwright/test";
import { type Backend, withBackend } from "./fixtures.backend";
import { backendProgram } from "./fixtures.environment";
import { test as base } from "./fixtures";

/** As everywhere, but no other spec sees the polls that are brought in. */
export const test = base.extend<object, { backend: Backend }>({
  // Playwright reads the names of the arguments: without any it needs the empty pattern.
  backend: [({}, use) => withBackend(use), { scope: "worker" }],
});

/** Brings polls in, or changes them, as an operator does while the portal is in use. */
export function bringIn(backend: Backend, ...polls: object[]) {
  const file = `${backend.database}.polls.json`;
  writeFileSync(file, JSON.stringify({ polls }));
  execFileSync(backendProgram(), ["import", file, "--db", backend.database], { stdio: ["ignore", "ignore", "inherit"] });
}

/** How many responses to an ordinary poll are stored, as SQLite counts them. */
export async function respondents(backend: Backend, poll: string): Promise<number> {
  const response = await fetch(`${backend.origin}/api/v1/polls/${poll}`);
  const { respondents } = (await response.json()) as { respondents?: number };
  if (respondents === undefined) throw new Error(`nobody is told how many answered ${poll}`);
  return respondents;
}

/** Puts a finger on it where there is one, else the mouse. */
export async function press(target: Locator) {
  const hasTouch = await target.page().evaluate(() => navigator.maxTouchPoints > 0);
  await (hasTouch ? target.tap() : target.click());
}

/** The option of this name, whatever it looks like. */
export function option(page: Page, name: string): Locator {
  return page.getByRole("radio", { name, exact: true });
}

/** Presses "Seuraava" and waits for the question or screen with this heading. */
export async function next(page: Page, heading: string) {
  await press(page.getByRole("button", { name: "Seuraava" }));
  await onScreen(page, heading);
}

/** The screen with this heading is here, and its heading has the focus. */
export async function onScreen(page: Page, heading: string) {
  const found = page.getByRole("heading", { level: 1, name: heading, exact: true });
  await expect(found).toBeVisible();
  await expect(found).toBeFocused();
}

/** The row of the review that tells about this question. */
export function reviewed(page: Page, question: string): Locator {
  return page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: question, exact: true }) });
}

/** The receipt's code, such as `K7QM-2F9D`. */
export async function receiptCode(page: Page): Promise<string> {
  const code = page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  await expect(code).toBeVisible();
  return code.innerText();
}

/** The day so many days from now, as a date field takes it. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
