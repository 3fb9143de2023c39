// Makes the schema and puts the neutral content into it, as the owner of the database.
import { readFileSync } from "node:fs";
import pg from "pg";

const seed = JSON.parse(readFileSync(process.env.RAATI_SEED, "utf8"));
const ATTENDANCE = { in_person: "FACE_TO_FACE", online: "ONLINE", hybrid: "BOTH" };
const JOINING = { open: "OPEN", on_request: "APPLY", by_invitation: "INVITED" };
const KIND = { single_choice: "RADIO", multiple_choice: "CHECKBOXES", scale: "SLIDER", long_text: "FREE_TEXT" };
const STAGE = { planned: "PLANNED", under_way: "STARTED", done: "READY", will_not_be_done: "NOT_DONE" };
const ids = {};

const database = new pg.Client({ connectionString: process.env.DATABASE_URL });
await database.connect();
for (const file of ["schema.sql", "functions.sql"]) await database.query(readFileSync(file, "utf8"));

/** `{title: {fi, sv}}` as `{title_fi, title_sv}`. */
const columns = (words) =>
  Object.fromEntries(Object.entries(words).flatMap(([name, word]) => ["fi", "sv"].map((tag) => [`${name}_${tag}`, word?.[tag] ?? null])));

async function insert(table, record) {
  const names = Object.keys(record);
  const places = names.map((_, at) => `$${at + 1}`);
  const sql = `insert into portal.${table} (${names}) values (${places}) returning id`;
  const { rows } = await database.query(sql, Object.values(record));
  if (record.slug) ids[`${table}/${record.slug}`] = rows[0].id;
  return rows[0].id;
}
const point = ({ kind, id }) => ({ [`${kind}_id`]: ids[`${kind}/${id}`] });

for (const one of seed.panels) {
  await insert("panel", {
    slug: one.id,
    ...columns({ name: one.name, summary: one.summary, influence: one.influence, rhythm: one.rhythm }),
    attendance: ATTENDANCE[one.attendance],
    municipality: one.municipality,
    seats: one.seats.total,
    joining: JOINING[one.joining],
    is_sensitive: one.discretion === "sensitive",
    starts_on: one.term.starts_on,
    ends_on: one.term.ends_on,
    next_news_on: one.next_news_by,
  });
}
for (const one of seed.polls) {
  const poll_id = await insert("poll", {
    slug: one.id,
    ...point({ kind: "panel", id: one.panel }),
    ...columns({ title: one.title, intro: one.intro, who_sees: one.who_sees }),
    minutes: one.minutes,
    opens_at: one.window.opens_at,
    closes_at: one.window.closes_at,
    min_group_size: one.min_group_size,
  });
  for (const [position, asked] of one.questions.entries()) {
    const question_id = await insert("question", {
      poll_id,
      position,
      code: asked.id,
      kind: KIND[asked.type],
      ...columns({ title: asked.title, low_label: asked.first_label, high_label: asked.last_label }),
      is_required: asked.required,
      lowest: asked.minimum_select_count ?? asked.first ?? null,
      highest: asked.maximum_select_count ?? asked.last ?? asked.maximum_characters ?? null,
    });
    for (const [position, option] of (asked.options ?? []).entries()) {
      await insert("choice", { question_id, position, code: option.id, ...columns({ label: option.label }) });
    }
  }
}
for (const one of seed.responses) {
  const answers = Object.fromEntries(one.answers.map(({ question, value }) => [question, value.options ?? value]));
  await insert("response", { id: one.id, ...point({ kind: "poll", id: one.poll }), answers, received_at: one.answered_at });
}
for (const one of seed.events) {
  await insert("event", {
    slug: one.id,
    ...point({ kind: "panel", id: one.panel }),
    kind: one.kind,
    ...columns({ title: one.title, summary: one.summary, cost: one.cost, venue: one.place.venue?.name }),
    starts_at: one.starts_at,
    ends_at: one.ends_at,
    attendance: ATTENDANCE[one.place.attendance],
    link: one.place.link,
    street: one.place.venue?.address,
    municipality: one.place.venue?.municipality,
    is_cancelled: one.state === "cancelled",
    needs_registration: one.registration.needed,
    capacity: one.registration.capacity,
  });
}
for (const one of seed.invitations) {
  await insert("invitation", {
    slug: one.id,
    code: one.code,
    ...point(one.target),
    ...columns({ title: one.title, text: one.text }),
    sender: one.from.name,
    sender_phone: one.from.phone,
    minutes: one.minutes,
    reply_by: one.reply_by,
    is_single_use: one.usage === "single_use",
  });
}
for (const one of seed.impacts) {
  await insert("impact", {
    slug: one.id,
    ...columns({ title: one.title, heard: one.heard, done: one.done }),
    stage: STAGE[one.progress],
    published_at: one.published_at,
    next_news_on: one.next_news_by,
    ...Object.assign({}, ...one.sources.map(point)),
  });
}
await database.end();
