// Many schedules, some at once, with a progress file that a later run goes on from, and a report at the end.
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { reportFolder } from "./folder";
import { type Sum, add, markdown, nothing } from "./report";
import { schedule } from "./schedule";
import { type Played, play } from "./session";
import { type Tally, each } from "./tally";

export interface Options {
  /** The first seed; the others follow it. */
  first: number;
  count: number;
  isResumed: boolean;
  atOnce: number;
  isVerbose: boolean;
}

/** Runs them. */
export async function schedules(database: string, options: Options): Promise<Tally> {
  const folder = reportFolder();
  mkdirSync(folder, { recursive: true });
  const progress = join(folder, "progress.jsonl");
  if (!options.isResumed) rmSync(progress, { force: true });
  const sum = nothing();
  const done = new Set<number>();
  for (const line of existsSync(progress) ? readFileSync(progress, "utf8").split("\n").filter(Boolean) : []) {
    const played = JSON.parse(line) as Played;
    add(sum, played);
    done.add(played.seed);
  }
  if (done.size > 0) console.log(`${done.size} schedules were run before`);
  const seeds = Array.from({ length: options.count }, (_, place) => options.first + place).filter((seed) => !done.has(seed));
  const began = Date.now();
  await each(seeds, options.atOnce, async (seed) => {
    const played = await play(schedule(seed), database);
    const { log: _, ...rest } = played;
    appendFileSync(progress, `${JSON.stringify(rest)}\n`);
    add(sum, played);
    tellOne(played, folder, options.isVerbose);
  });
  sum.wallMillis += Date.now() - began;
  writeFileSync(join(folder, "report.json"), `${JSON.stringify(sum, null, 2)}\n`);
  writeFileSync(join(folder, "report.md"), markdown(sum));
  console.log(tellSum(sum));
  return { passed: sum.schedules - sum.failed.length, failed: sum.failed.length };
}

function tellOne({ seed, writes, saved, arrived, millis, findings, log }: Played, folder: string, isVerbose: boolean) {
  const isBad = findings.length > 0;
  const figures = `${writes} writes, ${saved} saved, ${arrived} arrived, ${(millis / 1000).toFixed(1)} s`;
  console.log(`seed ${seed}: ${figures}${isBad ? " – WRONG" : ""}`);
  if (!isBad && !isVerbose) return;
  const file = join(folder, `seed-${seed}.log`);
  const told = findings.map(({ what, about }) => `${what}: ${about}`);
  writeFileSync(file, `${[...log, ...told].join("\n")}\n`);
  for (const line of told) console.log(`  ${line}`);
  console.log(`  all of it: ${file}; again: cargo xtask bench chaos --seed ${seed} --schedules 1`);
}

function tellSum(sum: Sum): string {
  const { schedules, writes, saved, arrived, found } = sum;
  const bad = `${found.lost} lost, ${found.doubled} doubled, ${found["false arrival"]} false arrivals`;
  return `${schedules} schedules, ${writes} writes, ${saved} saved, ${arrived} arrived; ${bad}, ${found.stuck} stuck, ${found.broken} broken; ${(sum.wallMillis / 1000).toFixed(0)} s`;
}
