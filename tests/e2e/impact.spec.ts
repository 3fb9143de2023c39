// What changed because people took part – everyone, and this resident.
import { checkAxe, expect, open, test } from "./fixtures";

test("everyone sees what was heard, what was done, and where it came from", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("link", { name: "Kaikki muutokset" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Kuulimme – teimme" })).toBeFocused();
  await expect(page.getByText("10 muutosta")).toBeVisible();
  await checkAxe(page, "impacts");
  const refused = page.getByRole("article").filter({ hasText: "Puhelinpalvelua ei avata yöksi" });
  await expect(refused.getByRole("heading", { name: "Emme tee – ja miksi" })).toBeVisible();
  const waiting = page.getByRole("article").filter({ hasText: "Odotustilassa on nyt tilaa leikkiä" });
  await expect(waiting.getByRole("heading", { name: "Kuulimme" })).toBeVisible();
  await expect(waiting.getByRole("heading", { name: "Teimme" })).toBeVisible();
  await expect(waiting.getByText("Sinä olit mukana")).toHaveCount(0);
  await waiting.getByRole("link", { name: "Odotustila, jossa lapsi viihtyy" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Odotustila, jossa lapsi viihtyy" })).toBeVisible();
});

test("who took part sees what it led to", async ({ page }) => {
  await open(page, "/impacts");
  const onlyMine = page.getByRole("checkbox", { name: "Näytä vain ne, joihin osallistuin" });
  await onlyMine.check();
  await expect(page.getByRole("heading", { name: "Näissä et ole vielä mukana" })).toBeVisible();
  await checkAxe(page, "no impacts of one's own");

  await page.getByRole("main").getByRole("link", { name: "Vastaa kyselyyn" }).click();
  await page.getByRole("link", { name: "Hoitoauton pysäkit saaristossa" }).click();
  await page.getByRole("link", { name: "Aloita" }).click();
  for (const stop of ["Koulu", "Kauppa", "Lauttaranta", "Kirkonmäki"]) {
    await page.getByRole("button", { name: `Lisää järjestykseen: ${stop}` }).click();
  }
  await page.getByRole("button", { name: "Seuraava" }).click();
  await page.getByRole("radio", { name: "Iltapäivällä klo 14–17" }).check();
  await page.getByRole("button", { name: "Seuraava" }).click();
  await page.getByRole("button", { name: "Seuraava" }).click();
  await page.getByRole("button", { name: "Lähetä vastaukset" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Vastauksesi on perillä" })).toBeVisible();

  await open(page, "/impacts");
  const mine = page.getByRole("article").filter({ hasText: "Sinä olit mukana" });
  await expect(mine.getByRole("heading", { level: 2 })).toHaveText(["Etävastaanotto saareen: päätös on vielä tekemättä"]);
  await onlyMine.check();
  await expect(page.getByRole("article")).toHaveCount(1);
  await checkAxe(page, "impacts of one's own");

  await open(page, "/panels/panel-8r3");
  await page.getByRole("button", { name: "Liity raatiin" }).click();
  await expect(page.getByText("Olet nyt raadin jäsen")).toBeVisible();
  await open(page, "/panels/panel-4f9");
  await page.getByRole("button", { name: "Liity raatiin" }).click();
  await expect(page.getByText("Olet nyt raadin jäsen")).toBeVisible();
  await expect(page.getByText("Chat lakkasi esittämästä ihmistä")).toBeVisible();
  await open(page, "/impacts");
  await onlyMine.press("Space");
  await expect(page.getByRole("article")).toHaveCount(2);
  await expect(page.getByRole("article").filter({ hasText: "Chat lakkasi" })).toContainText("Sinä olit mukana");
});
