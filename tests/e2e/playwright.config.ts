// Two sizes of one browser, the one `cargo xtask test` found, and the five journeys again on backends of other makes.
// Run it by `cargo xtask test --only e2e`, which builds the portal and the backends first.
import { defineConfig } from "@playwright/test";
import { browserArguments as args } from "./fixtures.browser";
import { kits } from "./fixtures.environment";
import type { OnKit } from "./fixtures.foreign";

const otherBackends = "backends*.spec.ts";
// What has nothing to do with the size of the window is tried once.
const ofNoSize = [
  "crash.spec.ts",
  "kept.spec.ts",
  "outbox.spec.ts",
  "outbox_edit.spec.ts",
  "rescue_offline.spec.ts",
  "typed.spec.ts",
  "vault.spec.ts",
];
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

export default defineConfig<object, OnKit>({
  testDir: ".",
  testMatch: "*.spec.ts",
  globalSetup: "./fixtures.seed.ts",
  outputDir: "test-results/traces",
  workers: 2,
  // A machine under load may miss a time-out; a test that fails twice has failed.
  retries: process.env.CI ? 1 : 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json", { outputFile: "test-results/report.json" }]],
  use: {
    locale: "fi-FI",
    timezoneId: "Europe/Helsinki",
    // Each test is a phone of its own, which would fetch the whole build to keep it; worker.spec.ts looks at that.
    serviceWorkers: "block",
    trace: "retain-on-failure",
    launchOptions: { executablePath: process.env.RAATI_CHROMIUM, args },
  },
  projects: [
    { name: "phone", testIgnore: otherBackends, use: phone },
    { name: "desktop", testIgnore: [otherBackends, ...ofNoSize], use: { viewport: { width: 1280, height: 800 } } },
    // One worker each: one backend, since some take half a minute to start.
    ...kits().map((kit) => ({ name: kit, testMatch: otherBackends, workers: 1, use: { ...phone, kitName: kit } })),
  ],
});
