// Every screen as residents may see it: three languages, dark, a narrow phone, large text, forced colours. The pictures
// are for people to look at; what can be measured is measured.
import type { Page } from "@playwright/test";
import { checkAxe, darken, expect, languages, prefer, screenshot, test } from "./fixtures";
import { screens, sticksOut, takePart, visit } from "./fixtures.screens";

test.skip(({ isMobile }) => !isMobile, "one size, and the narrow ones");
test.describe.configure({ timeout: 240_000 });

/** Goes through all screens; a finding of one hides none of another. */
async function everywhere(page: Page, look: (name: string) => Promise<void>) {
  await takePart(page);
  for (const screen of screens) {
    await test.step(screen.name, async () => {
      await visit(page, screen);
      expect.soft(await sticksOut(page), `${screen.name} sticks out`).toEqual([]);
      await look(screen.name);
    });
  }
}

for (const language of languages) {
  test(`every screen in ${language}`, async ({ page }) => {
    await prefer(page, language);
    await everywhere(page, async (name) => {
      await expect.soft(page.locator("html")).toHaveAttribute("lang", language);
      await screenshot(page, `${language}/${name}`);
    });
  });
}

test("every screen in the dark", async ({ page }) => {
  await darken(page);
  await everywhere(page, async (name) => {
    await checkAxe(page, `${name}, dark`);
    await screenshot(page, `dark/${name}`);
  });
});

test("every screen on a phone 320 px wide", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await everywhere(page, async (name) => {
    await checkAxe(page, `${name}, 320 px`);
    await screenshot(page, `narrow/${name}`);
  });
});

test("every screen with text twice as large", async ({ page }) => {
  await takePart(page);
  for (const screen of screens) {
    await test.step(screen.name, async () => {
      await visit(page, screen);
      await page.evaluate(async () => {
        document.documentElement.style.fontSize = "200%";
        await new Promise(requestAnimationFrame);
      });
      expect.soft(await sticksOut(page), `${screen.name} sticks out`).toEqual([]);
      await checkAxe(page, `${screen.name}, 200 %`);
      await screenshot(page, `large/${screen.name}`);
    });
  }
});

const main = ["home", "panels", "panel-open", "poll", "question-scale", "review", "results", "event-open", "me"];

for (const [name, media] of [
  ["forced colours", { forcedColors: "active" }],
  ["reduced motion", { reducedMotion: "reduce" }],
] as const) {
  test(`the main screens with ${name}`, async ({ page }) => {
    await page.emulateMedia(media);
    await takePart(page);
    for (const screen of screens.filter((screen) => main.includes(screen.name))) {
      await visit(page, screen);
      await checkAxe(page, `${screen.name}, ${name}`);
      await screenshot(page, `${name.replace(" ", "-")}/${screen.name}`);
    }
  });
}
