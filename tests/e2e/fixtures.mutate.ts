// Breaks answers by chance that can be had again: in their structure, then in their bytes.

/** Numbers from 0 up to 1, always the same from one seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Chance = () => number;

const texts = [
  "", " ", "null", "\u0000", "\u202eabc", "\ufeff", "👩‍👩‍👧", "a\u0301\u0301", "<img src=x onerror=alert(1)>", "javascript:alert(1)",
  "../..", "9999-12-31T23:59:60Z", "0000-00-00", "2026-13-45T00:00:00Z", "1e400", "Europe/Nowhere", "single_choice", "matrix",
  "ranking", "online", "hybrid", "sensitive", "x".repeat(5000), "ä ".repeat(3000), "[a](javascript:b)", "**".repeat(500), "- ".repeat(300),
];
const numbers = [0, -1, 1, 0.1, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 53, 4294967296, -2147483649];

const pick = <T>(among: readonly T[], by: Chance): T => among[Math.floor(by() * among.length)] as T;

function odd(by: Chance, old: Json): Json {
  const deep = () => Array.from({ length: Math.floor(by() * 140) }).reduce<Json>((inner) => [inner], old);
  const kinds = [
    () => null, () => true, () => [], () => ({}), () => [old], () => ({ fi: old }), () => String(old), () => pick(texts, by),
    () => pick(texts, by), () => pick(numbers, by), deep,
  ];
  return pick<() => Json>(kinds, by)();
}

/** Changes one value somewhere, leaves it out, or doubles it. */
function changed(value: Json, by: Chance): Json {
  if (value === null || typeof value !== "object" || by() < 0.08) return odd(by, value);
  if (Array.isArray(value)) {
    if (value.length === 0) return odd(by, value);
    const at = Math.floor(by() * value.length);
    const inner = value[at] as Json;
    const how = by();
    if (how < 0.08) return value.filter((_, place) => place !== at);
    if (how < 0.12) return [...value, ...Array<Json>(40).fill(inner)];
    return value.map((one, place) => (place === at ? changed(inner, by) : one));
  }
  const names = Object.keys(value);
  if (names.length === 0) return odd(by, value);
  const name = pick(names, by);
  const inner = value[name] as Json;
  const how = by();
  if (how < 0.08) return Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
  if (how < 0.12) return { ...value, [pick(names, by)]: inner };
  return { ...value, [name]: changed(inner, by) };
}

/** The same answer, broken. */
export function mutated(body: Buffer, by: Chance): Buffer {
  if (body.length === 0) return Buffer.from(pick(texts, by));
  let value = JSON.parse(body.toString()) as Json;
  for (let times = 1 + Math.floor(by() * 12); times > 0; times--) value = changed(value, by);
  const bytes = Buffer.from(JSON.stringify(value));
  const how = by();
  if (how < 0.06) return bytes.subarray(0, Math.floor(by() * bytes.length));
  if (how < 0.12) {
    const at = Math.floor(by() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(by() * 8));
  }
  return bytes;
}
