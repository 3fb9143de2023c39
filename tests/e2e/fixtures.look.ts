// Looking at a screen as a resident of a journey does.
import { type Page, expect } from "@playwright/test";
import { checkAxe, screenshot } from "./fixtures";

/** The page without its bars. */
export const main = (page: Page) => page.getByRole("main");

/** A link on the page. */
export const link = (page: Page, name: string) => main(page).getByRole("link", { name, exact: true });

/** A button. */
export const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** All tabs; one is picked by its text. */
export const tabs = (page: Page) => page.locator("nav.ui-tab-bar").getByRole("link");

/** What is said beside a term of a fact list. */
export const fact = (page: Page, term: string) =>
  page.locator("dl > div").filter({ has: page.getByText(term, { exact: true }) }).getByRole("definition");

/** A screen that has its data and no failure, is without barriers, and is kept as a picture. */
export async function look(page: Page, name: string) {
  await expect(page.locator("main [aria-busy=true], main .ui-skeleton")).toHaveCount(0);
  await expect(main(page).getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
  await checkAxe(page, name);
  await screenshot(page, name);
}
