// Watches every page of a test: errors on the console, exceptions, CSP violations, requests to anyone else.
import { type BrowserContext, expect } from "@playwright/test";

/** What a test knows to appear on the console, such as the browser's own line about a 503 it asked for. */
export type AllowConsole = (pattern: RegExp) => void;

/** Starts watching; `origins` are those that may be asked. `check` fails the test when something was seen that was not allowed. */
export async function guard(context: BrowserContext, ...origins: string[]) {
  const seen: string[] = [];
  const allowed: RegExp[] = [];

  context.on("console", (message) => {
    if (message.type() === "error") seen.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => seen.push(`exception: ${error.error().stack ?? error.error().message}`));
  context.on("request", (request) => {
    const url = new URL(request.url());
    const isOwn = origins.includes(url.origin) || ["data:", "blob:", "about:"].includes(url.protocol);
    if (!isOwn) seen.push(`request to another origin: ${request.url()}`);
  });
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`CSP: ${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`);
    });
  });

  return {
    allow: (pattern: RegExp) => void allowed.push(pattern),
    check: () => {
      const unexpected = seen.filter((line) => !allowed.some((pattern) => pattern.test(line)));
      expect(unexpected, "console errors, exceptions, CSP violations, foreign requests").toEqual([]);
    },
  };
}
