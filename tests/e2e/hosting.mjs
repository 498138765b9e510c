// Replaces the hosted reports of the page, and delays the app.

import { readFileSync } from "node:fs";
import { appDownload } from "../../.ci/size.mjs";

/** The entry of the first report in the hosted catalogue. */
export const [REAL] = JSON.parse(readFileSync("static/catalogue.json", "utf8")).reports;

/** The page that holds no text: the small module draws it. */
export const WITHOUT_TEXT = "rapporteur.html";

/** Another report: its entry and its text. */
export const TREATY = { symbol: "Treaty", title: "A treaty", date: "2020-01-01", language: "en", file: "reports/treaty.md" };
export const TREATY_TEXT = readFileSync("tests/fixtures/documents/treaty.md", "utf8");

/** Serves this catalogue and these files instead of the hosted ones. */
export const hosting = (catalogue, files = {}) => async (page, context) => {
  const answer = (body) => (route) => route.fulfill({ body, contentType: "text/plain; charset=utf-8" });
  const text = typeof catalogue === "string" ? catalogue : JSON.stringify({ reports: catalogue });
  await context.route("**/catalogue.json", answer(text));
  for (const [name, body] of Object.entries(files)) await context.route(`**/${name}`, answer(body));
};

/** Holds the app back after the first drawing, until the returned function is called. */
export async function holdApp(page) {
  let letGo;
  const held = new Promise((resolve) => { letGo = resolve; });
  const [, module] = appDownload("dist");
  await page.route(`**/${module}`, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}
