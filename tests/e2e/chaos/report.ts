// Adds schedules up, and tells the sum as Markdown.
import type { Finding } from "./judge";
import type { Played } from "./session";

export interface Sum {
  schedules: number;
  writes: number;
  unopened: number;
  saved: number;
  arrived: number;
  /** Items that waited for the person at the end. */
  left: number;
  found: Record<Finding["what"], number>;
  /** Seeds with a finding. */
  failed: number[];
  faults: Record<string, number>;
  turns: Record<string, number>;
  /** Of all schedules together. */
  millis: number;
  /** By the clock on the wall, of this run. */
  wallMillis: number;
}

export const nothing = (): Sum => ({
  schedules: 0,
  writes: 0,
  unopened: 0,
  saved: 0,
  arrived: 0,
  left: 0,
  found: { lost: 0, doubled: 0, "false arrival": 0, stuck: 0, broken: 0 },
  failed: [],
  faults: {},
  turns: {},
  millis: 0,
  wallMillis: 0,
});

export function add(sum: Sum, played: Omit<Played, "log">) {
  sum.schedules += 1;
  sum.left += played.left.length;
  for (const what of ["writes", "unopened", "saved", "arrived", "millis"] as const) sum[what] += played[what];
  for (const { what } of played.findings) sum.found[what] += 1;
  if (played.findings.length > 0) sum.failed.push(played.seed);
  for (const place of ["faults", "turns"] as const) {
    for (const [name, count] of Object.entries(played[place])) sum[place][name] = (sum[place][name] ?? 0) + count;
  }
}

export function markdown(sum: Sum): string {
  const table = (counts: Record<string, number>) =>
    Object.entries(counts)
      .sort(([, one], [, other]) => other - one)
      .map(([name, count]) => `| ${name} | ${count} |`);
  return `${[
    "# Chaos",
    "",
    "| | |",
    "|---|---:|",
    `| schedules | ${sum.schedules} |`,
    `| writes sent | ${sum.writes} |`,
    `| forms that did not open on the network there was | ${sum.unopened} |`,
    `| items shown as saved | ${sum.saved} |`,
    `| items shown as arrived | ${sum.arrived} |`,
    `| items that wait for the person at the end | ${sum.left} |`,
    ...Object.entries(sum.found).map(([what, count]) => `| **${what}** | **${count}** |`),
    `| seeds with a finding | ${sum.failed.join(", ") || "none"} |`,
    `| seconds of schedules | ${(sum.millis / 1000).toFixed(0)} |`,
    `| seconds on the wall, last run | ${(sum.wallMillis / 1000).toFixed(0)} |`,
    "",
    "## Faults on the way",
    "",
    "| fault | times |",
    "|---|---:|",
    ...table(sum.faults),
    "",
    "## What came over the resident",
    "",
    "| turn | times |",
    "|---|---:|",
    ...table(sum.turns),
  ].join("\n")}\n`;
}
