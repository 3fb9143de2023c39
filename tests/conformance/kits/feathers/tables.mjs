// The tables: uuid keys – those of what residents send are chosen by who sends – and words by language in one JSON column.
import knex from "knex";

export const database = knex({ client: "pg", connection: process.env.DATABASE_URL });

const translated = (table) => {
  table.uuid("id").primary().defaultTo(database.raw("gen_random_uuid()"));
  table.text("slug").notNullable().unique();
  table.jsonb("l10n").notNullable();
};
const sent = (parent, more) => (table) => {
  table.uuid("id").primary();
  table.uuid(`${parent}_id`).notNullable().references(`${parent}s.id`);
  table.timestamp("sent_at").notNullable().defaultTo(database.fn.now());
  more(table);
};

await database.schema
  .createTable("boards", (table) => {
    translated(table);
    table.text("mode");
    table.text("city");
    table.integer("seats");
    table.text("admission");
    table.boolean("confidential");
    table.date("starts_on");
    table.date("ends_on");
    table.date("news_on");
  })
  .createTable("polls", (table) => {
    translated(table);
    table.uuid("board_id").references("boards.id");
    table.integer("minutes");
    table.integer("smallest_group");
    table.timestamp("opens_at");
    table.timestamp("closes_at");
    table.jsonb("questions");
  })
  .createTable("gatherings", (table) => {
    translated(table);
    table.uuid("board_id").references("boards.id");
    table.text("category");
    table.text("mode");
    table.text("link");
    table.text("street");
    table.text("city");
    table.timestamp("starts_at");
    table.timestamp("ends_at");
    table.boolean("cancelled");
    table.boolean("booking");
    table.integer("capacity");
  })
  .createTable("letters", (table) => {
    translated(table);
    table.text("code").notNullable().unique();
    table.jsonb("to");
    table.jsonb("from");
    table.timestamp("reply_by");
    table.boolean("personal");
    table.integer("minutes");
    table.text("state").defaultTo("open");
  })
  .createTable("changes", (table) => {
    translated(table);
    table.text("progress");
    table.timestamp("published_at");
    table.date("news_on");
    table.jsonb("because");
  })
  .createTable("submissions", sent("poll", (table) => table.jsonb("values").notNullable()))
  .createTable("participants", sent("board", (table) => table.text("message")))
  .createTable("bookings", sent("gathering", (table) => table.text("needs")))
  .createTable("letter_replies", sent("letter", (table) => table.text("answer").notNullable()));
