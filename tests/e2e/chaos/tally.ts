// How many of something held and how many did not, and the way to do several at once.

export interface Tally {
  passed: number;
  failed: number;
}

export const tally = (results: boolean[]): Tally => {
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
};

/** Does them all, so many at a time. */
export async function each<T>(all: T[], atOnce: number, act: (one: T) => Promise<void>) {
  const left = [...all];
  const worker = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await act(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
