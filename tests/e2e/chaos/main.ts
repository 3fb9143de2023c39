// `cargo xtask bench chaos | saved` and the step of `cargo xtask test`: `node chaos.mjs trial schedules --schedules 40`.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { template } from "./backend";
import { reportFolder } from "./folder";
import { kills } from "./kills";
import { saved } from "./saved";
import { schedules } from "./schedules";
import type { Tally } from "./tally";
import { trial } from "./trial";
import { wipes } from "./wipes";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    schedules: { type: "string", default: "40" },
    seed: { type: "string", default: "1" },
    resume: { type: "boolean", default: false },
    times: { type: "string", default: "1" },
    taps: { type: "string", default: "120" },
    at: { type: "string", default: "2" },
    verbose: { type: "boolean", default: false },
  },
});

const folder = mkdtempSync(join(tmpdir(), "raati-chaos-template-"));
const sum: Tally = { passed: 0, failed: 0 };
try {
  const database = template(folder);
  const first = Number(values.seed);
  const atOnce = Number(values.at);
  const parts: Record<string, () => Promise<Tally>> = {
    trial: () => trial(database),
    schedules: () =>
      schedules(database, {
        first,
        count: Number(values.schedules),
        isResumed: values.resume,
        atOnce,
        isVerbose: values.verbose,
      }),
    kills: () => kills(database, Number(values.times), atOnce),
    wipes: () => wipes(database, Number(values.times), atOnce),
    saved: () => saved(database, Number(values.taps)),
  };
  for (const name of positionals) {
    const part = parts[name];
    if (!part) throw new Error(`there is no ${name}: ${Object.keys(parts).join(", ")}`);
    const { passed, failed } = await part();
    sum.passed += passed;
    sum.failed += failed;
  }
  mkdirSync(reportFolder(), { recursive: true });
  writeFileSync(join(reportFolder(), "tally.json"), JSON.stringify(sum));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;
