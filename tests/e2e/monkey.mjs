// The long run of the monkey: `node tests/e2e/monkey.mjs [--seed N] [--acts N]`, after `./dev build`.

import { parseArgs } from "node:util";
import { run } from "./monkey/run.mjs";

const { values } = parseArgs({
  options: { seed: { type: "string", default: "1" }, acts: { type: "string", default: "5000" } },
});
const log = (count, name) => { if (count % 250 === 0) console.log(`${count} acts; the last: ${name}`); };
const { done, revisions } = await run({ seed: Number(values.seed), acts: Number(values.acts), log });
console.log(`${done.length} acts, ${revisions} revisions kept, nothing lost`);
