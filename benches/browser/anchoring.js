// Runs in the page: anchoring compiled as in the app, beside the npm package `approx-string-match`.

import init, { Bench } from "../../target/anchoring/anchoring.js";
import search from "../../node_modules/approx-string-match/build/src/index.js";

const ROUNDS = 5;

const { memory } = await init();
const bench = new Bench();
globalThis.sources = [bench.old_source(), bench.new_source()];
globalThis.measured = measure();
globalThis.measured.memory = memory.buffer.byteLength;

/** Returns the milliseconds of each round, for everything that is measured. */
function measure() {
  const rounds = Array.from({ length: ROUNDS });
  const times = {};
  for (const what of ["carry_over", "resolve_here", "resolve_exact", "resolve_fuzzy"]) {
    times[what] = rounds.map(() => timed(() => bench[what]()).ms);
  }
  // Strings are made, and passed across the border of WebAssembly, before anything is measured. Either side has
  // the text and the quotes in its own memory, and all its work on them counts. Ours decodes the text's UTF-8 into
  // code points, once for all quotes. Either side prepares the pattern at every call.
  const [text, quotes] = [bench.text(), bench.quotes()];
  const limits = { quarter: 4, half: 2 };
  const beside = {};
  for (const [name, divisor] of Object.entries(limits)) {
    beside[name] = rounds.map((_, round) => sideBySide(text, quotes, divisor, round));
  }
  // The whole of `resolve`, preparing the text once for all targets, beside the other side's bare searches.
  const whole = rounds.map((_, round) => {
    const ours = () => timed(() => bench.resolve_fuzzy()).ms;
    const theirs = () => timed(() => quotes.forEach((quote) => search(text, quote, most(quote, limits.quarter)))).ms;
    const [first, second] = round % 2 ? [ours(), theirs()] : [theirs(), ours()];
    return round % 2 ? { ours: first, theirs: second } : { ours: second, theirs: first };
  });
  return { times, beside, whole, quotes: quotes.length };
}

/**
 * Searches the same text for the same quotes within the same limits, on both sides, and compares the best matches.
 * The side that goes first alternates from quote to quote.
 */
function sideBySide(text, quotes, divisor, round) {
  const sum = { ours: timed(() => bench.fold()).ms, theirs: 0, agreed: 0, found: 0, differing: [] };
  for (const [index, quote] of quotes.entries()) {
    const limit = most(quote, divisor);
    const sides = {
      ours: () => { const best = bench.search(index, limit); return best && [best.errors, best.start, best.end]; },
      theirs: () => { const [best] = search(text, quote, limit); return best && [best.errors, best.start, best.end]; },
    };
    const best = {};
    const names = (index + round) % 2 ? ["ours", "theirs"] : ["theirs", "ours"];
    for (const name of names) {
      const { ms, result } = timed(sides[name]);
      sum[name] += ms;
      best[name] = result;
    }
    if (best.ours) sum.found += 1;
    if (String(best.ours) === String(best.theirs)) sum.agreed += 1;
    else sum.differing.push({ index, ...best });
  }
  return sum;
}

function most(quote, divisor) {
  return Math.floor(quote.length / divisor);
}

function timed(run) {
  const start = performance.now();
  const result = run();
  return { ms: performance.now() - start, result };
}
