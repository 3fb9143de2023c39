// What happens to a resident in one schedule, drawn from a seed before anything happens.
import { Chance } from "./random";
import { type Kind, TARGETS, type Write, before } from "./writes";

/** The network while something is sent. */
export type Network = "calm" | "rough" | "offline" | "down";
/** What comes after it. */
export type Turn = "go on" | "reload" | "new tab" | "close tab" | "kill browser" | "kill server" | "online";

/** One thing that is sent, and what comes over it. */
export interface Round {
  write: Write;
  /** The form is opened on a network that works, or on the one that is there. */
  opening: "healed" | "as it is";
  network: Network;
  taps: number;
  /** From the tap to what comes next. */
  millis: number;
  turn: Turn;
}

export interface Schedule {
  seed: number;
  rounds: Round[];
}

const KINDS: Record<Kind, number> = {
  message: 6,
  poll: 4,
  register: 3,
  feedback: 3,
  join: 3,
  reply: 2,
  request: 1,
  cancel: 2,
  leave: 2,
  propose: 2,
  support: 2,
};

/** The schedule of a seed. */
export function schedule(seed: number): Schedule {
  const chance = new Chance(seed);
  const done: Write[] = [];
  const rounds: Round[] = [];
  const length = chance.between(2, 4);
  while (rounds.length < length) {
    const write = next(chance, done, seed);
    done.push(write);
    rounds.push({
      write,
      opening: chance.happens(0.75) ? "healed" : "as it is",
      network: chance.weigh<Network>({ calm: 2, rough: 6, offline: 2, down: 2 }),
      taps: chance.happens(0.15) ? 3 : 1,
      millis: chance.happens(0.3) ? chance.between(0, 60) : chance.between(60, 700),
      turn: chance.weigh<Turn>({
        "go on": 4,
        reload: 3,
        "new tab": 2,
        "close tab": 1,
        "kill browser": 2,
        "kill server": 2,
        online: 2,
      }),
    });
  }
  return { seed, rounds };
}

function next(chance: Chance, done: Write[], seed: number): Write {
  const isDone = (kind: Kind, target: string) => done.some((one) => one.kind === kind && one.target === target);
  for (;;) {
    const kind = chance.weigh(KINDS);
    const target = chance.pick(TARGETS[kind]);
    if (isDone(kind, target)) continue;
    const write = { kind, target, mark: `Kaaos ${seed}-${done.length} ${kind}` };
    const first = before(write);
    if (!first || isDone(first.kind, first.target)) return write;
    if (chance.happens(0.5)) return { kind: first.kind, target: first.target, mark: `Kaaos ${seed}-${done.length} ${first.kind}` };
  }
}

/** A schedule in a few lines. */
export function tell({ seed, rounds }: Schedule): string[] {
  return [
    `seed ${seed}`,
    ...rounds.map(({ write, opening, network, taps, millis, turn }, place) => {
      return `${place + 1}. ${write.kind} ${write.target}, opened ${opening}, sent ${network}, ${taps} tap(s), ${millis} ms, then ${turn}`;
    }),
  ];
}
