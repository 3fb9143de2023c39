// A plain file server, set up as an operator would: CORS for everybody, only GET, no listing of folders.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join, normalize } from "node:path";

const everybody = { "Access-Control-Allow-Origin": "*" };

createServer(async (request, response) => {
  if (request.method !== "GET" && request.method !== "HEAD") return response.writeHead(405, everybody).end();
  try {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://any").pathname));
    const content = await readFile(join("public", path));
    response.writeHead(200, { ...everybody, "Content-Type": "application/json", "Cache-Control": "max-age=60" }).end(content);
  } catch {
    response.writeHead(404, { ...everybody, "Content-Type": "text/plain" }).end("Not Found");
  }
}).listen(Number(process.env.PORT), "127.0.0.1");
