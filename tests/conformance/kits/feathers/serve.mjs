// Feathers 5 on PostgreSQL: services with `$limit` and `$skip`, hooks for what the operator's code decides. Shows:
// the key of a row is chosen by who sends it, a full event is refused with 409 in a transaction, CORS by koa's own switch.
import { BadRequest, Conflict, NotFound } from "@feathersjs/errors";
import { feathers } from "@feathersjs/feathers";
import { KnexService, transaction } from "@feathersjs/knex";
import { bodyParser, cors, errorHandler, koa, parseAuthentication, rest } from "@feathersjs/koa";
import "./load.mjs";
import { database } from "./tables.mjs";

const app = koa(feathers());
app.use(cors());
app.use(errorHandler());
app.use(parseAuthentication());
app.use(bodyParser());
app.configure(rest());

function serve(path, name, methods) {
  const service = new KnexService({ Model: database, name, id: "id", paginate: { default: 10, max: 50 }, multi: false });
  app.use(path, service, { methods });
  return app.service(path);
}

for (const name of ["boards", "polls", "gatherings", "changes"]) serve(name, name, ["find", "get"]);

/** Dates without a time would turn into moments of the server's zone. */
const asDays = (context) => {
  for (const record of [context.result.data ?? context.result].flat()) {
    for (const name of ["starts_on", "ends_on", "news_on"]) {
      if (record[name]) record[name] = record[name].toLocaleDateString("sv-SE");
    }
  }
};
for (const name of ["boards", "changes"]) app.service(name).hooks({ after: { find: [asDays], get: [asDays] } });

/** An invitation is for who knows its code: nobody lists them. */
const onlyByCode = (context) => {
  const { code } = context.params.query ?? {};
  if (typeof code !== "string" || code === "") throw new BadRequest("A code is needed", { errors: [{ field: "code" }] });
  context.params.query = { code };
};
const found = (context) => {
  if (context.result.total === 0) throw new NotFound("There is no invitation with this code");
};
serve("letters", "letters", ["find"]).hooks({ before: { find: [onlyByCode] }, after: { find: [found] } });

/** Results are counted by the portal from what was chosen; who sent it and when stays here. */
const anonymous = (context) => {
  context.result.data = context.result.data.map(({ poll_id, values }) => ({ poll_id, values }));
};
/** PostgreSQL says that the key is taken; the sender learns that it arrived before. */
const alreadyThere = (context) => {
  if (/duplicate key/.test(context.error.message)) context.error = new Conflict("This was already sent", { code: "already_sent" });
};
const asJson = (context) => {
  context.data.values = JSON.stringify(context.data.values);
};
const receipt = (context) => {
  context.result = { id: context.result.id, sent_at: context.result.sent_at };
};

serve("submissions", "submissions", ["find", "create"]).hooks({
  before: { create: [asJson] },
  after: { find: [anonymous], create: [receipt] },
  error: { create: [alreadyThere] },
});

/** The lock on the event makes the last seat go to one only. */
const refuseWhenFull = async (context) => {
  const { trx } = context.params.transaction;
  const { gathering_id: id } = context.data;
  const gathering = await trx("gatherings").where({ id }).forUpdate().first();
  if (!gathering) throw new NotFound("There is no such event");
  const [{ count }] = await trx("bookings").where({ gathering_id: id }).count();
  const isRepeat = await trx("bookings").where({ id: context.data.id ?? null }).first();
  if (!isRepeat && gathering.capacity !== null && Number(count) >= gathering.capacity) {
    throw new Conflict("All places are taken", { code: "full" });
  }
};
serve("bookings", "bookings", ["create"]).hooks({
  before: { create: [transaction.start(), refuseWhenFull] },
  after: { create: [transaction.end()] },
  error: { create: [transaction.rollback(), alreadyThere] },
});
for (const [path, name] of [["participants", "participants"], ["letter-replies", "letter_replies"]]) {
  serve(path, name, ["create"]).hooks({ error: { create: [alreadyThere] } });
}

app.listen(Number(process.env.PORT), "127.0.0.1");
