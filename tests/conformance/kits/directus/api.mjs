// The editor's side of Directus' API: only the set-up script uses it, never a browser.
import { readFileSync } from "node:fs";

const origin = process.env.RAATI_ORIGIN;
const settings = Object.fromEntries(
  readFileSync(".env", "utf8").trim().split("\n").map((line) => line.split(/=(.*)/s)),
);

async function call(method, path, body, token) {
  const headers = { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) };
  const response = await fetch(origin + path, { method, headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text && JSON.parse(text).data;
}

const login = { email: settings.ADMIN_EMAIL, password: settings.ADMIN_PASSWORD };
const { access_token: token } = await call("POST", "/auth/login", login);

/** Creates something and gives it back. */
export const create = (path, body) => call("POST", path, body, token);

/** Changes something. */
export const change = (path, body) => call("PATCH", path, body, token);
