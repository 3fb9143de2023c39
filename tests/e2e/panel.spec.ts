// Joining a panel, from the list to the meeting: what is said before, the ways in and out, and the work inside.
import type { Page } from "@playwright/test";
import { arm, checkAxe, expect, open, test } from "./fixtures";

/** What is said beside a term of a fact list. */
const fact = (page: Page, term: string) =>
  page.locator("dl > div").filter({ has: page.getByText(term, { exact: true }) }).getByRole("definition");

const found = (page: Page, count: string) => page.getByRole("status").filter({ hasText: count });

/** Joins an open panel. */
async function join(page: Page, panel: string) {
  await open(page, `/panels/${panel}`);
  await page.getByRole("button", { name: "Liity raatiin" }).click();
  await expect(page.getByText("Olet nyt raadin jäsen")).toBeVisible();
}

test("panels are searched and narrowed", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("navigation", { name: "Päävalikko" }).getByRole("link", { name: "Raadit" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Raadit" })).toBeFocused();
  await expect(page).toHaveTitle("Raadit – Raati");
  await expect(found(page, "10 raatia")).toBeVisible();
  await checkAxe(page, "panels");

  const search = page.getByRole("searchbox", { name: "Hae raateja" });
  await search.fill("saaristo");
  await expect(found(page, "1 raati")).toBeVisible();
  await expect(page.getByRole("link", { name: "Saariston raati" })).toBeVisible();
  await search.fill("");

  await page.getByRole("checkbox", { name: "Voit tulla mukaan nyt" }).check();
  await expect(found(page, "5 raatia")).toBeVisible();
  await expect(page.getByRole("link", { name: "Neuvonnan raati" })).toHaveCount(0);
  await page.getByRole("checkbox", { name: "Paikan päällä" }).check();
  await expect(found(page, "2 raatia")).toBeVisible();
  await page.locator("summary").filter({ hasText: "Aiheet" }).click();
  await page.getByRole("checkbox", { name: "liikkuminen" }).check();
  await expect(found(page, "1 raati")).toBeVisible();
  await expect(page.getByRole("link", { name: "Vammaispalvelujen asiakasraati" })).toBeVisible();
  await expect(page.getByText("Aiheet (1 valittu)")).toBeVisible();
  await checkAxe(page, "panels narrowed");

  await search.fill("tätä sanaa ei ole");
  await expect(page.getByRole("heading", { name: "Haulla ei löytynyt mitään" })).toBeVisible();
  await checkAxe(page, "panels without a result");
  await page.getByRole("button", { name: "Poista rajaukset" }).click();
  await expect(search).toBeFocused();
  await expect(search).toHaveValue("");
  await expect(found(page, "10 raatia")).toBeVisible();
});

test("a panel says everything before one joins", async ({ page }) => {
  await open(page, "/panels");
  await page.getByRole("link", { name: "Perheiden raati" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Perheiden raati" })).toBeFocused();
  await expect(page).toHaveTitle("Perheiden raati – Raati");
  const answers: [string, string | RegExp][] = [
    ["Ketä etsitään", "Vanhemmat, isovanhemmat"],
    ["Mihin voi vaikuttaa", "Neuvolan ja perhekeskuksen ajanvaraus"],
    ["Mihin ei voi vaikuttaa", "Yksittäisen perheen asiat"],
    ["Kuka päättää", "Perhepalvelujen johtoryhmä"],
    ["Kuinka usein", "Neljä tapaamista vuodessa"],
    ["Kuinka kauan", /\d+\.\d+\.\d{4}–\d+\.\d+\.\d{4}/],
    ["Palkkio ja kulut", "Matkakulut korvataan"],
    ["Mitä sinulta toivotaan", "Luet ennakkomateriaalin"],
    ["Miten osallistutaan", "Paikan päällä ja verkossa"],
    ["Paikat", /\d+ paikkaa vapaana, yhteensä 20/],
    ["Kielet", "suomi, ruotsi"],
  ];
  for (const [term, answer] of answers) await expect(fact(page, term)).toContainText(answer);
  await expect(page.getByRole("heading", { level: 3, name: "Mitä raati tekee" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Yhteyshenkilö" })).toBeVisible();
  await expect(page.getByRole("link", { name: /050 000 0103/ })).toHaveAttribute("href", /^tel:/);
  await checkAxe(page, "a panel before joining");
  await page.getByRole("link", { name: "Kaikki raadit" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Raadit" })).toBeFocused();
});

test("the window does not tell that somebody reads about a sensitive panel", async ({ page }) => {
  await open(page, "/panels/panel-7q4");
  await expect(page.getByRole("heading", { level: 1, name: "Korvaushoidon asiakasraati" })).toBeVisible();
  await expect(page).toHaveTitle("Asiakasraati – Raati");
});

test("one joins an open panel and leaves it by keyboard", async ({ page }) => {
  await open(page, "/panels/panel-8r3");
  const join = page.getByRole("button", { name: "Liity raatiin" });
  await join.press("Enter");
  const member = page.getByText("Olet jäsen").and(page.locator("main *"));
  await expect(member.first()).toBeVisible();
  await expect(page.getByText("Olet nyt raadin jäsen")).toBeVisible();
  await expect(page.locator(":focus")).toContainText("Olet jäsen");
  await checkAxe(page, "a member's panel");
  await page.reload();
  await expect(page.locator(":focus, main").getByText("Jäsenyys on tallessa vain tässä selaimessa.")).toBeVisible();

  const leave = page.getByRole("button", { name: "Eroa raadista" });
  await leave.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Eroatko raadista?" });
  await expect(dialog.getByRole("button", { name: "Pysyn mukana" })).toBeFocused();
  await checkAxe(page, "the question before leaving");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(leave).toBeFocused();
  await leave.press("Enter");
  await dialog.getByRole("button", { name: "Eroa raadista" }).press("Enter");
  await expect(page.getByText("Et ole enää raadin jäsen")).toBeVisible();
  await expect(join).toBeFocused();
});

test("a seat that is taken is one less for others", async ({ page }) => {
  const free = async () => Number.parseInt((await fact(page, "Paikat").textContent()) ?? "", 10);
  await open(page, "/panels/panel-4f9");
  await expect(fact(page, "Paikat")).toContainText("yhteensä 25");
  const before = await free();
  await page.getByRole("button", { name: "Liity raatiin" }).click();
  await expect(page.getByText("Olet nyt raadin jäsen")).toBeVisible();
  await expect.poll(free).toBe(before - 1);
});

test("joining whose answer was lost takes one seat when it is tried again", async ({ page, backend, allowConsole }) => {
  allowConsole(/net::ERR_/);
  const taken = async () => {
    const panel = (await (await fetch(`${backend.origin}/api/v1/panels/panel-3k7`)).json()) as { seats: { taken: number } };
    return panel.seats.taken;
  };
  const before = await taken();
  // Browsers send once more by themselves what broke on a used connection.
  const write = { path: "/panels/panel-3k7/membership", method: "PUT" };
  await arm(backend, "drop-after-commit", { ...write, times: 9 });
  await open(page, "/panels/panel-3k7");
  const join = page.getByRole("button", { name: "Liity raatiin" });
  await join.click();
  await expect(page.locator(".c-delivery")).toContainText("Tallennettu tähän puhelimeen.");
  await expect.poll(taken).toBe(before + 1);
  await arm(backend, "drop-after-commit", { ...write, times: 0 });
  await expect(page.getByRole("heading", { name: "Jäsenyytesi" })).toBeVisible({ timeout: 20_000 });
  expect(await taken()).toBe(before + 1);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Jäsenyytesi" })).toBeVisible();
});

test("a request needs a few words, waits, and can be taken back", async ({ page }) => {
  await open(page, "/panels/panel-5m1");
  const why = page.getByRole("textbox", { name: "Kerro lyhyesti, miksi haluat mukaan" });
  const send = page.getByRole("button", { name: "Lähetä pyyntö" });
  await send.click();
  await expect(why).toBeFocused();
  await expect(why).toHaveAccessibleDescription(/Kirjoita muutama sana/);
  await checkAxe(page, "a request without a text");
  await why.fill("Käytän kuljetuspalvelua joka viikko.");
  await send.click();
  await expect(page.getByText("Pyyntösi on lähetetty")).toBeVisible();
  await expect(page.locator(":focus")).toContainText("Pyyntösi odottaa");
  await expect(why).toHaveCount(0);
  await checkAxe(page, "a request that waits");

  await page.getByRole("button", { name: "Peru pyyntö" }).click();
  const dialog = page.getByRole("dialog", { name: "Perutko pyynnön?" });
  await dialog.getByRole("button", { name: "Pidän pyynnön" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Peru pyyntö" }).click();
  await dialog.getByRole("button", { name: "Peru pyyntö" }).click();
  await expect(page.getByText("Pyyntösi on peruttu")).toBeVisible();
  await expect(why).toBeFocused();
  await expect(why).toHaveValue("");
});

const closed: [string, string, string, RegExp, string][] = [
  ["full", "panel-9d2", "Täynnä", /Kaikki paikat ovat nyt täynnä/, "050 000 0104"],
  ["closed", "panel-1n6", "Haku päättynyt", /Raati ei ota nyt uusia jäseniä/, "Katso muita raateja"],
  ["not yet open", "panel-6t5", "Haku alkaa", /Mukaan pääsee \d+\.\d+\.(\d{4})? alkaen/, "050 000 0109"],
  ["by invitation", "panel-7q4", "Vain kutsulla", /Tähän raatiin pääsee kutsulla/, "Minulla on kutsukoodi"],
  ["over", "panel-0h2", "Toimikausi päättynyt", /saanut työnsä päätökseen/, "Katso muita raateja"],
];
for (const [state, id, mark, reason, wayOn] of closed) {
  test(`a panel that is ${state} says why and shows a way on`, async ({ page }) => {
    await open(page, `/panels/${id}`);
    await expect(page.getByRole("heading", { name: "Mukaan pääsy" })).toBeVisible();
    await expect(page.getByRole("main")).toContainText(mark);
    await expect(page.getByText(reason)).toBeVisible();
    await expect(page.getByRole("link", { name: wayOn })).toBeVisible();
    await expect(page.getByRole("button", { name: /Liity|Lähetä pyyntö/ })).toHaveCount(0);
    await checkAxe(page, `a panel that is ${state}`);
  });
}

test("a meeting has material and an agenda before, a summary and follow-ups after", async ({ page }) => {
  await open(page, "/panels/panel-3k7");
  await page.getByRole("link", { name: "Perhetyön ensimmäinen käynti" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Perhetyön ensimmäinen käynti" })).toBeFocused();
  await expect(fact(page, "Milloin")).toContainText(/klo\s17.*19/);
  await expect(fact(page, "Missä")).toContainText("Perhekeskus Satakieli");
  await expect(page.getByRole("heading", { name: "Ennakkomateriaali" })).toBeVisible();
  await expect(page.getByText("Ovikello soi: kaksi tarinaa")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Kahvit ja tervetuloa" })).toContainText("10 minuuttia");
  await expect(page.getByText("Voit antaa palautetta, kun tapaaminen on alkanut.")).toBeVisible();
  await checkAxe(page, "a coming meeting");

  await page.getByRole("link", { name: "Perheiden raati" }).click();
  await page.getByRole("link", { name: "Viestit, jotka eivät pelästytä" }).click();
  await expect(page.getByRole("heading", { name: "Yhteenveto" })).toBeVisible();
  await expect(page.getByText("kerro mitä, milloin ja kenelle voi soittaa heti")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Näin asiat etenevät" })).toBeVisible();
  const underWay = page.getByRole("listitem").filter({ hasText: "Kaikki muut viestit samalla säännöllä" });
  await expect(underWay).toContainText("Työn alla");
  await expect(underWay).toContainText("Viestejä on 43. Niistä 18 on kirjoitettu uudelleen.");
  await expect(underWay).toContainText(/Lisää tietoa viimeistään \d+\.\d+\./);
  await checkAxe(page, "a past meeting");
});

test("feedback on a meeting is given once, with a receipt", async ({ page }) => {
  await open(page, "/panels/panel-2w8/meetings/meeting-f1z");
  await expect(page.getByText("Yhteenveto ei ole vielä valmis.")).toBeVisible();
  const worked = page.getByRole("textbox", { name: "Mikä toimi?" });
  await page.getByRole("button", { name: "Lähetä palaute" }).click();
  await expect(worked).toBeFocused();
  await expect(worked).toHaveAccessibleDescription(/Kirjoita ainakin toiseen kohtaan/);
  await checkAxe(page, "feedback without words");
  await page.getByRole("textbox", { name: "Mitä pitäisi muuttaa?" }).fill("Enemmän aikaa keskustelulle.");
  await page.getByRole("button", { name: "Lähetä palaute" }).click();
  await expect(page.locator(":focus")).toContainText("Kiitos palautteestasi!");
  await expect(page.getByText(/Kuittikoodi: \S+/)).toBeVisible();
  await checkAxe(page, "feedback given");
  await page.reload();
  await expect(page.getByText("Olet antanut palautteen tästä tapaamisesta. Kiitos!")).toBeVisible();
});

test("members propose themes and support them", async ({ page }) => {
  await open(page, "/panels/panel-3k7");
  await expect(page.getByText("Raadin jäsenet voivat ehdottaa ja kannattaa teemoja.")).toBeVisible();
  await join(page, "panel-3k7");

  const theme = page.getByRole("listitem").filter({ hasText: "Isät mukaan neuvolaan" });
  const support = theme.getByRole("button", { name: "Kannatan Isät mukaan neuvolaan" });
  await expect(theme).toContainText("7 kannattaa");
  await support.click();
  await expect(theme).toContainText("8 kannattaa");
  await expect(support).toHaveAttribute("aria-pressed", "true");
  await checkAxe(page, "a supported theme");
  await support.click();
  await expect(theme).toContainText("7 kannattaa");
  await expect(support).toHaveAttribute("aria-pressed", "false");

  await page.getByText("Ehdota teemaa").click();
  const title = page.getByRole("textbox", { name: "Mistä pitäisi puhua?" });
  await page.getByRole("button", { name: "Lähetä ehdotus" }).click();
  await expect(title).toBeFocused();
  await expect(title).toHaveAccessibleDescription(/vähintään kolme merkkiä/);
  await checkAxe(page, "a proposal without a title");
  await title.fill("Ajanvaraus iltaisin");
  await page.getByRole("textbox", { name: "Miksi se on tärkeää?" }).fill("Päivällä en ehdi soittaa.");
  await page.getByRole("button", { name: "Lähetä ehdotus" }).click();
  await expect(page.locator(":focus")).toContainText("Kiitos ehdotuksesta!");
  await expect(page.getByRole("heading", { level: 3, name: "Ajanvaraus iltaisin" })).toBeVisible();
  await checkAxe(page, "a proposed theme");
});

test("a message says what matters and is receipted", async ({ page }) => {
  await open(page, "/message");
  const send = page.getByRole("button", { name: "Lähetä viesti" });
  await send.click();
  await expect(page.getByText("Valitse, mistä viestisi kertoo.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Mistä viestisi kertoo?" })).toBeFocused();
  await checkAxe(page, "a message without a category");
  await page.getByRole("radio", { name: "Idea" }).check();
  await send.click();
  const text = page.getByRole("textbox", { name: "Viestisi" });
  await expect(text).toBeFocused();
  await expect(text).toHaveAccessibleDescription(/Kirjoita vähintään muutama sana/);
  await text.fill("Takaisinsoitto samana päivänä auttaisi.");
  await send.click();
  await expect(page.locator(":focus")).toContainText("Kiitos, viestisi on perillä!");
  await expect(page.getByText(/Kuittikoodi: \S+/)).toBeVisible();
  await checkAxe(page, "a message sent");
  await page.getByRole("button", { name: "Kirjoita uusi viesti" }).click();
  await expect(text).toHaveValue("");
});
