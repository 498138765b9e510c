// Results that axe-core could not decide, judged one by one. Each judgement names the rule, axe's own words or
// the place, and the reason why the page is right. Unlisted results fail.

/**
 * `look`: it applies in this look only. `violation`: it also applies to violations. Those are rules that axe
 * itself calls experimental, that are beyond WCAG level AA, or that measure invisible content.
 */
export const JUDGED = [
  {
    rule: /^color-contrast(-enhanced)?$/,
    look: "forced",
    violation: true,
    reason: "axe measures the page's own colour against the system's; what people see there are pairs of colours of the system",
  },
  {
    rule: "hidden-content",
    reason: "what is hidden in one state is shown, and checked, in another: buttons with notes, dialogs, banners, the words of narrow buttons",
  },
  {
    rule: "label-content-name-mismatch",
    at: /cite|Copy link and citation/,
    reason: "the visible ¶ is a sign, not words that somebody could speak",
  },
  {
    rule: /^color-contrast(-enhanced)?$/,
    at: /cite|Copy link and citation|\.number$|\.count\b|notes? on |\.delegation|^(?:span|bdi)\[title=|\.label$|\.who|\[translate="no"\]$/,
    why: /too short to determine/,
    reason: "one sign or digit: the ¶, section numbers, counts and delegations have the colours of the words beside them, which are measured",
  },
  {
    rule: /^color-contrast(-enhanced)?$/,
    why: /only non-text characters/,
    reason: "the arrows in the list of keys have the colours of the keys beside them, which are measured",
  },
  {
    rule: /^color-contrast(-enhanced)?$/,
    why: /has no value; test color contrast with a value/,
    reason: "an empty field has the colours of the filled one, which is measured where a profile is changed",
  },
  {
    rule: /^color-contrast(-enhanced)?$/,
    why: /overlapped by another element/,
    reason: "it lies partly under the message at the foot, the sheet, the bar or the edge of a dialog that scrolls; its colours are measured where it lies free",
  },
  {
    rule: "target-size",
    at: /Add note to|Select words in|Copy link and citation|Close and keep the draft|\.tools > \.|^footer > button/,
    why: /partially obscured/,
    reason: "the paragraph or note has scrolled halfway under the bar; its buttons have at least 24 by 28 px where they can be seen",
  },
  {
    rule: "target-size",
    at: /Close and keep the draft/,
    why: /partially obscured/,
    violation: true,
    reason: "only the first line of the composer is in the window, below its own row of buttons, which stays in sight; it is scrolled to like any other",
  },
  {
    rule: "color-contrast-enhanced",
    why: /insufficient color contrast of ([5-9]|\d\d)/,
    violation: true,
    reason: "level AAA (7:1) for quiet words; all reach AA (4.5:1), most of them more than 5.5:1",
  },
  {
    rule: "focus-order-semantics",
    at: /^#(masthead-|para-)/,
    violation: true,
    reason: "experimental: the paragraph is the one stop of the report in the tab order and has keys of its own (arrows, Enter), told in the list of keys",
  },
];
