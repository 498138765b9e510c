// Random numbers that repeat for a seed.

/**
 * Returns random numbers, the same for the same seed (mulberry32, Tommy Ettinger 2017). It uses nothing else in this
 * file, so that it can be passed to a page as text.
 */
export function chance(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count) => Math.floor(next() * count);
  return {
    /** Returns a number from 0 up to 1. */
    next,
    /** Returns a whole number from 0 up to `count`. */
    below,
    pick: (all) => all[below(all.length)],
    /** Picks by weight from `[[weight, value], …]`. */
    weighed: (all) => {
      let left = next() * all.reduce((sum, [weight]) => sum + weight, 0);
      return all.find(([weight]) => (left -= weight) < 0)[1];
    },
  };
}
