// Every screen of the portal, for looking at and measuring. Those that need a past are visited by somebody who has one.
import { randomBytes } from "node:crypto";
import { type Cookie, type Page, expect } from "@playwright/test";
import { open } from "./fixtures";

/** A screen, or a state of one. */
export interface Screen {
  /** Names its picture. */
  name: string;
  /** Where it is. */
  path: string;
  /** Presses the one button that brings the state about. */
  submit?: boolean;
}

/** All of them, in the order in which a resident may meet them. */
export const screens: Screen[] = [
  { name: "home", path: "/" },
  { name: "panels", path: "/panels" },
  { name: "panel-open", path: "/panels/panel-3k7" },
  { name: "panel-on-request", path: "/panels/panel-9d2" },
  { name: "panel-by-invitation", path: "/panels/panel-7q4" },
  { name: "panel-member", path: "/panels/panel-4f9" },
  { name: "panel-over", path: "/panels/panel-0h2" },
  { name: "meeting-coming", path: "/panels/panel-3k7/meetings/meeting-b4p" },
  { name: "meeting-past", path: "/panels/panel-3k7/meetings/meeting-b2m" },
  { name: "invitation", path: "/invitation#KA7V2026" },
  { name: "invitations", path: "/invitations" },
  { name: "invitation-withdrawn", path: "/invitation#RAMPPA26" },
  { name: "invitation-code", path: "/invitation" },
  { name: "polls", path: "/polls" },
  { name: "poll", path: "/polls/poll-5c9" },
  { name: "poll-named", path: "/polls/poll-6k4" },
  { name: "poll-not-yet-open", path: "/polls/poll-3h7" },
  { name: "poll-closed", path: "/polls/poll-0d3" },
  { name: "poll-answered", path: "/polls/poll-t3v" },
  { name: "question-info", path: "/polls/poll-c2w/1" },
  { name: "question-single-choice", path: "/polls/poll-5c9/1" },
  { name: "question-multiple-choice", path: "/polls/poll-a7r/1" },
  { name: "question-missing", path: "/polls/poll-a7r/1", submit: true },
  { name: "question-statement", path: "/polls/poll-a7r/2" },
  { name: "question-sentiment", path: "/polls/poll-2a6/1" },
  { name: "question-scale", path: "/polls/poll-1x8/2" },
  { name: "question-matrix", path: "/polls/poll-4e5/2" },
  { name: "question-images", path: "/polls/poll-9b1/1" },
  { name: "question-ranking", path: "/polls/poll-9b1/2" },
  { name: "question-number", path: "/polls/poll-1x8/1" },
  { name: "question-date", path: "/polls/poll-6k4/2" },
  { name: "question-short-text", path: "/polls/poll-8f2/1" },
  { name: "question-long-text", path: "/polls/poll-1x8/3" },
  { name: "review", path: "/polls/poll-5c9/review" },
  { name: "receipt", path: "/polls/poll-t3v/receipt" },
  { name: "results", path: "/polls/poll-7j3/results" },
  { name: "results-after-answering", path: "/polls/poll-t3v/results" },
  { name: "results-words", path: "/polls/poll-8f2/results" },
  { name: "results-hidden", path: "/polls/poll-9b1/results" },
  { name: "events", path: "/events" },
  { name: "event-open", path: "/events/event-32b" },
  { name: "event-registered", path: "/events/event-98h" },
  { name: "event-past", path: "/events/event-31a" },
  { name: "event-cancelled", path: "/events/event-54d" },
  { name: "series", path: "/series/series-c1" },
  { name: "impacts", path: "/impacts" },
  { name: "me", path: "/me" },
  { name: "message", path: "/message" },
  { name: "about", path: "/about" },
  { name: "accessibility", path: "/accessibility" },
  { name: "privacy", path: "/privacy" },
  { name: "diagnostics", path: "/diagnostics" },
  { name: "not-found", path: "/ei-ole" },
];

let past: Cookie[] | undefined;

/** Makes this browser's resident one who has joined, answered and registered: the same for all tests, as seats are few. */
export async function takePart(page: Page) {
  if (past) return page.context().addCookies(past);
  const id = () => randomBytes(16).toString("base64url");
  const writes: [string, object][] = [
    ["panels/panel-4f9/membership", {}],
    [`polls/poll-t3v/responses/${id()}`, { answers: [{ question: "q1", value: 4 }] }],
    [`events/event-98h/registrations/${id()}`, {}],
  ];
  for (const [path, data] of writes) {
    const response = await page.request.put(`/api/v1/${path}`, { data, headers: { "x-raati": "1" } });
    expect(response.ok(), `${path}: ${response.status()}`).toBe(true);
  }
  past = await page.context().cookies();
}

/** Opens a screen and waits until its data is there. */
export async function visit(page: Page, screen: Screen) {
  await open(page, screen.path);
  await expect(page.locator("main [aria-busy=true], main .ui-skeleton")).toHaveCount(0);
  if (screen.submit) await page.locator("main form [type=submit]").click();
}

/** What sticks out at the sides of the window, and what is cut off in its own box. */
export function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const found = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} px wide`] : [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const box = node.parentElement;
      if (!box || !node.textContent?.trim() || !box.checkVisibility({ visibilityProperty: true })) continue;
      // Hidden from the eye on purpose.
      if (box.closest(".u-visually-hidden, .ui-skip-link")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, right } = range.getBoundingClientRect();
      const isOut = left < -1 || right > root.clientWidth + 1;
      const isCut = getComputedStyle(box).overflowX !== "visible" && box.scrollWidth > box.clientWidth + 1;
      if (isOut || isCut) found.push(`${isCut ? "cut" : "out"}: ${node.textContent.trim().slice(0, 60)}`);
    }
    return found;
  });
}
