// What somebody without a login may do: read what is published, send what residents send, and read of the answers only
// question and value – neither who sent them nor which belong together. Nobody can list invitations: a flow reads the
// one whose code the asker knows.
import { change, create } from "./api.mjs";

const PUBLIC = "abf8a154-5b1c-4a46-ac9c-7300570f4f17";
const allow = (collection, action, fields, filter = {}) => ({ policy: PUBLIC, collection, action, fields, permissions: filter });
const shown = { status: { _neq: "draft" } };
const of = (parent) => ({ [parent]: shown });

await create("/permissions", [
  allow("languages", "read", ["*"]),
  allow("panels", "read", ["*"], shown),
  allow("panels_translations", "read", ["*"], of("panels_id")),
  allow("surveys", "read", ["*"], shown),
  allow("surveys_translations", "read", ["*"], of("surveys_id")),
  allow("survey_questions", "read", ["*"], of("survey")),
  allow("survey_questions_translations", "read", ["*"], { survey_questions_id: of("survey") }),
  allow("survey_choices", "read", ["*"], { question: of("survey") }),
  allow("survey_choices_translations", "read", ["*"], { survey_choices_id: { question: of("survey") } }),
  allow("events", "read", ["*"], shown),
  allow("events_translations", "read", ["*"], of("events_id")),
  allow("impacts", "read", ["*"], shown),
  allow("impacts_translations", "read", ["*"], of("impacts_id")),
  allow("survey_answers", "read", ["question", "value"]),
  allow("survey_responses", "read", ["survey"]),
  allow("survey_responses", "create", ["survey", "client_key", "answers"]),
  allow("survey_answers", "create", ["question", "value", "response"]),
  allow("panel_members", "create", ["panel", "client_key", "message"]),
  allow("event_signups", "create", ["event", "client_key", "access_needs"]),
  allow("invitation_replies", "create", ["invitation", "client_key", "answer"]),
]);

/** The address of a flow is part of the portal's profile, so it is chosen here. */
const FLOW = "7d0c52b1-4c1e-4f39-9c7a-0f6a2b6f2f10";
const flow = await create("/flows", {
  id: FLOW,
  name: "Invitation by code",
  status: "active",
  trigger: "webhook",
  accountability: null,
  options: { method: "GET", return: "$last", cacheEnabled: false },
});
const read = await create("/operations", {
  flow: flow.id,
  key: "invitation",
  name: "Read it",
  type: "item-read",
  position_x: 19,
  position_y: 1,
  options: {
    permissions: "$full",
    collection: "invitations",
    // Never empty and never a list, whatever is asked for.
    key: ["kutsu-{{$trigger.query.code}}"],
    query: { fields: ["*", "translations.*", "replies.answer"] },
  },
});
await change(`/flows/${flow.id}`, { operation: read.id });
