// Residents who have accounts: a personal link, a cookie, and a real identity provider. Nothing that opens an account stays
// in the address, the history or a storage.
import { type Page, test as base } from "@playwright/test";
import { type Town, freePort, profileWith, subjectOf, town, withProvider } from "./fixtures.accounts";
import { checkAxe, expect, open, screenshot } from "./fixtures";
import { type AllowConsole, guard } from "./fixtures.guard";
import { withHost } from "./fixtures.host";

interface Given {
  /** How residents sign in; unused with a provider. */
  auth: unknown;
  /** The town, whose portal is at `baseURL`. */
  place: Town;
  allowConsole: AllowConsole;
}

const cookie = {
  kind: "cookie",
  login: { post: "/login", body: { user: "=input.user", secret: "=input.secret" } },
  logout: { post: "/logout" },
};

const test = base.extend<Given>({
  auth: [{ kind: "bearer" }, { option: true }],
  place: ({}, use) =>
    use(
      town(async ({ headers }) => {
        if (headers.authorization === "Bearer salainen/avain=") return "link";
        return headers.cookie?.includes("town=aino") ? "aino" : undefined;
      }),
    ),
  baseURL: ({ auth, place }, use) => withHost(profileWith(auth), use, place.api),
  allowConsole: [
    async ({ context, baseURL }, use) => {
      const watch = await guard(context, String(baseURL));
      await use(watch.allow);
      watch.check();
    },
    { auto: true },
  ],
});

const text = "Odotustilassa on kylmä, ja ovi jää auki.";

async function write(page: Page) {
  await page.getByRole("radio", { name: "Ongelma" }).check();
  await page.getByLabel("Viestisi").fill(text);
}

const send = (page: Page) => page.getByRole("button", { name: "Lähetä viesti" }).press("Enter");

async function forget(page: Page) {
  await open(page, "/me");
  await forgetHere(page);
}

async function forgetHere(page: Page) {
  await page.getByRole("button", { name: "Unohda tämä puhelin" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Unohda tämä puhelin" }).click();
}

const goTo = (page: Page, name: string) => page.getByRole("link", { name, exact: true }).first().click();

/** Everything that outlives the page. */
const kept = (page: Page) =>
  page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), location.href, document.cookie]));

test("a token in a personal link is used, and found nowhere", async ({ page, place, allowConsole }) => {
  allowConsole(/status of 401/);
  const urls: string[] = [];
  page.on("request", (request) => void urls.push(request.url()));
  await open(page, "/message#token=salainen%2Favain%3D");
  await expect(page).toHaveURL(/\/message$/);
  expect(await page.evaluate(() => history.length)).toBe(2);
  await write(page);
  await send(page);
  await expect(page.getByText("Kiitos, viestisi on perillä!")).toBeVisible();
  expect([...place.messages.values()]).toEqual([{ text, by: "link" }]);
  expect(urls.join(" ") + (await kept(page))).not.toContain("salainen");
  // Who opens the same link again, in the same tab.
  await page.evaluate(() => void (location.hash = "#token=salainen%2Favain%3D"));
  await expect(page).toHaveURL(/\/message$/);
  await expect(page.getByRole("button", { name: "Lähetä viesti" })).toBeVisible();
  // After a reload it is gone.
  await open(page, "/message");
  await write(page);
  await send(page);
  await expect(page.getByText("Palvelu ei tunnista sinua.")).toBeVisible();
});

test("who has an account is promised no anonymity", async ({ page }) => {
  for (const path of ["/", "/me#token=salainen%2Favain%3D", "/message"]) {
    await open(page, path);
    await expect(page.getByRole("main")).not.toContainText(/nimeäsi|ei kysytä|nimettöm|Et tarvitse tunnuksia|ei tallenneta/i);
    await checkAxe(page, path);
    await screenshot(page, `accounts${path.replace(/#.*/, "").replaceAll("/", "-")}`);
  }
});

test.describe("a cookie session", () => {
  test.use({ auth: cookie });
  const signIn = async (page: Page) => {
    await open(page, "/sign-in?back=%2Fmessage");
    await page.getByLabel("Käyttäjätunnus").fill("aino");
    await page.getByLabel("Salasana", { exact: true }).fill("pw");
    await page.getByRole("button", { name: "Kirjaudu sisään" }).press("Enter");
    await expect(page).toHaveURL(/\/message$/);
  };

  test("ends with the phone that is forgotten", async ({ page, context, place }) => {
    await signIn(page);
    expect(await context.cookies()).toHaveLength(1);
    await forget(page);
    await expect(page.getByText("Puhelin on unohdettu.")).toBeVisible();
    expect(place.signedOut).toBe(1);
    expect(await context.cookies()).toEqual([]);
  });

  test("that the backend does not end is said", async ({ page, place, allowConsole }) => {
    allowConsole(/status of 500/);
    await signIn(page);
    place.signOutWorks = false;
    await forget(page);
    await expect(page.getByText("Palvelussa on häiriö.")).toBeVisible();
    await expect(page.getByText("Puhelin on unohdettu.")).toHaveCount(0);
    place.signOutWorks = true;
    await forgetHere(page);
    await expect(page.getByText("Puhelin on unohdettu.")).toBeVisible();
  });
});

test.describe("a cookie session without a login of ours", () => {
  test.use({ auth: { kind: "cookie", logout: { post: "/logout" } } });
  test("ends with the phone that is forgotten", async ({ page, place, allowConsole }) => {
    allowConsole(/status of 401/);
    await forget(page);
    await expect(page.getByText("Puhelin on unohdettu.")).toBeVisible();
    expect(place.signedOut).toBe(1);
  });
});

test.describe("a sign-in that the profile gets wrong", () => {
  test.use({ auth: { kind: "oidc", issuer: "http://town.example", clientid: "raati" } });
  test("is a finding, and leads nowhere", async ({ page }) => {
    await open(page, "/diagnostics");
    const findings = page.getByRole("region", { name: "Profiilin virheet" });
    await expect(findings).toContainText("/auth/issuer: pitäisi olla https address, or one on this machine");
    await expect(findings).toContainText("Rivi 1, /auth/clientid");
    await expect(findings).toContainText("Rivi 1, /auth/client_id");
    await screenshot(page, "accounts-findings");
    await open(page, "/sign-in");
    await expect(page.getByRole("heading", { level: 1, name: "Sivua ei löydy" })).toBeVisible();
  });
});

test.describe("a real identity provider", () => {
  interface WithIssuer {
    issuer: string;
    /** Where the portal stands. */
    port: number;
  }
  const test = base.extend<Given & WithIssuer>({
    port: async ({}, use) => use(await freePort()),
    issuer: ({ port }, use) => withProvider(`http://127.0.0.1:${port}`, use),
    place: ({ issuer }, use) => use(town((request) => subjectOf(issuer, request))),
    baseURL: ({ issuer, place, port }, use) => {
      const auth = { kind: "oidc", issuer, client_id: "raati", scopes: ["openid", "offline_access"] };
      return withHost(profileWith(auth, [issuer]), use, place.api, port);
    },
    allowConsole: [
      async ({ context, baseURL, issuer }, use) => {
        const watch = await guard(context, String(baseURL), issuer);
        // The provider's own pages have no picture, and want letters from elsewhere.
        await context.route((url) => ![baseURL, issuer].includes(url.origin), (route) => route.abort());
        watch.allow(new RegExp(`${issuer}/favicon|/css[?]family=`));
        await use(watch.allow);
        watch.check();
      },
      { auto: true },
    ],
  });

  /** Does what the provider's pages ask for. */
  async function signInThere(page: Page, issuer: string) {
    await expect(page).toHaveURL(new RegExp(`^${issuer}/interaction/`));
    await page.locator("input[name=login]").fill("aino");
    await page.locator("input[name=password]").fill("pw");
    await page.getByRole("button").click();
    await page.getByRole("button", { name: "Continue" }).click();
  }

  const leave = (page: Page) => page.getByRole("button", { name: "Jatka kirjautumaan" }).click();

  test("signs in, brings the form back, and out again", async ({ page, place, issuer, baseURL, allowConsole }) => {
    // Going back to the provider's page is too late.
    allowConsole(/status of 401|status of 400.*interaction/);
    const brought: string[] = [];
    // Read on their way: the page goes on before it could be asked for them.
    await page.route(`${issuer}/token`, async (route) => {
      const response = await route.fetch();
      const tokens = (await response.json()) as Record<string, string>;
      brought.push(tokens.access_token ?? "", tokens.id_token ?? "", tokens.refresh_token ?? "");
      await route.fulfill({ response });
    });
    await open(page, "/message");
    await write(page);
    await send(page);
    await expect(page.getByText("Palvelu ei tunnista sinua.")).toBeVisible();
    await goTo(page, "Kirjaudu sisään");
    await screenshot(page, "accounts-leave");
    await leave(page);
    await signInThere(page, issuer);
    await expect(page).toHaveURL(`${baseURL}/message`);
    await expect(page.getByText("Olet kirjautunut sisään.")).toBeVisible();
    await expect(page.getByRole("radio", { name: "Ongelma" })).toBeChecked();
    await expect(page.getByLabel("Viestisi")).toHaveValue(text);
    await screenshot(page, "accounts-back");
    await send(page);
    await expect(page.getByText("Kiitos, viestisi on perillä!")).toBeVisible();
    expect([...place.messages.values()]).toEqual([{ text, by: "aino" }]);

    expect(brought.filter(Boolean).length).toBeGreaterThan(1);
    const outlives = await kept(page);
    for (const token of brought.filter(Boolean)) expect(outlives).not.toContain(token);
    expect(outlives).not.toMatch(/code=|state=|verifier|kylmä/);

    await goTo(page, "Minä");
    await forgetHere(page);
    // Who takes the phone next is not signed in by the provider without a question.
    await expect(page).toHaveURL(new RegExp(`^${issuer}/session/end`));
    await page.getByRole("button", { name: "Yes, sign me out" }).click();
    await expect(page).toHaveURL(`${baseURL}/`);
    const [access] = brought;
    await expect
      .poll(async () => (await fetch(`${issuer}/me`, { headers: { authorization: `Bearer ${access}` } })).status)
      .toBe(401);
    await open(page, "/sign-in");
    await leave(page);
    await expect(page.locator("input[name=login]")).toBeVisible();
    // Nor is the code in the history.
    for (let step = await page.evaluate(() => history.length); step > 1; step -= 1) {
      await page.goBack();
      await expect(page).not.toHaveURL(/[?&](code|state)=/);
    }
  });

  test("a phone that is forgotten after a reload is signed out there, too", async ({ page, issuer, baseURL, allowConsole }) => {
    allowConsole(/status of 401/);
    await open(page, "/sign-in");
    await leave(page);
    await signInThere(page, issuer);
    await expect(page).toHaveURL(`${baseURL}/`);
    // The tokens go with the page; what the provider remembers does not.
    await forget(page);
    await expect(page).toHaveURL(new RegExp(`^${issuer}/session/end`));
  });

  test("who comes back by Back still has what was typed, until the phone forgets", async ({ page, issuer, allowConsole }) => {
    allowConsole(/status of 401/);
    await open(page, "/message");
    await write(page);
    await send(page);
    await goTo(page, "Kirjaudu sisään");
    await leave(page);
    await expect(page).toHaveURL(new RegExp(`^${issuer}/interaction/`));
    await page.goBack();
    await expect(page.getByRole("button", { name: "Jatka kirjautumaan" })).toBeEnabled();
    await open(page, "/message");
    await expect(page.getByLabel("Viestisi")).toHaveValue(text);
    await forget(page);
    await expect.poll(() => kept(page)).not.toContain("kylmä");
  });

  test("what the resident calls off there is told in its own words", async ({ page, issuer }) => {
    await open(page, "/sign-in");
    await leave(page);
    await expect(page).toHaveURL(new RegExp(`^${issuer}/interaction/`));
    await page.getByRole("link", { name: "Cancel" }).click();
    await expect(page.getByText("Kirjautumista ei tehty loppuun.")).toBeVisible();
    await expect(page).toHaveURL(/\/sign-in$/);
    await checkAxe(page, "a sign-in that was called off");
    await screenshot(page, "accounts-declined");
  });

  test("an answer that nobody here asked for is put away, and said", async ({ page }) => {
    await open(page, "/sign-in?code=vieras-koodi&state=vieras");
    await expect(page.getByText("Kirjautuminen pitää aloittaa alusta.")).toBeVisible();
    await expect(page).toHaveURL(/\/sign-in$/);
    expect(await kept(page)).not.toContain("vieras");
    await expect(page.getByRole("button", { name: "Jatka kirjautumaan" })).toBeEnabled();
    await screenshot(page, "accounts-again");
  });
});
