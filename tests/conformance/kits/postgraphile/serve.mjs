// PostGraphile 5 with its standard preset: connections, camelCase, mutations from SQL functions. It connects as a role
// that may do only what the public may. Two things an operator adds: CORS, which PostGraphile leaves to the server
// around it, and the names of our own refusals, which it would mask as "An error occurred".
import "./node20.mjs";
import { createServer } from "node:http";
import { GraphQLError } from "graphql";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { defaultMaskError } from "postgraphile/grafserv";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";

const connection = new URL(process.env.DATABASE_URL);
connection.username = "portal_public";

/** Class RA is ours (functions.sql); everything else stays masked. */
function maskError(error) {
  const { code, message } = error.originalError ?? {};
  if (!code?.startsWith("RA")) return defaultMaskError(error);
  const { nodes, source, positions, path } = error;
  return new GraphQLError(message, { nodes, source, positions, path, extensions: { code: message } });
}

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString: connection.href, schemas: ["portal"] })],
  grafserv: { graphqlPath: "/graphql", graphqlOverGET: true, graphiql: false, maskError },
  grafast: { explain: false },
});

const handle = instance.createServ(grafserv).createHandler();

createServer((request, response) => {
  response.setHeader("Access-Control-Allow-Origin", "*");
  if (request.method !== "OPTIONS") return handle(request, response);
  response.setHeader("Access-Control-Allow-Methods", "GET, POST");
  response.setHeader("Access-Control-Allow-Headers", "Content-Type");
  response.setHeader("Access-Control-Max-Age", "600");
  return response.writeHead(204).end();
}).listen(Number(process.env.PORT), "127.0.0.1");
