// Other reports on the page than the hosted ones.

import { readFileSync } from "node:fs";

/** The entry of the first report in the hosted catalogue. */
export const [REAL] = JSON.parse(readFileSync("static/catalogue.json", "utf8")).reports;

/** Answers with this catalogue and these files instead of the hosted ones. */
export const hosting = (catalogue, files = {}) => async (page, context) => {
  const answer = (body) => (route) => route.fulfill({ body, contentType: "text/plain; charset=utf-8" });
  const text = typeof catalogue === "string" ? catalogue : JSON.stringify({ reports: catalogue });
  await context.route("**/catalogue.json", answer(text));
  for (const [name, body] of Object.entries(files)) await context.route(`**/${name}`, answer(body));
};
