// Everything that delegates do, with fingers on a phone.

import { checkExports, stage } from "./app.mjs";
import { answerProposals, writeOnDocument, writeOnText, writeOnWords } from "./every.mjs";
import { fingers, PHONE } from "./hands.mjs";

const { visit } = stage();

const onPhone = { context: PHONE };

for (const [what, write] of [
  ["every kind of note on paragraphs", writeOnText],
  ["every kind that is offered for selected words", writeOnWords],
  ["every kind of note on the document", writeOnDocument],
  ["every answer to proposals of others", answerProposals],
]) {
  visit(`by touch: ${what}`, onPhone, ({ page }) => write(fingers, page));
}

checkExports();
