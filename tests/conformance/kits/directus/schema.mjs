// The collections of a public portal in Directus: translated words in rows beside, relations both ways, a unique column
// `client_key` on all that residents send, results from answer rows.
import { collection, date, integer, json, link, local, moment, required, string, text, unique, untraced, yesNo } from "./fields.mjs";

await collection("languages", { key: "string", keyName: "code", name: string });

await collection(
  "panels",
  { slug: unique, status: string, municipality: string, format: string, entry: string, sensitive: yesNo, seats: integer, term_start: date, term_end: date, next_news: date },
  ["name", "summary", "influence", "rhythm"],
);
await collection("panel_members", { panel: link("panels"), client_key: unique, message: text }, [], untraced);

await collection(
  "surveys",
  { slug: unique, status: string, panel: link("panels"), minutes: integer, opens: moment, closes: moment, smallest_group: integer },
  ["title", "intro", "who_sees"],
);
await collection(
  "survey_questions",
  { survey: link("surveys", "questions"), sort: integer, code: required, kind: string, is_required: yesNo, min_value: integer, max_value: integer },
  ["title", "low_label", "high_label"],
);
await collection("survey_choices", { question: link("survey_questions", "choices"), sort: integer, code: required }, ["label"]);
await collection("survey_responses", { survey: link("surveys"), client_key: unique, received: moment }, [], untraced);
// A list even for one choice: PostgreSQL's driver sends a bare word to a JSON column as it is, and that is no JSON.
await collection(
  "survey_answers",
  { response: link("survey_responses", "answers"), question: link("survey_questions"), value: json },
  [],
  untraced,
);

await collection(
  "events",
  { key: "uuid", slug: unique, status: string, panel: link("panels"), category: string, starts: local, ends: local, format: string, link: string, address: string, municipality: string, registration: yesNo, capacity: integer },
  ["title", "summary", "venue", "price"],
);
await collection("event_signups", { event: link("events"), client_key: unique, access_needs: text }, [], untraced);

await collection(
  "invitations",
  { key: "string", slug: unique, kind: string, panel: link("panels"), survey: link("surveys"), event: link("events"), reply_by: moment, single_use: yesNo, withdrawn: yesNo, minutes: integer, sender: string, sender_phone: string },
  ["title", "text"],
);
await collection("invitation_replies", { invitation: link("invitations", "replies"), client_key: unique, answer: required }, [], untraced);

await collection(
  "impacts",
  { slug: unique, status: string, stage: string, published: moment, next_news: date, panel: link("panels"), survey: link("surveys"), event: link("events") },
  ["title", "heard", "done"],
);
