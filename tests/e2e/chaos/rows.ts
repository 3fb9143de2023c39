// What the backend really stored, read from its file while it runs.
import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import type { Writable } from "node:stream";
import { createInterface } from "node:readline";
import { kitProgram } from "../fixtures.environment";

export type Row = Record<string, string | number | null>;

interface Answer {
  rows?: Row[];
  failure?: string;
}

export class Rows {
  private readonly questions: Writable;
  private readonly asked: ((answer: Answer) => void)[] = [];

  constructor(database: string) {
    const child: ChildProcess = spawn(kitProgram(), ["rows", database], { stdio: ["pipe", "pipe", "inherit"] });
    if (!child.stdin || !child.stdout) throw new Error("the reader of rows has no pipes");
    this.questions = child.stdin;
    createInterface({ input: child.stdout }).on("line", (line) => this.asked.shift()?.(JSON.parse(line) as Answer));
    child.once("exit", () => {
      for (const tell of this.asked.splice(0)) tell({ failure: "the reader of rows ended" });
    });
  }

  /** All rows of a query, as of now. */
  async all(query: string): Promise<Row[]> {
    const answer = await new Promise<Answer>((resolve) => {
      this.asked.push(resolve);
      this.questions.write(`${query.replaceAll(/\s+/g, " ")}\n`);
    });
    if (!answer.rows) throw new Error(`${answer.failure}: ${query}`);
    return answer.rows;
  }

  async count(from: string): Promise<number> {
    return Number((await this.all(`SELECT count(*) AS n FROM ${from}`))[0]?.n);
  }

  close() {
    this.questions.end();
  }
}

/** Text as SQL takes it. */
export const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The hash under which the backend keeps an id for this purpose (crates/backend/src/secret.rs). */
export function hashed(purpose: "minted id" | "answers", id: string): string {
  return createHash("sha256").update(purpose).update("\0").update(id).digest("hex").toUpperCase();
}
