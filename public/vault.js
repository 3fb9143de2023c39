// The outbox's records on this phone, in two stores that break apart from each other: IndexedDB and, as its shadow, Cache
// Storage (research/reliability.md, finding 2). What is told as committed is in its store; a request that went well is not
// enough. Records are encrypted with a key that lies in both stores, so that one of them is enough, and forgetting it
// forgets them all. Beside them it keeps what was read before, encrypted too. It knows nothing of what anything says.
const DATABASE = "raati";
const RECORDS = "outbox";
const KEYS = "keys";
const SHADOW = "raati-outbox";
const FOLDER = "/__outbox/";
const KEY_PLACE = "/__outbox-key";
const REVISION = "x-revision";
// A store that does not answer by then has failed.
const PATIENCE_MILLIS = 3000;
const KEY_BYTES = 32;
const IV_BYTES = 12;

const inTime = (work) => {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(reject, PATIENCE_MILLIS, new Error("slow"));
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

const open = () =>
  new Promise((resolve, reject) => {
    // Whatever version is there: a newer build may have added stores, and takes none away.
    const request = indexedDB.open(DATABASE);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(RECORDS);
      request.result.createObjectStore(KEYS);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

let database;
const lose = () => {
  database = undefined;
};
const connection = () => {
  database ??= inTime(open()).then((opened) => {
    opened.onclose = lose;
    opened.onversionchange = () => {
      lose();
      opened.close();
    };
    return opened;
  });
  return database;
};

// Runs one transaction to its end; once more on a new connection, as systems close them behind a page's back.
const transact = async (store, mode, act) => {
  for (let isAgain = false; ; isAgain = true) {
    try {
      const opened = await connection();
      return await inTime(
        new Promise((resolve, reject) => {
          const transaction = opened.transaction(store, mode, { durability: "strict" });
          let found;
          transaction.oncomplete = () => resolve(found);
          transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
          act(transaction.objectStore(store), (value) => {
            found = value;
          });
        }),
      );
    } catch (error) {
      lose();
      if (isAgain) throw error;
    }
  }
};

const shadow = () => inTime(caches.open(SHADOW));
const hasDatabase = () => typeof indexedDB !== "undefined" && indexedDB !== null;
const hasShadow = () => typeof caches !== "undefined";

// The key: that of the database; that of the shadow where the database has none; a new one where nobody has one. It is in
// both before anything is encrypted with it.
const keyInShadow = async () => {
  const kept = await (await shadow()).match(KEY_PLACE);
  return kept && new Uint8Array(await kept.arrayBuffer());
};
const keyInDatabase = (offered) =>
  transact(KEYS, "readwrite", (keys, found) => {
    const request = keys.get(RECORDS);
    request.onsuccess = () => {
      found(request.result ?? offered);
      if (!request.result && offered) keys.put(offered, RECORDS);
    };
  });
let sealing;
const makeKeys = async () => {
  const copy = hasShadow() ? await keyInShadow().catch(() => undefined) : undefined;
  const offered = copy ?? crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  const own = hasDatabase() ? await keyInDatabase(offered).catch(() => offered) : offered;
  if (hasShadow() && !copy) {
    await shadow()
      .then((cache) => inTime(cache.put(KEY_PLACE, new Response(own))))
      .catch(() => {});
  }
  const all = [own, copy].filter((raw, place, both) => raw && (place === 0 || String(raw) !== String(both[0])));
  return Promise.all(all.map((raw) => crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"])));
};
const keys = () => {
  sealing ??= makeKeys().catch((error) => {
    sealing = undefined;
    throw error;
  });
  return sealing;
};

// Where the browser cannot encrypt (a page that is not secure, as on an engineer's own network), bytes stay as they are.
const seals = () => Boolean(globalThis.crypto?.subtle);
const about = (id) => new TextEncoder().encode(id);
const seal = async (id, bytes) => {
  if (!seals()) return bytes;
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const [key] = await keys();
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: about(id) }, key, bytes);
  const whole = new Uint8Array(IV_BYTES + sealed.byteLength);
  whole.set(iv);
  whole.set(new Uint8Array(sealed), IV_BYTES);
  return whole;
};
// What no key opens is given as it is: it will not be understood, and so is kept and told of.
const unseal = async (id, whole) => {
  if (!seals()) return whole;
  for (const key of await keys()) {
    const way = { name: "AES-GCM", iv: whole.subarray(0, IV_BYTES), additionalData: about(id) };
    const opened = await crypto.subtle.decrypt(way, key, whole.subarray(IV_BYTES)).catch(() => undefined);
    if (opened) return new Uint8Array(opened);
  }
  return whole;
};
const same = (one, other) => one.length === other.length && one.every((byte, place) => byte === other[place]);

const readDatabase = async () => {
  const found = await transact(RECORDS, "readonly", (records, tell) => {
    const list = [];
    const request = records.openCursor();
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) return tell(list);
      list.push([cursor.key, cursor.value.sealed]);
      cursor.continue();
    };
  });
  return Promise.all(found.map(async ([id, sealed]) => [id, await unseal(id, sealed)]));
};
const readShadow = async () => {
  const cache = await shadow();
  const requests = (await inTime(cache.keys())).filter(({ url }) => new URL(url).pathname.startsWith(FOLDER));
  return Promise.all(
    requests.map(async (request) => {
      const id = decodeURIComponent(new URL(request.url).pathname.slice(FOLDER.length));
      const sealed = new Uint8Array(await (await cache.match(request)).arrayBuffer());
      return [id, await unseal(id, sealed)];
    }),
  );
};

/** Both stores, as lists of id and bytes; a store that cannot be read gives none. */
export const load = async () => {
  const [primary, copy] = await Promise.allSettled([
    hasDatabase() ? readDatabase() : [],
    hasShadow() ? readShadow() : [],
  ]);
  return { primary: primary.value ?? [], shadow: copy.value ?? [] };
};

// How a write ended: committed, failed, absent, skipped, or that something else is there (and what).
const COMMITTED = { how: "committed" };
const FAILED = { how: "failed" };
const ABSENT = { how: "absent" };
const SKIPPED = { how: "skipped" };

const putInDatabase = async (id, bytes, revision, over, sealed) => {
  const conflict = await transact(RECORDS, "readwrite", (records, tell) => {
    const request = records.get(id);
    request.onsuccess = () => {
      const held = request.result;
      if (held?.revision === over) records.put({ revision, sealed }, id);
      else tell({ held: held?.sealed });
    };
  });
  if (!conflict) return COMMITTED;
  const held = conflict.held && (await unseal(id, conflict.held));
  // A first try that was given up may have come to its end after all.
  return held && same(held, bytes) ? COMMITTED : { how: "conflict", held };
};
const putInShadow = async (id, bytes, revision, sealed) => {
  const cache = await shadow();
  const place = FOLDER + encodeURIComponent(id);
  const kept = await inTime(cache.match(place));
  const later = Number(kept?.headers.get(REVISION) ?? -1);
  if (later >= revision) {
    const held = await unseal(id, new Uint8Array(await kept.arrayBuffer()));
    if (later > revision || !same(held, bytes)) return { how: "conflict", held };
    return COMMITTED;
  }
  const headers = { [REVISION]: String(revision), "content-type": "application/octet-stream" };
  await inTime(cache.put(place, new Response(sealed, { headers })));
  return COMMITTED;
};

/** Stores a record in place of the revision `over` (undefined: where there is none), first in the database. */
export const put = async (id, bytes, revision, over) => {
  const sealed = await seal(id, bytes).catch(() => undefined);
  if (!sealed) return { primary: FAILED, shadow: FAILED };
  const primary = hasDatabase()
    ? await putInDatabase(id, bytes, revision, over, sealed).catch(() => FAILED)
    : ABSENT;
  if (!hasShadow()) return { primary, shadow: ABSENT };
  const isSkipped = primary.how === "conflict" || (primary === FAILED && over !== undefined);
  const copy = isSkipped ? SKIPPED : await putInShadow(id, bytes, revision, sealed).catch(() => FAILED);
  return { primary, shadow: copy };
};

/** Forgets everything, the key first: what a store is slow to drop nobody can read. */
export const forget = async () => {
  sealing = undefined;
  await unread();
  await Promise.allSettled([
    hasShadow() && shadow().then((cache) => cache.delete(KEY_PLACE)),
    hasDatabase() && transact(KEYS, "readwrite", (store) => void store.clear()),
  ]);
  await Promise.allSettled([
    hasShadow() && caches.delete(SHADOW),
    hasDatabase() && transact(RECORDS, "readwrite", (store) => void store.clear()),
  ]);
};

/** Whether any record is there. */
export const holds = async () => {
  const { primary, shadow: copy } = await load();
  return primary.length + copy.length > 0;
};

// The other pages of this portal learn what was stored, and that everything was forgotten.
const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(DATABASE);

/** Tells the other pages: a record's id and bytes, or nothing for "all is forgotten". */
export const tell = (id, bytes) => channel?.postMessage(id === undefined ? {} : { id, bytes });

/** Calls back with what other pages tell. */
export const listen = (heard) => {
  if (channel) channel.onmessage = ({ data }) => heard(data?.id, data?.bytes);
};

/** Whether this is the only page; holds that place for as long as the page lives. */
export const alone = () =>
  new Promise((resolve) => {
    const hold = (lock) => {
      resolve(Boolean(lock));
      return lock ? new Promise(() => {}) : undefined;
    };
    const asked = navigator.locks?.request(DATABASE, { ifAvailable: true }, hold);
    if (asked) asked.catch(() => resolve(false));
    else resolve(false);
  });

/** Asks the browser not to clear the stores by itself. To be called while the person taps. */
export const persist = () => {
  navigator.storage?.persist?.().catch(() => {});
};

/** A name for somebody that tells nobody who it is: the same on this phone until it forgets. */
export const tag = async (who) => {
  await keys();
  const raw = (await keyInDatabase().catch(() => undefined)) ?? (await keyInShadow().catch(() => undefined));
  if (!raw) return undefined;
  const key = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const signed = new Uint8Array(await crypto.subtle.sign("HMAC", key, about(who))).subarray(0, 16);
  return Array.from(signed, (byte) => byte.toString(16).padStart(2, "0")).join("");
};

// What was read before. Its key never leaves the browser's own keeping, and one store is enough: it can be read again.
const READS = "raati-reads";
const READ_KEY = "reads";
let reading;
const readKey = () => {
  reading ??= crypto.subtle
    .generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"])
    .then((fresh) =>
      transact(KEYS, "readwrite", (store, found) => {
        const request = store.get(READ_KEY);
        request.onsuccess = () => {
          found(request.result ?? fresh);
          if (!request.result) store.put(fresh, READ_KEY);
        };
      }),
    )
    .catch((error) => {
      reading = undefined;
      throw error;
    });
  return reading;
};
// Which address was read is nobody's business either.
const readPlace = async (name) => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", about(name)));
  return "/__read/" + Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
};

/** Keeps a text that was read; silently not, where the browser cannot. */
export const keep = async (name, text) => {
  if (!seals() || !hasShadow() || !hasDatabase()) return;
  try {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: about(name) }, await readKey(), about(text));
    await (await caches.open(READS)).put(await readPlace(name), new Response(new Blob([iv, sealed])));
  } catch {
    // It was a convenience.
  }
};

/** The text kept under this name, if it is there and can be opened. */
export const recall = async (name) => {
  if (!seals() || !hasShadow() || !hasDatabase()) return undefined;
  try {
    const kept = await (await caches.open(READS)).match(await readPlace(name));
    if (!kept) return undefined;
    const whole = new Uint8Array(await kept.arrayBuffer());
    const way = { name: "AES-GCM", iv: whole.subarray(0, IV_BYTES), additionalData: about(name) };
    return new TextDecoder().decode(await crypto.subtle.decrypt(way, await readKey(), whole.subarray(IV_BYTES)));
  } catch {
    return undefined;
  }
};

/** Drops what was read, as when its reader leaves. */
export const unread = async () => {
  reading = undefined;
  await Promise.allSettled([
    hasDatabase() && transact(KEYS, "readwrite", (store) => void store.delete(READ_KEY)),
    hasShadow() && caches.delete(READS),
  ]);
};
