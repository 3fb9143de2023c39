// Every place in the browser where dying might matter: put, commit and delete of either store, start and answer of each
// request. The script numbers them as they are passed and, at the one that is asked for, waits for death.
import type { BrowserContext } from "@playwright/test";

/** Puts the script into every page; points count from `arm` on. `die` is called at the lethal one, while the page stands still. */
export async function enumerate(context: BrowserContext, die: (name: string) => void) {
  await context.exposeBinding("raatiDies", (_, name: string) => die(name));
  await context.addInitScript(script);
}

/** Runs in the page: from now on points count; the one of this number asks for death and waits. */
export function arm(lethal: number) {
  Object.assign(window, { raatiPoints: { passed: [], lethal } });
}

/** Runs in the page: what was passed so far. */
export function passed(): string[] {
  return (window as unknown as { raatiPoints?: { passed: string[] } }).raatiPoints?.passed ?? [];
}

function script() {
  // A blank page keeps nothing.
  if (location.protocol === "about:") return;
  const { raatiDies } = window as unknown as { raatiDies: (name: string) => Promise<void> };
  const pass = (name: string) => {
    const points = (window as unknown as { raatiPoints?: { passed: string[]; lethal: number } }).raatiPoints;
    if (!points) return;
    points.passed.push(name);
    if (points.passed.length - 1 !== points.lethal) return;
    void raatiDies(name);
    // Nothing else happens in this page before the end, which is near.
    const until = Date.now() + 5000;
    while (Date.now() < until);
  };
  // Before the call, when it has gone well, and when whoever called has heard of it.
  const around = <T>(name: string, call: () => Promise<T>): Promise<T> => {
    pass(`${name}: start`);
    return call().then((value) => {
      pass(`${name}: done`);
      setTimeout(() => pass(`${name}: heard`));
      return value;
    });
  };

  const store = IDBObjectStore.prototype as unknown as Record<string, (...call: unknown[]) => IDBRequest>;
  for (const name of ["put", "add", "delete", "clear"]) {
    const original = store[name];
    if (!original) continue;
    store[name] = function (this: IDBObjectStore, ...call) {
      pass(`${this.name}.${name}: start`);
      const request = original.apply(this, call);
      request.addEventListener("success", () => pass(`${this.name}.${name}: success`));
      return request;
    };
  }
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...call) {
    const made = transaction.apply(this, call);
    if (made.mode !== "readonly") {
      const name = [...made.objectStoreNames].join("+");
      // Heard before the portal hears it, for it is listened to first.
      made.addEventListener("complete", () => {
        pass(`${name} commit: done`);
        setTimeout(() => pass(`${name} commit: heard`));
      });
    }
    return made;
  };
  const cachePut = Cache.prototype.put;
  Cache.prototype.put = function (this: Cache, ...call) {
    return around("cache.put", () => cachePut.apply(this, call));
  };
  const cacheDelete = Cache.prototype.delete;
  Cache.prototype.delete = function (this: Cache, ...call) {
    return around("cache.delete", () => cacheDelete.apply(this, call));
  };
  const send = window.fetch.bind(window);
  window.fetch = (...call) => {
    const [asked, options] = call;
    const method = (asked instanceof Request ? asked.method : options?.method) ?? "GET";
    return around(`fetch ${method}`, () => send(...call));
  };
}
