// Finding an event, registering, waiting in line, and taking the date along in one's own calendar.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { checkAxe, expect, open, test } from "./fixtures";

/** What is said beside a term of a fact list. */
const fact = (page: Page, term: string) =>
  page.locator("dl > div").filter({ has: page.getByText(term, { exact: true }) }).getByRole("definition");

const register = (page: Page) => page.getByRole("button", { name: "Ilmoittaudu", exact: true });
const eventLink = (page: Page, name: string) => page.getByRole("main").getByRole("link", { name });

/** Presses a button and reads the file that it saves. */
async function saved(page: Page, button: string) {
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  const download = await downloading;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/** Content lines of a calendar file, unfolded (RFC 5545 §3.1). */
const lines = (text: string) => text.replaceAll("\r\n ", "").split("\r\n");

test("events are searched and narrowed, and the address keeps what may be seen", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("navigation", { name: "Päävalikko" }).getByRole("link", { name: "Tapahtumat" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Tapahtumat" })).toBeFocused();
  const found = page.getByRole("status").filter({ hasText: /tapahtuma/ });
  await expect(found).toHaveText(/^\d\d tapahtumaa$/);
  const all = (await found.textContent()) ?? "";
  await checkAxe(page, "events");

  const search = page.getByRole("searchbox", { name: "Hae tapahtumia" });
  await search.fill("pizzaa");
  await expect(found).toHaveText("1 tapahtuma");
  await expect(eventLink(page, "Nuorten ilta: pizzaa ja päätöksiä")).toBeVisible();
  expect(page.url()).not.toContain("pizza");
  await search.fill("");
  await expect(found).toHaveText(all);

  await page.getByRole("radio", { name: "Verkossa" }).check();
  await expect(found).not.toHaveText(all);
  await expect(eventLink(page, "Kysy johtajalta")).toBeVisible();
  await expect(eventLink(page, "Nuorten ilta: pizzaa ja päätöksiä")).toHaveCount(0);
  await page.getByRole("radio", { name: "Paikan päällä" }).check();
  await expect(eventLink(page, "Kysy johtajalta")).toHaveCount(0);
  await page.getByRole("combobox", { name: "Paikkakunta" }).selectOption("Hirvikoski");
  await expect(found).toHaveText("3 tapahtumaa");
  await expect(eventLink(page, "Esteettömyyskierros")).toBeVisible();
  await checkAxe(page, "events narrowed");
  await page.reload();
  await expect(found).toHaveText("3 tapahtumaa");
  await expect(page.getByRole("radio", { name: "Paikan päällä" })).toBeChecked();

  await search.fill("tätä sanaa ei ole");
  await expect(page.getByRole("heading", { name: "Haulla ei löytynyt mitään" })).toBeVisible();
  await checkAxe(page, "events without a result");
  await page.getByRole("button", { name: "Tyhjennä haku" }).click();
  await expect(found).toHaveText(all);
});

test("events are found by date, also past ones", async ({ page }) => {
  await open(page, "/events");
  const found = page.getByRole("status").filter({ hasText: /tapahtuma/ });
  const when = page.getByRole("combobox", { name: "Milloin" });
  await when.selectOption({ label: "Valitse päivät" });
  const day = (ahead: number) =>
    new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Helsinki" }).format(Date.now() + ahead * 86_400_000);
  await page.getByLabel("Alkaen").fill(day(15));
  await page.getByLabel("Viimeistään").fill(day(15));
  await expect(found).toHaveText("1 tapahtuma");
  await expect(eventLink(page, "Esteettömyyskierros")).toBeVisible();
  await checkAxe(page, "events between two days");

  await when.selectOption({ label: "Menneet" });
  await expect(eventLink(page, "Kahvila: Kuka kuuntelee?")).toBeVisible();
  await expect(eventLink(page, "Esteettömyyskierros")).toHaveCount(0);
  await checkAxe(page, "past events");
  await eventLink(page, "Kahvila: Kuka kuuntelee?").click();
  await expect(page.getByText("Tapahtuma on päättynyt.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Mitä puhuttiin" })).toBeVisible();
  await expect(register(page)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Lisää kalenteriin" })).toHaveCount(0);
  await checkAxe(page, "a past event");
  await page.getByRole("link", { name: "Katso, mitä on muuttunut" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Kuulimme – teimme" })).toBeVisible();
});

test("a series goes into one's calendar in one file", async ({ page }) => {
  await open(page, "/events/event-22b");
  await expect(page.getByText("Sinun ei tarvitse ilmoittautua. Tervetuloa mukaan!")).toBeVisible();
  await expect(register(page)).toHaveCount(0);
  await checkAxe(page, "an event without registration");
  await page.getByRole("link", { name: "Koko sarja: Keskustelukahvilat" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Keskustelukahvilat" })).toBeFocused();
  await expect(page.getByText("4 ajankohtaa edessä")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Menneet ajankohdat" })).toBeVisible();
  await checkAxe(page, "a series");
  const file = await saved(page, "Lisää kaikki ajat kalenteriin");
  expect(file.name).toBe("series-c1.ics");
  expect(lines(file.text).filter((line) => line === "BEGIN:VEVENT")).toHaveLength(4);
  expect(new Set(lines(file.text).filter((line) => line.startsWith("UID:"))).size).toBe(4);
  await expect(page.getByText("Kalenteritiedosto on ladattu.")).toBeVisible();
});

test("a calendar file has a stable id, the zone, alarms and lines as the standard wants", async ({ page, backend }) => {
  await open(page, "/events/event-32b");
  const { name, text } = await saved(page, "Lisää kalenteriin");
  expect(name).toBe("event-32b.ics");
  expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  const longest = Math.max(...text.split("\r\n").map((line) => Buffer.byteLength(line)));
  expect(longest).toBeLessThanOrEqual(75);
  const content = lines(text);
  const uid = `UID:event-32b@${new URL(backend.origin).host}`;
  expect(content).toContain(uid);
  expect(content.find((line) => line.startsWith("DTSTART;"))).toMatch(/^DTSTART;TZID=Europe\/Helsinki:\d{8}T123000$/);
  expect(content).not.toContainEqual(expect.stringMatching(/^(ATTENDEE|ORGANIZER)/));
  expect(content).toContain("BEGIN:VTIMEZONE");
  expect(content).toContain("BEGIN:VALARM");
  expect(content).toContain("SUMMARY:Seminaari 2: Yhteistyö yli ammattirajojen");
  expect(text).not.toContain("meet.example.org");

  await page.getByRole("checkbox", { name: "Käytä neutraalia nimeä" }).check();
  const neutral = lines((await saved(page, "Lisää kalenteriin")).text);
  expect(neutral).toContain(uid);
  expect(neutral).toContain("SUMMARY:Oma meno");
  expect(neutral.join()).not.toMatch(/Seminaari|LOCATION|DESCRIPTION:(?!Oma meno)/);
});

test("one registers with access needs, gets the link, and cancels", async ({ page }) => {
  await open(page, "/events/event-53c");
  await expect(page.getByRole("heading", { level: 1, name: "Nuotio: Isovanhempana kaukana" })).toBeVisible();
  const link = page.getByRole("link", { name: /meet\.example\.org\/k53/ });
  await expect(page.getByText("Saat linkin tähän, kun olet ilmoittautunut.")).toBeVisible();
  await expect(link).toHaveCount(0);
  await expect(fact(page, "Paikat")).toHaveText(/^\d+ varattu, 40 yhteensä$/);
  const places = (await fact(page, "Paikat").textContent()) ?? "";
  await checkAxe(page, "an event with places");

  const consent = page.getByRole("checkbox", { name: /Tarpeeni saa tallentaa/ });
  await expect(consent).toHaveCount(0);
  await page.getByRole("textbox", { name: /Mitä tarvitset/ }).fill("Kirjoitustulkkaus");
  await register(page).click();
  await expect(consent).toBeFocused();
  await expect(page.getByText("Rastita tämä, jotta saamme tallentaa tarpeesi.")).toBeVisible();
  await checkAxe(page, "access needs without consent");
  await consent.press("Space");
  await register(page).press("Enter");
  await expect(page.locator(":focus")).toContainText("Sinulla on paikka. Tervetuloa!");
  await expect(fact(page, "Kuittikoodi")).toHaveText(/^\S{4,}$/);
  await expect(link).toHaveAttribute("href", "https://meet.example.org/k53");
  await expect(fact(page, "Paikat")).not.toHaveText(places);
  await checkAxe(page, "an event with a seat of one's own");
  await page.reload();
  await expect(page.getByText("Sinulla on paikka. Tervetuloa!")).toBeVisible();

  const cancel = page.getByRole("button", { name: "Peru ilmoittautuminen" });
  await cancel.click();
  const dialog = page.getByRole("dialog", { name: "Perutaanko ilmoittautumisesi?" });
  await expect(dialog.getByRole("button", { name: "Ei, palaa takaisin" })).toBeFocused();
  await checkAxe(page, "the question before cancelling");
  await page.keyboard.press("Escape");
  await expect(cancel).toBeFocused();
  await cancel.click();
  await dialog.getByRole("button", { name: "Peru ilmoittautuminen" }).click();
  await expect(page.getByText("Ilmoittautumisesi on peruttu.")).toBeVisible();
  await expect(link).toHaveCount(0);
  await expect(fact(page, "Paikat")).toHaveText(places);
  await expect(register(page)).toBeVisible();
});

test("where seats are taken one waits in line and may leave it", async ({ page }) => {
  await open(page, "/events/event-91a");
  await expect(page.getByText(/pääset jonoon sijalle 3/)).toBeVisible();
  await checkAxe(page, "a full event with a waiting list");
  await page.getByRole("button", { name: "Mene jonoon" }).click();
  await expect(page.locator(":focus")).toContainText("Olet jonossa sijalla 3.");
  await expect(fact(page, "Kuittikoodi")).toHaveText(/^\S{4,}$/);
  await checkAxe(page, "a place in the waiting list");
  await page.getByRole("button", { name: "Poistu jonosta" }).click();
  const dialog = page.getByRole("dialog", { name: "Poistutaanko jonosta?" });
  await dialog.getByRole("button", { name: "Poistu jonosta" }).click();
  await expect(page.getByText("Et ole enää jonossa.")).toBeVisible();
  await expect(page.getByText(/pääset jonoon sijalle 3/)).toBeVisible();
});

const shut: [string, string, string | RegExp, string][] = [
  ["full", "event-43c", "Kaikki paikat ovat varattuja.", "Katso muut ajankohdat"],
  ["closed to registering", "event-44d", "Ilmoittautumisaika on päättynyt.", "Katso muut ajankohdat"],
  ["not yet open", "event-33c", /kun ilmoittautuminen alkaa: \S+ \d+\.\d+\./, "Katso muut ajankohdat"],
  ["cancelled", "event-96f", "Tapahtuma on peruttu. Sinun ei tarvitse tehdä mitään.", "Katso muita tapahtumia"],
];
for (const [state, id, reason, wayOn] of shut) {
  test(`an event that is ${state} says why and shows a way on`, async ({ page }) => {
    await open(page, `/events/${id}`);
    await expect(page.getByText(reason)).toBeVisible();
    await expect(register(page)).toHaveCount(0);
    await expect(page.getByRole("link", { name: /meet\.example\.org/ })).toHaveCount(0);
    await checkAxe(page, `an event that is ${state}`);
    await page.getByRole("link", { name: wayOn }).click();
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  });
}
