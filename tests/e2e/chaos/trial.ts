// Tries the judge itself: a screen that lies must be found out, and one that does not must not be.
import { stands } from "./screen";
import { type Tally, tally } from "./tally";
import { World } from "./world";

const NEVER_SENT = "0123456789abcdefghijklmnop";

/** Whether the judge finds what is put before it. */
export async function trial(database: string): Promise<Tally> {
  const world = await World.open(database, 0);
  try {
    const page = await world.page();
    await page.goto(world.origin, { waitUntil: "commit" });
    await stands(page, 10_000);
    const write = (id: string, text: string) =>
      page.evaluate(
        ([path, body]) =>
          fetch(path, { method: "PUT", headers: { "content-type": "application/json", "x-raati": "1" }, body }).then(
            (answer) => answer.ok,
          ),
        [`/api/v1/messages/${id}`, JSON.stringify({ category: "idea", text, reply_to: "" })] as const,
      );
    const show = (item: string, stage: string, saved: string) =>
      page.evaluate(
        (data) => {
          const line = document.createElement("p");
          Object.assign(line.dataset, data);
          document.body.append(line);
        },
        { item, stage, saved },
      );
    const sent = ["aaaaaaaaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbbbbbbbb"];
    for (const id of sent) if (!(await write(id, "Sama viesti"))) throw new Error("the trial's own message was refused");
    await show(sent[0] ?? "", "arrived", "twice");
    await show(NEVER_SENT, "queued", "once");
    await show(NEVER_SENT, "arrived", "twice");
    await page.waitForTimeout(200);
    const verdict = await world.judge.end([], [{ kind: "message", target: "a", mark: "Sama viesti" }]);
    const found = verdict.findings.map(({ what }) => what).sort();
    const isRight = found.join() === "doubled,false arrival,lost" && verdict.findings.some(({ about }) => about.includes(NEVER_SENT));
    console.log(isRight ? "the judge finds what is lost, doubled and falsely arrived" : `the judge found ${found.join(", ")}`);
    return tally([isRight]);
  } finally {
    await world.close();
  }
}
