// Adds up deaths at kill points, and tells of them.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { reportFolder } from "./folder";
import type { Finding } from "./judge";
import { type Tally, tally } from "./tally";

export interface Death {
  kind: string;
  point: number;
  /** Where it died; empty when it did not come there. */
  name: string;
  /** All points, of a journey in which nobody died. */
  passed: string[];
  /** "Saved" was on the screen at some time. */
  wasSaved: boolean;
  findings: Finding[];
  log: string[];
}

export class Kills {
  private readonly points: Record<string, string[]> = {};
  private readonly deaths: Omit<Death, "log" | "passed">[] = [];

  /** A journey in which nobody died tells which points there are. */
  enumerate(kind: string, whole: Death) {
    this.points[kind] = whole.passed;
    if (!whole.wasSaved) whole.findings.push({ what: "broken", about: "nothing was saved though nobody died" });
    this.add(whole);
  }

  add({ log, passed: _, ...death }: Death) {
    this.deaths.push(death);
    const told = death.name ? `dead at ${death.name}` : "nobody died";
    console.log(`${death.kind} ${death.point}: ${told}, ${death.wasSaved ? "saved" : "nothing saved"}${death.findings.length > 0 ? " – WRONG" : ""}`);
    if (death.findings.length === 0 && death.point >= 0 && death.name !== "") return;
    const folder = reportFolder();
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `kill-${death.kind}-${death.point}.log`);
    writeFileSync(file, `${log.join("\n")}\n`);
    for (const { what, about } of death.findings) {
      console.log(`  ${what}: ${about}; ${file}`);
    }
  }

  /** Writes the report. */
  tell(): Tally {
    const { deaths, points } = this;
    const count = (what: Finding["what"]) => deaths.filter(({ findings }) => findings.some((one) => one.what === what)).length;
    const reached = deaths.filter(({ name }) => name !== "");
    const sum = {
      points,
      journeys: deaths.length,
      deaths: reached.length,
      saved: reached.filter(({ wasSaved }) => wasSaved).length,
      lost: count("lost"),
      doubled: count("doubled"),
      false_arrivals: count("false arrival"),
      stuck: count("stuck"),
      broken: count("broken"),
    };
    const folder = reportFolder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "kills.json"), `${JSON.stringify({ ...sum, all: deaths }, null, 2)}\n`);
    const bad = `${sum.lost} lost, ${sum.doubled} doubled, ${sum.false_arrivals} false arrivals, ${sum.stuck} stuck, ${sum.broken} broken`;
    console.log(`${sum.deaths} deaths at ${Object.values(points).flat().length} points, ${sum.saved} with something saved: ${bad}`);
    return tally(deaths.map(({ findings }) => findings.length === 0));
  }
}
