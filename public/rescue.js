// What waits to be sent, without the portal: lists the records of the outbox in both stores, of every version, and sends
// those for which the portal left a whole request that may be repeated for ever. It knows no backend, changes no record,
// and forgets one only where the person says so. Its words stand in `rescue.html`.
const PATIENCE_MILLIS = 3000;
const REQUEST_MILLIS = 30000;
const FOLDER = "/__outbox/";
const IV_BYTES = 12;
// Of version 1. What is sent from here may have arrived before; what waits for its owner or for a decision is the portal's.
const SENDABLE = /queued|sending|checking/;
const OVER = /arrived|discarded/;
// Where a repeat is harmless for ever.
const LASTING = /^(put_by_id|unique_column|idempotent)$/;

const root = document.documentElement;
// In the order in which they stand there.
const [title, reading, blind, list, , save, item, words] = document.querySelectorAll("[id]");
if (self !== top) root.replaceChildren();

let language = "fi";
try {
  root.dataset.theme = localStorage["raati.theme"];
  language = localStorage["raati.language"] ?? language;
} catch {
  // As the phone is.
}
root.lang = language;
for (const part of [document, item.content, words.content]) {
  for (const one of part.querySelectorAll(`[data-${language}]`)) one.textContent = one.dataset[language];
}
document.title = title.textContent;
const said = (key) => words.content.getElementById(key)?.textContent;

const inTime = (work, millis) => Promise.race([work, new Promise((_, late) => setTimeout(late, millis))]);
const ended = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = request.oncomplete = () => resolve(request.result);
    request.onerror = request.onabort = reject;
    // A phone that has no database is left without: an empty one would be in the portal's way.
    request.onupgradeneeded = () => resolve(request.transaction.abort());
  });
// There is none where the page is not secure, as on an engineer's own network.
const shadow = () => self.caches?.open("raati-outbox");

const copies = [];
const keys = [];
let database;
const readDatabase = async () => {
  database = await ended(indexedDB.open("raati"));
  if (!database) return;
  database.onversionchange = () => database.close();
  const stored = (name) => database.transaction(name).objectStore(name);
  keys.push(...(await ended(stored("keys").getAll())));
  const records = stored("outbox");
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

// The record, by whichever key fits; none where it cannot be read.
const unseal = async (copy) => {
  const { id, sealed } = copy;
  let bytes = sealed;
  for (const raw of keys) {
    try {
      const name = "AES-GCM";
      const key = await crypto.subtle.importKey("raw", raw, name, false, ["decrypt"]);
      const way = { name, iv: sealed.subarray(0, IV_BYTES), additionalData: new TextEncoder().encode(id) };
      bytes = await crypto.subtle.decrypt(way, key, sealed.subarray(IV_BYTES));
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

// Which words tell how it ended, and what goes into them. Only an answer that names the record, or holds a receipt, is one.
const judged = async (id, response) => {
  const { status } = response;
  if (!response.ok) return [/5..|429/.test(status) ? "later" : /40[13]/.test(status) ? "sign_in" : "refused", status];
  const told = (/json/.test(response.headers.get("content-type")) && (await response.json().catch(() => 0))) || 0;
  const { code, at } = told.receipt ?? told;
  return told.id === id || (code && at) ? ["arrived", code ?? "–"] : ["odd"];
};
const sent = async (id, { body, direct: { method, url, headers } }) => {
  try {
    const answer = fetch(url, {
      method,
      headers,
      body: body && new Blob([body], { type: "application/json" }),
      redirect: "error",
      credentials: "same-origin",
      cache: "no-store",
    });
    return await inTime(
      answer.then((response) => judged(id, response)),
      REQUEST_MILLIS,
    );
  } catch {
    return [url.startsWith("/") ? "silent" : "far"];
  }
};

const forget = async (id) => {
  if (database) {
    const transaction = database.transaction("outbox", "readwrite");
    transaction.objectStore("outbox").delete(id);
    await ended(transaction);
  }
  await (await shadow())?.delete(FOLDER + encodeURIComponent(id));
};

let waiting;
const show = (copy) => {
  const card = item.content.cloneNode(true).firstElementChild;
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
  state.textContent = said(key) ?? said("unreadable");
  const isSendable = SENDABLE.test(key);
  copy.holds = isSendable || key === "auth_blocked";
  if (!isSendable || !record.letter?.direct || !LASTING.test(record.promise?.by)) {
    go.remove();
    if (isSendable) tell("elsewhere");
  }
  pre.textContent = copy.text;
  if (!copy.text) {
    text.remove();
    take.remove();
  }
  go.onclick = async () => {
    if (copy.isBusy) return;
    const isNext = (other) => other.holds && other.record.lane === record.lane;
    if (waiting.find(isNext) !== copy) return tell("earlier");
    copy.isBusy = true;
    tell("busy");
    const [how, more] = await sent(id, record.letter);
    copy.isBusy = false;
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
      tell("not_copied");
    }
  };
  drop.onclick = async () => {
    try {
      await forget(id);
      copy.holds = false;
      card.remove();
      title.focus();
    } catch {
      tell("not_deleted");
    }
  };
  list.append(card);
};

const attempt = (work) =>
  inTime(work, PATIENCE_MILLIS).catch(() => {
    blind.hidden = false;
  });
await Promise.all([readDatabase(), readShadow()].map(attempt));
await Promise.all(copies.map(unseal));
// Of two copies the one that can be read, then the later: the last of one id stays.
const rank = ({ record, revision }) => (record ? 1e12 : 0) + revision;
copies.sort((one, other) => rank(one) - rank(other));
waiting = [...new Map(copies.map((copy) => [copy.id, copy])).values()].filter((copy) => !OVER.test(stateOf(copy)));
waiting.sort((one, other) => one.record?.place - other.record?.place || 0);
waiting.forEach(show);
reading.remove();
save.hidden = !copies.length;
// Everything that is kept, of both stores; what is not understood as its bytes.
save.onclick = () => {
  const kept = copies.map(({ id, record, sealed }) => [id, record || [...sealed]]);
  save.href = URL.createObjectURL(new Blob([JSON.stringify(kept)]));
};
