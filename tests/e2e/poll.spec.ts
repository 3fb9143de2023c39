// Journey (c): answering a short poll, from the list to the receipt and the results.
import { arm, checkAxe, expect, open } from "./fixtures";
import { next, onScreen, option, press, receiptCode, respondents, reviewed, test } from "./fixtures.poll";

test("a poll is found, and answered question by question", async ({ page }) => {
  await open(page, "/polls");
  await page.getByRole("searchbox", { name: "Hae kyselyitä" }).fill("arkeen");
  await expect(page.getByRole("status").getByText("1 tulos")).toBeVisible();
  await checkAxe(page, "polls, searched");
  await press(page.getByRole("link", { name: "Mitä kuuluu arkeen?" }));
  await onScreen(page, "Mitä kuuluu arkeen?");
  await expect(page.getByText("Mitään ei lähde, ennen kuin lähetät vastauksesi.")).toBeVisible();
  await checkAxe(page, "poll, not begun");

  // Nothing chosen: the message stands under the question, and the focus where it can be mended.
  await press(page.getByRole("link", { name: "Aloita" }));
  await onScreen(page, "Millainen viime viikkosi oli?");
  await expect(page).toHaveTitle("Kysymys 1/2 – Raati");
  const moods = page.getByRole("radiogroup", { name: "Millainen viime viikkosi oli?" });
  await expect(moods).toBeVisible();
  await press(page.getByRole("button", { name: "Seuraava" }));
  await expect(moods).toHaveAccessibleDescription(/Valitse vastaus\./);
  await expect(moods.getByRole("radio").first()).toBeFocused();
  await checkAxe(page, "question, answer missing");

  // Going on takes the message along; coming back, by either way, finds the answer.
  await press(option(page, "Hyvä"));
  await expect(page.getByText("Valitse vastaus.")).toHaveCount(0);
  await next(page, "Mikä auttoi sinua eniten?");
  await press(option(page, "Muu"));
  await page.getByRole("textbox", { name: "Kirjoita oma vastauksesi" }).fill("Oma koira");
  await checkAxe(page, "question, own text");
  await press(page.getByRole("link", { name: "Edellinen" }));
  await onScreen(page, "Millainen viime viikkosi oli?");
  await expect(option(page, "Hyvä")).toBeChecked();
  await page.goBack();
  await onScreen(page, "Mikä auttoi sinua eniten?");
  await expect(option(page, "Muu")).toBeChecked();
  await expect(page.getByRole("textbox", { name: "Kirjoita oma vastauksesi" })).toHaveValue("Oma koira");

  await next(page, "Tarkista vastauksesi");
  await expect(reviewed(page, "Millainen viime viikkosi oli?")).toContainText("Hyvä");
  await expect(reviewed(page, "Mikä auttoi sinua eniten?")).toContainText("Muu: Oma koira");
  await checkAxe(page, "review");
  await press(page.getByRole("link", { name: /^Muokkaa.*Mikä auttoi sinua eniten\?$/ }));
  await onScreen(page, "Mikä auttoi sinua eniten?");
  await press(option(page, "Lepo ja uni"));
  await next(page, "Tarkista vastauksesi");
  await expect(reviewed(page, "Mikä auttoi sinua eniten?")).toContainText("Lepo ja uni");
  await expect(reviewed(page, "Millainen viime viikkosi oli?")).toContainText("Hyvä");
});

test("what was sent is remembered", async ({ page, backend }) => {
  const before = await respondents(backend, "poll-2a6");
  await open(page, "/polls/poll-2a6/1");
  await press(option(page, "Huono"));
  await next(page, "Mikä auttoi sinua eniten?");
  await press(option(page, "En osaa sanoa"));
  await next(page, "Tarkista vastauksesi");
  await press(page.getByRole("button", { name: "Lähetä vastaukset" }));
  await onScreen(page, "Vastauksesi on perillä");
  const code = await receiptCode(page);
  await expect(page).toHaveURL("/polls/poll-2a6/receipt");
  expect(await respondents(backend, "poll-2a6")).toBe(before + 1);
  await checkAxe(page, "receipt");
  await page.reload();
  expect(await receiptCode(page)).toBe(code);

  // The second visit says so, with the same code, and lets nobody answer twice.
  await open(page, "/polls/poll-2a6");
  await expect(page.getByText("Olet jo vastannut tähän kyselyyn")).toBeVisible();
  expect(await receiptCode(page)).toBe(code);
  await expect(page.getByRole("link", { name: "Aloita" })).toHaveCount(0);
  await checkAxe(page, "poll, answered");
  await open(page, "/polls/poll-2a6/1");
  await expect(page.getByText("Olet jo vastannut tähän kyselyyn")).toBeVisible();
  await expect(page.getByRole("button", { name: "Seuraava" })).toHaveCount(0);
});

test("the way back is never through a question that was sent", async ({ page }) => {
  await open(page, "/polls/poll-t3v/1");
  await press(option(page, "Todella hyvä"));
  await next(page, "Ammattilaiset ja asukkaat olivat koulutuksessa samalla viivalla.");
  await next(page, "Suosittelisitko koulutusta muille?");
  await next(page, "Tarkista vastauksesi");
  await expect(reviewed(page, "Suosittelisitko koulutusta muille?")).toContainText("Et vastannut tähän");
  await press(page.getByRole("button", { name: "Lähetä vastaukset" }));
  await onScreen(page, "Vastauksesi on perillä");
  await page.goBack();
  await expect(page.getByText("Olet jo vastannut tähän kyselyyn")).toBeVisible();
  await expect(page.getByRole("radio")).toHaveCount(0);
});

test("a reload in the middle keeps the answers until they are thrown away", async ({ page }) => {
  await open(page, "/polls/poll-t3v");
  await press(page.getByRole("link", { name: "Aloita" }));
  await press(option(page, "Siltä väliltä"));
  await next(page, "Ammattilaiset ja asukkaat olivat koulutuksessa samalla viivalla.");
  await press(option(page, "Eri mieltä"));
  await page.reload();
  await expect(option(page, "Eri mieltä")).toBeChecked();
  await open(page, "/polls/poll-t3v");
  await checkAxe(page, "poll, begun");
  await press(page.getByRole("link", { name: "Jatka vastaamista" }));
  await onScreen(page, "Suosittelisitko koulutusta muille?");
  await next(page, "Tarkista vastauksesi");
  await expect(reviewed(page, "Millainen olo koulutuksesta jäi?")).toContainText("Siltä väliltä");

  await press(page.getByRole("link", { name: "Tietoa kyselystä" }));
  await press(page.getByRole("button", { name: "Poista keskeneräiset vastaukset" }));
  await expect(page.getByText("Keskeneräiset vastaukset on poistettu.")).toBeVisible();
  await press(page.getByRole("link", { name: "Aloita" }));
  await onScreen(page, "Millainen olo koulutuksesta jäi?");
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
});

test("an answer is taken back, and another one given", async ({ page, backend }) => {
  const before = await respondents(backend, "poll-8f2");
  await open(page, "/polls/poll-8f2/1");
  await page.getByRole("textbox").fill("luottamus");
  await next(page, "Tarkista vastauksesi");
  await press(page.getByRole("button", { name: "Lähetä vastaukset" }));
  const code = await receiptCode(page);
  expect(await respondents(backend, "poll-8f2")).toBe(before + 1);

  await press(page.getByRole("button", { name: "Peru vastaukseni" }));
  const dialog = page.getByRole("dialog", { name: "Perutaanko vastauksesi?" });
  await expect(dialog).toBeVisible();
  await checkAxe(page, "withdraw, asked");
  await press(dialog.getByRole("button", { name: "Säilytä vastaus" }));
  await expect(dialog).toBeHidden();
  expect(await receiptCode(page)).toBe(code);

  await press(page.getByRole("button", { name: "Peru vastaukseni" }));
  await press(dialog.getByRole("button", { name: "Peru vastaukseni" }));
  await expect(page.getByText("Vastauksesi on peruttu.")).toBeVisible();
  expect(await respondents(backend, "poll-8f2")).toBe(before);
  await press(page.getByRole("link", { name: "Aloita" }));
  await expect(page.getByRole("textbox")).toHaveValue("");
  await page.getByRole("textbox").fill("avoimuus");
  await next(page, "Tarkista vastauksesi");
  await press(page.getByRole("button", { name: "Lähetä vastaukset" }));
  await onScreen(page, "Vastauksesi on perillä");
  expect(await receiptCode(page)).not.toBe(code);
  expect(await respondents(backend, "poll-8f2")).toBe(before + 1);
});

test("a withdrawal that cannot get through waits on the phone, and is done once", async ({ page, backend, allowConsole }) => {
  const before = await respondents(backend, "poll-8f2");
  await open(page, "/polls/poll-8f2/1");
  await page.getByRole("textbox").fill("rohkeus");
  await next(page, "Tarkista vastauksesi");
  await press(page.getByRole("button", { name: "Lähetä vastaukset" }));
  const code = await receiptCode(page);
  await press(page.getByRole("button", { name: "Peru vastaukseni" }));
  await arm(backend, "status=503;retry-after=2", { path: "/polls/poll-8f2/responses", method: "DELETE" });
  allowConsole(/status of 503/);
  const dialog = page.getByRole("dialog", { name: "Perutaanko vastauksesi?" });
  await press(dialog.getByRole("button", { name: "Peru vastaukseni" }));
  await expect(dialog).toBeHidden();
  await expect(page.locator(".c-delivery")).toContainText("Tallennettu tähän puhelimeen.");
  await expect(page.locator(".c-delivery")).toContainText("Palvelu on ruuhkainen.");
  await expect(page.locator(":focus")).toContainText("Tallennettu tähän puhelimeen.");
  expect(await receiptCode(page)).toBe(code);
  await checkAxe(page, "withdraw, waiting");
  await expect.poll(() => respondents(backend, "poll-8f2"), { timeout: 20_000 }).toBe(before);
  await expect(page.locator("#outbox-status")).toHaveCount(0);
});

test("with the last polls the focus goes to what says how many came", async ({ page }) => {
  await page.route(/\/api\/v1\/polls(\?|$)/, async (route) => {
    const answer = await route.fetch({ url: route.request().url().replace(/\?.*/, "") });
    const all = (await answer.json()) as { items: unknown[] };
    const last = route.request().url().includes("cursor=");
    const items = last ? all.items.slice(2, 4) : all.items.slice(0, 2);
    await route.fulfill({ response: answer, json: { items, ...(last ? {} : { next: "two" }) } });
  });
  await page.goto("/polls");
  const more = page.getByRole("button", { name: "Näytä lisää" });
  await more.press("Enter");
  await expect(more).toHaveCount(0);
  await expect(page.locator(":focus")).toHaveText("Listaan lisättiin 2 kyselyä.");
});
