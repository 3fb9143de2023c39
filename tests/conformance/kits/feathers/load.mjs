// The neutral content in these tables.
import { readFileSync } from "node:fs";
import { database } from "./tables.mjs";

const seed = JSON.parse(readFileSync(process.env.RAATI_SEED, "utf8"));
const MODE = { in_person: "venue", online: "stream", hybrid: "venue+stream" };
const ADMISSION = { open: "everyone", on_request: "by_application", by_invitation: "by_invitation" };
const KIND = { single_choice: "choose-one", multiple_choice: "choose-some", scale: "number", long_text: "words" };
const TABLE = { panel: "boards", poll: "polls", event: "gatherings" };
const ids = {};

/** `{title: {fi, sv}}` as `{fi: {title}, sv: {title}}`. */
function byLanguage(words) {
  const languages = ["fi", "sv"].filter((language) => Object.values(words).some((word) => word?.[language]));
  const inOne = (language) => Object.entries(words).flatMap(([name, word]) => (word?.[language] ? [[name, word[language]]] : []));
  return Object.fromEntries(languages.map((language) => [language, Object.fromEntries(inOne(language))]));
}

async function insert(table, records) {
  const json = (value) => (value !== null && typeof value === "object" ? JSON.stringify(value) : value);
  const rows = records.map((record) => Object.fromEntries(Object.entries(record).map(([name, value]) => [name, json(value)])));
  for (const { id, slug } of await database(table).insert(rows).returning(["id", "slug"])) ids[`${table}/${slug}`] = id;
}

const reference = ({ kind, id }) => ({ service: TABLE[kind], id: ids[`${TABLE[kind]}/${id}`] });
const board = (slug) => ids[`boards/${slug}`];

await insert(
  "boards",
  seed.panels.map((one) => ({
    slug: one.id,
    l10n: byLanguage({ name: one.name, summary: one.summary, influence: one.influence, rhythm: one.rhythm }),
    mode: MODE[one.attendance],
    city: one.municipality,
    seats: one.seats.total,
    admission: ADMISSION[one.joining],
    confidential: one.discretion === "sensitive",
    starts_on: one.term.starts_on,
    ends_on: one.term.ends_on,
    news_on: one.next_news_by,
  })),
);

const question = (one) => ({
  name: one.id,
  kind: KIND[one.type],
  l10n: byLanguage({ label: one.title, low: one.first_label, high: one.last_label }),
  required: one.required,
  between: [one.minimum_select_count ?? one.first ?? 0, one.maximum_select_count ?? one.last ?? one.maximum_characters ?? 1],
  choices: one.options?.map((option) => ({ name: option.id, l10n: byLanguage({ label: option.label }) })),
});
await insert(
  "polls",
  seed.polls.map((one) => ({
    slug: one.id,
    l10n: byLanguage({ title: one.title, intro: one.intro, readers: one.who_sees }),
    board_id: board(one.panel),
    minutes: one.minutes,
    smallest_group: one.min_group_size,
    opens_at: one.window.opens_at,
    closes_at: one.window.closes_at,
    questions: one.questions.map(question),
  })),
);

await insert(
  "gatherings",
  seed.events.map((one) => ({
    slug: one.id,
    l10n: byLanguage({ title: one.title, summary: one.summary, house: one.place.venue?.name, price: one.cost }),
    board_id: board(one.panel),
    category: one.kind,
    mode: MODE[one.place.attendance],
    link: one.place.link ?? null,
    street: one.place.venue?.address ?? null,
    city: one.place.venue?.municipality ?? null,
    starts_at: one.starts_at,
    ends_at: one.ends_at,
    cancelled: one.state === "cancelled",
    booking: one.registration.needed,
    capacity: one.registration.capacity ?? null,
  })),
);

await insert(
  "letters",
  seed.invitations.map((one) => ({
    slug: one.id,
    l10n: byLanguage({ title: one.title, text: one.text }),
    code: one.code,
    to: reference(one.target),
    from: { name: one.from.name, phone: one.from.phone },
    reply_by: one.reply_by,
    personal: one.usage === "single_use",
    minutes: one.minutes,
  })),
);

await insert(
  "changes",
  seed.impacts.map((one) => ({
    slug: one.id,
    l10n: byLanguage({ title: one.title, heard: one.heard, done: one.done }),
    progress: { done: "finished", under_way: "ongoing", planned: "planned", will_not_be_done: "rejected" }[one.progress],
    published_at: one.published_at,
    news_on: one.next_news_by ?? null,
    because: JSON.stringify(one.sources.map((source) => ({ ...reference(source), l10n: byLanguage({ title: source.title }) }))),
  })),
);

const values = (answers) => JSON.stringify(Object.fromEntries(answers.map(({ question, value }) => [question, value.options ?? value])));
await database("submissions").insert(
  seed.responses.map((one) => ({ id: one.id, poll_id: ids[`polls/${one.poll}`], sent_at: one.answered_at, values: values(one.answers) })),
);
