// Static files: one file a noun, records under their key, the Finnish text as `default`, local times without a zone.
// Shows: read-only; an invitation is a file named by its code, in a folder that nobody can list; results are published.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const seed = JSON.parse(readFileSync(process.env.RAATI_SEED, "utf8"));
const KIND = { single_choice: "valinta", multiple_choice: "monivalinta", scale: "asteikko", long_text: "teksti" };

const text = (words) => words && { default: words.fi, ...(words.sv && { sv: words.sv }) };
const local = (time) => time && new Date(time).toLocaleString("sv-SE", { timeZone: "Europe/Helsinki" }).replace(" ", "T").slice(0, 16);
const keyed = (records, write) => Object.fromEntries(records.map((record) => [record.id, write(record)]));
const publish = (name, content) => writeFileSync(`public/${name}.json`, JSON.stringify(content));

const panel = (one) => ({
  name: text(one.name),
  summary: text(one.summary),
  influence: text(one.influence),
  rhythm: text(one.rhythm),
  attendance: one.attendance,
  municipality: one.municipality,
  seats: one.seats.total,
  joining: one.joining,
  sensitive: one.discretion === "sensitive",
  term: [one.term.starts_on, one.term.ends_on],
  news: one.next_news_by,
});

const poll = (one) => ({
  panel: one.panel,
  title: text(one.title),
  intro: text(one.intro),
  minutes: one.minutes,
  open: [local(one.window.opens_at), local(one.window.closes_at)],
  smallest: one.min_group_size,
  questions: keyed(one.questions, (question) => ({
    kind: KIND[question.type],
    title: text(question.title),
    required: question.required,
    options: question.options && keyed(question.options, (option) => text(option.label)),
    range: [question.minimum_select_count ?? question.first, question.maximum_select_count ?? question.last ?? question.maximum_characters],
  })),
});

const event = (one) => ({
  panel: one.panel,
  kind: one.kind,
  title: text(one.title),
  summary: text(one.summary),
  start: local(one.starts_at),
  end: local(one.ends_at),
  attendance: one.place.attendance,
  link: one.place.link,
  venue: text(one.place.venue?.name),
  address: one.place.venue && `${one.place.venue.address}, ${one.place.venue.municipality}`,
  cost: text(one.cost),
  cancelled: one.state === "cancelled",
  call: one.registration.needed ? "050 000 0199" : null,
});

const invitation = (one) => ({
  id: one.id,
  target: `${one.target.kind}:${one.target.id}`,
  title: text(one.title),
  text: text(one.text),
  from: `${one.from.name}, ${one.from.phone}`,
  until: local(one.reply_by),
});

const impact = (one) => ({
  title: text(one.title),
  heard: text(one.heard),
  done: text(one.done),
  progress: one.progress,
  published: local(one.published_at),
  news: one.next_news_by,
  sources: one.sources.map((source) => ({ ref: `${source.kind}:${source.id}`, title: text(source.title) })),
});

/** How often each option or number was chosen, by question. */
function counts(responses) {
  const found = {};
  for (const { question, value } of responses.flatMap((response) => response.answers)) {
    for (const one of [value.options ?? value].flat()) {
      found[question] ??= {};
      found[question][one] = (found[question][one] ?? 0) + 1;
    }
  }
  return { respondents: responses.length, counts: found };
}

mkdirSync("public/invitations", { recursive: true });
mkdirSync("public/results", { recursive: true });
publish("panels", { panels: keyed(seed.panels, panel) });
publish("polls", { polls: keyed(seed.polls, poll) });
publish("events", { events: keyed(seed.events, event) });
publish("impacts", { impacts: keyed(seed.impacts, impact) });
for (const one of seed.invitations) publish(`invitations/${one.code}`, invitation(one));
for (const one of seed.polls) {
  const responses = seed.responses.filter((response) => response.poll === one.id);
  if (responses.length >= one.min_group_size) publish(`results/${one.id}`, counts(responses));
}
