// json-server 1 (beta): an envelope around pages, ids are words, a text is a row for each language with its full tag,
// times carry the local offset. Shows: a repeated id is *not* refused, so who writes must look first.
import { readFileSync, writeFileSync } from "node:fs";

const seed = JSON.parse(readFileSync(process.env.RAATI_SEED, "utf8"));
const TAG = { fi: "fi-FI", sv: "sv-SE" };
const FORM = { in_person: "f2f", online: "remote", hybrid: "mixed" };
const DOOR = { open: "open", on_request: "knock", by_invitation: "closed" };
const SHAPE = { single_choice: "radio", multiple_choice: "checkbox", scale: "range", long_text: "textarea" };
const PROGRESS = { done: 100, under_way: 50, planned: 0, will_not_be_done: -1 };

const rows = (text) => text && Object.entries(text).map(([language, value]) => ({ lang: TAG[language], value }));

/** `2026-12-04T14:00:00+02:00`, as a Finnish clock says it. */
function local(time) {
  if (!time) return undefined;
  const parts = { timeZone: "Europe/Helsinki", timeZoneName: "longOffset" };
  const offset = new Intl.DateTimeFormat("en-GB", parts).format(new Date(time)).split("GMT")[1];
  const clock = new Date(time).toLocaleString("sv-SE", { timeZone: "Europe/Helsinki" });
  return clock.replace(" ", "T") + offset;
}

const groups = seed.panels.map((panel) => ({
  id: panel.id,
  title: rows(panel.name),
  lead: rows(panel.summary),
  power: rows(panel.influence),
  pace: rows(panel.rhythm),
  form: FORM[panel.attendance],
  place: panel.municipality,
  size: panel.seats.total,
  door: DOOR[panel.joining],
  quiet: panel.discretion === "sensitive",
  period: { start: panel.term.starts_on, end: panel.term.ends_on },
  nextNews: panel.next_news_by,
}));

const field = (question) => ({
  id: question.id,
  widget: SHAPE[question.type],
  label: rows(question.title),
  required: question.required,
  choices: question.options?.map((option) => ({ id: option.id, label: rows(option.label) })),
  min: question.minimum_select_count ?? question.first,
  max: question.maximum_select_count ?? question.last ?? question.maximum_characters,
  minLabel: rows(question.first_label),
  maxLabel: rows(question.last_label),
});

const forms = seed.polls.map((poll) => ({
  id: poll.id,
  groupId: poll.panel,
  title: rows(poll.title),
  lead: rows(poll.intro),
  readers: rows(poll.who_sees),
  minutes: poll.minutes,
  open: local(poll.window.opens_at),
  close: local(poll.window.closes_at),
  smallest: poll.min_group_size,
  fields: poll.questions.map(field),
}));

const filled = seed.responses.map((response) => ({
  id: response.id,
  formId: response.poll,
  at: local(response.answered_at),
  fields: response.answers.map(({ question, value }) => ({ id: question, value: [value?.options ?? value].flat() })),
}));

const meetups = seed.events.map((event) => ({
  id: event.id,
  groupId: event.panel,
  category: event.kind,
  title: rows(event.title),
  lead: rows(event.summary),
  start: local(event.starts_at),
  end: local(event.ends_at),
  form: FORM[event.place.attendance],
  url: event.place.link,
  venue: event.place.venue && { name: rows(event.place.venue.name), street: event.place.venue.address, city: event.place.venue.municipality },
  fee: rows(event.cost),
  status: event.state === "cancelled" ? "off" : "on",
  seats: event.registration.needed ? event.registration.capacity : null,
}));

const letters = seed.invitations.map((invitation) => ({
  id: invitation.id,
  code: invitation.code,
  about: `${{ panel: "groups", poll: "forms", event: "meetups" }[invitation.target.kind]}/${invitation.target.id}`,
  title: rows(invitation.title),
  text: rows(invitation.text),
  sender: { name: invitation.from.name, tel: invitation.from.phone, job: rows(invitation.from.role) },
  minutes: invitation.minutes,
  until: local(invitation.reply_by),
  personal: invitation.usage === "single_use",
  answer: null,
}));

const effects = seed.impacts.map((impact) => ({
  id: impact.id,
  title: rows(impact.title),
  heard: rows(impact.heard),
  did: rows(impact.done),
  percent: PROGRESS[impact.progress],
  date: local(impact.published_at),
  nextNews: impact.next_news_by,
  because: impact.sources.map((source) => ({ kind: source.kind, id: source.id, title: rows(source.title) })),
}));

const database = { groups, forms, filled, meetups, letters, effects, members: [], reservations: [], replies: [] };
writeFileSync("db.json", JSON.stringify(database));
