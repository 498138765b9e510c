// Screenshots of every state in every look, for visual review: `./dev shots [STATE…]` writes them
// to tests/e2e/output/shots.

import { mkdirSync } from "node:fs";
import { serve } from "../serve.mjs";
import {
  addNote, addNotes, BASE, block, button, composer, dialog, field, follow, importFiles, introduce, LI, newPage, notesButton,
  notesOn, open, save, write,
} from "./app.mjs";
import { launch } from "./browser.mjs";
import { ADD as ADDENDUM, CORR, hosted, NEXT, REV } from "./changes.mjs";
import { conflictOn } from "./conflict.mjs";
import { PHONE } from "./hands.mjs";
import { look } from "./looks.mjs";
import { ANA, cardOf, file, FLEUR, GRETA, JUN, lost, note, SECRETARIAT, textOf } from "./made.mjs";
import { filterBar, take } from "./many.mjs";
import { noteOnWords, selectionBar, selectWords } from "./words.mjs";
import { add, begin, box, choose, openMore, privateBox } from "./writing.mjs";

const FOLDER = new URL("output/shots/", import.meta.url).pathname;

const SIZES = [{ width: 1280, height: 900 }, { width: 820, height: 1180 }, PHONE.viewport];
const COLOURS = ["light", "dark", "forced"];

const TEXT = textOf("5.9");

const PROPOSAL = note({
  id: 1, by: ANA, kind: "proposal", sign: "MOD", on: "5.9", proposed: TEXT.replace("quarterly", "annual").replace("on the use of ICTs, protecting them from the online threats", "online"),
  text: "Small administrations cannot report every three months.", sponsors: [{ country: "BRA", label: "B" }, { label: "CITEL" }], tags: ["costs"],
});

const SAID = [
  note({ id: 2, by: FLEUR, kind: "support", to: 1, text: "Strongly." }), note({ id: 3, by: JUN, kind: "co-sponsorship", to: 1 }),
  note({ id: 4, by: GRETA, kind: "reservation", to: 1, text: "As long as costs are open." }),
  note({ id: 5, by: FLEUR, kind: "reply", to: 1, text: "Would *half-yearly* do?" }), note({ id: 6, by: ANA, kind: "reply", to: 5, text: "It would." }),
  note({ id: 7, by: JUN, kind: "reply", to: 6, text: "And for us, with a summary in all six languages." }),
  note({ id: 8, by: SECRETARIAT, kind: "disposition", to: 1, disposition: "accepted with modifications", text: "Subject to resources." }),
];

const KINDS = [
  note({ id: 10, by: FLEUR, on: "5.9", kind: "question", text: "Who would **pay** for this?", category: "te" }),
  note({ id: 11, by: JUN, on: "5.9", kind: "editorial", phrase: "on the use of ICTs", proposed: "in the use of ICTs", text: "As in the next line." }),
  note({ id: 12, by: GRETA, on: "5.9", kind: "highlight", phrase: "quarterly reports", tags: ["reports", "costs"] }),
  note({ id: 13, by: ANA, on: "5.9", text: "We *support* the aim.\n\n- one\n- two", onBehalfOf: { label: "CITEL" } }),
  note({ id: 14, by: ANA, on: "6.1 b)", kind: "proposal", sign: "SUP", text: "Said in 6.2." }),
  note({ id: 15, by: FLEUR, on: "6.1 b)", kind: "proposal", sign: "NOC", text: "Agreed in plenary." }),
  note({ id: 16, by: JUN, on: "6.1 b)", kind: "proposal", sign: "ADD", proposed: "Reports are published in all six languages.", address: "6.1 b bis)", target: { insert: "after" } }),
  note({ id: 17, by: GRETA, on: "6.2 c)", kind: "support" }), note({ id: 18, by: JUN, on: "6.2 c)", kind: "reservation", text: "Until 6.1 is settled." }),
];

const LONG = `# A long note\n\n${"A paragraph of some length that goes on about the reports and who is to write them. ".repeat(5)}\n\n> quoted\n\n\`\`\`\n${"code ".repeat(30)}\n\`\`\`\n\n| Region | Cost |\n|---|---|\n| Africa | 1 |\n| Americas | 2 |\n\nhttps://example.org/${"a-very-long-address/".repeat(8)}`;

const many = (count) => async (page) => {
  await take(page, count);
  await toNotes(page, "5.9");
};

/** Opens the notes on an address: on phones, their sheet. */
const toNotes = (page, address) => notesButton(page, address).click();

/** Imports notes and opens those on an address. */
const showing = (items, address = "5.9") => async (page) => {
  await importFiles(page, file(items));
  await toNotes(page, address);
};

/** Opens the composer with a kind and a sign. */
const writing = (kind, sign, more = () => {}) => async (page) => {
  await begin(page, "5.9", kind);
  if (sign) await choose(page, sign);
  await more(page);
};

const answering = (kind) => async (page) => {
  await showing([PROPOSAL])(page);
  await button(cardOf(page, 1), "Reply").click();
  await choose(page, kind);
};

/** Every state, and how to reach it. */
const STATES = {
  empty: (page) => block(page, "5.9").focus(),
  "one-note": async (page) => {
    await addNote(page, "5.9", "Who would **pay** for this?", { kind: "Question", by: LI });
    await toNotes(page, "5.9");
  },
  "kinds-5.9": showing(KINDS),
  "kinds-6.1": showing(KINDS, "6.1 b)"),
  "kinds-6.2": showing(KINDS, "6.2 c)"),
  highlights: async (page) => {
    await noteOnWords(page, "5.9", "elaboration of quarterly reports", { text: "one", by: LI });
    await noteOnWords(page, "5.9", "quarterly reports from the working group", { kind: "Question", text: "two" });
    await noteOnWords(page, "5.9", "reports", { kind: "Highlight" });
    await block(page, "5.9").focus();
  },
  proposal: showing([PROPOSAL]),
  thread: showing([PROPOSAL, ...SAID]),
  "thread-more": async (page) => {
    await showing([PROPOSAL, ...SAID])(page);
    await cardOf(page, 1).getByText(/^Supported by/).click();
    await cardOf(page, 1).locator(":scope > .acts").getByRole("button", { name: /^More/ }).click();
  },
  rivals: async (page) => {
    await showing([PROPOSAL, ...SAID, ...[21, 22].map((id) => note({ id, by: JUN, kind: "proposal", sign: "MOD", on: "5.9", phrase: "quarterly reports", proposed: `${id} reports` })), note({ id: 23, by: GRETA, kind: "proposal", sign: "NOC", on: "5.9", text: "As agreed." })])(page);
    await button(cardOf(page, 1), "Compare 4 proposals on 5.9").click();
  },
  conflict: async (page) => {
    await addNote(page, "5.9", "The contribution was noted with thanks.", { by: LI });
    await conflictOn(page, "5.9", ["The contribution was noted with many thanks.", "The contribution was noted."]);
    await toNotes(page, "5.9");
  },
  private: async (page) => {
    await write(page, "5.9", "between us");
    await openMore(page);
    await privateBox(page).check();
    await save(page);
    await introduce(page, LI);
    await toNotes(page, "5.9");
  },
  "orphan-and-missing": async (page) => {
    const answer = note({ id: 31, by: FLEUR, kind: "reply", to: 99, quote: "Small administrations.", text: "Which ones?" });
    await importFiles(page, file([lost(note({ id: 30, by: ANA, on: "6.2 c)", text: "lost" })), answer]));
    await cardOf(page, 30).focus();
  },
  "on-the-document": async (page) => {
    await button(page, "Add note on the whole document").click();
    await field(page).fill("In general we welcome this report.");
    await save(page);
    await introduce(page, LI);
    await notesOn(page, "the document").focus();
  },
  "thirty-notes": many(30),
  "300-notes": many(300),
  "1000-notes": many(1000),
  "filter-panel": async (page) => {
    await many(300)(page);
    await button(filterBar(page), "Filter").click();
    await filterBar(page).getByRole("button", { name: /^Proposals/ }).click();
  },
  "by-time": async (page) => {
    await many(300)(page);
    await button(filterBar(page), "Filter").click();
    await filterBar(page).getByLabel("Sort by").selectOption("Time, newest first");
    await button(filterBar(page), "Filter").click();
  },
  "long-note": async (page) => {
    await addNote(page, "5.9", LONG, { by: LI });
    await toNotes(page, "5.9");
  },
  "draft-waits": async (page) => {
    await write(page, "5.9", "half a thought");
    await page.keyboard.press("Escape");
  },
  "error-save": writing("Proposal", "NOC", (page) => save(page)),
  "compose-comment": writing("Comment"),
  "compose-more": writing("Comment", undefined, async (page) => {
    await openMore(page);
    await add(page, "Tags", "costs", "reports");
  }),
  "compose-quote": writing("Comment", undefined, async (page) => {
    await composer(page).getByText("On the whole of 5.9").click();
    await box(page, "Quote these words").fill("the use of ICT");
  }),
  "compose-highlight": writing("Highlight"),
  "compose-editorial": writing("Editorial"),
  "compose-mod": writing("Proposal", "MOD", async (page) => {
    await box(page, "Proposed text").fill(TEXT.replace("quarterly", "annual"));
    await add(page, "Sponsors", "FRA", "CEPT");
    await composer(page).getByRole("combobox", { name: "Sponsors" }).pressSequentially("united");
  }),
  "compose-add": writing("Proposal", "ADD"),
  "compose-sup": writing("Proposal", "SUP"),
  "compose-support": writing("Support"),
  "answer-reply": answering("Reply"),
  "answer-disposition": answering("Disposition (secretariat)"),
  discard: async (page) => {
    await write(page, "5.9", "half a thought");
    await button(composer(page), "Discard").click();
  },
  "who-writes": async (page) => {
    await write(page, "5.9", "a note");
    await save(page);
    await dialog(page, "Who is writing?").waitFor();
  },
  "selection-bar": async (page) => {
    await selectWords(page, "5.9", "quarterly reports");
    await button(selectionBar(page), "More…").click();
  },
  selecting: async (page) => {
    await block(page, "5.9").focus();
    await page.keyboard.press("s");
    await page.keyboard.press("Shift+ArrowRight");
  },
};

/** Imports notes from an earlier text: some unchanged, some to be decided, one without a place. */
async function carried(page) {
  await importFiles(page, file([PROPOSAL]));
  await addNotes(page, [["5.1", "It stays."], ["5.2", "Its words are others."], ["5.10", "It is 5.11 now."], ["5.11", "Its paragraph is gone."]]);
  await follow(page, NEXT);
  await dialog(page, "Notes from an earlier text").waitFor();
}

const later = async (page) => {
  await carried(page);
  await button(dialog(page, "Notes from an earlier text"), "Later").click();
};

const at = (hash, come = () => {}) => async (page) => {
  await follow(page, hash);
  await page.locator("#app main ins, #app main .laid").first().waitFor();
  await come(page);
};

/** States with revisions, corrigenda and addenda. */
const REVISED = {
  carried,
  "carried-notes": async (page) => {
    await later(page);
    await toNotes(page, "5.11");
  },
  tray: async (page) => {
    await later(page);
    await page.locator("#notes-without-place").scrollIntoViewIfNeeded();
  },
  placing: async (page) => {
    await carried(page);
    await page.locator("[data-uncertain]").first().focus();
    await page.keyboard.press("e");
    await page.getByRole("region", { name: "Where does the note belong?" }).waitFor();
  },
  compare: at(REV, (page) => page.keyboard.press("n")),
  renumbering: at(REV, (page) => button(page, "Renumbering").click()),
  corrigendum: at(CORR),
  addendum: at(ADDENDUM),
  reports: (page) => page.locator("#app").getByTitle("Reports").click(),
};

/** States on touch screens: the bar at the bottom edge, and a message with it. */
const TOUCHED = {
  "phone-bar": async (page) => {
    await write(page, "5.9", "one");
    await save(page);
    await introduce(page, LI);
    await composer(page).waitFor({ state: "detached" });
    await selectWords(page, "5.9", "quarterly reports");
    await button(selectionBar(page), "More…").click();
  },
};

const server = await serve({ dir: "dist", port: 0, base: BASE });
const browser = await launch();
mkdirSync(FOLDER, { recursive: true });
const wanted = process.argv.slice(2);
try {
  for (const [name, come] of Object.entries(STATES)) await shoot(name, come, SIZES, { viewport: SIZES[0] });
  for (const [name, come] of Object.entries(REVISED)) await shoot(name, come, SIZES, { viewport: SIZES[0] }, hosted);
  for (const [name, come] of Object.entries(TOUCHED)) await shoot(name, come, [PHONE.viewport], PHONE);
} finally {
  await browser.close();
  await server.close();
}

async function shoot(name, come, sizes, options, prepare = async () => {}) {
  if (wanted.length > 0 && !wanted.includes(name)) return;
  const context = await browser.newContext(options);
  const page = await newPage(context, server.url);
  await prepare(page, context);
  await open(page);
  await come(page);
  for (const size of sizes) {
    for (const colours of COLOURS) {
      await look(page, [size, colours]);
      if (size !== sizes[0] && colours === COLOURS[0]) await inView(page);
      await page.screenshot({ path: `${FOLDER}${name}-${size.width}-${colours}.png`, animations: "disabled" });
    }
  }
  await context.close();
  console.log(name);
}

/** Scrolls to the active element again after a change of the window's size. */
async function inView(page) {
  await page.evaluate(() => {
    const place = document.activeElement === document.body ? document.getElementById("para-5.9") : document.activeElement;
    place.scrollIntoView({ block: "center" });
  });
}
