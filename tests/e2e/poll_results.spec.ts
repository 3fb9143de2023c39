// What people answered: told where it may be, else when it will be.
import { checkAxe, expect, open } from "./fixtures";
import { next, onScreen, option, press, test } from "./fixtures.poll";

test("results are a sentence, bars and a table", async ({ page }) => {
  await open(page, "/polls/poll-0d3");
  await expect(page.getByText("Kysely on päättynyt", { exact: true })).toBeVisible();
  await checkAxe(page, "poll, closed");
  await open(page, "/polls/poll-7j3");
  await press(page.getByRole("link", { name: "Katso tulokset" }));
  await onScreen(page, "Kyselyn tulokset");
  await expect(page.getByText("Kyselyyn on vastannut 412 ihmistä.")).toBeVisible();
  const asked = "Tärkeintä on, että sama hoitaja tuntee minut.";
  const section = page.getByRole("region", { name: asked });
  await expect(section.getByText(/^Yleisin vastaus: Samaa mieltä, \d+\/\d+\.$/)).toBeVisible();
  await expect(section.getByText(/^\d+ \(\d+\s%\)$/)).toHaveCount(3);
  await press(section.getByText("Luvut taulukkona"));
  const table = section.getByRole("table", { name: asked });
  await expect(table.getByRole("rowheader")).toHaveText(["Samaa mieltä", "Eri mieltä", "En ota kantaa"]);
  await expect(table.getByRole("cell")).toHaveCount(6);
  await expect(page.getByRole("heading", { name: "Takaisinsoitto" })).toBeVisible();
  await expect(page.getByText(/^Keskimäärin \d+(,\d+)? päivää\.$/)).toBeVisible();
  await checkAxe(page, "results");
});

test("words of many are a picture beside a list with counts", async ({ page }) => {
  await open(page, "/polls/poll-8f2/results");
  const asked = "Mitä yhteistyö yli ammattirajojen sinulle merkitsee?";
  const section = page.getByRole("region", { name: asked });
  await expect(section.getByText(/^Useimmin kirjoitettu: ”luottamus”, \d+ kertaa\.$/)).toBeVisible();
  await expect(section.getByText("Sanat kuvana")).toBeVisible();
  await expect(section.getByText("Mitä ihmiset kirjoittivat")).toBeVisible();
  const rows = section.getByRole("listitem");
  await expect(rows.filter({ hasText: /luottamus/ }).first()).toBeVisible();
  await checkAxe(page, "results, words");
});

test("results hidden until one has answered come once one has", async ({ page }) => {
  await open(page, "/polls/poll-t3v/results");
  await expect(page.getByText("Tuloksia ei näytetä vielä")).toBeVisible();
  await expect(page.getByText("Tulokset näkyvät, kun olet vastannut.")).toBeVisible();
  await expect(page.getByRole("table")).toHaveCount(0);
  await checkAxe(page, "results, until answered");
  await press(page.getByRole("main").getByRole("link", { name: "Tietoa kyselystä" }).first());
  await press(page.getByRole("link", { name: "Aloita" }));
  await press(option(page, "Hyvä"));
  await next(page, "Ammattilaiset ja asukkaat olivat koulutuksessa samalla viivalla.");
  await next(page, "Suosittelisitko koulutusta muille?");
  await next(page, "Tarkista vastauksesi");
  await press(page.getByRole("button", { name: "Lähetä vastaukset" }));
  await onScreen(page, "Vastauksesi on perillä");
  await press(page.getByRole("link", { name: "Katso tulokset" }));
  await onScreen(page, "Kyselyn tulokset");
  await expect(page.getByText(/^Kyselyyn on vastannut 1\d ihmistä\.$/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Millainen olo koulutuksesta jäi?" })).toBeVisible();
});

test("results wait until the poll closes, or enough have answered", async ({ page, allowConsole }) => {
  await open(page, "/polls/poll-6k4/results");
  await expect(page.getByText(/^Tulokset näkyvät, kun kysely päättyy: /)).toBeVisible();
  await checkAxe(page, "results, until closed");
  // How many answered is not told for a sensitive poll, so that the portal has to ask.
  allowConsole(/status of 403/);
  await open(page, "/polls/poll-1x8/results");
  await expect(page.getByText(/^Tulokset näytetään, kun vastaajia on vähintään 5\./)).toBeVisible();
  await expect(page.getByRole("table")).toHaveCount(0);
  await checkAxe(page, "results, too few");
});
