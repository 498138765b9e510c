//! Marks around blocks from pandoc and other converters: `{#id .class}` after a heading, `:::note`,
//! and the anchors `[]{#id}` that pandoc makes from Word's bookmarks.

use super::Sheet;
use crate::document::repair::RepairKind;
use crate::sort::sort_by;

pub(super) fn set_aside(sheet: &mut Sheet<'_>) {
    for index in 0..sheet.lines.len() {
        anchors(sheet, index);
        let text = sheet.text(index);
        let (kept, taken) = match container(text).or_else(|| attributes(text)) {
            Some(parts) => parts,
            None => continue,
        };
        sheet.repair(index, RepairKind::BlockMark { mark: taken });
        if kept.trim().is_empty() {
            sheet.furniture.push(index + 1);
        }
        sheet.replace(index, kept);
    }
    sort_by(&mut sheet.furniture, Ord::cmp);
}

/// Converts `[]{#id .anchor}` to HTML, which is read later.
fn anchors(sheet: &mut Sheet<'_>, index: usize) {
    const OPENS: &str = "[]{#";
    let line = sheet.text(index).to_owned();
    let mut pieces = line.split(OPENS);
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    if kept.len() == line.len() || line.contains('`') {
        return;
    }
    for piece in pieces {
        let inside = piece.split('}').next().unwrap_or_default();
        let name = inside.split(' ').next().unwrap_or_default();
        let is_closed = inside.len() < piece.len();
        if is_closed && is_name(name) && !inside.contains(['<', '>', '[', ']']) {
            let after = piece.get(inside.len() + 1..).unwrap_or_default();
            kept.push_str(&format!("<span id=\"{name}\"></span>{after}"));
            let mark = format!("{OPENS}{inside}}}");
            sheet.repair(index, RepairKind::BlockMark { mark });
        } else {
            kept.push_str(OPENS);
            kept.push_str(piece);
        }
    }
    sheet.replace(index, kept);
}

fn is_name(name: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || "-_:.".contains(c);
    !name.is_empty() && name.chars().all(fits)
}

/// The remaining text of `:::note Words`, and the mark.
fn container(line: &str) -> Option<(String, String)> {
    let text = line.trim();
    let plain = text.replace('\\', "");
    let body = plain.trim_start_matches(':');
    let colons = plain.len() - body.len();
    if colons < 3 {
        return None;
    }
    let body = body.trim().trim_end_matches(':').trim_end();
    let (name, words) = if let Some(rest) = body.strip_prefix('{') {
        rest.split_once('}')?
    } else if let Some((name, words)) = body.split_once('[') {
        (name, words.trim_end_matches(']'))
    } else {
        body.split_once(char::is_whitespace).unwrap_or((body, ""))
    };
    let is_name = name
        .chars()
        .all(|c| c.is_alphanumeric() || " .#-_=%\"".contains(c));
    let words = words.trim();
    let mark = plain.strip_suffix(words).unwrap_or(&plain);
    is_name.then(|| (words.to_owned(), mark.trim().to_owned()))
}

/// A line without the attributes at its end, and the attributes.
fn attributes(line: &str) -> Option<(String, String)> {
    let text = line.trim_end().strip_suffix('}')?;
    let at = text.rfind('{')?;
    let (kept, inside) = (text.get(..at)?, text.get(at + 1..)?);
    let is_heading = line.trim_start().starts_with('#');
    let plain = inside.replace('\\', "");
    let is_attribute = |word: &str| {
        let named = word.strip_prefix(['#', '.']).is_some_and(is_name);
        named || word == "-" || word.contains('=')
    };
    let is_picture = kept.ends_with(')') && kept.contains("![");
    let first = plain.trim_start().starts_with(['#', '.']) || is_picture;
    let all = !plain.trim().is_empty() && plain.split_whitespace().all(is_attribute);
    // In a paragraph, braces are hardly ever anything but an id.
    let free = kept.ends_with(char::is_whitespace) || is_heading || is_picture || kept.is_empty();
    (all && free && (is_heading || first))
        .then(|| (kept.trim_end().to_owned(), format!("{{{plain}}}")))
}
