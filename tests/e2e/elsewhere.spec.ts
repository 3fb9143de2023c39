// What is done on another site: told before anybody leaves, with its host, and without a promise of a receipt.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { type Backend, withBackend } from "./fixtures.backend";
import { backendProgram } from "./fixtures.environment";
import { sticksOut } from "./fixtures.screens";
import { type Language, checkAxe, expect, languages, open, prefer, screenshot, test as base } from "./fixtures";

const elsewhere = "https://osallistu.example/lomake/7";

/** The demo data, and one panel, poll and event that lead elsewhere. */
const test = base.extend<object, { backend: Backend }>({
  backend: [
    // Playwright reads the names of the arguments: without any it needs the empty pattern.
    ({}, use) =>
      withBackend((backend) => {
        bringIn(backend);
        return use(backend);
      }),
    { scope: "worker" },
  ],
});

function bringIn(backend: Backend) {
  const text = (fi: string) => ({ fi, sv: `${fi} (sv)`, en: `${fi} (en)` });
  const content = {
    panels: [
      { id: "panel-away", name: text("Rantaraati"), summary: text("Ranta kuuluu kaikille."), attendance: "online", joining: "open", elsewhere },
    ],
    polls: [{ id: "poll-away", title: text("Millainen ranta?"), intro: text("Kerro rannasta."), elsewhere }],
    events: [
      {
        id: "event-away",
        kind: "cafe",
        title: text("Rantakahvit"),
        starts_at: "+3d 17:00",
        ends_at: "+3d 19:00",
        place: { attendance: "online" },
        registration: { needed: true, capacity: 20 },
        elsewhere,
      },
    ],
  };
  const file = `${backend.database}.elsewhere.json`;
  writeFileSync(file, JSON.stringify(content));
  execFileSync(backendProgram(), ["import", file, "--db", backend.database], { stdio: ["ignore", "ignore", "inherit"] });
}

const go: Record<Language, RegExp> = {
  fi: /^Siirry .* avautuu toiseen palveluun$/,
  sv: /^Gå vidare .* öppnas i en annan tjänst$/,
  en: /^Go there .* opens in another service$/,
};
const paths = ["/panels/panel-away", "/polls/poll-away", "/events/event-away"];

/** The way there is a link to just that address, and nothing here can be sent. */
async function leadsAway(page: Page, language: Language) {
  const main = page.getByRole("main");
  await expect(main.getByText("osallistu.example.")).toBeVisible();
  const link = main.getByRole("link", { name: go[language] });
  await expect(link).toHaveAttribute("href", elsewhere);
  await expect(link).toHaveAttribute("rel", "noopener noreferrer");
  await expect(main.locator("form")).toHaveCount(0);
}

for (const language of languages) {
  test(`where it is done is said in ${language}`, async ({ page }) => {
    await prefer(page, language);
    for (const path of paths) {
      await test.step(path, async () => {
        await open(page, path);
        await leadsAway(page, language);
        await checkAxe(page, path);
        await screenshot(page, `elsewhere/${language}${path.replaceAll("/", "-")}`);
      });
    }
  });
}

test("nothing of it sticks out on a phone 320 px wide", async ({ page }) => {
  // Swedish has the longest words here.
  await prefer(page, "sv");
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of paths) {
    await open(page, path);
    await leadsAway(page, "sv");
    expect(await sticksOut(page), path).toEqual([]);
  }
});

test("a question of a poll that is answered elsewhere leads to where it is", async ({ page }) => {
  await open(page, "/polls/poll-away/1");
  await leadsAway(page, "fi");
});

test("lists tell it before anybody opens one", async ({ page }) => {
  const marks = [
    { path: "/panels", mark: "Liity toisella sivustolla" },
    { path: "/polls", mark: "Vastaa toisella sivustolla" },
    { path: "/events", mark: "Ilmoittaudu toisella sivustolla" },
  ];
  for (const { path, mark } of marks) {
    await open(page, path);
    await expect(page.getByRole("main").getByText(mark)).toBeVisible();
  }
});
