// Writes `.env` as an operator of a public portal would: CORS on for the portal's origin, no telemetry.
// The editor's password and the secret are new for every run and never leave this folder.
import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";

const settings = {
  HOST: "127.0.0.1",
  PUBLIC_URL: process.env.RAATI_ORIGIN,
  SECRET: randomUUID(),
  ADMIN_EMAIL: "editor@example.fi",
  ADMIN_PASSWORD: randomUUID(),
  CORS_ENABLED: true,
  CORS_ORIGIN: true, // any origin; in production its name, e.g. https://raati.example.fi
  TELEMETRY: false,
  CACHE_ENABLED: false,
  RATE_LIMITER_ENABLED: false,
  LOG_LEVEL: "warn",
};
writeFileSync(".env", Object.entries(settings).map(([name, value]) => `${name}=${value}\n`).join(""));
