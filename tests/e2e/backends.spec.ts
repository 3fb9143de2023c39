// The five journeys on backends of other makes: the same portal, another profile, and nothing else. Written once; each
// backend holds tests/conformance/seed.json and calls everything by names of its own.
import type { Page } from "@playwright/test";
import { checkAxe, expect, open } from "./fixtures";
import { test } from "./fixtures.foreign";
import { offers } from "./fixtures.kit";
import { button, fact, link, look, main, tabs } from "./fixtures.look";
import { next, onScreen, option, press, receiptCode, reviewed } from "./fixtures.poll";

/** Presses "Näytä lisää" until there is no more. */
async function toTheEnd(page: Page, rows: () => Promise<number>) {
  const more = button(page, "Näytä lisää");
  for (let shown = await rows(); await more.isVisible(); shown = await rows()) {
    await press(more);
    await expect.poll(rows).toBeGreaterThan(shown);
    await expect(button(page, "Näytä lisää").and(page.locator(":disabled, [aria-busy=true]"))).toHaveCount(0);
  }
}

test("home shows what waits, and only what there is", async ({ page, profile }) => {
  await open(page, "/");
  for (const heading of ["Saitko kutsun?", "Kuulimme – teimme", "Vastaa kyselyyn", "Tule mukaan tapahtumaan"]) {
    await expect(page.getByRole("heading", { name: heading, exact: true })).toBeVisible();
  }
  await expect(link(page, "Millainen on hyvä odotustila?")).toBeVisible();
  await expect(link(page, "Odotustilassa on nyt tilaa leikkiä")).toBeVisible();
  await expect(link(page, "Keskustelukahvila: odottaminen 1")).toBeVisible();
  await expect(tabs(page)).toHaveCount(5);
  expect(offers(profile, "send_message")).toBe(false);
  await expect(page.getByText("Kerro, mikä sinulle on tärkeää")).toHaveCount(0);
  await look(page, "home");
});

test("a panel is found, joined, and still joined after a reload", async ({ page, kit, profile }) => {
  const before = await kit.rows("memberships");
  await open(page, "/");
  await press(tabs(page).filter({ hasText: "Raadit" }));
  await onScreen(page, "Raadit");
  const cards = main(page).getByRole("heading", { level: 2 });
  await expect(cards.first()).toHaveText("Perheiden raati");
  await toTheEnd(page, () => cards.count());
  await expect(page.getByRole("status").filter({ hasText: "27 raatia" })).toBeVisible();
  await look(page, "panels");

  await press(link(page, "Perheiden raati"));
  await onScreen(page, "Perheiden raati");
  await expect(fact(page, "Mihin voi vaikuttaa")).toContainText("miten palvelu toimii arjessa");
  await expect(fact(page, "Miten osallistutaan")).toContainText("Paikan päällä ja verkossa");
  await expect(page.getByText("Voit erota milloin tahansa.")).toHaveCount(offers(profile, "leave_panel") ? 1 : 0);
  await look(page, "panel");
  await press(button(page, "Liity raatiin"));
  await expect(page.getByText("Olet nyt raadin jäsen")).toBeVisible();
  expect(await kit.rows("memberships")).toBe(before + 1);
  await look(page, "panel-member");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Jäsenyytesi" })).toBeVisible();
  await expect(button(page, "Liity raatiin")).toHaveCount(0);
  await expect(button(page, "Eroa raadista")).toHaveCount(offers(profile, "leave_panel") ? 1 : 0);
  await expect(page.getByRole("heading", { name: /^(Tapaamiset|Teemat)$/ })).toHaveCount(offers(profile, "meetings") ? 2 : 0);
  await press(tabs(page).filter({ hasText: "Minä" }));
  await expect(link(page, "Perheiden raati")).toBeVisible();
  await look(page, "me-member");
});

test("a request to join waits, and where one needs an invitation it is said", async ({ page, kit }) => {
  const before = await kit.rows("memberships");
  await open(page, "/panels");
  await press(link(page, "Nuorten raati"));
  await page.getByRole("textbox", { name: "Kerro lyhyesti, miksi haluat mukaan" }).fill("Olen 17 ja minulla on asiaa.");
  await press(button(page, "Lähetä pyyntö"));
  await expect(page.getByText("Pyyntösi on lähetetty")).toBeVisible();
  expect(await kit.rows("memberships")).toBe(before + 1);
  await look(page, "panel-requested");
  await open(page, "/panels");
  await press(link(page, "Mielenterveyspalvelujen raati"));
  await expect(page).toHaveTitle("Asiakasraati – Raati");
  await expect(page.getByText("Tähän raatiin pääsee kutsulla.")).toBeVisible();
  await expect(button(page, "Liity raatiin")).toHaveCount(0);
  await look(page, "panel-by-invitation");
});

test("an invitation is read by its code and replied to", async ({ page, kit, allowConsole }) => {
  // Backends that say "unknown" by a status make the browser write a line.
  allowConsole(/status of 40[034]/);
  const before = await kit.rows("replies");
  const enter = async (code: string) => {
    await page.getByRole("textbox", { name: "Kutsukoodi" }).fill(code);
    await press(button(page, "Avaa kutsu"));
  };
  await open(page, "/");
  await press(link(page, "Kirjoita kutsukoodi"));
  await enter("VATUKKA9");
  await expect(page.getByRole("alert")).toContainText("Koodilla ei löydy kutsua. Tarkista koodi.");
  await checkAxe(page, "an unknown code");
  await enter("kaisla-26");
  await onScreen(page, "Tule perheiden raatiin");
  await expect(main(page)).toContainText("Sinun kokemuksesi auttaa muita.");
  await expect(main(page)).toContainText("Aava Kaislasuo");
  await expect(fact(page, "Kuinka kauan kestää")).toContainText("5 minuuttia");
  await look(page, "invitation");
  await press(button(page, "Kyllä, tulen mukaan"));
  await expect(page.getByText("Hienoa, olet mukana!")).toBeVisible();
  expect(await kit.rows("replies")).toBe(before + 1);
  await look(page, "invitation-accepted");
  await press(link(page, "Siirry raatiin"));
  await onScreen(page, "Perheiden raati");

  await open(page, "/invitation");
  await enter("HONKA042");
  await onScreen(page, "Vastaa kyselyyn odotustiloista");
  await press(button(page, "Päätän myöhemmin"));
  await expect(page.getByText("Kutsu odottaa sinua Sinulle-sivulla.")).toBeVisible();
  await open(page, "/");
  await expect(page.getByRole("heading", { name: "Kutsut sinulle" })).toBeVisible();
  await press(link(page, "Vastaa kyselyyn odotustiloista"));
  await press(button(page, "Ei kiitos"));
  await expect(page.getByText("Jos muutat mieltäsi, voit vielä tulla mukaan.")).toBeVisible();
  await open(page, "/invitations");
  await press(page.locator("summary").filter({ hasText: "Aiemmat kutsut" }));
  await expect(page.getByRole("article").filter({ hasText: "Tule perheiden raatiin" })).toContainText("Vastasit kyllä");
  await look(page, "invitations");
});

test("a poll is answered once, with a receipt and results", async ({ page, kit, profile }) => {
  const before = await kit.rows("responses");
  await open(page, "/polls");
  await look(page, "polls");
  await press(link(page, "Millainen on hyvä odotustila?"));
  await onScreen(page, "Millainen on hyvä odotustila?");
  await look(page, "poll");
  await press(link(page, "Aloita"));
  await onScreen(page, "Mikä on tärkeintä?");
  await press(option(page, "Rauha"));
  await look(page, "question-single");
  await next(page, "Mitä odotustilassa pitää olla?");
  for (const wish of ["Vettä", "Naulakko"]) await press(page.getByRole("checkbox", { name: wish }));
  await look(page, "question-multiple");
  await next(page, "Kuinka hyvin nykyinen tila toimii?");
  await press(option(page, "4"));
  await look(page, "question-scale");
  await next(page, "Mitä muuta haluat sanoa?");
  await page.getByRole("textbox").fill("Kiitos, että kysytte.");
  await look(page, "question-text");
  await next(page, "Tarkista vastauksesi");
  await expect(reviewed(page, "Mitä odotustilassa pitää olla?")).toContainText("Naulakko");
  await look(page, "review");
  await press(button(page, "Lähetä vastaukset"));
  await onScreen(page, "Vastauksesi on perillä");
  expect(await kit.rows("responses")).toBe(before + 1);
  const code = await receiptCode(page);
  await look(page, "receipt");
  await page.reload();
  expect(await receiptCode(page)).toBe(code);
  await expect(button(page, "Peru vastaukseni")).toHaveCount(offers(profile, "withdraw_response") ? 1 : 0);

  await press(link(page, "Katso tulokset"));
  await onScreen(page, "Kyselyn tulokset");
  await expect(page.getByText(`Kyselyyn on vastannut ${before + 1} ihmistä.`)).toBeVisible();
  const first = page.getByRole("region", { name: "Mikä on tärkeintä?" });
  await expect(first.getByRole("listitem").filter({ hasText: "Rauha" })).toContainText("3");
  await expect(page.getByRole("region", { name: "Mitä muuta haluat sanoa?" })).toContainText(/liian vähän|$^/);
  await look(page, "results");

  await press(tabs(page).filter({ hasText: "Kyselyt" }));
  await expect(page.getByRole("article").filter({ hasText: "Millainen on hyvä odotustila?" })).toContainText("Olet vastannut");
  await press(link(page, "Millainen on hyvä odotustila?"));
  expect(await receiptCode(page)).toBe(code);
  await expect(link(page, "Aloita")).toHaveCount(0);
  expect(await kit.rows("responses")).toBe(before + 1);
});

test("an event is found, a seat taken, and the cancelled one says so", async ({ page, kit, profile }) => {
  const before = await kit.rows("registrations");
  await open(page, "/events");
  await expect(link(page, "Keskustelukahvila: odottaminen 1")).toBeVisible();
  await look(page, "events");
  await page.getByRole("searchbox", { name: "Hae tapahtumia" }).fill("kuuleminen 1");
  await expect(main(page).getByRole("link", { name: /kuuleminen/ })).toHaveCount(1);
  await look(page, "events-searched");
  await press(link(page, "Seminaari: kuuleminen 1"));
  await onScreen(page, "Seminaari: kuuleminen 1");
  await expect(fact(page, "Milloin")).toContainText(/klo\s14.*16/);
  await expect(fact(page, "Missä")).toContainText("Hyvinvointitalo Majakka");
  await look(page, "event");
  await page.getByRole("textbox", { name: /^Mitä tarvitset/ }).fill("Induktiosilmukka");
  await press(page.getByRole("checkbox", { name: /Tarpeeni saa tallentaa/ }));
  await press(button(page, "Ilmoittaudu"));
  await expect(page.getByText("Sinulla on paikka. Tervetuloa!")).toBeVisible();
  expect(await kit.rows("registrations")).toBe(before + 1);
  const code = await fact(page, "Kuittikoodi").innerText();
  expect(code).toMatch(/^\S{4,}$/);
  await look(page, "event-seat");
  await page.reload();
  await expect(fact(page, "Kuittikoodi")).toHaveText(code);
  await expect(button(page, "Peru ilmoittautuminen")).toHaveCount(offers(profile, "cancel_registration") ? 1 : 0);
  await press(tabs(page).filter({ hasText: "Minä" }));
  await expect(link(page, "Seminaari: kuuleminen 1")).toBeVisible();
  await look(page, "me");

  await open(page, "/events");
  await page.getByRole("searchbox", { name: "Hae tapahtumia" }).fill("odottaminen 6");
  await press(link(page, "Keskustelukahvila: odottaminen 6"));
  await expect(page.getByText("Tapahtuma on peruttu.")).toBeVisible();
  await expect(button(page, "Ilmoittaudu")).toHaveCount(0);
  await look(page, "event-cancelled");
});

test("what changed is told, with where it came from", async ({ page }) => {
  await open(page, "/impacts");
  await expect(page.getByText("3 muutosta")).toBeVisible();
  const told = (title: string) => page.getByRole("article").filter({ hasText: title });
  await expect(told("Iltakahvilaa ei järjestetä").getByRole("heading", { name: "Emme tee – ja miksi" })).toBeVisible();
  await expect(told("Takaisinsoitto samana päivänä").getByRole("heading", { name: "Teemme nyt" })).toBeVisible();
  await look(page, "impacts");
  await press(told("Odotustilassa on nyt tilaa leikkiä").getByRole("link", { name: "Perheiden raati" }));
  await onScreen(page, "Perheiden raati");
});
