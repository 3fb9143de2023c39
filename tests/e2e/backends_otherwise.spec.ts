// On backends of other makes: the other language, what is done on another site, and what is not offered at all.
import { expect, open, prefer } from "./fixtures";
import { test } from "./fixtures.foreign";
import { link, look, main, tabs } from "./fixtures.look";

test("in Swedish everything is in Swedish, and what is not says so", async ({ page }) => {
  await prefer(page, "sv");
  await open(page, "/");
  await expect(link(page, "Hurdant är ett bra väntrum?")).toBeVisible();
  await expect(tabs(page)).toHaveText(["För dig", "Råd", "Enkäter", "Evenemang", "Jag"]);
  await look(page, "sv-home");
  for (const [path, title] of [
    ["/panels", "Familjernas råd"],
    ["/polls", "Hurdant är ett bra väntrum?"],
    ["/events", "Diskussionskafé: väntan 1"],
  ] as const) {
    await open(page, path);
    await link(page, title).tap();
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeFocused();
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveAttribute("lang");
    await look(page, `sv${path.replace("/", "-")}`);
  }
  await open(page, "/impacts");
  await expect(page.getByRole("article").filter({ hasText: "Återuppringning samma dag" })).toBeVisible();
  await expect(main(page).locator("[lang=fi]").filter({ hasText: "Iltakahvilaa ei järjestetä" }).first()).toBeVisible();
  await look(page, "sv-impacts");
});

test.describe("what is done on another site", () => {
  const elsewhere = "https://osallistu.example/lomake";
  test.use({
    otherwise: {
      join_panel: { link_out: `${elsewhere}/raati/{panel}` },
      submit_response: { link_out: `${elsewhere}/kysely/{poll}` },
      register: { link_out: `${elsewhere}/tapahtuma/{event}` },
    },
  });
  for (const [path, title, mark, kind] of [
    ["/panels", "Perheiden raati", "Liity toisella sivustolla", "raati"],
    ["/polls", "Millainen on hyvä odotustila?", "Vastaa toisella sivustolla", "kysely"],
    ["/events", "Seminaari: kuuleminen 1", "Ilmoittaudu toisella sivustolla", "tapahtuma"],
  ] as const) {
    test(`is said before anybody leaves: ${kind}`, async ({ page }) => {
      await open(page, path);
      await expect(main(page).getByText(mark).first()).toBeVisible();
      await link(page, title).tap();
      await expect(page.getByRole("heading", { level: 1, name: title })).toBeFocused();
      await expect(main(page).getByText("toisella sivustolla: osallistu.example.")).toBeVisible();
      await expect(main(page).getByText("Siksi et saa täältä kuittia.")).toBeVisible();
      const id = new URL(page.url()).pathname.split("/").at(-1);
      const away = main(page).getByRole("link", { name: /^Siirry .* avautuu toiseen palveluun$/ });
      await expect(away).toHaveAttribute("href", `${elsewhere}/${kind}/${id}`);
      await expect(away).toHaveAttribute("rel", "noopener noreferrer");
      await expect(main(page).locator("form")).toHaveCount(0);
      await look(page, `elsewhere-${kind}`);
    });
  }
});

test.describe("a backend of events alone", () => {
  test.use({
    otherwise: Object.fromEntries(
      [
        ["panels", "panel", "join_panel", "invitations", "invitation", "reply_invitation"],
        ["polls", "poll", "submit_response", "poll_results", "register", "impacts", "me"],
      ]
        .flat()
        .map((name) => [name, { off: true, because: "It has events alone." }]),
    ),
  });
  test("shows events alone", async ({ page }) => {
    await open(page, "/");
    await expect(tabs(page)).toHaveText(["Sinulle", "Tapahtumat", "Minä"]);
    await expect(main(page).getByRole("heading", { level: 2 })).toHaveText(["Tule mukaan tapahtumaan"]);
    await look(page, "events-alone-home");
    await open(page, "/events");
    await link(page, "Seminaari: kuuleminen 1").tap();
    await expect(page.getByRole("heading", { level: 1, name: "Seminaari: kuuleminen 1" })).toBeFocused();
    await expect(main(page).getByText(/[Ii]lmoit/)).toHaveCount(0);
    await look(page, "events-alone-event");
    await open(page, "/me");
    await expect(page.getByRole("heading", { name: "Asetukset" })).toBeVisible();
    await look(page, "events-alone-me");
    for (const path of ["/panels", "/polls", "/impacts", "/invitation"]) {
      await open(page, path);
      await expect(page.getByRole("heading", { level: 1, name: "Sivua ei löydy" })).toBeVisible();
    }
  });
});
