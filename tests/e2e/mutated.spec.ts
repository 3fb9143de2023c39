// Two thousand broken answers in the shipped wasm: it never panics, never shows a blank screen, and goes on afterwards. Each
// part prints its seed; RAATI_SEED runs others, and RAATI_ANSWERS more of them.
import type { Page } from "@playwright/test";
import { expect, open } from "./fixtures";
import { type Front, behind, test } from "./fixtures.front";
import { chance, mutated } from "./fixtures.mutate";

const PARTS = 4;
const ANSWERS = Number(process.env.RAATI_ANSWERS ?? 2000);
const SEED = Number(process.env.RAATI_SEED ?? 20261123);
/** Screens visited before the portal starts anew, with nothing in its memory. */
const A_START = 60;

/** Screens that show what was answered. */
const paths = [
  "/", "/panels", "/panels/panel-3k7", "/panels/panel-9d2", "/panels/panel-4f9", "/panels/panel-3k7/meetings/meeting-b4p",
  "/panels/panel-3k7/meetings/meeting-b2m", "/invitations", "/polls", "/polls/poll-5c9", "/polls/poll-6k4", "/polls/poll-0d3",
  "/polls/poll-c2w/1", "/polls/poll-5c9/1", "/polls/poll-a7r/1", "/polls/poll-a7r/2", "/polls/poll-2a6/1", "/polls/poll-1x8/1",
  "/polls/poll-1x8/2", "/polls/poll-4e5/2", "/polls/poll-9b1/1", "/polls/poll-9b1/2", "/polls/poll-8f2/1", "/polls/poll-7j3/results",
  "/polls/poll-8f2/results", "/events", "/events/event-32b", "/events/event-98h", "/events/event-31a", "/events/event-54d",
  "/series/series-c1", "/impacts", "/me", "/about", "/accessibility", "/privacy",
];

test.describe.configure({ mode: "parallel" });
test.skip(({ isMobile }) => !isMobile, "the size of the window does not matter");

/** Breaks what is answered to reads. */
function breakAll(front: Front, by: () => number) {
  const told = { answers: 0 };
  front.rule = async (request, response) => {
    if (request.method !== "GET" || !request.url?.startsWith("/api/v1/")) return false;
    delete request.headers["if-none-match"];
    const { status, headers, body } = await behind(front, request);
    told.answers += 1;
    const broken = mutated(body, by);
    response.writeHead(status, { "content-type": headers["content-type"] ?? "", "cache-control": "no-store" }).end(broken);
    return true;
  };
  return told;
}

/** Goes there by a link, as residents do, and waits until nothing loads any more; says what stands there. */
const visit = (page: Page, path: string) =>
  page.evaluate(async (href) => {
    const link = Object.assign(document.createElement("a"), { href });
    document.body.append(link);
    link.click();
    link.remove();
    const frame = () => new Promise((resolve) => setTimeout(resolve, 15));
    const until = performance.now() + 8000;
    let quiet = 0;
    while (quiet < 2 && performance.now() < until) {
      await frame();
      quiet = document.querySelector("main [aria-busy=true], main .ui-skeleton") ? 0 : quiet + 1;
    }
    const main = document.querySelector("main");
    const heading = main?.querySelector("h1");
    return { heading: heading?.textContent?.length ?? 0, words: main?.innerText.length ?? 0, isQuiet: quiet >= 2 };
  }, path);

for (let part = 0; part < PARTS; part++) {
  test(`broken answers do no harm, part ${part + 1}`, async ({ page, front, allowConsole }) => {
    test.setTimeout(120_000 + ANSWERS * 300);
    // What the browser itself says of broken addresses; a panic says `panicked`.
    allowConsole(/Failed to load resource|net::ERR_/);
    const by = chance(SEED + part);
    const told = breakAll(front, by);
    const panics: string[] = [];
    page.on("console", (message) => void (message.text().includes("panicked") && panics.push(message.text())));
    for (let visits = 0; told.answers < ANSWERS / PARTS; visits++) {
      const path = paths[Math.floor(by() * paths.length)] ?? "/";
      if (visits % A_START === 0) await open(page, path);
      const stands = await visit(page, path);
      const where = `seed ${SEED + part}, visit ${visits}, ${path}`;
      expect(panics, where).toEqual([]);
      expect(stands.isQuiet, `${where} ends loading`).toBe(true);
      expect(stands.heading, `${where} has a heading`).toBeGreaterThan(0);
      expect(stands.words, `${where} says something`).toBeGreaterThan(stands.heading);
    }
    front.rule = undefined;
    // The same page, not started anew, goes on.
    await visit(page, "/impacts");
    await visit(page, "/panels");
    await expect(page.getByRole("link", { name: "Perheiden raati" })).toBeVisible();
    console.log(`   ${told.answers} broken answers from seed ${SEED + part}`);
  });
}
