// A whole poll with the keyboard alone: nothing is touched, nothing is hidden, nothing goes on by itself.
import type { Locator, Page } from "@playwright/test";
import { checkAxe, expect, open } from "./fixtures";
import { everyKind } from "./fixtures.every_kind";
import { bringIn, inDays, onScreen, reviewed, test } from "./fixtures.poll";

test.skip(({ isMobile }) => isMobile, "phones are touched: poll_kinds.spec.ts");

/** What has the focus can be seen: a ring on it or on what stands for it, and no bar over it. */
async function focusIsSeen(page: Page) {
  const seen = await page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return "nothing has the focus";
    const own = focused.getBoundingClientRect();
    const [x, y] = [own.x + own.width / 2, own.y + own.height / 2];
    const top = document.elementFromPoint(x, y);
    const tile = focused.closest("label") ?? focused;
    if (!top || !(tile.contains(top) || top.contains(focused))) return `covered by ${top?.outerHTML.slice(0, 80)}`;
    const candidates = [focused, focused.nextElementSibling, tile, ...tile.querySelectorAll("*")];
    const rings = [undefined, "::after"].flatMap((part) => candidates.map((one) => one && getComputedStyle(one, part)));
    const hasRing = rings.some((ring) => ring && ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2);
    return hasRing ? "seen" : `no ring on ${focused.outerHTML.slice(0, 80)}`;
  });
  expect(seen).toBe("seen");
}

/** Tabs on until this has the focus; every stop on the way can be seen. */
async function tabTo(page: Page, target: Locator) {
  for (let stop = 0; stop < 40; stop += 1) {
    await page.keyboard.press("Tab");
    await focusIsSeen(page);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error("40 stops, and not there");
}

const radio = (page: Page, name: string) => page.getByRole("radio", { name, exact: true });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** Tabs to "Seuraava" and presses Enter; the next screen has the focus on its heading and tells where it is. */
async function goOn(page: Page, heading: string, place?: string) {
  await tabTo(page, button(page, "Seuraava"));
  await page.keyboard.press("Enter");
  await arrived(page, heading, place);
}

async function arrived(page: Page, heading: string, place?: string) {
  await onScreen(page, heading);
  if (!place) return;
  await expect(page).toHaveTitle(`${place} – Raati`);
  const [number, total] = /(\d+)\/(\d+)/.exec(place)?.slice(1) ?? [];
  const progress = page.getByRole("progressbar", { name: place });
  await expect(progress).toHaveAttribute("value", String(number));
  await expect(progress).toHaveAttribute("max", String(total));
}

test("every kind of question is answered with the keyboard alone", async ({ page, backend }) => {
  test.slow();
  bringIn(backend, everyKind);
  await open(page, "/polls");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Siirry sisältöön" })).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("searchbox"));
  await page.keyboard.type("kaikenlaisia");
  await tabTo(page, page.getByRole("link", { name: "Kaikenlaisia kysymyksiä" }));
  await page.keyboard.press("Enter");
  await arrived(page, "Kaikenlaisia kysymyksiä");
  await tabTo(page, page.getByRole("link", { name: "Aloita" }));
  await page.keyboard.press("Enter");
  await arrived(page, "Ennen kuin aloitat", "Kohta 1/13");
  await goOn(page, "Millä tulit?", "Kysymys 2/13");

  // Nothing chosen: the focus is where it can be mended. Arrows choose, and nothing goes on by itself.
  await tabTo(page, button(page, "Seuraava"));
  await page.keyboard.press("Enter");
  await expect(radio(page, "Bussilla")).toBeFocused();
  await focusIsSeen(page);
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await expect(radio(page, "Autolla")).toBeChecked();
  await page.keyboard.press("ArrowDown");
  await expect(radio(page, "Muu")).toBeChecked();
  await expect(radio(page, "Muu")).toBeFocused();
  await expect(page).toHaveURL("/polls/poll-every-kind/2");
  await tabTo(page, page.getByRole("textbox", { name: "Kirjoita oma vastauksesi" }));
  await page.keyboard.type("Veneellä");

  await goOn(page, "Mitä toivoisit?", "Kysymys 3/13");
  for (const name of ["Lisää valoa", "Opasteita"]) {
    await tabTo(page, page.getByRole("checkbox", { name }));
    await page.keyboard.press("Space");
  }
  await goOn(page, "Oliko matka helppo?", "Kysymys 4/13");
  await tabTo(page, radio(page, "Kyllä"));
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("progressbar")).toHaveAccessibleName("Kysymys 4/14");
  await expect(radio(page, "Ei")).toBeFocused();
  await goOn(page, "Mikä oli vaikeaa?", "Kysymys 5/14");
  await tabTo(page, page.getByRole("textbox"));
  await page.keyboard.type("Aallot");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Tuuli");
  await expect(page).toHaveURL("/polls/poll-every-kind/5");
  await goOn(page, "Yksi sana matkasta", "Kysymys 6/14");
  await tabTo(page, page.getByRole("textbox"));
  await page.keyboard.type("Tuulinen");
  // In a field of one line Enter means going on, as everywhere.
  await page.keyboard.press("Enter");
  await arrived(page, "Tulisitko uudelleen?", "Kysymys 7/14");
  await tabTo(page, page.getByRole("radio", { name: "0 En" }));
  await page.keyboard.press("Space");
  for (let step = 0; step < 8; step += 1) await page.keyboard.press("ArrowRight");
  await expect(radio(page, "8")).toBeChecked();
  await focusIsSeen(page);
  await goOn(page, "Millainen olo jäi?", "Kysymys 8/14");
  await tabTo(page, radio(page, "Todella huono"));
  await page.keyboard.press("ArrowLeft");
  await expect(radio(page, "Todella hyvä")).toBeChecked();

  await goOn(page, "Mikä on tärkeintä?", "Kysymys 9/14");
  for (const name of ["Rauha", "Hinta", "Nopeus"]) {
    await tabTo(page, button(page, `Lisää järjestykseen: ${name}`));
    await page.keyboard.press("Enter");
    await expect(button(page, `Siirrä ylemmäs: ${name}`)).toBeFocused();
  }
  await page.keyboard.press("Space");
  await expect(button(page, "Siirrä ylemmäs: Nopeus")).toBeFocused();
  await page.keyboard.press("Space");
  await expect(page.getByRole("status").getByText("Nopeus: sija 1/3")).toHaveCount(1);
  await focusIsSeen(page);

  await goOn(page, "Miten nämä toimivat?", "Kysymys 10/14");
  for (const row of ["Pysäkki", "Ovi"]) {
    await tabTo(page, page.getByRole("radiogroup", { name: row }).getByRole("radio").first());
    await page.keyboard.press("Space");
  }
  await goOn(page, "Missä odottaisit?", "Kysymys 11/14");
  await tabTo(page, page.getByRole("radio").first());
  await page.keyboard.press("ArrowDown");
  await goOn(page, "Matka kuuluu palveluun.", "Kysymys 12/14");
  await tabTo(page, radio(page, "Samaa mieltä"));
  await page.keyboard.press("Space");
  await goOn(page, "Kuinka pitkä matka on?", "Kysymys 13/14");
  await tabTo(page, page.getByRole("textbox"));
  await page.keyboard.type("0,5");
  await goOn(page, "Milloin tulet taas?", "Kysymys 14/14");
  await tabTo(page, page.getByLabel("Milloin tulet taas?"));
  // Some browsers take the day first, others the month.
  const day = [...Array(90).keys()].slice(3).map(inDays).find((day) => day.slice(5, 7) === day.slice(8)) ?? "";
  const [year, both] = day.split("-");
  await page.keyboard.type(`${both}${both}${year}`);
  await expect(page.getByLabel("Milloin tulet taas?")).toHaveValue(day);

  await goOn(page, "Tarkista vastauksesi");
  await checkAxe(page, "review, by keyboard");
  await expect(reviewed(page, "Mikä oli vaikeaa?")).toContainText(/Aallot\s+Tuuli/);
  await expect(reviewed(page, "Mikä on tärkeintä?")).toContainText(/Nopeus\s*Rauha\s*Hinta/);
  await expect(reviewed(page, "Missä odottaisit?")).toContainText("Kasveja");
  await tabTo(page, page.getByRole("link", { name: /^Muokkaa.*Matka kuuluu palveluun\.$/ }));
  await page.keyboard.press("Enter");
  await arrived(page, "Matka kuuluu palveluun.", "Kysymys 12/14");
  await tabTo(page, radio(page, "Samaa mieltä"));
  await page.keyboard.press("ArrowDown");
  await tabTo(page, page.getByRole("link", { name: "Siirry tarkistukseen" }));
  await page.keyboard.press("Enter");
  await arrived(page, "Tarkista vastauksesi");
  await expect(reviewed(page, "Matka kuuluu palveluun.")).toContainText("Eri mieltä");
  await tabTo(page, button(page, "Lähetä vastaukset"));
  await page.keyboard.press("Enter");
  await arrived(page, "Vastauksesi on perillä");

  // A dialog keeps the focus while it is open and gives it back.
  await tabTo(page, button(page, "Peru vastaukseni"));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Perutaanko vastauksesi?" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(button(page, "Peru vastaukseni")).toBeFocused();
});

test("focus is never under the bar of a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 600 });
  for (const path of ["/polls/poll-5c9", "/polls/poll-5c9/1", "/polls/poll-9b1/1", "/polls/poll-7j3/results"]) {
    await open(page, path);
    const main = page.getByRole("main");
    const stops = await main.locator("a[href], button, input, summary").count();
    await main.focus();
    for (let stop = 0; stop < Math.min(stops, 14); stop += 1) {
      await page.keyboard.press("Tab");
      await focusIsSeen(page);
    }
  }
});
