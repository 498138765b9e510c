//! The source text with uniform line ends, and its lines.

use super::repair::{Repair, RepairKind};
use std::borrow::Cow;

/// Returns the source without a byte order mark and with `\n` for every line end, as Windows, old
/// Macs, word processors (U+000B, U+2028) and Unicode (U+2029 between paragraphs) write it.
pub(super) fn normalise(source: &str) -> Cow<'_, str> {
    const LINE_ENDS: [char; 3] = ['\u{b}', '\u{2028}', PARAGRAPH_END];
    const PARAGRAPH_END: char = '\u{2029}';
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let source = match source.contains('\r') {
        true => Cow::Owned(source.replace("\r\n", "\n").replace('\r', "\n")),
        false => Cow::Borrowed(source),
    };
    if !source.contains(LINE_ENDS) {
        return source;
    }
    let mut normal = String::with_capacity(source.len());
    let mut is_metadata = false;
    for line in source.split_inclusive('\n') {
        let is_fence = matches!(line.trim_end(), "---" | "+++");
        is_metadata = is_fence && normal.is_empty() || is_metadata && !is_fence;
        // A row, a heading and a member of the metadata are one line.
        let is_whole = is_metadata || line.starts_with('#') || line.contains('|');
        for c in line.chars() {
            normal.push_str(match c {
                _ if !LINE_ENDS.contains(&c) => {
                    normal.push(c);
                    continue;
                }
                _ if is_whole => " ",
                PARAGRAPH_END => "\n\n",
                _ => "\n",
            });
        }
    }
    Cow::Owned(normal)
}

/// Returns the source without control characters that occur in no text, with a repair for each.
/// Text extraction leaves them in place of glyphs of a PDF file, and DOS ends a file with U+001A.
/// Those of the upper half were decoded in the wrong encoding.
pub(super) fn clean<'a>(source: Cow<'a, str>, repairs: &mut Vec<Repair>) -> Cow<'a, str> {
    let is_odd = |c: char| c == '\u{fffd}' || c.is_control() && !"\t\n\u{c}".contains(c);
    if !source.contains(is_odd) {
        return source;
    }
    let mut clean = String::with_capacity(source.len());
    for (index, line) in source.split_inclusive('\n').enumerate() {
        let mut told: Vec<char> = Vec::new();
        for c in line.chars() {
            let meant = windows_sign(c);
            match meant {
                Some(sign) => clean.push(sign),
                None if c == NEXT_LINE => clean.push(' '),
                None if !is_odd(c) || c == '\u{fffd}' => clean.push(c),
                None => {}
            }
            if is_odd(c) && !told.contains(&c) {
                told.push(c);
                let kind = match c {
                    '\u{fffd}' => RepairKind::LostLetter,
                    _ => RepairKind::Control {
                        code: format!("U+{:04X}", u32::from(c)),
                        meant,
                    },
                };
                let line = index + 1;
                repairs.push(Repair { line, kind });
            }
        }
    }
    Cow::Owned(clean)
}

/// A line end of terminals that Markdown does not know.
const NEXT_LINE: char = '\u{85}';

/// The character that Windows has in place of a control character of Unicode.
fn windows_sign(c: char) -> Option<char> {
    const SIGNS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    let index = u32::from(c).checked_sub(0x80).filter(|_| c != NEXT_LINE)?;
    let sign = SIGNS.chars().nth(usize::try_from(index).ok()?)?;
    (!sign.is_control()).then_some(sign)
}

/// Finds the line of a byte offset.
pub(super) struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    pub(super) fn of(source: &str) -> Self {
        let ends = source
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n');
        Self {
            starts: std::iter::once(0)
                .chain(ends.map(|(at, _)| at + 1))
                .collect(),
        }
    }

    /// Returns the line that holds a byte offset, counted from 1.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).max(1)
    }
}
