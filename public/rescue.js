// What waits to be sent, without the portal: lists the records of the outbox in both stores, of every version, and sends
// those for which the portal left a whole request that may be repeated for ever. It knows no backend, changes no record,
// and forgets one only where the person says so. What is somebody else's it does not show. Its words stand in `rescue.html`.
const PATIENCE_MILLIS = 3000;
const REQUEST_MILLIS = 30000;
const FOLDER = "/__outbox/";
const IV_BYTES = 12;
const OUTBOX = "outbox";

const root = document.documentElement;
// In the order in which they stand there.
const [title, reading, blind, list, , save, item] = document.querySelectorAll("[id]");
if (self !== top) root.replaceChildren();

let language = "fi";
let who;
try {
  root.dataset.theme = localStorage["raati.theme"];
  language = localStorage["raati.language"] ?? language;
  who = sessionStorage["raati.who"];
  // The portal must take nothing for never tried any more that is listed here.
  localStorage["raati.rescued"] = 1;
} catch {
  // As the phone is.
}
root.lang = language;
for (const one of document.querySelectorAll(`[data-${language}]`)) one.textContent = one.dataset[language];
document.title = title.textContent;
// Elements with ids go by their names.
const said = (key) => self[key]?.textContent;

const inTime = (work) => Promise.race([work, new Promise((_, late) => setTimeout(late, PATIENCE_MILLIS))]);
const ended = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = request.oncomplete = () => resolve(request.result);
    request.onerror = request.onabort = reject;
    // A phone that has no database is left without: an empty one would be in the portal's way.
    request.onupgradeneeded = () => resolve(request.transaction.abort());
  });
// There is none where the page is not secure, as on an engineer's own network.
const shadow = () => self.caches?.open("raati-outbox");

let copies = [];
const keys = [];
let database;
const stored = (name, mode) => database.transaction(name, mode).objectStore(name);
const readDatabase = async () => {
  database = await ended(indexedDB.open("raati"));
  if (!database) return;
  database.onversionchange = () => database.close();
  keys.push(...(await ended(stored("keys").getAll())));
  const records = stored(OUTBOX);
  const [ids, values] = await Promise.all([records.getAllKeys(), records.getAll()].map(ended));
  ids.forEach((id, place) => copies.push({ id, ...values[place] }));
};
const readShadow = async () => {
  const cache = await shadow();
  for (const request of (await cache?.keys()) ?? []) {
    const response = await cache.match(request);
    const sealed = new Uint8Array(await response.arrayBuffer());
    const id = request.url.split(FOLDER)[1];
    if (id) copies.push({ id: decodeURIComponent(id), revision: +response.headers.get("x-revision"), sealed });
    else keys.push(sealed);
  }
};

// What a letter says, without its signs.
const lines = (value) => (Object(value) === value ? Object.values(value).flatMap(lines) : value);

const { subtle } = crypto;
const encoded = (text) => new TextEncoder().encode(text);
// How the text of this name is sealed.
const way = (id, iv) => ({ name: "AES-GCM", iv, additionalData: encoded(id) });

// The record, by whichever key fits; none where it cannot be read.
const unseal = async (copy) => {
  const { id, sealed } = copy;
  let bytes = sealed;
  for (const raw of keys) {
    try {
      const key = await subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"]);
      bytes = await subtle.decrypt(way(id, sealed.subarray(0, IV_BYTES)), key, sealed.subarray(IV_BYTES));
    } catch {
      // Another key may fit.
    }
  }
  try {
    const record = JSON.parse(new TextDecoder().decode(bytes));
    copy.record = record.v && record;
    copy.text = lines(JSON.parse(record.letter.body)).join("\n");
  } catch {
    // Told of as it is.
  }
};

// The first word of its state: some carry more.
const stateOf = ({ id, record }) => {
  if (record?.v > 1) return "newer";
  return record?.id === id && /\w+/.exec(JSON.stringify(record.state))?.[0];
};

// Sends it, and gives which words tell how that ended, and what goes into them. Only an answer that names the record, or
// holds a receipt, is one.
const send = async (copy) => {
  const { letter } = copy.record;
  const { method, url, headers } = letter.direct;
  try {
    // Once more, as the portal may have put it away. Where that cannot be kept, nothing is tried.
    localStorage["raati.rescued"] = 1;
    const body = letter.body && new Blob([letter.body], { type: "application/json" });
    const signal = AbortSignal.timeout(REQUEST_MILLIS);
    const response = await fetch(url, { method, headers, body, redirect: "error", signal });
    const { status } = response;
    if (!response.ok) return [/5..|429/.test(status) ? "later" : /40[13]/.test(status) ? "blocked" : "refused", status];
    const told = (await response.json().catch(() => 0)) || 0;
    const { code, at } = told.receipt ?? told;
    return told.id === copy.id || (code && at) ? ["arrived", code ?? "–"] : ["odd"];
  } catch {
    return [url[0] === "/" ? "silent" : "far"];
  }
};

const forget = async (id) => {
  if (database) {
    const records = stored(OUTBOX, "readwrite");
    records.delete(id);
    await ended(records.transaction);
  }
  await (await shadow())?.delete(FOLDER + encodeURIComponent(id));
};

let waiting;
const show = (copy) => {
  const card = item.firstElementChild.cloneNode(true);
  const [heading, time, state, text, pre, told, go, take, remove, drop] = card.querySelectorAll(
    "h2,time,.state,details,pre,[role],button",
  );
  const { id, record = {} } = copy;
  const key = stateOf(copy);
  const tell = (key, more) => {
    told.textContent = said(key).replace("{}", more);
  };
  if (record.title) {
    heading.textContent = record.title;
    heading.lang = record.language ?? language;
  }
  card.ariaLabel = heading.textContent;
  if (record.created) time.textContent = new Date(record.created).toLocaleString(language);
  else time.parentElement.remove();
  state.textContent = said(key) ?? said("sealed");
  // Of version 1. What is sent from here may have arrived before; what waits for its owner or for a decision is the portal's.
  const isSendable = /queu|send|chec/.test(key);
  copy.holds = isSendable || /auth/.test(key);
  // Only where a repeat is harmless for ever.
  if (!isSendable || !record.letter?.direct || !/^(put_|uniq|idem)/.test(record.promise?.by)) {
    go.remove();
    if (isSendable) tell("portal");
  }
  pre.textContent = copy.text;
  if (!copy.text) {
    text.remove();
    take.remove();
  }
  go.onclick = async () => {
    if (copy.busy) return;
    const isNext = (other) => other.holds && other.record.lane === record.lane;
    if (waiting.find(isNext) !== copy) return tell("earlier");
    copy.busy = true;
    tell("busy");
    const [how, more] = await send(copy);
    copy.busy = false;
    tell(how, more);
    if (how !== "arrived") return;
    copy.holds = false;
    for (const one of [state, go, remove]) one.remove();
    heading.focus();
  };
  take.onclick = async () => {
    try {
      await navigator.clipboard.writeText(copy.text);
      tell("copied");
    } catch {
      text.open = true;
      tell("uncopied");
    }
  };
  drop.onclick = async () => {
    try {
      await forget(id);
      copy.holds = false;
      card.remove();
      title.focus();
    } catch {
      tell("kept");
    }
  };
  list.append(card);
};

const attempt = (work) =>
  inTime(work).catch(() => {
    blind.hidden = false;
  });
await Promise.all([readDatabase(), readShadow()].map(attempt));
await Promise.all(copies.map(unseal));
// Of two copies the one that can be read, then the later: the last of one id stays.
copies.sort((one, other) => !!one.record - !!other.record || one.revision - other.revision);
waiting = [...new Map(copies.map((copy) => [copy.id, copy])).values()].filter((copy) => !/arri|disc/.test(stateOf(copy)));
waiting.sort((one, other) => one.record?.place - other.record?.place || 0);
const isOurs = ({ record }) => !record || ["anonymous", who].includes(record.owner);
// That there is something, and nothing of it.
if (!waiting.every(isOurs)) list.append(item.lastElementChild);
waiting = waiting.filter(isOurs);
waiting.forEach(show);
reading.remove();
copies = copies.filter(isOurs);
save.hidden = !copies.length;
// Everything that is kept, of both stores; what is not understood as its bytes.
save.onclick = () => {
  const kept = copies.map(({ id, record, sealed }) => [id, record || [...sealed]]);
  save.href = URL.createObjectURL(new Blob([JSON.stringify(kept)]));
};
