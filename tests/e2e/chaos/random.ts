// Chance that is the same for the same seed.

/** Draws that depend on nothing but the seed. */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
    // Seeds that lie side by side must not begin alike.
    for (let round = 0; round < 4; round += 1) this.draw();
  }

  /** From 0 up to but not including 1 (mulberry32). */
  draw(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.draw() * (most - least + 1));
  }

  /** Whether something of this likelihood happens. */
  happens(likelihood: number): boolean {
    return this.draw() < likelihood;
  }

  /** One of them. */
  pick<T>(all: readonly T[]): T {
    const one = all[this.between(0, all.length - 1)];
    if (one === undefined) throw new Error("nothing to pick from");
    return one;
  }

  /** One of them, the heavier the likelier. */
  weigh<T extends string>(weights: Record<T, number>): T {
    const all = Object.entries<number>(weights) as [T, number][];
    let left = this.draw() * all.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of all) {
      left -= weight;
      if (left < 0) return name;
    }
    return this.pick(all)[0];
  }
}
