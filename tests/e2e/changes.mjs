// The first report hosted together with its revision, corrigendum and addendum.

import { readFileSync } from "node:fs";
import { hosting, REAL } from "./hosting.mjs";

/** Returns the catalogue entry of a report in the fixtures. */
const listed = (change) => ({
  symbol: `C14/41(${change})-E`,
  title: `${REAL.title}, ${change}`,
  date: "2014-04-02",
  language: "en",
  file: `reports/C14-41-${change}-E.md`,
  ...(change === "Rev.1" ? { revisionOf: REAL.symbol } : {}),
});

const CHANGES = ["Rev.1", "Corr.1", "Add.1"].map((change) => ({
  entry: listed(change), text: readFileSync(`tests/fixtures/reports/C14-41-${change}-E.md`, "utf8"),
}));

export const hosted = hosting([REAL, ...CHANGES.map(({ entry }) => entry)], Object.fromEntries(CHANGES.map(({ entry, text }) => [entry.file, text])));

/** The number of the revision, and its text. */
export const REVISION = { symbol: CHANGES[0].entry.symbol, text: CHANGES[0].text };

/** The address of the revision by itself. */
export const NEXT = "#/C14-41-Rev.1-E.en/";

export const REV = "#/C14-41-Rev.1-E.en/?compare=C14-41-E.en";
export const CORR = "#/C14-41-Corr.1-E.en/?beside=C14-41-E.en";
export const ADD = "#/C14-41-Add.1-E.en/?beside=C14-41-E.en";
