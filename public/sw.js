// Keeps one whole build of the portal on the phone, so that it opens without a network. It takes all files of a build or
// none, answers only for the portal's own files and places, and never touches what is written: requests but GET, and all of
// the backend, go their way as if it were not there. `cargo xtask dist` writes the list of files in.
const { id, files } = "__BUILD__";
const BUILDS = "raati-build-";
const BUILD = BUILDS + id;
const SETTINGS = "raati-settings";
// As long as a resident waits for the network before the page that is on the phone is shown.
const PATIENCE_MILLIS = 3000;

const NAMED_BY_CONTENT = /-[0-9a-f]{16}\.[a-z]+$/;
const IS_SETTING = /^\/(profile\.json|presets\/[a-z0-9_-]+\.json)$/;

// The first part of the addresses of the portal's screens; `src/route.rs` holds it to them. Other addresses of this origin
// may be a backend's pages, downloads and links that work once.
const PLACES = ["", "panels", "invitations", "invitation", "polls", "events", "impacts", "me", "outbox", "message", "sign-in", "about",
  "accessibility", "privacy", "diagnostics", "not-found"];

const own = new Map(files);

// One after the other: the resident reads something at the same time, on the same slow network.
const take = async () => {
  const cache = await caches.open(BUILD);
  try {
    for (const [url, integrity] of own) {
      if (await cache.match(url)) continue;
      const response = await fetch(new Request(url, { integrity, cache: url === "/" ? "no-cache" : "default" }));
      if (!response.ok || response.redirected) throw new Error(`${url}: ${response.status}`);
      await cache.put(url, response);
    }
  } catch (error) {
    await caches.delete(BUILD);
    throw error;
  }
};

const isJson = (response) => response.ok && /json/.test(response.headers.get("content-type") ?? "");

// The profile of the first visit was read before there was a worker. What fails here is taken when it is read next.
const takeSettings = async () => {
  const settings = await caches.open(SETTINGS);
  const paths = ["/profile.json"];
  for (const path of paths) {
    const response = await fetch(path, { cache: "no-cache" });
    if (!isJson(response)) continue;
    await settings.put(path, response.clone());
    const { extends: presets } = await response.json();
    for (const name of Array.isArray(presets) ? presets : []) {
      const preset = `/presets/${name}.json`;
      if (name !== "native" && IS_SETTING.test(preset) && !paths.includes(preset)) paths.push(preset);
    }
  }
};

// Two builds before it stay: a tab that still runs one may yet ask for its parts.
const tidy = async () => {
  const others = (await caches.keys()).filter((name) => name.startsWith(BUILDS) && name !== BUILD);
  await Promise.all(others.slice(0, -2).map((name) => caches.delete(name)));
  await self.clients.claim();
};

const inTime = (answer) =>
  new Promise((resolve, reject) => {
    answer.then(resolve, reject);
    setTimeout(reject, PATIENCE_MILLIS, new Error("slow"));
  });

const kept = async (path) => {
  const build = await caches.open(BUILD);
  const file = (await build.match(path)) ?? (await caches.match(path));
  // Without its own address, which lacks the query that the start script reads.
  return file && new Response(file.body, file);
};

// The network first, so that a new build is seen; what it cannot give is on the phone.
const page = async (request) => {
  const answer = fetch(request);
  try {
    const response = await inTime(answer);
    if (response.status < 500) return response;
  } catch {
    // Shown from the phone.
  }
  return (await kept("/")) ?? answer;
};

const part = async (request, path) => (await kept(path)) ?? fetch(request);

// With a new profile the page may have come with a new policy of what it may ask; the files are the same.
const renewPage = async () => {
  const response = await fetch(new Request("/", { integrity: own.get("/"), cache: "reload" }));
  if (response.ok && !response.redirected) await (await caches.open(BUILD)).put("/", response);
};
const keepSetting = async (path, response) => {
  if (!isJson(response)) return;
  const settings = await caches.open(SETTINGS);
  const [before, now] = [await (await settings.match(path))?.text(), await response.clone().text()];
  if (before === now) return;
  await settings.put(path, response);
  if (before !== undefined) await renewPage();
};

// The profile and its presets may change from day to day. A login page in their place is not kept; what comes too late is,
// for the next time.
const setting = async (event, path) => {
  const settings = await caches.open(SETTINGS);
  const answer = fetch(event.request);
  event.waitUntil(answer.then((response) => keepSetting(path, response.clone())).catch(() => {}));
  try {
    const response = await inTime(answer);
    if (isJson(response) || response.status === 404) return response;
  } catch {
    // Read from the phone.
  }
  return (await settings.match(path)) ?? answer;
};

// A new build serves at once what is opened next; what is open goes on with its own.
const install = async () => {
  await take();
  await takeSettings().catch(() => {});
  await self.skipWaiting();
};
self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
// A tab asks whether it is of this build.
self.addEventListener("message", ({ data, source }) => {
  if (Array.isArray(data)) source?.postMessage({ isOld: !data.every((path) => own.has(path)) });
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (IS_SETTING.test(pathname)) event.respondWith(setting(event, pathname));
  else if (NAMED_BY_CONTENT.test(pathname)) event.respondWith(part(request, pathname));
  else if (request.mode === "navigate" && PLACES.includes(pathname.split("/")[1])) {
    event.respondWith(page(request));
  } else if (own.has(pathname)) event.respondWith(part(request, pathname));
});
