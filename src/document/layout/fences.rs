//! Fences of code without code: a stray fence, and one around the whole report.

use super::Sheet;
use super::prose::{is_heading, numbered_by};
use crate::document::marker::Marker;
use crate::document::repair::{FenceFault, RepairKind};

/// Words after the fence with which converters and language models wrap a text.
const WRAPPERS: [&str; 6] = ["markdown", "md", "text", "txt", "plaintext", "plain"];

/// The line that opens or closes a block of code.
struct Fence {
    sign: u8,
    len: usize,
    info: String,
    /// Whether it is inside an item or a quotation, and ends with that.
    is_held: bool,
}

impl Fence {
    fn read(line: &str) -> Option<Self> {
        let (line, is_held) = without_containers(line.trim());
        let sign = *line.as_bytes().first()?;
        let len = line.bytes().take_while(|byte| *byte == sign).count();
        let info = line.get(len..)?.trim();
        let opens = matches!(sign, b'`' | b'~') && len >= 3;
        (opens && !(sign == b'`' && info.contains('`'))).then(|| Self {
            sign,
            len,
            info: info.to_owned(),
            is_held,
        })
    }

    fn closes(&self, open: &Fence) -> bool {
        self.info.is_empty() && self.sign == open.sign && self.len >= open.len
    }

    fn wraps_text(&self) -> bool {
        WRAPPERS.contains(&self.info.to_ascii_lowercase().as_str())
    }
}

/// A line without the marks of surrounding items and quotations, and whether there are any.
fn without_containers(line: &str) -> (&str, bool) {
    let mut rest = line;
    loop {
        let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let marks: &[char] = if digits.len() < rest.len() {
            &['.', ')']
        } else {
            &['-', '+', '*']
        };
        let item = digits.strip_prefix(marks);
        let item = item.filter(|item| item.starts_with([' ', '\t']));
        match item.or(rest.strip_prefix('>')) {
            Some(inside) => rest = inside.trim_start(),
            None => return (rest, rest.len() < line.len()),
        }
    }
}

/// Removes the fences that enclose no code, and marks the lines of code.
pub(super) fn unwrap(sheet: &mut Sheet<'_>) {
    let fences: Vec<(usize, Fence)> = (0..sheet.lines.len())
        .filter_map(|index| Some((index, Fence::read(sheet.line(index))?)))
        .collect();
    if fences.is_empty() {
        return;
    }
    let report = Report::of(sheet);
    let closable = closable(&fences);
    let wrapper = wrapper(sheet, &fences, &report);
    if let Some((first, last)) = wrapper {
        for index in [first, last] {
            take(sheet, index, FenceFault::AroundText);
        }
    }
    let inner = fences
        .iter()
        .zip(closable)
        .filter(|((index, _), _)| wrapper.is_none_or(|(a, b)| *index != a && *index != b));
    let mut open: Option<&(usize, Fence)> = None;
    for (fence, closable) in inner {
        match open {
            Some(start) if fence.1.closes(&start.1) => {
                close(sheet, start, fence.0, &report);
                open = None;
            }
            Some(_) => {}
            None if closable => open = Some(fence),
            None if fence.1.is_held => {}
            None if report.is_between(fence.0, sheet.lines.len(), false)
                || fence.1.info.is_empty()
                || fence.1.wraps_text() =>
            {
                take(sheet, fence.0, FenceFault::NeverClosed);
            }
            None => {
                sheet.repair(
                    fence.0,
                    RepairKind::Fence {
                        mark: sheet.line(fence.0).trim().to_owned(),
                        fault: FenceFault::CodeToTheEnd,
                    },
                );
                mark(sheet, fence.0, sheet.lines.len());
                return;
            }
        }
    }
    // Only the wrapper's own end could have closed it.
    if let Some((index, _)) = open {
        take(sheet, *index, FenceFault::NeverClosed);
    }
}

fn close(sheet: &mut Sheet<'_>, start: &(usize, Fence), end: usize, report: &Report) {
    let covered = 2 * (end - start.0) > sheet.lines.len();
    let is_wrapped = start.1.wraps_text() && covered;
    let is_text = report.is_between(start.0, end, true) && report.counts_on(start.0, end);
    if is_wrapped || start.1.info.is_empty() && is_text {
        take(sheet, start.0, FenceFault::AroundText);
        take(sheet, end, FenceFault::AroundText);
    } else {
        mark(sheet, start.0, end + 1);
    }
}

/// A fence on the first line with its end on the last, and text between them.
fn wrapper(
    sheet: &Sheet<'_>,
    fences: &[(usize, Fence)],
    report: &Report,
) -> Option<(usize, usize)> {
    let filled = |index: &usize| !sheet.is_blank(*index);
    let first = (0..sheet.lines.len()).find(filled)?;
    let last = (0..sheet.lines.len()).rfind(filled)?;
    let ((start, open), (end, close)) = (fences.first()?, fences.last()?);
    let outermost = *start == first && *end == last && close.closes(open);
    let alone = open.info.is_empty() && fences.len() == 2 && report.is_between(first, last, false);
    // Inside a wrapper every other fence has a partner.
    (first < last && outermost && (alone || open.wraps_text() && fences.len().is_multiple_of(2)))
        .then_some((first, last))
}

/// Whether a later fence closes each one.
fn closable(fences: &[(usize, Fence)]) -> Vec<bool> {
    let mut longest = [0, 0];
    let mut closable = Vec::with_capacity(fences.len());
    for (_, fence) in fences.iter().rev() {
        let [backticks, tildes] = &mut longest;
        let longest = if fence.sign == b'`' {
            backticks
        } else {
            tildes
        };
        closable.push(*longest >= fence.len);
        if fence.info.is_empty() {
            *longest = fence.len.max(*longest);
        }
    }
    closable.reverse();
    closable
}

fn take(sheet: &mut Sheet<'_>, index: usize, fault: FenceFault) {
    let mark = sheet.line(index).trim().to_owned();
    sheet.repair(index, RepairKind::Fence { mark, fault });
    sheet.replace(index, String::new());
}

fn mark(sheet: &mut Sheet<'_>, start: usize, end: usize) {
    for verbatim in sheet.verbatim.iter_mut().take(end).skip(start) {
        *verbatim = true;
    }
}

/// The number of headings and numbered paragraphs of a report before each line.
struct Report {
    headings: Vec<usize>,
    numbered: Vec<usize>,
    /// The markers of the numbered paragraphs, in order.
    markers: Vec<Marker>,
}

impl Report {
    fn of(sheet: &Sheet<'_>) -> Self {
        let (mut headings, mut numbered) = (vec![0], vec![0]);
        let mut markers = Vec::new();
        let count = |counts: &mut Vec<usize>, more: bool| {
            counts.push(counts.last().copied().unwrap_or_default() + usize::from(more));
        };
        for index in 0..sheet.lines.len() {
            let stands_free = index == 0 || sheet.is_blank(index - 1);
            let line = sheet.line(index);
            count(&mut headings, stands_free && is_heading(line, 2));
            let marker = numbered_by(line).filter(|_| stands_free);
            count(&mut numbered, marker.is_some());
            markers.extend(marker);
        }
        Self {
            headings,
            numbered,
            markers,
        }
    }

    /// Whether the numbers between two lines continue those around them. An example counts
    /// independently.
    fn counts_on(&self, start: usize, end: usize) -> bool {
        let at = |index: usize| self.numbered.get(index).copied().unwrap_or_default();
        let (before, rest) = self.markers.split_at_checked(at(start)).unwrap_or_default();
        let (inside, after) = rest
            .split_at_checked(at(end) - at(start))
            .unwrap_or_default();
        let follows = |one: Option<&Marker>, other: Option<&Marker>| {
            one.zip(other)
                .is_some_and(|(one, other)| other.is_next_of(one))
        };
        let is_alone = before.is_empty() && after.is_empty();
        let is_gap = !follows(before.last(), after.first());
        let joins = follows(before.last(), inside.first()) || follows(inside.last(), after.first());
        is_alone || is_gap && joins
    }

    /// Whether there is a report between two lines. If `surely` is set, the fence declares code.
    fn is_between(&self, start: usize, end: usize, surely: bool) -> bool {
        let within = |counts: &[usize]| {
            let at = |index: usize| counts.get(index).copied().unwrap_or_default();
            at(end) - at(start)
        };
        let (headings, numbered) = (within(&self.headings), within(&self.numbered));
        match surely {
            true => headings + numbered >= 2 && numbered > 0,
            false => headings + numbered > 0,
        }
    }
}
