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

// Runs one transaction to its end, on one store or on several; once more on a new connection, as systems close them behind a page's back.
const transact = async (stores, mode, act) => {
  for (let isAgain = false; ; isAgain = true) {
    try {
      const opened = await connection();
      return await inTime(
        new Promise((resolve, reject) => {
          const transaction = opened.transaction(stores, mode, { durability: "strict" });
          const [first, second] = [stores].flat().map((name) => transaction.objectStore(name));
          let found;
          transaction.oncomplete = () => resolve(found);
          transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
          const tell = (value) => {
            found = value;
          };
          act(first, tell, second);
        }),
      );
    } catch (error) {
      lose();
      if (isAgain) throw error;
    }
  }
};

const shadow = async () => inTime(caches.open(SHADOW));
const hasDatabase = () => typeof indexedDB !== "undefined" && indexedDB !== null;
const hasShadow = () => typeof caches !== "undefined";

// The key: that of the database; that of the shadow where the database has none; a new one where nobody has one. Nothing
// is encrypted with a key that no store is sure to hold: it would be kept, and never read again.
const keyInShadow = (offered) => {
  const found = async () => {
    const cache = await caches.open(SHADOW);
    const read = async () => (await cache.match(KEY_PLACE))?.arrayBuffer();
    const kept = await read();
    if (kept || !offered) return kept;
    await cache.put(KEY_PLACE, new Response(offered));
    // Where another page was later, its key is the one that is there.
    return read();
  };
  return inTime(found()).then((kept) => kept && new Uint8Array(kept));
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
  // What stands in a shadow that cannot be read is not written over.
  let isReadable = hasShadow();
  let copy;
  if (isReadable) {
    copy = await keyInShadow().catch(() => {
      isReadable = false;
    });
  }
  const offered = copy ?? crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  const own = hasDatabase() ? await keyInDatabase(offered).catch(() => undefined) : undefined;
  if (isReadable) copy ??= await keyInShadow(own ?? offered).catch(() => undefined);
  const all = [own, copy].filter((raw, place, both) => raw && (place === 0 || String(raw) !== String(both[0])));
  if (!all.length) throw new Error("no store keeps a key");
  const usable = (raw) => crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  return Promise.all(all.map(async (raw) => ({ raw, key: await usable(raw) })));
};
const keys = () => {
  sealing ??= makeKeys().catch((error) => {
    sealing = undefined;
    throw error;
  });
  return sealing;
};

const same = (one, other) => one.length === other.length && one.every((byte, place) => byte === other[place]);
const isThat = (raw, found) => Boolean(found && same(found, raw));
// Whether a store still holds the key: another page may have forgotten it.
const isKept = async (raw) =>
  isThat(raw, await keyInShadow().catch(() => undefined)) ||
  (hasDatabase() && isThat(raw, await keyInDatabase().catch(() => undefined)));

// Where the browser cannot encrypt (a page that is not secure, as on an engineer's own network), bytes stay as they are.
const seals = () => Boolean(globalThis.crypto?.subtle);
const about = (id) => new TextEncoder().encode(id);
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const seal = async (id, bytes) => {
  if (!seals()) return { sealed: bytes };
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const [{ raw, key }] = await keys();
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: about(id) }, key, bytes);
  const whole = new Uint8Array(IV_BYTES + sealed.byteLength);
  whole.set(iv);
  whole.set(new Uint8Array(sealed), IV_BYTES);
  return { sealed: whole, raw };
};
// What no key opens is given as it is: it will not be understood, and so is kept and told of.
const unseal = async (id, whole) => {
  if (!seals()) return whole;
  for (const { key } of await keys()) {
    const way = { name: "AES-GCM", iv: whole.subarray(0, IV_BYTES), additionalData: about(id) };
    const opened = await crypto.subtle.decrypt(way, key, whole.subarray(IV_BYTES)).catch(() => undefined);
    if (opened) return new Uint8Array(opened);
  }
  return whole;
};

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
const bodyOf = async (kept) => new Uint8Array(await inTime(kept.arrayBuffer()));
const readShadow = async () => {
  const cache = await shadow();
  const requests = (await inTime(cache.keys())).filter(({ url }) => new URL(url).pathname.startsWith(FOLDER));
  return Promise.all(
    requests.map(async (request) => {
      const id = decodeURIComponent(new URL(request.url).pathname.slice(FOLDER.length));
      const sealed = await bodyOf(await inTime(cache.match(request)));
      return [id, await unseal(id, sealed)];
    }),
  );
};

/** Both stores, as lists of id and bytes; a store that cannot be read gives none, and is told of as failed. */
export const load = async () => {
  const [primary, copy] = await Promise.allSettled([
    hasDatabase() ? readDatabase() : [],
    hasShadow() ? readShadow() : [],
  ]);
  return {
    primary: primary.value ?? [],
    shadow: copy.value ?? [],
    primaryFailed: primary.status === "rejected",
    shadowFailed: copy.status === "rejected",
  };
};

// How a write ended: committed, failed, absent, skipped, or that something else is there (and what).
const [COMMITTED, FAILED, ABSENT, SKIPPED] = ["committed", "failed", "absent", "skipped"].map((how) => ({ how }));
// Committed where nothing stood before; and the key that it was sealed with is nowhere any more.
const [FIRST, STALE] = [{ how: "committed" }, { how: "stale" }];

const putInDatabase = async (id, bytes, revision, over, { sealed, raw }) => {
  const instead = await transact([RECORDS, KEYS], "readwrite", (records, tell, kept) => {
    const key = kept.get(RECORDS);
    const request = records.get(id);
    request.onsuccess = () => {
      const held = request.result;
      if (raw && !isThat(raw, key.result)) tell(STALE);
      else if (held?.revision === over) records.put({ revision, sealed }, id);
      else tell({ held: held?.sealed });
    };
  });
  if (!instead) return COMMITTED;
  if (instead === STALE) return STALE;
  const held = instead.held && (await unseal(id, instead.held));
  // A first try that was given up may have come to its end after all.
  return held && same(held, bytes) ? COMMITTED : { how: "conflict", held };
};
const placeOf = (id) => FOLDER + encodeURIComponent(id);
const putInShadow = async (id, bytes, revision, sealed) => {
  const cache = await shadow();
  const place = placeOf(id);
  const kept = await inTime(cache.match(place));
  const later = Number(kept?.headers.get(REVISION) ?? -1);
  if (later >= revision) {
    const held = await unseal(id, await bodyOf(kept));
    if (later > revision || !same(held, bytes)) return { how: "conflict", held };
    return COMMITTED;
  }
  const headers = { [REVISION]: String(revision), "content-type": "application/octet-stream" };
  await inTime(cache.put(place, new Response(sealed, { headers })));
  return kept ? COMMITTED : FIRST;
};

const putInBoth = async (id, bytes, revision, over) => {
  const whole = await seal(id, bytes).catch(() => undefined);
  if (!whole) return { primary: FAILED, shadow: FAILED };
  const copy = () => (hasShadow() ? putInShadow(id, bytes, revision, whole.sealed).catch(() => FAILED) : ABSENT);
  // What is new waits in neither store for the other; what then has no place in the shadow is taken out again.
  const early = over === undefined && revision === 1 ? copy() : undefined;
  const primary = hasDatabase() ? await putInDatabase(id, bytes, revision, over, whole).catch(() => FAILED) : ABSENT;
  const isSkipped = primary.how === "conflict" || (primary === FAILED && over !== undefined);
  const isStale = primary === STALE || (primary !== COMMITTED && !isSkipped && whole.raw && !(await isKept(whole.raw)));
  const isOut = (isSkipped || isStale) && (await early) === FIRST;
  if (isOut) await shadow().then((cache) => inTime(cache.delete(placeOf(id)))).catch(() => {});
  if (isStale) return undefined;
  return { primary, shadow: isSkipped && hasShadow() ? SKIPPED : await (early ?? copy()) };
};

/** Stores a record in place of the revision `over` (undefined: where there is none), first in the database. */
export const put = async (id, bytes, revision, over) => {
  const told = await putInBoth(id, bytes, revision, over);
  if (told) return told;
  // With the key that is there now.
  sealing = undefined;
  return (await putInBoth(id, bytes, revision, over)) ?? { primary: FAILED, shadow: FAILED };
};

// What this page knows of keys that may be gone.
const drop = () => void ([sealing, reading] = []);
const clearIn = (store) => transact(store, "readwrite", (all) => void all.clear());
const without = async (name) => inTime(caches.delete(name));

/**
 * Forgets everything, the keys first: what a store is slow to drop nobody can read. Gives whether they are gone from every
 * store that there is. The other pages hear of it before and after, as they may have made keys of what they read meanwhile.
 */
export const forget = async () => {
  tell();
  drop();
  const [own, copy] = await Promise.allSettled([
    hasDatabase() && clearIn(KEYS),
    hasShadow() && shadow().then((cache) => inTime(cache.delete(KEY_PLACE))),
  ]);
  drop();
  const [whole] = await Promise.allSettled([
    hasShadow() && without(SHADOW),
    hasShadow() && without(READS),
    hasDatabase() && clearIn(RECORDS),
  ]);
  tell();
  const isDone = ({ status }) => status === "fulfilled";
  return isDone(own) && (isDone(copy) || isDone(whole));
};

/** Whether any record is there. */
export const holds = () => load().then(({ primary, shadow: copy }) => primary.length + copy.length > 0);

// The other pages of this portal learn what was stored, and that everything was forgotten.
const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(DATABASE);

/** Tells the other pages: a record's id and bytes, or nothing for "all is forgotten". */
export const tell = (id, bytes) => channel?.postMessage(id === undefined ? {} : { id, bytes });

/** Calls back with what other pages tell. The keys are got ready, so that whoever taps soon need not wait for them. */
export const listen = (heard) => {
  if (seals()) keys().catch(() => {});
  if (!channel) return;
  channel.onmessage = ({ data }) => {
    if (data?.id === undefined) drop();
    heard(data?.id, data?.bytes);
  };
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
  return hex(signed);
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
  return "/__read/" + hex(digest);
};

/** Keeps a text that was read; silently not, where the browser cannot. */
export const keep = async (name, text) => {
  if (!seals() || !hasShadow() || !hasDatabase()) return;
  try {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: about(name) }, await readKey(), about(text));
    const cache = await inTime(caches.open(READS));
    await inTime(cache.put(await readPlace(name), new Response(new Blob([iv, sealed]))));
  } catch {
    // It was a convenience.
  }
};

/** The text kept under this name, if it is there and can be opened. */
export const recall = async (name) => {
  if (!seals() || !hasShadow() || !hasDatabase()) return undefined;
  try {
    const cache = await inTime(caches.open(READS));
    const kept = await inTime(cache.match(await readPlace(name)));
    if (!kept) return undefined;
    const whole = await bodyOf(kept);
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
    hasShadow() && without(READS),
  ]);
};
