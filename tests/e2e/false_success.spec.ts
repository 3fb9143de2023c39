// What looks like a success and is none: no answer is ever marked as arrived by it, whether the backend has kept it or not –
// only a poll that is read anew and tells of the response may say so – and once the backend answers honestly there is one
// row of it.
import type { Page } from "@playwright/test";
import { expect, open } from "./fixtures";
import { type FalseSuccess, falseSuccesses, serve } from "./fixtures.false";
import { type Front, behind, test } from "./fixtures.front";
import { bringIn, next, press, receiptCode } from "./fixtures.poll";

const asked = "Ehdota aihetta";
const arrived = /Vastauksesi on perillä/;
/** So many groups are tried side by side. */
const GROUPS = 6;

test.describe.configure({ mode: "parallel" });
test.skip(({ isMobile }) => !isMobile, "the size of the window does not matter");

const pollOf = (group: number, place: number) => ({
  id: `poll-false-${group}-${place}`,
  title: { fi: `Kysely ${place}` },
  min_group_size: 1,
  window: { opens_at: "-3d 09:00" },
  questions: [{ id: "q1", type: "short_text", title: { fi: asked }, required: true, maximum_characters: 80 }],
});

/** How many responses are stored; nothing is told of none, fewer than the smallest group. */
async function rows(front: Front, poll: string): Promise<number> {
  const response = await fetch(`${front.behind}/api/v1/polls/${poll}`);
  expect(response.ok).toBe(true);
  const { respondents } = (await response.json()) as { respondents?: number };
  return respondents ?? 0;
}

/** Answers writes so; of every second case the backend never hears. Gives how often. */
function lie(front: Front, one: FalseSuccess, isKept: boolean) {
  const told = { times: 0 };
  front.rule = async (request, response) => {
    if (request.method !== "PUT") return false;
    const id = request.url?.split("/").pop() ?? "";
    const receipt = { id, code: "K7QM-2F9D", at: new Date().toISOString() };
    const made = { status: 201, headers: {}, body: Buffer.from(JSON.stringify(receipt)) };
    if (isKept) await behind(front, request);
    serve(one, id, made, response);
    told.times += 1;
    return true;
  };
  return told;
}

/** Notes it for good when the page says, even for a moment, that the answer has arrived. */
async function watch(page: Page) {
  await page.evaluate((pattern) => {
    const look = () => {
      if (new RegExp(pattern).test(document.body.innerText)) document.documentElement.dataset.saidArrived = "";
      if (document.querySelector('[data-stage="arrived"]')) document.documentElement.dataset.tookForReceipt = "";
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
  }, arrived.source);
}

async function tryOut(page: Page, front: Front, one: FalseSuccess, poll: string, isKept: boolean) {
  await open(page, `/polls/${poll}/1`);
  await page.getByRole("textbox", { name: asked }).fill(one.name);
  await next(page, "Tarkista vastauksesi");
  await watch(page);
  const told = lie(front, one, isKept);
  const send = page.getByRole("button", { name: "Lähetä vastaukset" });
  await press(send);
  await expect.poll(() => told.times, `${one.name} was asked for`).toBeGreaterThan(0);
  // Sending has ended one way or the other.
  await expect(page.getByRole("main").locator("[aria-busy=true]")).toHaveCount(0);
  await page.waitForTimeout(150);
  const { saidArrived, tookForReceipt } = await page.evaluate(() => ({ ...document.documentElement.dataset }));
  expect(tookForReceipt, `${one.name} was taken for a receipt`).toBeUndefined();
  // The backend that has kept it tells of it when it is asked.
  if (!isKept) expect(saidArrived, `${one.name} was taken for a receipt`).toBeUndefined();
  expect(await rows(front, poll), one.name).toBe(isKept ? 1 : 0);

  front.rule = undefined;
  // Above the button, or from the outbox, by itself or on the next start.
  await expect(async () => {
    if (await send.isVisible()) await press(send);
    await page.waitForTimeout(100);
    expect(await rows(front, poll)).toBe(1);
    if (await send.isVisible()) await expect(page.getByText(arrived).first()).toBeVisible({ timeout: 2000 });
  }, one.name).toPass({ timeout: 20_000 });
  await expect(async () => {
    await open(page, `/polls/${poll}`);
    await receiptCode(page);
  }, one.name).toPass({ timeout: 20_000 });
  expect(await rows(front, poll), one.name).toBe(1);
}

test("there are enough of them", () => {
  expect(falseSuccesses.length).toBeGreaterThanOrEqual(70);
});

for (let group = 0; group < GROUPS; group++) {
  test(`no false success is a receipt, part ${group + 1}`, async ({ page, front, allowConsole }) => {
    test.setTimeout(180_000);
    allowConsole(/Failed to load resource|net::ERR_|Fetch API cannot load/);
    const mine = falseSuccesses.filter((_, place) => place % GROUPS === group);
    bringIn(front, ...mine.map((_, place) => pollOf(group, place)));
    for (const [place, one] of mine.entries()) {
      await tryOut(page, front, one, pollOf(group, place).id, place % 2 === 1);
    }
  });
}
