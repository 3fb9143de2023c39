// Starts the portal: safe defaults first, then words and data in parallel with the wasm, and readable
// help if it does not come. It knows no noun; `cargo xtask dist` writes the list of first requests in.
const FIRST_REQUESTS = "__FIRST__";
const WATCHDOG_MILLIS = 5000;
const root = document.documentElement;

// A portal in a foreign frame could be painted over; hosts that cannot send frame-ancestors rely on this.
if (window.top !== window.self) root.replaceChildren();

// Leptos builds views from its own templates; nothing else may become HTML, and no text becomes a script.
if (window.trustedTypes) {
  const risky = /<\s*(script|iframe|object|embed|link|meta|base|form\s+action)|\son\w+\s*=|srcdoc|javascript:/i;
  window.trustedTypes.createPolicy("default", {
    createHTML: (html) => {
      if (risky.test(html)) throw new TypeError("refused markup");
      return html;
    },
    createScript: () => {
      throw new TypeError("refused script");
    },
    createScriptURL: () => {
      throw new TypeError("refused script address");
    },
  });
}

// Only the home screen is in the first wasm. The part with the others is fetched beside it, not after it.
if (location.pathname !== "/") {
  for (const href of root.dataset.pages?.split(" ") ?? []) {
    const part = Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", href });
    part.crossOrigin = "anonymous";
    document.head.append(part);
  }
}

const remembered = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

// Readable help: in the shell while it stands, else before everything else.
const helpBox = document.getElementById("boot-help");
const help = () => {
  if (!helpBox.isConnected) document.body.prepend(helpBox);
  helpBox.hidden = false;
};

const raati = { first: {}, arrived: false, help };
window.raati = raati;

// A code in an invitation link is read and removed before anything is requested.
const fragment = decodeURIComponent(location.hash.slice(1));
if (fragment && /^\/invitation\/?$/.test(location.pathname)) {
  raati.invitation = fragment;
  history.replaceState(null, "", location.pathname);
}

const theme = remembered("raati.theme");
if (theme === "dark" || theme === "light") root.dataset.theme = theme;

const language = ["fi", "sv", "en"].find((code) => code === remembered("raati.language")) ?? "fi";
root.lang = language;
for (const element of document.querySelectorAll(`[data-${language}]`)) {
  element.textContent = element.dataset[language];
}
// One of the shell's headings fits the address; the tab it belongs to is marked.
const place = "/" + (location.pathname.split("/")[1] ?? "");
for (const link of document.querySelectorAll("#shell nav a")) {
  if (link.getAttribute("href") !== place) continue;
  link.setAttribute("aria-current", "page");
  document.querySelector("#shell h1").textContent = link.textContent;
}

const text = async (url) => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(String(response.status));
  return response.text();
};
const words = root.dataset[`words${language[0].toUpperCase()}${language[1]}`];
raati.words = text(words);
raati.words.catch(() => {});

// The data of the first screen, asked for while the wasm is on its way and handed over once.
const segments = location.pathname.split("/").filter(Boolean);
const fits = (pattern) => {
  const parts = pattern.split("/").filter(Boolean);
  return (
    parts.length === segments.length && parts.every((part, i) => part === "%2A" || part === segments[i])
  );
};
const requests = typeof FIRST_REQUESTS === "object" ? FIRST_REQUESTS : {};
const pattern = Object.keys(requests).find(fits);
if (pattern) {
  const variable = segments.filter((_, i) => pattern.split("/").filter(Boolean)[i] === "%2A");
  for (const path of requests[pattern]) {
    let next = 0;
    const url = root.dataset.api + path.replace(/%2A/g, () => variable[next++] ?? variable[0]);
    raati.first[url] = fetch(url, { headers: { accept: "application/json" } }).then(async (response) => ({
      status: response.status,
      type: response.headers.get("content-type") ?? undefined,
      retryAfter: response.headers.get("retry-after") ?? undefined,
      body: await response.text(),
    }));
    raati.first[url].catch(() => {});
  }
}

setTimeout(() => {
  if (!raati.arrived) help();
}, WATCHDOG_MILLIS);

const own = new URL(import.meta.url).searchParams;
try {
  const { default: start } = await import(own.get("js"));
  await start({ module_or_path: own.get("wasm") });
} catch (error) {
  help();
  throw error;
}
