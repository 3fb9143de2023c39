// Short words for Directus' fields and relations, so that schema.mjs reads as a schema.
import { create } from "./api.mjs";

const field = (type, meta = {}, schema = {}) => (name) => ({ field: name, type, meta, schema });

export const string = field("string");
export const text = field("text");
export const integer = field("integer");
export const date = field("date");
/** A moment, read with `Z`. */
export const moment = field("timestamp");
/** Local time, read without a zone. */
export const local = field("dateTime");
export const json = field("json", { special: ["cast-json"] });
export const yesNo = field("boolean", { special: ["cast-boolean"] }, { default_value: false });
export const required = field("string", { required: true }, { is_nullable: false });
/** The database keeps it from being there twice. */
export const unique = field("string", { required: true }, { is_unique: true, is_nullable: false });
/** Many to one. */
export const link = (to, back) => ({ is: "one", to, back });

const KEYS = {
  number: { type: "integer", schema: { is_primary_key: true, has_auto_increment: true }, meta: { hidden: true } },
  string: { type: "string", schema: { is_primary_key: true, is_nullable: false }, meta: {} },
  uuid: { type: "uuid", schema: { is_primary_key: true, is_nullable: false }, meta: { special: ["uuid"], hidden: true } },
};
const kinds = {};

/** What residents send: Directus is told not to note the address and the browser of whoever creates a row, as it does otherwise. */
export const untraced = { accountability: null };

/** A collection: the kind of its key, its fields, the words that are translated, and what Directus is told of it. */
export async function collection(name, { key = "number", keyName = "id", ...fields }, translated = [], meta = {}) {
  kinds[name] = KEYS[key].type;
  const plain = Object.entries(fields).filter(([, made]) => typeof made === "function");
  const links = Object.entries(fields).filter(([, made]) => made.is === "one");
  await create("/collections", {
    collection: name,
    meta,
    schema: {},
    fields: [{ field: keyName, ...KEYS[key] }, ...plain.map(([field, make]) => make(field))],
  });
  for (const [field, { to, back }] of links) await manyToOne(name, field, to, back);
  if (translated.length > 0) await translations(name, translated);
}

/** `name.field` points to `to`; `back` is how `to` sees its many. */
export async function manyToOne(name, field, to, back, junction) {
  await create(`/fields/${name}`, { field, type: kinds[to], meta: { special: ["m2o"] }, schema: {} });
  if (back) {
    const special = junction ? "translations" : "o2m";
    await create(`/fields/${to}`, { field: back, type: "alias", meta: { special: [special] }, schema: null });
  }
  const meta = { one_field: back ?? null, junction_field: junction ?? null, one_deselect_action: "delete" };
  await create("/relations", { collection: name, field, related_collection: to, meta, schema: { on_delete: "CASCADE" } });
}

/** Directus' own way with languages: a row for each language in a collection beside. */
async function translations(name, words) {
  const beside = `${name}_translations`;
  await collection(beside, Object.fromEntries(words.map((word) => [word, text])));
  await manyToOne(beside, `${name}_id`, name, "translations", "languages_code");
  await manyToOne(beside, "languages_code", "languages", null, `${name}_id`);
}
