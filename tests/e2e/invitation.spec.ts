// Reading an invitation and replying: by link, by a typed code, and when it leads nowhere.
import type { Page } from "@playwright/test";
import { guard } from "./fixtures.guard";
import { arm, checkAxe, expect, open, test } from "./fixtures";

/** What is said beside a term of a fact list. */
const fact = (page: Page, term: string) =>
  page.locator("dl > div").filter({ has: page.getByText(term, { exact: true }) }).getByRole("definition");

/** Types a code on the screen that asks for one. */
async function enter(page: Page, code: string) {
  await page.getByRole("textbox", { name: "Kutsukoodi" }).fill(code);
  await page.getByRole("button", { name: "Avaa kutsu" }).click();
}

const accept = (page: Page) => page.getByRole("button", { name: "Kyllä, tulen mukaan" });

test("a link opened where the portal asks for a code opens the letter, too", async ({ page, backend }) => {
  await open(page, "/invitation");
  await expect(page.getByRole("textbox", { name: "Kutsukoodi" })).toBeVisible();
  await page.evaluate(() => {
    location.hash = "KA7V-2026";
  });
  await expect(page.getByRole("heading", { level: 1, name: "Tule perheiden raatiin" })).toBeVisible();
  expect(page.url()).toBe(`${backend.origin}/invitation`);
  await page.evaluate(() => {
    location.hash = "main";
  });
  await expect(page.getByRole("heading", { level: 1, name: "Tule perheiden raatiin" })).toBeVisible();
});

test("a link opens the letter, its code leaves the address first, and accepting makes a member", async ({
  page,
  backend,
}) => {
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.url()} ${JSON.stringify(request.headers())}`));
  // What the address bar shows whenever the portal asks for something.
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const fetch = window.fetch.bind(window);
    window.fetch = (...call) => {
      seen.push(location.href);
      return fetch(...call);
    };
  });
  await open(page, "/invitation#KA7V-2026");
  await expect(page.getByRole("heading", { level: 1, name: "Tule perheiden raatiin" })).toBeVisible();
  expect(page.url()).toBe(`${backend.origin}/invitation`);
  const addresses = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect(addresses.length).toBeGreaterThan(0);
  expect(addresses.filter((address) => /KA7V/i.test(address))).toEqual([]);
  expect(sent.filter((request) => /KA7V/i.test(request))).toEqual([]);
  await expect(page).toHaveTitle("Kutsu – Raati");

  await expect(fact(page, "Miksi juuri sinä")).toContainText("Annoit palautetta perhekeskuksessa");
  await expect(fact(page, "Kuinka kauan kestää")).toContainText("5 minuuttia");
  await expect(fact(page, "Vastaa viimeistään")).toContainText(/\d+\.\d+\./);
  await expect(fact(page, "Kuka näkee vastauksesi")).toContainText("Vastauksesi näkee vain kutsuja.");
  await expect(fact(page, "Mitä sitten tapahtuu")).toContainText("Kun hyväksyt, olet heti jäsen.");
  await expect(page.getByText("Syytä ei kysytä.")).toBeVisible();
  await checkAxe(page, "an invitation");

  await accept(page).press("Enter");
  await expect(page.locator(":focus")).toContainText("Hienoa, olet mukana!");
  await expect(accept(page)).toHaveCount(0);
  await checkAxe(page, "an accepted invitation");
  await page.getByRole("link", { name: "Siirry raatiin" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Perheiden raati" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Jäsenyytesi" })).toBeVisible();

  await open(page, "/invitations");
  await page.locator("summary").filter({ hasText: "Aiemmat kutsut" }).click();
  await expect(page.getByRole("article").filter({ hasText: "Tule perheiden raatiin" })).toContainText("Vastasit kyllä");
  await checkAxe(page, "the inbox after accepting");
});

test("a code for one is of no use to the next", async ({ page, browser, backend }) => {
  await open(page, "/invitation#TYYNE742");
  await accept(page).click();
  await expect(page.getByText("Hienoa, olet mukana!")).toBeVisible();

  const other = await browser.newContext({ baseURL: backend.origin });
  const watch = await guard(other, backend.origin);
  const theirs = await other.newPage();
  await open(theirs, "/invitation#TYYNE742");
  await expect(theirs.getByText("Tämä kutsu oli yhdelle, ja se on jo käytetty.")).toBeVisible();
  await expect(accept(theirs)).toHaveCount(0);
  await expect(theirs.getByRole("main").getByRole("link", { name: "Raadit" })).toBeVisible();
  await checkAxe(theirs, "a used invitation");
  watch.check();
  await other.close();
});

test("a code for one whose answer was lost still opens for the same resident", async ({ page, backend, allowConsole }) => {
  allowConsole(/net::ERR_/);
  // Browsers send once more by themselves what broke on a used connection.
  const write = { path: "/invitations", method: "PUT" };
  await arm(backend, "drop-after-commit", { ...write, times: 9 });
  await open(page, "/invitation");
  await enter(page, "matka 247");
  await accept(page).click();
  await expect(page.locator(".c-delivery")).toContainText("Tallennettu tähän puhelimeen.");
  await arm(backend, "drop-after-commit", { ...write, times: 0 });
  await expect(page.locator(":focus")).toContainText("Hienoa, olet mukana!", { timeout: 20_000 });
  await open(page, "/invitations");
  await page.locator("summary").filter({ hasText: "Aiemmat kutsut" }).click();
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(page.getByRole("article")).toContainText("Vastasit kyllä");
});

test("a code is typed, and a wrong one can be mended", async ({ page, allowConsole }) => {
  allowConsole(/status of 404.*invitation-lookups/);
  await open(page, "/");
  await page.getByRole("link", { name: "Kirjoita kutsukoodi" }).click();
  const code = page.getByRole("textbox", { name: "Kutsukoodi" });
  await expect(page.getByText("Et tarvitse tiliä etkä sähköpostia.")).toBeVisible();
  await checkAxe(page, "typing a code");
  await enter(page, "abc");
  await expect(code).toBeFocused();
  await expect(code).toHaveAccessibleDescription(/Koodissa on 6–32 kirjainta ja numeroa/);
  await checkAxe(page, "what cannot be a code");
  await enter(page, "AAAA-2222");
  await expect(page.getByRole("alert")).toContainText("Koodilla ei löydy kutsua. Tarkista koodi.");
  await expect(code).toHaveValue("AAAA-2222");
  await checkAxe(page, "an unknown code");
  await code.fill("svenska2");
  await code.press("Enter");
  const title = page.getByRole("heading", { level: 1, name: "Kom och få hjälp med telefonen" });
  await expect(title).toBeFocused();
  await expect(title).toHaveAttribute("lang", "sv");
  await checkAxe(page, "an invitation in Swedish only");
});

test("one decides later, says no thanks and changes one's mind", async ({ page }) => {
  await open(page, "/invitation");
  await enter(page, "hetke 526");
  await expect(page.getByRole("heading", { level: 1, name: "Kaksi kysymystä, puoli minuuttia" })).toBeFocused();
  await page.getByRole("button", { name: "Päätän myöhemmin" }).click();
  await expect(page.locator(":focus")).toContainText("Kutsu odottaa sinua Sinulle-sivulla.");
  await checkAxe(page, "an invitation put off");
  await page.getByRole("link", { name: "Sinulle", exact: true }).click();
  await page.getByRole("link", { name: "Kirjoita kutsukoodi" }).click();
  await expect(page.getByRole("textbox", { name: "Kutsukoodi" })).toHaveValue("");

  await page.getByRole("link", { name: "Sinulle", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Kutsut sinulle" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Kaksi kysymystä, puoli minuuttia" })).toBeVisible();
  await page.getByRole("link", { name: "Kaikki kutsut" }).click();
  await expect(page.getByRole("article").filter({ hasText: "Kaksi kysymystä" })).toContainText("Päätät myöhemmin");
  await checkAxe(page, "the inbox");
  await page.getByRole("link", { name: "Kaksi kysymystä, puoli minuuttia" }).click();

  await page.getByRole("button", { name: "Ei kiitos" }).click();
  await expect(page.locator(":focus")).toContainText("Jos muutat mieltäsi, voit vielä tulla mukaan.");
  await expect(page.getByRole("button", { name: "Ei kiitos" })).toHaveCount(0);
  await checkAxe(page, "a declined invitation");
  await accept(page).click();
  await expect(page.locator(":focus")).toContainText("Hienoa, olet mukana!");
  await page.getByRole("main").getByRole("link", { name: "Vastaa kyselyyn" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Mitä kuuluu arkeen?" })).toBeVisible();
});

const deadEnds: [string, string, RegExp, string][] = [
  ["expired", "VANHA247", /Vastausaika on päättynyt\. Muita tapoja osallistua/, "Raadit"],
  ["withdrawn", "RAMPPA26", /Lähettäjä on perunut kutsun/, "Tapahtumat"],
  ["used", "KERTA777", /Tämä kutsu oli yhdelle, ja se on jo käytetty/, "Raadit"],
];
for (const [state, code, reason, wayOn] of deadEnds) {
  test(`an invitation that is ${state} says so and shows a way on`, async ({ page }) => {
    await open(page, `/invitation#${code}`);
    await expect(page.getByText(reason)).toBeVisible();
    await expect(accept(page)).toHaveCount(0);
    await expect(page.getByRole("link", { name: /050 000 01/ })).toBeVisible();
    await checkAxe(page, `an invitation that is ${state}`);
    await page.getByRole("main").getByRole("link", { name: wayOn }).click();
    await expect(page.getByRole("heading", { level: 1, name: wayOn })).toBeFocused();
  });
}

test("a reply that comes too late shows the invitation as it is now", async ({ page, backend, allowConsole }) => {
  allowConsole(/status of 409/);
  await open(page, "/invitation#SEMMA222");
  const elsewhere = await fetch(`${backend.origin}/api/v1/invitations/inv-4s8/reply`, {
    method: "PUT",
    headers: { "content-type": "application/json", "x-raati": "1" },
    body: JSON.stringify({ reply: "accept", code: "SEMMA222" }),
  });
  expect(elsewhere.status).toBe(200);
  await accept(page).click();
  await expect(page.getByRole("alert")).toContainText("Kutsu on jo käytetty.");
  await expect(page.getByText("Tämä kutsu oli yhdelle, ja se on jo käytetty.")).toBeVisible();
  await expect(accept(page)).toHaveCount(0);
  await expect(page.getByRole("main").getByRole("link", { name: "Tapahtumat" })).toHaveCount(1);
  await checkAxe(page, "an invitation that was used meanwhile");
});

test("who said yes in another tab cannot put it off in this one", async ({ page, context, allowConsole }) => {
  allowConsole(/status of 409/);
  await open(page, "/invitation#SANA2026");
  const tab = await context.newPage();
  await open(tab, "/invitation#SANA2026");
  await accept(tab).click();
  await expect(tab.getByText("Hienoa, olet mukana!")).toBeVisible();
  await page.getByRole("button", { name: "Päätän myöhemmin" }).click();
  await expect(page.getByRole("alert")).toContainText("Olet jo vastannut kyllä.");
  await expect(page.locator(":focus")).toContainText("Hienoa, olet mukana!");
  await expect(accept(page)).toHaveCount(0);
  await checkAxe(page, "an invitation accepted in another tab");
});

test("accepting a seat in a full panel says so and shows a way on", async ({ page, allowConsole }) => {
  allowConsole(/status of 409/);
  await open(page, "/invitation#SAARNA25");
  await accept(page).click();
  await expect(page.getByRole("alert")).toContainText("Kaikki paikat ovat varattuja.");
  await checkAxe(page, "an invitation to a full panel");
  await page.getByRole("alert").getByRole("link", { name: "Raadit" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Raadit" })).toBeFocused();
});
