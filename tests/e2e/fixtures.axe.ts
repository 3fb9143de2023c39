// Accessibility of what is on screen now: WCAG 2.2 A and AA and axe's best practices, none broken.
import AxeBuilder from "@axe-core/playwright";
import { type Page, expect } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Fails with every violation and the elements it is on; `label` names the screen and its state. */
export async function checkAxe(page: Page, label: string) {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const lines = violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${violation.help} – ${node.html}`),
  );
  expect(lines, `axe on ${label}`).toEqual([]);
}
