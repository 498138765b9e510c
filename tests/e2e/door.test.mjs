// One tab writes at a time: a tab's changes to the store wait while another one writes. Only typing does not wait.

import assert from "node:assert/strict";
import {
  addNote, BASE, becomes, button, DRAFT_KEY, kept, LI, lockIsWaitedFor, notesRead, ready, REPORT, secondTab, stage, underLock, write,
} from "./app.mjs";

const { visit } = stage();

const TEXT_KEY = `rapporteur:${BASE}:text:${REPORT}:`;
const PROBE_KEY = `rapporteur:${BASE}:probe`;
const ASIDE_KEY = `rapporteur:${BASE}:aside:report:${REPORT}`;

const put = (page, key, value) => page.evaluate(([at, what]) => localStorage.setItem(at, what), [key, value]);
const keysOf = async (page, prefix) => Object.keys(await kept(page, prefix));

visit("a text that notes lean on and that is gone is kept again when no other tab writes; typing does not wait", async ({ page }) => {
  await addNote(page, "5.9", "one", { by: LI });
  const other = await secondTab(page);
  const [text] = await keysOf(page, TEXT_KEY);
  await underLock(other, async () => {
    await other.evaluate((key) => localStorage.removeItem(key), text);
    await lockIsWaitedFor(other);
    await write(page, "5.10", "typed meanwhile");
    await becomes(async () => Object.values(await kept(page, DRAFT_KEY)).some((draft) => draft.includes("typed meanwhile")), true);
    assert.deepEqual(await keysOf(page, TEXT_KEY), []);
  });
  await becomes(() => keysOf(page, TEXT_KEY), [text]);
});

visit("a report is opened when no other tab writes: what an import left while it measured is cleared away then", async ({ page }) => {
  await addNote(page, "5.9", "one", { by: LI });
  const other = await secondTab(page);
  await put(other, PROBE_KEY, "   ");
  await underLock(other, async () => {
    await page.reload();
    await lockIsWaitedFor(other);
    assert.deepEqual(await keysOf(other, PROBE_KEY), [PROBE_KEY]);
  });
  await ready(page);
  await notesRead(page, ["one"]);
  assert.deepEqual(await keysOf(page, PROBE_KEY), []);
});

visit("a report that was set aside is tried again when no other tab writes", async ({ page }) => {
  const other = await secondTab(page);
  await put(other, ASIDE_KEY, JSON.stringify({ v: 1, entry: `report:${REPORT}`, value: "", words: "Report", time: "" }));
  await page.reload();
  await button(page, "Try again").waitFor();
  await underLock(other, async () => {
    await button(page, "Try again").click();
    await lockIsWaitedFor(other);
    assert.deepEqual(await keysOf(other, ASIDE_KEY), [ASIDE_KEY]);
  });
  await ready(page);
  assert.deepEqual(await keysOf(page, ASIDE_KEY), []);
});
