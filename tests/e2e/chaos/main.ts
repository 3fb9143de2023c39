// `cargo xtask bench chaos | saved` and the step of `cargo xtask test`: `node chaos.mjs trial schedules --schedules 40`.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { template } from "./backend";
import { kills } from "./kills";
import { saved } from "./saved";
import { schedules } from "./schedules";
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
let isGood = false;
try {
  const database = template(folder);
  const first = Number(values.seed);
  const parts: Record<string, () => Promise<boolean>> = {
    trial: () => trial(database),
    schedules: () =>
      schedules(database, {
        first,
        count: Number(values.schedules),
        isResumed: values.resume,
        atOnce: Number(values.at),
        isVerbose: values.verbose,
      }),
    kills: () => kills(database, Number(values.times)),
    wipes: () => wipes(database, Number(values.times)),
    saved: () => saved(database, Number(values.taps)),
  };
  const results: boolean[] = [];
  for (const name of positionals) {
    const part = parts[name];
    if (!part) throw new Error(`there is no ${name}: ${Object.keys(parts).join(", ")}`);
    results.push(await part());
  }
  isGood = results.length > 0 && results.every(Boolean);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = isGood ? 0 : 1;
