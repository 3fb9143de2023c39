// Starts the portal: safe defaults first, then profile, words and data in parallel with the wasm, and readable help
// if it does not come. The one noun it knows is the invitation; `cargo xtask dist` writes the first requests in.
// `{"plain": keys of a profile that is the native contract and no more, "at": {address: first requests}}`
const KNOWN = "__FIRST__";
const WATCHDOG_MILLIS = 5000;
const REQUEST_MILLIS = 20000;
// Lists that have a tab of their own.
const TABS = ["panels", "polls", "events"];
const root = document.documentElement;

// A portal in a foreign frame could be painted over; hosts that cannot send frame-ancestors rely on this.
if (window.top !== window.self) root.replaceChildren();

// The portal builds its views node by node: no text becomes HTML, and none a script.
if (window.trustedTypes) {
  const refuse = () => {
    throw new TypeError("refused text as code");
  };
  const createScriptURL = (url) => (url === "/sw.js" ? url : refuse());
  window.trustedTypes.createPolicy("default", { createHTML: refuse, createScript: refuse, createScriptURL });
}

const remembered = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

// Shows the words of a language within a part of the page.
const speak = (part, language) => {
  for (const element of part.querySelectorAll(`[data-${language}]`)) element.textContent = element.dataset[language];
};

// Readable help: in the shell while it stands, else before everything else.
const helpBox = document.getElementById("boot-help");
let isOver = false;
const help = () => {
  if (isOver) return;
  if (!helpBox.isConnected) document.body.prepend(helpBox);
  helpBox.hidden = false;
};

// Where nothing more is coming, nothing pretends to.
const giveUp = () => {
  help();
  isOver = true;
  document.querySelector("#shell .ui-skeleton")?.remove();
};

// A portal that has failed starts anew once; who fails again soon says so and stays. What was typed is in the tab by then.
// Where a tab keeps nothing, neither the text nor the count, the dead page stays below: it holds the only copy.
const CRASHED = "raati.crashed";
const CALM_MILLIS = 10 * 60 * 1000;
const crashBox = document.getElementById("crash");
crashBox.remove();
const crash = () => {
  if (isOver) return;
  isOver = true;
  let isKept = false;
  try {
    const [before, now] = [sessionStorage.getItem(CRASHED), Date.now()];
    sessionStorage.setItem(CRASHED, String(now));
    isKept = true;
    if (Math.abs(now - Number(before)) > CALM_MILLIS) return location.reload();
  } catch {
    // Told below.
  }
  speak(crashBox, root.lang);
  const [heading, kept, copy] = crashBox.querySelectorAll("h1, p");
  (isKept ? copy : kept).remove();
  crashBox.querySelector("button").onclick = () => location.reload();
  if (isKept) document.body.replaceChildren(crashBox);
  else document.body.prepend(crashBox);
  document.title = heading.textContent;
  crashBox.hidden = false;
  heading.focus();
};
// Traps that no panic tells of. A promise may be refused what was asked for in wasm; that is no trap.
const isTrap = (error) => error instanceof WebAssembly.RuntimeError;
addEventListener("error", ({ error }) => (isTrap(error) || /\.wasm/.test(error?.stack)) && crash());
addEventListener("unhandledrejection", ({ reason }) => isTrap(reason) && crash());


// The text of an answer, as `text()` reads it; null where it goes on beyond this. The longest honest one – 200 events of
// 2.6 KB – is an eighth of it.
const MOST_BYTES = 4 * 1024 * 1024;
const read = async ({ body }) => {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let bytes = 0; reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.length;
    if (bytes > MOST_BYTES) {
      reader.cancel().catch(() => {});
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
};

const raati = { first: {}, arrived: false, help: giveUp, crash, read };
window.raati = raati;

setTimeout(() => {
  if (!raati.arrived) help();
}, WATCHDOG_MILLIS);

// A token in a personal link, and a code in one to an invitation, is read and removed before anything is requested.
const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
const fragment = location.hash.slice(1);
const isPersonal = () => location.hash.startsWith("#token=");
if (isPersonal()) {
  raati.token = decoded(fragment.slice("token=".length));
  history.replaceState(null, "", location.pathname + location.search);
} else if (fragment && /^\/invitation\/?$/.test(location.pathname)) {
  raati.invitation = decoded(fragment);
  history.replaceState(null, "", location.pathname);
}
// A link opened where the portal stands already.
addEventListener("hashchange", () => isPersonal() && location.reload());

// Only the home screen is in the first wasm. The part with the others is fetched beside it, not after it.
const fetchPart = (files) => {
  for (const href of files?.split(" ") ?? []) {
    const part = Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", href });
    part.crossOrigin = "anonymous";
    document.head.append(part);
  }
};
if (location.pathname !== "/") fetchPart(root.dataset.pages);

const theme = remembered("raati.theme");
if (theme === "dark" || theme === "light") root.dataset.theme = theme;

const language = ["fi", "sv", "en"].find((code) => code === remembered("raati.language")) ?? "fi";
root.lang = language;
speak(document, language);
// One of the shell's headings fits the address; the tab it belongs to is marked.
const place = "/" + (location.pathname.split("/")[1] ?? "");
for (const link of document.querySelectorAll("#shell nav a")) {
  if (link.getAttribute("href") !== place) continue;
  link.setAttribute("aria-current", "page");
  document.querySelector("#shell h1").textContent = link.textContent;
}

// Whoever waits for an answer, to its end, asks anew after this time.
const limit = () => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), REQUEST_MILLIS);
  return controller.signal;
};
const text = async (url) => {
  const response = await fetch(url, { signal: limit() });
  const body = response.ok ? await read(response) : null;
  if (body === null) throw new Error(String(response.status));
  return body;
};
const words = root.dataset[`words${language[0].toUpperCase()}${language[1]}`];
raati.words = text(words);
raati.words.catch(() => {});

// The profile says how the backend is spoken to. It may build on presets, which lie beside it. What is wrong with them is
// told later, by those who can say it better: here it counts as nothing.
const DEEPEST = 4;
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const objectOf = (json) => {
  try {
    const value = JSON.parse(json);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
};
const namesOf = ({ extends: names }) => (Array.isArray(names) ? names : []);
// The layers of a profile, lowest first; the texts of its presets go to `presets`.
const layersOf = async (profile, presets, depth) => {
  const layers = [];
  for (const name of depth > 0 ? namesOf(profile) : []) {
    if (name === "native" || !/^[a-z0-9_-]+$/.test(name)) continue;
    presets[name] ??= await text(`/presets/${name}.json`).catch(() => undefined);
    if (presets[name] !== undefined) layers.push(...(await layersOf(objectOf(presets[name]), presets, depth - 1)));
  }
  return [...layers, profile];
};
// JSON Merge Patch (RFC 7396).
const merged = (target, patch) => {
  if (!isObject(patch)) return patch;
  const whole = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete whole[key];
    else whole[key] = merged(whole[key], value);
  }
  return whole;
};
const prepare = async () => {
  const own = await text("/profile.json").catch(() => text("/profile.json"));
  const profile = objectOf(own);
  const names = namesOf(profile);
  const isNative = names.includes("native");
  const isPlain = isNative && names.length === 1 && Object.keys(profile).every((key) => KNOWN.plain.includes(key));
  if (!isPlain) fetchPart(root.dataset.engine);
  if (isPlain) askFirst(String(profile.base));
  const presets = {};
  showTabs(isNative, await layersOf(profile, presets, DEEPEST));
  return JSON.stringify({ own, presets });
};

// The shell prints every tab, unseen until it is known which of them this backend has.
const showTabs = (isNative, layers) => {
  const native = { operations: isNative ? Object.fromEntries(TABS.map((name) => [name, {}])) : {} };
  const { operations } = layers.reduce(merged, native);
  for (const tab of document.querySelectorAll("#shell [data-tab]")) {
    const operation = operations?.[tab.dataset.tab];
    if (!operation || operation.off) tab.remove();
  }
  document.querySelector("#shell nav")?.removeAttribute("data-waiting");
};

// The data of the first screen, asked for while the wasm is on its way and handed over once.
const askFirst = (base) => {
  const segments = location.pathname.split("/").filter(Boolean);
  const fits = (pattern) => {
    const parts = pattern.split("/").filter(Boolean);
    return (
      parts.length === segments.length && parts.every((part, i) => part === "%2A" || part === segments[i])
    );
  };
  const pattern = Object.keys(KNOWN.at).find(fits);
  if (!pattern) return;
  const variable = segments.filter((_, i) => pattern.split("/").filter(Boolean)[i] === "%2A");
  for (const path of KNOWN.at[pattern]) {
    let next = 0;
    const url = base.replace(/\/+$/, "") + path.replace(/%2A/g, () => variable[next++] ?? variable[0]);
    raati.first[url] = fetch(url, { headers: { accept: "application/json" }, signal: limit() }).then(async (response) => ({
      status: response.status,
      type: response.headers.get("content-type") ?? undefined,
      retryAfter: response.headers.get("retry-after") ?? undefined,
      body: await read(response),
    }));
    raati.first[url].catch(() => {});
  }
};
raati.profile = prepare();
raati.profile.catch(() => {});

// The worker that keeps the portal on the phone. It comes last: what the resident waits for goes first. A tab whose files
// are of an older build than the worker's is told, and may go on.
const KEEP_AFTER_MILLIS = 2000;
const LOOK_MILLIS = 12 * 3600 * 1000;
const NAMED_BY_CONTENT = /-[0-9a-f]{16}\.[a-z]+$/;
const keep = async () => {
  const workers = navigator.serviceWorker;
  const files = [...document.querySelectorAll("script[src], link[href]")];
  const paths = files.map((file) => new URL(file.src || file.href).pathname).filter((path) => NAMED_BY_CONTENT.test(path));
  workers.addEventListener("message", ({ data }) => {
    raati.isOld = data?.isOld === true;
    if (raati.isOld) window.dispatchEvent(new Event("raati-old"));
  });
  workers.addEventListener("controllerchange", () => workers.controller?.postMessage(paths));
  const registration = await workers.register("/sw.js", { updateViaCache: "none" });
  let looked = Date.now();
  const look = () => {
    if (document.visibilityState !== "visible" || Date.now() - looked < LOOK_MILLIS) return;
    looked = Date.now();
    registration.update().catch(() => {});
  };
  document.addEventListener("visibilitychange", look);
  setInterval(look, LOOK_MILLIS);
};

const own = new URL(import.meta.url).searchParams;
try {
  const { default: start } = await import(own.get("js"));
  await start({ module_or_path: own.get("wasm") });
} catch (error) {
  giveUp();
  throw error;
} finally {
  if (navigator.serviceWorker) setTimeout(() => keep().catch(() => {}), KEEP_AFTER_MILLIS);
}
