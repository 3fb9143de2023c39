// The two stores of the outbox in a real browser: what is told as committed is there, in the one and in the other; what one
// loses the other gives back; and nothing of it can be read off the disk.
import { readFileSync } from "node:fs";
import { type Page, expect, test } from "@playwright/test";
import { ofRepository } from "./fixtures.environment";

const ORIGIN = "https://vault.example";
const BLANK = "<!doctype html><title>Vault</title>";

/** A page on a safe origin that knows nothing but the vault. */
async function open(page: Page) {
  const script = readFileSync(ofRepository("public/vault.js"), "utf8");
  await page.route(`${ORIGIN}/**`, (route) => {
    const isScript = route.request().url().endsWith("/vault.js");
    return route.fulfill({ contentType: isScript ? "text/javascript" : "text/html", body: isScript ? script : BLANK });
  });
  await page.goto(ORIGIN);
}

/** Runs the vault in the page; bytes go in and come out as text. */
async function put(page: Page, id: string, text: string, revision: number, over?: number) {
  return page.evaluate(
    async ([id, text, revision, over]) => {
      const vault = await import("/vault.js" as string);
      const told = await vault.put(id, new TextEncoder().encode(text), revision, over ?? undefined);
      const words = ({ how, held }: { how: string; held?: Uint8Array }) =>
        how === "conflict" ? `conflict: ${held ? new TextDecoder().decode(held) : "nothing"}` : how;
      return [words(told.primary), words(told.shadow)];
    },
    [id, text, revision, over ?? null] as const,
  );
}
async function load(page: Page) {
  return page.evaluate(async () => {
    const vault = await import("/vault.js" as string);
    const { primary, shadow } = await vault.load();
    const words = (list: [string, Uint8Array][]) => list.map(([id, bytes]) => `${id}: ${new TextDecoder().decode(bytes)}`);
    return { primary: words(primary), shadow: words(shadow) };
  });
}
const wipeDatabase = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase("raati");
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      }),
  );

test("a record is in both stores, and unreadable in either", async ({ page }) => {
  await open(page);
  expect(await put(page, "a/1", "Lisää kalaa", 1)).toEqual(["committed", "committed"]);
  expect(await put(page, "a/1", "Vielä lisää", 2, 1)).toEqual(["committed", "committed"]);
  await page.reload();
  expect(await load(page)).toEqual({ primary: ["a/1: Vielä lisää"], shadow: ["a/1: Vielä lisää"] });
  const raw = await page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("raati");
      request.onsuccess = () => resolve(request.result);
    });
    const sealed = await new Promise<Uint8Array>((resolve) => {
      const request = opened.transaction("outbox").objectStore("outbox").get("a/1");
      request.onsuccess = () => resolve(request.result.sealed);
    });
    const copy = await (await (await caches.open("raati-outbox")).match("/__outbox/a%2F1"))?.text();
    return new TextDecoder().decode(sealed) + copy;
  });
  expect(raw).not.toContain("kalaa");
  expect(raw).not.toContain("lisää");
});

test("who is not the next revision commits nothing, and is told what is there", async ({ page }) => {
  await open(page);
  await put(page, "a", "one", 1);
  expect(await put(page, "a", "other", 1)).toEqual(["conflict: one", "skipped"]);
  expect(await put(page, "a", "two", 2, 1)).toEqual(["committed", "committed"]);
  expect(await put(page, "a", "late", 2, 1)).toEqual(["conflict: two", "skipped"]);
  expect(await put(page, "b", "never was", 3, 2)).toEqual(["conflict: nothing", "skipped"]);
  // The same once more is the same.
  expect(await put(page, "a", "two", 2, 1)).toEqual(["committed", "committed"]);
});

test("of many tabs that put the same revision, one commits", async ({ page, context }) => {
  await open(page);
  const other = await context.newPage();
  await open(other);
  await put(page, "a", "one", 1);
  const told = await Promise.all(
    [page, other].flatMap((tab, place) => [0, 1, 2].map((turn) => put(tab, "a", `${place}.${turn}`, 2, 1))),
  );
  expect(told.filter(([primary]) => primary === "committed")).toHaveLength(1);
  const { primary, shadow } = await load(page);
  expect(shadow).toEqual(primary);
});

test("what one store loses the other gives back", async ({ page }) => {
  await open(page);
  for (const id of ["a", "b", "c"]) await put(page, id, `text of ${id}`, 1);
  await wipeDatabase(page);
  await page.reload();
  const { primary, shadow } = await load(page);
  expect(primary).toEqual([]);
  expect(shadow).toEqual(["a: text of a", "b: text of b", "c: text of c"]);
  expect(await put(page, "a", "text of a", 1)).toEqual(["committed", "committed"]);
  expect((await load(page)).primary).toEqual(["a: text of a"]);
  await page.evaluate(() => caches.delete("raati-outbox"));
  await page.reload();
  expect(await load(page)).toEqual({ primary: ["a: text of a"], shadow: [] });
});

test("a database that was closed behind the page's back is opened again", async ({ page }) => {
  await open(page);
  await put(page, "a", "one", 1);
  await wipeDatabase(page);
  expect(await put(page, "b", "two", 1)).toEqual(["committed", "committed"]);
});

test("a browser without one of the stores uses the other, and says so", async ({ browser }) => {
  for (const [gone, told] of [
    ["indexedDB", ["absent", "committed"]],
    ["caches", ["committed", "absent"]],
  ] as const) {
    const page = await browser.newPage();
    await page.addInitScript((name) => Object.defineProperty(window, name, { value: undefined }), gone);
    await open(page);
    expect(await put(page, "a", "one", 1)).toEqual(told);
    await page.close();
  }
});

test("a database that never answers has failed, and what is new is in the shadow", async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest;
  });
  await open(page);
  expect(await put(page, "a", "one", 1)).toEqual(["failed", "committed"]);
  expect(await put(page, "b", "later", 2, 1)).toEqual(["failed", "skipped"]);
});

test("a transaction that is aborted after its request went well commits nothing", async ({ page }) => {
  await open(page);
  await put(page, "a", "one", 1);
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value, key) {
      const request = put.call(this, value, key);
      request.addEventListener("success", () => this.transaction.abort());
      return request;
    };
  });
  expect(await put(page, "a", "two", 2, 1)).toEqual(["failed", "skipped"]);
  expect(await put(page, "b", "new", 1)).toEqual(["failed", "committed"]);
  expect((await load(page)).primary).toEqual(["a: one"]);
});

test("what is forgotten is gone from both, and its key with it", async ({ page }) => {
  await open(page);
  await put(page, "a", "one", 1);
  await page.evaluate(async () => (await import("/vault.js" as string)).forget());
  expect(await load(page)).toEqual({ primary: [], shadow: [] });
  const left = await page.evaluate(async () => [
    (await (await caches.open("raati-outbox")).match("/__outbox-key"))?.status,
    await new Promise((resolve) => {
      const request = indexedDB.open("raati");
      request.onsuccess = () => {
        const all = request.result.transaction("keys").objectStore("keys").count();
        all.onsuccess = () => resolve(all.result);
      };
    }),
  ]);
  expect(left).toEqual([undefined, 0]);
  expect(await put(page, "a", "again", 1)).toEqual(["committed", "committed"]);
});
