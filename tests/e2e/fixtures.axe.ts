// Accessibility of what is on screen now: WCAG 2.2 A and AA and axe's best practices, none broken.
import AxeBuilder from "@axe-core/playwright";
import { type Page, expect } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Fails with every violation and the elements it is on; `label` names the screen and its state. */
export async function checkAxe(page: Page, label: string) {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const lines: string[] = [];
  for (const { id, help, nodes } of violations) {
    for (const { html, target } of nodes) {
      if (id === "target-size" && (await isLargeInSight(page, String(target[0])))) continue;
      lines.push(`${id}: ${help} – ${html}`);
    }
  }
  expect(lines, `axe on ${label}`).toEqual([]);
}

/** What the bar at the bottom happens to cover is measured again where it is seen whole. */
async function isLargeInSight(page: Page, target: string) {
  await page.locator(target).evaluate((element) => element.scrollIntoView({ block: "center" }));
  const { violations } = await new AxeBuilder({ page }).include(target).withRules("target-size").analyze();
  return violations.length === 0;
}
