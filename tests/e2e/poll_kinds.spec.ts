// Every kind of question, answered with a finger: what can be said, what is wrong with it, how the review tells it.
import { type Page } from "@playwright/test";
import { checkAxe, expect, open, prefer } from "./fixtures";
import { everyKind } from "./fixtures.every_kind";
import { bringIn, inDays, next, onScreen, option, press, respondents, reviewed, test } from "./fixtures.poll";

const going = (page: Page) => press(page.getByRole("button", { name: "Seuraava" }));

/** Going on is refused with this message under the question, and nothing has moved. */
async function refused(page: Page, message: string) {
  const heading = await page.getByRole("heading", { level: 1 }).innerText();
  await going(page);
  await expect(page.getByText(message)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
  await checkAxe(page, `${heading}: ${message}`);
}

test("every kind of question is answered by touch", async ({ page, backend }) => {
  test.skip(test.info().project.name !== "phone", "the desktop has its own way: poll_keyboard.spec.ts");
  test.slow();
  bringIn(backend, everyKind);
  await open(page, "/polls/poll-every-kind");
  await expect(page.getByText("enintään 13 kysymystä")).toBeVisible();
  await press(page.getByRole("link", { name: "Aloita" }));

  await onScreen(page, "Ennen kuin aloitat");
  await expect(page.getByText("Kysymme matkastasi.")).toBeVisible();
  await checkAxe(page, "info");

  await next(page, "Millä tulit?");
  await press(option(page, "Muu"));
  await refused(page, "Kirjoita oma vastauksesi tai valitse toinen vaihtoehto.");
  const own = page.getByRole("textbox", { name: "Kirjoita oma vastauksesi" });
  await expect(own).toBeFocused();
  await own.fill("Potkukelkalla");
  await press(option(page, "Bussilla"));
  await expect(own).toHaveCount(0);
  await press(option(page, "Muu"));
  await expect(own).toHaveValue("Potkukelkalla");

  await next(page, "Mitä toivoisit?");
  await refused(page, "Valitse vastaus.");
  for (const name of ["Lisää valoa", "Penkkejä", "Opasteita"]) await press(page.getByRole("checkbox", { name }));
  await refused(page, "Valitse enintään 2. Poista jokin valinta.");
  await press(page.getByRole("checkbox", { name: "Opasteita" }));

  await next(page, "Oliko matka helppo?");
  await press(option(page, "Ei"));
  await expect(page.getByText("Kohta 4/14").or(page.getByText("Kysymys 4/14"))).toBeVisible();
  await next(page, "Mikä oli vaikeaa?");
  const text = page.getByRole("textbox", { name: "Mikä oli vaikeaa?" });
  await text.fill("Liukas mäki, pimeä polku ja vielä liian pitkä jono");
  await expect(page.getByRole("status").getByText("10 merkkiä liikaa")).toHaveCount(1);
  await refused(page, "Vastaus on liian pitkä. Siihen mahtuu 40 merkkiä.");
  await text.fill("Liukas mäki 🙂");
  await next(page, "Yksi sana matkasta");
  await page.getByRole("textbox", { name: "Yksi sana matkasta" }).fill("Jännittävä");

  await next(page, "Tulisitko uudelleen?");
  await checkAxe(page, "scale");
  await press(page.getByRole("radio", { name: "10 Varmasti" }));
  await next(page, "Millainen olo jäi?");
  await press(option(page, "Todella hyvä"));

  await next(page, "Mikä on tärkeintä?");
  await press(page.getByRole("button", { name: "Lisää järjestykseen: Hinta" }));
  await expect(page.getByRole("status").getByText("Hinta: sija 1/3")).toHaveCount(1);
  await refused(page, "2 vaihtoehtoa on vielä järjestämättä.");
  await press(page.getByRole("button", { name: "Lisää järjestykseen: Rauha" }));
  await press(page.getByRole("button", { name: "Lisää järjestykseen: Nopeus" }));
  await press(page.getByRole("button", { name: "Siirrä ylemmäs: Rauha" }));
  await expect(page.getByRole("status").getByText("Rauha: sija 1/3")).toHaveCount(1);
  await checkAxe(page, "ranking");

  await next(page, "Miten nämä toimivat?");
  await press(page.getByRole("radiogroup", { name: "Pysäkki" }).getByRole("radio", { name: "Hyvin" }));
  await refused(page, "Yksi kohta on vielä valitsematta.");
  await press(page.getByRole("radiogroup", { name: "Ovi" }).getByRole("radio", { name: "Huonosti" }));

  await next(page, "Missä odottaisit?");
  await expect(page.getByRole("img", { name: "Penkki ja kasveja" })).toBeVisible();
  await press(page.getByRole("img", { name: "Penkki ja kasveja" }));
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(1);
  await checkAxe(page, "pictures");
  await next(page, "Matka kuuluu palveluun.");
  await press(option(page, "Samaa mieltä"));

  await next(page, "Kuinka pitkä matka on?");
  const number = page.getByRole("textbox", { name: "Kuinka pitkä matka on?" });
  await number.fill("viisi");
  await refused(page, "Kirjoita vastaus numeroina, esimerkiksi 12.");
  await number.fill("151");
  await refused(page, "Luku on liian suuri. Suurin on 150.");
  await number.fill("12,5");

  await next(page, "Milloin tulet taas?");
  await page.getByLabel("Milloin tulet taas?").fill(inDays(1));
  await refused(page, "Päivä on liian aikainen.");
  await page.getByLabel("Milloin tulet taas?").fill(inDays(30));

  await next(page, "Tarkista vastauksesi");
  const said = {
    "Millä tulit?": "Muu: Potkukelkalla",
    "Mitä toivoisit?": /Lisää valoa\s*Penkkejä/,
    "Oliko matka helppo?": "Ei",
    "Mikä oli vaikeaa?": "Liukas mäki 🙂",
    "Yksi sana matkasta": "Jännittävä",
    "Tulisitko uudelleen?": "10 asteikolla 0–10",
    "Millainen olo jäi?": "Todella hyvä",
    "Mikä on tärkeintä?": /Rauha\s*Hinta\s*Nopeus/,
    "Miten nämä toimivat?": /Pysäkki: Hyvin\s*Ovi: Huonosti/,
    "Missä odottaisit?": "Kasveja",
    "Matka kuuluu palveluun.": "Samaa mieltä",
    "Kuinka pitkä matka on?": "12,5 kilometriä",
    "Milloin tulet taas?": /\d+\.\d+\.\d{4}/,
  };
  for (const [question, answer] of Object.entries(said)) await expect(reviewed(page, question)).toContainText(answer);
  await checkAxe(page, "review of every kind");
  await press(page.getByRole("button", { name: "Lähetä vastaukset" }));
  await onScreen(page, "Vastauksesi on perillä");
  expect(await respondents(backend, "poll-every-kind")).toBe(1);

  await press(page.getByRole("link", { name: "Katso tulokset" }));
  await onScreen(page, "Kyselyn tulokset");
  await expect(page.getByText("Keskimäärin 12,5 kilometriä.")).toBeVisible();
  await expect(page.getByText("Tärkeimmäksi nousi: Rauha, keskimäärin sijalla 1.")).toBeVisible();
  await checkAxe(page, "results of every kind");
});

test("questions come and go with the answers they hang on", async ({ page }) => {
  await open(page, "/polls/poll-5c9/1");
  await press(option(page, "Varata ajan"));
  await next(page, "Onnistuitko?");
  const progress = page.getByRole("progressbar");
  await expect(progress).toHaveAccessibleName("Kysymys 2/3");
  await press(option(page, "Ei"));
  await expect(progress).toHaveAccessibleName("Kysymys 2/4");
  await next(page, "Mikä oli hankalaa?");
  await press(page.getByRole("checkbox", { name: "Kirjautuminen" }));
  await expect(progress).toHaveAccessibleName("Kysymys 3/5");
  await next(page, "Auttoiko joku sinua kirjautumaan?");
  await press(option(page, "Kyllä"));
  await next(page, "Kuinka helppoa asiointi oli kaikkiaan?");
  await press(option(page, "2"));
  await next(page, "Mitä muuttaisit ensimmäisenä?");
  await page.getByRole("textbox").fill("Selkeämmän alun");
  await next(page, "Tarkista vastauksesi");
  await expect(page.getByRole("heading", { level: 2, name: "Mikä oli hankalaa?" })).toBeVisible();

  // It went well after all: what was difficult is asked no more, and is not sent.
  await press(page.getByRole("link", { name: /^Muokkaa.*Onnistuitko\?$/ }));
  await onScreen(page, "Onnistuitko?");
  await press(option(page, "Kyllä"));
  await expect(progress).toHaveAccessibleName("Kysymys 2/4");
  await next(page, "Kuinka helppoa asiointi oli kaikkiaan?");
  await next(page, "Mitä muuttaisit ensimmäisenä?");
  await next(page, "Tarkista vastauksesi");
  await expect(page.getByRole("heading", { name: "Mikä oli hankalaa?" })).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Auttoiko joku sinua kirjautumaan?" })).toHaveCount(0);
  const body = page.waitForRequest((request) => request.method() === "PUT");
  await press(page.getByRole("button", { name: "Lähetä vastaukset" }));
  const sent = (await body).postDataJSON() as { answers: { question: string }[] };
  expect(sent.answers.map((answer) => answer.question)).toEqual(["q1", "q2", "q5", "q6"]);
  await onScreen(page, "Vastauksesi on perillä");
});

test("not to answer is an answer, and can be taken back", async ({ page }) => {
  await open(page, "/polls/poll-1x8/1");
  const number = page.getByRole("textbox", { name: "Kuinka monta kertaa viikossa tilaat kyydin?" });
  const rather = page.getByRole("checkbox", { name: "En halua vastata" });
  const unsure = page.getByRole("checkbox", { name: "En osaa sanoa" });
  await number.fill("3");
  await press(rather);
  await expect(number).toHaveValue("");
  await press(rather);
  await expect(number).toHaveValue("3");
  await press(rather);
  await checkAxe(page, "opt-out");
  await next(page, "Kuinka sujuvaa tilaaminen on?");
  await press(option(page, "7"));
  await press(unsure);
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await press(rather);
  await expect(unsure).not.toBeChecked();
  await press(option(page, "7"));
  await expect(rather).not.toBeChecked();
  await press(unsure);
  await next(page, "Kerro yhdestä matkasta.");
  await next(page, "Tarkista vastauksesi");
  await expect(reviewed(page, "Kuinka monta kertaa viikossa tilaat kyydin?")).toContainText("En halua vastata");
  await expect(reviewed(page, "Kuinka sujuvaa tilaaminen on?")).toContainText("En osaa sanoa");
  await expect(reviewed(page, "Kerro yhdestä matkasta.")).toContainText("Et vastannut tähän");
});

test("an answer that cannot be unchosen is cleared by a button", async ({ page }) => {
  await open(page, "/polls/poll-a7r/1");
  await press(page.getByRole("checkbox", { name: "Kaverille" }));
  await next(page, "Aikuiselle on helpompi kirjoittaa kuin puhua.");
  await press(option(page, "Samaa mieltä"));
  await press(page.getByRole("button", { name: "Poista vastaus" }));
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Poista vastaus" })).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});

test("a poll in one language only says its language", async ({ page }) => {
  await prefer(page, "sv");
  await open(page, "/polls/poll-h4z/1");
  await expect(page.locator("html")).toHaveAttribute("lang", "sv");
  await expect(page.getByRole("heading", { level: 1, name: "Ehdota aihetta" })).toHaveAttribute("lang", "fi");
  await expect(page.getByRole("button", { name: "Nästa" })).toBeVisible();
  await checkAxe(page, "question in another language");
});
