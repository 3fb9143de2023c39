// The neutral content in this schema, through the editor's API with nested translations.
import { readFileSync } from "node:fs";
import { create } from "./api.mjs";

const seed = JSON.parse(readFileSync(process.env.RAATI_SEED, "utf8"));
const TAG = { fi: "fi-FI", sv: "sv-SE" };
const FORMAT = { in_person: "onsite", online: "remote", hybrid: "mixed" };
const ENTRY = { open: "free", on_request: "apply", by_invitation: "invited" };
const KIND = { single_choice: "pick_one", multiple_choice: "pick_many", scale: "rating", long_text: "free_text" };
const STAGE = { planned: "planned", under_way: "in_progress", done: "done", will_not_be_done: "dropped" };
const COLUMN = { panel: "panel", poll: "survey", event: "event" };
const ids = { panel: {}, poll: {}, event: {} };

/** `{title: {fi, sv}}` as one row for each language that has any word. */
function rows(words) {
  const languages = Object.keys(TAG).filter((language) => Object.values(words).some((word) => word?.[language]));
  return languages.map((language) => ({
    languages_code: TAG[language],
    ...Object.fromEntries(Object.entries(words).map(([name, word]) => [name, word?.[language] ?? null])),
  }));
}

const local = (time) => new Date(time).toLocaleString("sv-SE", { timeZone: "Europe/Helsinki" }).replace(" ", "T");
const remember = (kind, made) => made.forEach(({ id, slug }) => (ids[kind][slug] = id));
const point = ({ kind, id }) => ({ [COLUMN[kind]]: ids[kind][id] });

await create("/items/languages", [
  { code: "fi-FI", name: "suomi" },
  { code: "sv-SE", name: "svenska" },
]);

const panel = (one) => ({
  slug: one.id,
  status: "published",
  municipality: one.municipality,
  format: FORMAT[one.attendance],
  entry: ENTRY[one.joining],
  sensitive: one.discretion === "sensitive",
  seats: one.seats.total,
  term_start: one.term.starts_on,
  term_end: one.term.ends_on,
  next_news: one.next_news_by,
  translations: rows({ name: one.name, summary: one.summary, influence: one.influence, rhythm: one.rhythm }),
});
// One that nobody has published yet: the public must not see it.
const draft = { slug: "luonnos", status: "draft", translations: rows({ name: { fi: "Luonnos" } }) };
remember("panel", await create("/items/panels", [...seed.panels.map(panel), draft]));

const question = (one, at) => ({
  sort: at + 1,
  code: one.id,
  kind: KIND[one.type],
  is_required: one.required,
  min_value: one.minimum_select_count ?? one.first,
  max_value: one.maximum_select_count ?? one.last ?? one.maximum_characters,
  translations: rows({ title: one.title, low_label: one.first_label, high_label: one.last_label }),
  choices: (one.options ?? []).map((option, sort) => ({ sort: sort + 1, code: option.id, translations: rows({ label: option.label }) })),
});
const survey = (one) => ({
  slug: one.id,
  status: "published",
  panel: ids.panel[one.panel],
  minutes: one.minutes,
  opens: one.window.opens_at,
  closes: one.window.closes_at,
  smallest_group: one.min_group_size,
  translations: rows({ title: one.title, intro: one.intro, who_sees: one.who_sees }),
  questions: one.questions.map(question),
});
const surveys = await create("/items/surveys?fields=id,slug,questions.id,questions.code", seed.polls.map(survey));
remember("poll", surveys);

const response = (one) => {
  const { questions } = surveys.find((survey) => survey.slug === one.poll);
  const number = (code) => questions.find((question) => question.code === code).id;
  const answers = one.answers.map(({ question, value }) => ({ question: number(question), value: [value.options ?? value].flat() }));
  return { survey: ids.poll[one.poll], client_key: one.id, received: one.answered_at, answers };
};
await create("/items/survey_responses", seed.responses.map(response));

const event = (one) => ({
  slug: one.id,
  status: one.state === "cancelled" ? "cancelled" : "published",
  panel: ids.panel[one.panel],
  category: one.kind,
  starts: local(one.starts_at),
  ends: local(one.ends_at),
  format: FORMAT[one.place.attendance],
  link: one.place.link,
  address: one.place.venue?.address,
  municipality: one.place.venue?.municipality,
  registration: one.registration.needed,
  capacity: one.registration.capacity,
  translations: rows({ title: one.title, summary: one.summary, venue: one.place.venue?.name, price: one.cost }),
});
remember("event", await create("/items/events?limit=-1", seed.events.map(event)));

const invitation = (one) => ({
  id: `kutsu-${one.code}`,
  slug: one.id,
  kind: COLUMN[one.target.kind],
  ...point(one.target),
  reply_by: one.reply_by,
  single_use: one.usage === "single_use",
  minutes: one.minutes,
  sender: one.from.name,
  sender_phone: one.from.phone,
  translations: rows({ title: one.title, text: one.text }),
});
await create("/items/invitations", seed.invitations.map(invitation));

const impact = (one) => ({
  slug: one.id,
  status: "published",
  stage: STAGE[one.progress],
  published: one.published_at,
  next_news: one.next_news_by,
  ...Object.assign({}, ...one.sources.map(point)),
  translations: rows({ title: one.title, heard: one.heard, done: one.done }),
});
await create("/items/impacts", seed.impacts.map(impact));
