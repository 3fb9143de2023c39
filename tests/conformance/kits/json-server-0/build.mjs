// json-server 0.17: plain collections under the operator's own names, whole-number ids, language maps, times in UTC.
// Shows: paging by X-Total-Count, a repeated id refused with 500, nothing refused when full, no access rights at all.
import { readFileSync, writeFileSync } from "node:fs";

const seed = JSON.parse(readFileSync(process.env.RAATI_SEED, "utf8"));
const WAY = { in_person: "onsite", online: "online", hybrid: "both" };
const ENTRY = { open: "open", on_request: "ask", by_invitation: "invited" };
const KIND = { single_choice: "one", multiple_choice: "many", scale: "scale", long_text: "text" };
const LIST = { panel: "councils", poll: "surveys", event: "happenings" };

const number = (records, slug) => records.findIndex((record) => record.id === slug) + 1;
const council = (slug) => number(seed.panels, slug);
const sources = { panel: seed.panels, poll: seed.polls, event: seed.events };
const target = ({ kind, id }) => ({ list: LIST[kind], id: number(sources[kind], id) });
const plain = (value) => value?.options ?? value;

const councils = seed.panels.map((panel, at) => ({
  id: at + 1,
  slug: panel.id,
  name: panel.name,
  about: panel.summary,
  influence: panel.influence,
  rhythm: panel.rhythm,
  way: WAY[panel.attendance],
  town: panel.municipality,
  seats: panel.seats.total,
  entry: ENTRY[panel.joining],
  private: panel.discretion === "sensitive",
  from: panel.term.starts_on,
  to: panel.term.ends_on,
  newsBy: panel.next_news_by,
}));

const question = (asked) => ({
  key: asked.id,
  kind: KIND[asked.type],
  text: asked.title,
  must: asked.required,
  choices: asked.options?.map((option) => ({ key: option.id, text: option.label })),
  atLeast: asked.minimum_select_count,
  atMost: asked.maximum_select_count,
  from: asked.first,
  to: asked.last,
  low: asked.first_label,
  high: asked.last_label,
  limit: asked.maximum_characters,
});

const surveys = seed.polls.map((poll, at) => ({
  id: at + 1,
  slug: poll.id,
  councilId: council(poll.panel),
  title: poll.title,
  intro: poll.intro,
  whoSees: poll.who_sees,
  minutes: poll.minutes,
  opens: poll.window.opens_at,
  closes: poll.window.closes_at,
  minGroup: poll.min_group_size,
  questions: poll.questions.map(question),
}));

const answers = seed.responses.map((response) => ({
  id: response.id,
  surveyId: number(seed.polls, response.poll),
  at: response.answered_at,
  values: Object.fromEntries(response.answers.map((answer) => [answer.question, plain(answer.value)])),
}));

const happenings = seed.events.map((event, at) => ({
  id: at + 1,
  slug: event.id,
  councilId: council(event.panel),
  type: event.kind,
  title: event.title,
  about: event.summary,
  starts: event.starts_at,
  ends: event.ends_at,
  way: WAY[event.place.attendance],
  link: event.place.link,
  house: event.place.venue?.name,
  address: event.place.venue?.address,
  town: event.place.venue?.municipality,
  price: event.cost,
  off: event.state === "cancelled",
  signup: event.registration.needed,
  places: event.registration.capacity,
}));

const invites = seed.invitations.map((invitation, at) => ({
  id: at + 1,
  slug: invitation.id,
  code: invitation.code,
  to: target(invitation.target),
  title: invitation.title,
  text: invitation.text,
  from: { name: invitation.from.name, phone: invitation.from.phone, role: invitation.from.role },
  minutes: invitation.minutes,
  replyBy: invitation.reply_by,
  usage: invitation.usage === "open" ? "many" : "one",
  state: "waiting",
}));

const outcomes = seed.impacts.map((impact, at) => ({
  id: at + 1,
  slug: impact.id,
  title: impact.title,
  heard: impact.heard,
  did: impact.done,
  stage: { done: "ready", under_way: "started", will_not_be_done: "no", planned: "planned" }[impact.progress],
  at: impact.published_at,
  newsBy: impact.next_news_by,
  about: impact.sources.map((source) => ({ ...target(source), title: source.title })),
}));

const database = { councils, surveys, answers, happenings, invites, outcomes, joins: [], signups: [], inviteReplies: [] };
writeFileSync("db.json", JSON.stringify(database));
