// Everything a resident can send: how its form is filled in, and which button sends it.
import type { Locator, Page } from "@playwright/test";
import { seen } from "./screen";

export type Kind =
  | "message"
  | "poll"
  | "register"
  | "cancel"
  | "join"
  | "leave"
  | "request"
  | "feedback"
  | "propose"
  | "support"
  | "reply";

/** One thing to send. */
export interface Write {
  kind: Kind;
  /** What it is about: a poll, an event, a panel, a theme, a meeting, an invitation's code. */
  target: string;
  /** Words that are in no other write. */
  mark: string;
}

/** What there is to write about in the demo data; nothing is written about twice. */
export const TARGETS: Record<Kind, string[]> = {
  message: ["a", "b", "c"],
  poll: ["poll-c1", "poll-c2", "poll-c3", "poll-c4"],
  register: ["event-53c", "event-98h", "event-94d", "event-42b"],
  cancel: ["event-53c", "event-98h", "event-94d", "event-42b"],
  join: ["panel-4f9", "panel-8r3"],
  leave: ["panel-4f9", "panel-8r3"],
  request: ["panel-5m1"],
  feedback: ["panel-2w8/meetings/meeting-f1z", "panel-4f9/meetings/meeting-g1b", "panel-5m1/meetings/meeting-d1v"],
  propose: ["panel-4f9", "panel-8r3"],
  support: ["theme-53c", "theme-62b"],
  reply: ["KA7V2026", "HETKE526", "SANA2026", "MATKA247"],
};

/** The invitation of a code, by the demo data. */
export const INVITATIONS: Record<string, string> = {
  KA7V2026: "inv-7h2",
  HETKE526: "inv-1p5",
  SANA2026: "inv-2q6",
  MATKA247: "inv-3r7",
};
/** Themes, by the demo data. */
const THEMES: Record<string, { panel: string; title: string }> = {
  "theme-53c": { panel: "panel-4f9", title: "Terkkari auki myös kahdeksalta illalla" },
  "theme-62b": { panel: "panel-8r3", title: "Miten asioin toisen puolesta?" },
};

/** What has to be done before, if anything. */
export function before({ kind, target }: Write): { kind: Kind; target: string } | undefined {
  if (kind === "cancel") return { kind: "register", target };
  if (kind === "leave" || kind === "propose") return { kind: "join", target };
  if (kind === "support") return { kind: "join", target: THEMES[target]?.panel ?? "" };
  return undefined;
}

/** The screen of its form. */
export function screenOf({ kind, target }: Write): string {
  switch (kind) {
    case "message":
      return "/message";
    case "poll":
      return `/polls/${target}/1`;
    case "register":
    case "cancel":
      return `/events/${target}`;
    case "support":
      return `/panels/${THEMES[target]?.panel}`;
    case "reply":
      return "/invitation";
    default:
      return `/panels/${target}`;
  }
}

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });

/** Fills the form in, as far as the button that sends it. Throws where there is no such form now. */
export async function fill(page: Page, write: Write, timeout: number): Promise<Locator> {
  const { kind, target, mark } = write;
  const text = (name: string | RegExp) => page.getByRole("textbox", { name });
  const asked = async (opener: string, dialog: string) => {
    await button(page, opener).click({ timeout });
    return page.getByRole("dialog").getByRole("button", { name: dialog, exact: true });
  };
  // Where the last one is still told of, the form is behind a button.
  const another = async (name: string, field: Locator) => {
    const again = button(page, name);
    await seen(field.or(again).first(), timeout);
    if (await again.isVisible()) await again.click({ timeout });
  };
  switch (kind) {
    case "message":
      await another("Kirjoita uusi viesti", text("Viestisi"));
      await page.getByRole("radio", { name: "Idea" }).check({ timeout });
      await text("Viestisi").fill(mark, { timeout });
      return button(page, "Lähetä viesti");
    case "poll":
      await page.getByRole("textbox").first().fill(mark, { timeout });
      await button(page, "Seuraava").click({ timeout });
      return button(page, "Lähetä vastaukset");
    case "register":
      await text(/Mitä tarvitset/).fill(mark, { timeout });
      await page.getByRole("checkbox", { name: /Tarpeeni saa tallentaa/ }).check({ timeout });
      return button(page, "Ilmoittaudu");
    case "cancel":
      return asked("Peru ilmoittautuminen", "Peru ilmoittautuminen");
    case "join":
      return button(page, "Liity raatiin");
    case "leave":
      return asked("Eroa raadista", "Eroa raadista");
    case "request":
      await text(/Kerro lyhyesti/).fill(mark, { timeout });
      return button(page, "Lähetä pyyntö");
    case "feedback":
      await text("Mitä pitäisi muuttaa?").fill(mark, { timeout });
      return button(page, "Lähetä palaute");
    case "propose":
      await page.getByText("Ehdota teemaa").click({ timeout });
      await another("Ehdota toista teemaa", text("Mistä pitäisi puhua?"));
      await text("Mistä pitäisi puhua?").fill(mark, { timeout });
      return button(page, "Lähetä ehdotus");
    case "support":
      return button(page, `Kannatan ${THEMES[target]?.title}`);
    case "reply":
      await text("Kutsukoodi").fill(target, { timeout });
      await button(page, "Avaa kutsu").click({ timeout });
      return button(page, "Kyllä, tulen mukaan");
  }
}
