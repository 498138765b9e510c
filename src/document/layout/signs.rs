//! Signs at the beginning of lines that Markdown would drop, or keep although they mean a heading.

use super::Sheet;
use super::prose::{breaks_off, ends_sentence, hangs, is_heading, refers, runs_on};
use crate::document::marker::{CURRENCY_SIGNS, is_grouped, is_quantity};
use crate::document::repair::RepairKind;
use crate::fold::is_among;

/// How many lines ahead to look for the next number of a list. More would cost time if none comes,
/// fewer would not see past a long item.
const AHEAD: usize = 40;

/// The longest line above a rule that is a heading, in code points.
const LONGEST_HEADING: usize = 120;

pub(super) fn keep(sheet: &mut Sheet<'_>) {
    let mut counting = Counting::default();
    for index in 0..sheet.lines.len() {
        let line = sheet.text(index).to_owned();
        if line.trim().is_empty() {
            continue;
        }
        let _ = heading(sheet, index, &line)
            || rule_below(sheet, index, &line)
            || counting.line(sheet, index, &line)
            || sign(sheet, index, &line)
            || more_than(sheet, index, &line);
    }
}

/// The line above, if it is text of the same paragraph.
fn above<'s>(sheet: &'s Sheet<'_>, index: usize) -> Option<&'s str> {
    let line = sheet.text(index.checked_sub(1)?);
    let is_heading = line.starts_with('#') && is_heading(line, 1);
    (!line.trim().is_empty() && !is_heading).then_some(line)
}

/// Corrects `##Title`, or a heading with a space that Markdown does not know.
fn heading(sheet: &mut Sheet<'_>, index: usize, line: &str) -> bool {
    let text = line.trim_start_matches(' ');
    let indent = line.len() - text.len();
    let signs = text.bytes().take_while(|byte| *byte == b'#').count();
    let rest = text.get(signs..).unwrap_or_default();
    let spaced = rest.starts_with([' ', '\t']) || rest.is_empty();
    if indent > 3 || !is_heading(text, 1) || spaced {
        return false;
    }
    let strange_space = rest.starts_with(char::is_whitespace);
    let words = rest.trim();
    let alone = above(sheet, index).is_none()
        && (sheet.is_blank(index + 1) || sheet.line(index + 1).trim_start().starts_with('#'));
    let first = words
        .trim_start_matches(['*', '_', '"', '“', '«', '('])
        .chars()
        .next();
    let is_title = first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
        && !words.contains('#')
        && !words.ends_with('.')
        && words.contains(|c: char| c.is_whitespace() || !c.is_ascii());
    let counts = signs > 1 && !rest.starts_with(['.', ')', '!']);
    if !(strange_space || counts || is_title) || !(alone || counts && above(sheet, index).is_none())
    {
        return false;
    }
    let head = line.get(..indent + signs).unwrap_or_default();
    let words = words.to_owned();
    sheet.replace(index, format!("{head} {words}"));
    sheet.repair(index, RepairKind::UnmarkedHeading { heading: words });
    true
}

/// Whether a line is an underline of a heading in Markdown.
fn is_rule(text: &str) -> bool {
    let sign = text.chars().next().unwrap_or_default();
    matches!(sign, '-' | '=') && text.chars().all(|c| c == sign)
}

/// Keeps a rule right under a paragraph from turning it into a heading.
fn rule_below(sheet: &mut Sheet<'_>, index: usize, line: &str) -> bool {
    let text = line.trim();
    let indent = line.len() - line.trim_start().len();
    if !is_rule(text) || indent > 3 {
        return false;
    }
    let Some(last) = above(sheet, index).map(str::to_owned) else {
        return false;
    };
    let lines = index.checked_sub(2).is_some_and(|index| {
        let line = sheet.text(index).trim();
        !line.is_empty() && !is_rule(line)
    });
    let begins_otherwise = last.trim_start().starts_with(['>', '|', '#'])
        || Sign::read(&last).is_some() && indent == 0;
    let is_long = last.chars().nth(LONGEST_HEADING).is_some();
    if begins_otherwise || !(lines || is_long || ends_sentence(&last)) {
        return false;
    }
    sheet.repair(
        index,
        RepairKind::RuleBelowText {
            rule: text.to_owned(),
        },
    );
    sheet.replace(index, "***".to_owned());
    true
}

/// The last number of each open list, with its indent.
#[derive(Default)]
struct Counting(Vec<(usize, u64)>);

impl Counting {
    /// Tracks the numbers of lists. Pandoc's `#.`, an automatically numbered item, gets the next
    /// one.
    fn line(&mut self, sheet: &mut Sheet<'_>, index: usize, line: &str) -> bool {
        let text = line.trim_start();
        let indent = line.len() - text.len();
        let after_blank = index == 0 || sheet.is_blank(index - 1);
        let sign = Sign::read(line).filter(|sign| sign.quotes() == 0);
        if sign.is_none() && !text.starts_with(['#']) {
            if after_blank && indent == 0 {
                self.0.clear();
            }
            return false;
        }
        self.0.retain(|(other, _)| *other <= indent);
        let last = self.0.pop_if(|(other, _)| *other == indent);
        if let Some(number) =
            sign.and_then(|sign| sign.sign.get(..sign.sign.len() - 1)?.parse().ok())
        {
            self.0.push((indent, number));
            return false;
        }
        let delimiter = text.get(1..2).filter(|sign| matches!(*sign, "." | ")"));
        let rest = text.get(2..).filter(|rest| rest.starts_with([' ', '\t']));
        let (Some(delimiter), Some(rest), true) = (delimiter, rest, text.starts_with('#')) else {
            return false;
        };
        if rest.trim().is_empty() {
            return false;
        }
        let number = last.map_or(1, |(_, last)| last + 1);
        self.0.push((indent, number));
        let before = line.get(..indent).unwrap_or_default();
        sheet.replace(index, format!("{before}{number}{delimiter}{rest}"));
        sheet.repair(
            index,
            RepairKind::CountedItem {
                words: first_words(rest),
            },
        );
        true
    }
}

/// A sign at the beginning of a line that Markdown takes for the mark of a heading or an item.
struct Sign<'s> {
    indent: &'s str,
    sign: &'s str,
    rest: &'s str,
}

impl<'s> Sign<'s> {
    fn read(line: &'s str) -> Option<Self> {
        let text = line.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
        let indent = line.get(..line.len() - text.len())?;
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let is_number = digits > 0 && text.get(digits..)?.starts_with(['.', ')']);
        let is_bullet = digits == 0 && text.starts_with(['-', '+', '*', '#']);
        let len = match (is_number, is_bullet) {
            (true, _) if digits <= 9 => digits + 1,
            (_, true) => 1,
            _ => return None,
        };
        let (sign, rest) = text.split_at_checked(len)?;
        rest.starts_with([' ', '\t'])
            .then_some(Self { indent, sign, rest })
    }

    /// The number of quotations around the line.
    fn quotes(&self) -> usize {
        quotes(self.indent)
    }

    fn is_number(&self) -> bool {
        self.sign.len() > 1
    }

    fn number(&self) -> Option<u64> {
        self.sign.trim_end_matches(['.', ')']).parse().ok()
    }

    /// Whether an amount follows.
    fn has_amount(&self) -> bool {
        let rest = self.rest.trim_start();
        let rest = rest.trim_start_matches(['$', '€', '£', '¥', ' ']);
        rest.starts_with(|c: char| c.is_numeric()) && !begins_with_number(rest)
    }
}

/// Whether the number of a paragraph follows a bullet: `- 5.9 Noted`, `- 3) Noted`.
fn begins_with_number(text: &str) -> bool {
    let marker = crate::document::marker::read(text);
    marker.is_some_and(|(marker, _)| !marker.is_weak())
}

/// The number of `>` marks at the beginning of a line.
fn quotes(line: &str) -> usize {
    let marks = line.chars().take_while(|c| c.is_whitespace() || *c == '>');
    marks.filter(|c| *c == '>').count()
}

fn sign(sheet: &mut Sheet<'_>, index: usize, line: &str) -> bool {
    let Some(sign) = Sign::read(line) else {
        return false;
    };
    let same_sign = |line: &str| Sign::read(line).is_some_and(|other| other.sign == sign.sign);
    let below = sheet.text(index + 1);
    let paragraph = above(sheet, index).filter(|above| quotes(above) == sign.quotes());
    let keeps = paragraph.is_some_and(|above| {
        let ended_item = Sign::read(above).is_some_and(|other| other.sign == sign.sign);
        let again = same_sign(below) || ended_item;
        match () {
            () if sign.is_number() && refers(above) => !goes_on(sheet, index, &sign),
            () if !runs_on(above) => false,
            () if sign.is_number()
                && is_prose_that_hangs(above)
                && (!may_be_next(sheet, index, &sign) || is_early(sheet, index, above, &sign)) =>
            {
                true
            }
            () if sign.is_number() => {
                !Sign::read(above).is_some_and(|above| above.is_number())
                    && sign.sign.starts_with("1")
                    && sign.sign.len() == 2
                    && !is_counted_on(sheet, index)
            }
            () if sign.has_amount() => breaks_off(above) || !again,
            () if sign.sign == "#" => sign.rest.trim_start().starts_with(char::is_lowercase),
            () => {
                !again && is_full(above) && sign.rest.trim_start().starts_with(char::is_lowercase)
            }
        }
    });
    if keeps {
        let (mark, last) = sign.sign.split_at(sign.sign.len() - 1);
        let changed = format!("{}{mark}\\{last}{}", sign.indent, sign.rest);
        let (sign, words) = (sign.sign.to_owned(), first_words(sign.rest));
        sheet.replace(index, changed);
        sheet.repair(index, RepairKind::SignKept { sign, words });
        return true;
    }
    if !matches!(sign.sign, "+" | "-") || !sign.has_amount() {
        return false;
    }
    let (other, words) = (
        if sign.sign == "+" { "-" } else { "+" },
        first_words(sign.rest),
    );
    let opposite =
        |line: &str| Sign::read(line).is_some_and(|line| line.sign == other && line.has_amount());
    let last = index.checked_sub(1).map_or("", |index| sheet.text(index));
    let last = last.replace("\\", "");
    let is_amount = sign.sign == "+" || opposite(below) || opposite(&doubled(&last));
    let mark = sign.sign.to_owned();
    if is_amount {
        let changed = format!("{}{mark} \\{mark}{}", sign.indent, sign.rest);
        sheet.replace(index, changed);
        sheet.repair(index, RepairKind::SignKept { sign: mark, words });
    } else {
        sheet.repair(index, RepairKind::SignAsBullet { sign: mark, words });
    }
    true
}

/// The words for money before an amount.
const CURRENCIES: &str = "EUR USD CHF GBP JPY CNY RUB INR BRL US$ Fr";

/// Keeps `> 50 per cent` as text outside quotations, where the sign means that the amount is
/// greater.
fn more_than(sheet: &mut Sheet<'_>, index: usize, line: &str) -> bool {
    let item = Sign::read(line).filter(|sign| sign.quotes() == 0);
    let text = item.map_or(line, |item| item.rest);
    let Some(rest) = text.trim_start().strip_prefix('>').map(str::trim_start) else {
        return false;
    };
    let code = rest
        .split_once(' ')
        .filter(|(word, _)| is_among(CURRENCIES, word.trim_end_matches('.')));
    let unsigned = code.map_or(rest, |(_, amount)| amount);
    let amount = unsigned.trim_start_matches(|c| CURRENCY_SIGNS.contains(&c) || "-−+ ".contains(c));
    let behind = amount.trim_start_matches(|c: char| c.is_numeric() || ".,".contains(c));
    let is_amount = behind.len() < amount.len() && !begins_with_number(rest);
    let is_measured = || is_quantity(behind) || is_grouped(behind) || amount.len() < rest.len();
    let last = index.checked_sub(1).map_or("", |index| sheet.text(index));
    let is_quoted = quotes(last) + quotes(sheet.text(index + 1)) > 0;
    if !is_amount || is_quoted || !(is_measured() || runs_on(last)) {
        return false;
    }
    let before = line.get(..line.len() - text.trim_start().len());
    let changed = format!("{}\\> {rest}", before.unwrap_or_default());
    let (sign, words) = (">".to_owned(), first_words(rest));
    sheet.replace(index, changed);
    sheet.repair(index, RepairKind::SignKept { sign, words });
    true
}

/// Turns `+ + 5 per cent`, an amount that already has its sign, into `+ 5 per cent`.
fn doubled(line: &str) -> String {
    let text = line.trim_start();
    match text.split_once(' ') {
        Some((sign, rest)) if rest.starts_with(sign) => rest.to_owned(),
        _ => text.to_owned(),
    }
}

/// Whether a line of several words ends in mid-sentence; `5. a` is an item.
fn is_prose_that_hangs(line: &str) -> bool {
    const WORDS: usize = 4;
    line.split_whitespace().count() >= WORDS && hangs(line)
}

/// Whether the line below has the next number, at the same depth.
fn goes_on(sheet: &Sheet<'_>, index: usize, sign: &Sign<'_>) -> bool {
    let below = Sign::read(sheet.text(index + 1)).filter(|below| below.indent == sign.indent);
    let next = sign.number().and_then(|number| number.checked_add(1));
    next.is_some() && below.and_then(|below| below.number()) == next
}

/// Whether the paragraph of a number comes later, so that the number in the middle of a sentence is
/// none. A deeper line, or a line in a counted list, is an item all the same.
fn is_early(sheet: &Sheet<'_>, index: usize, above: &str, sign: &Sign<'_>) -> bool {
    let is_deeper = sign.indent.len() > above.len() - above.trim_start().len();
    if is_deeper || goes_on(sheet, index, sign) {
        return false;
    }
    let mut below = (index + 1..index + AHEAD).map(|index| (index, Sign::read(sheet.text(index))));
    let next = below.find_map(|(index, other)| {
        let other = other.filter(|other| other.is_number() && sheet.is_blank(index - 1))?;
        Some(other.sign == sign.sign)
    });
    next == Some(true)
}

/// Whether a numbered line in an item may be the next item, since Markdown accepts any number.
fn may_be_next(sheet: &Sheet<'_>, index: usize, sign: &Sign<'_>) -> bool {
    let above = (index.saturating_sub(AHEAD)..index).rev();
    let lines = above.map(|index| sheet.text(index));
    let lines: Vec<&str> = lines.take_while(|line| !line.trim().is_empty()).collect();
    let begins = lines.last().and_then(|first| Sign::read(first));
    let last = lines.into_iter().find_map(Sign::read);
    let Some((_, item)) = begins.zip(last) else {
        return true;
    };
    match (item.number(), sign.number()) {
        (Some(last), Some(number)) => number == last || Some(number) == last.checked_add(1),
        (None, number) => number == Some(1) || !sign.indent.is_empty(),
        _ => true,
    }
}

fn is_full(line: &str) -> bool {
    const FULL: usize = 40;
    line.chars().nth(FULL).is_some()
}

/// Whether the lines below contain the item after a first one.
fn is_counted_on(sheet: &Sheet<'_>, index: usize) -> bool {
    (index + 1..index + AHEAD).any(|index| {
        Sign::read(sheet.text(index))
            .is_some_and(|sign| matches!(sign.sign, "2." | "2)" | "1." | "1)"))
    })
}

/// Returns the first words of a line, by which repairs name it.
pub(super) fn first_words(text: &str) -> String {
    const MOST: usize = 5;
    let words: Vec<&str> = text.split_whitespace().take(MOST).collect();
    words.join(" ")
}
