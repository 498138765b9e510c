//! The words of a block, from its runs.

use std::ops::Range;

use super::cuts::cuts;
use super::form::Form;
use super::html::{Attribute, Html};
use crate::document::{Alignment, Block, Image, Link, Run, Script, Table};
use crate::messages as m;

/// Writes the runs in a range of code points, cut at its ends.
pub(super) fn runs(html: &mut Html, block: &Block, range: &Range<usize>) {
    if block.is_empty() && !block.label().is_empty() {
        html.element("span", &[("hidden", Some("hidden"))], |_| ());
        return;
    }
    // A picture without a description has no length. It belongs to the text after it, or at the end to
    // the text before it.
    let is_last = range.end == block.len();
    let all = block.runs();
    let before = all.partition_point(|run| run.end.max(run.start + 1) <= range.start);
    let lie_in = all.iter().skip(before);
    for run in lie_in.take_while(|run| is_last || run.start < range.end) {
        let part = run.start.max(range.start)..run.end.min(range.end);
        linked(html, block, run, part);
    }
}

/// Writes a table as a whole, however large.
pub(super) fn table(html: &mut Html, block: &Block, table: &Table) {
    let form = Form::of(table);
    let widest = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    let covered = form.covered((table.rows.len(), widest));
    html.element("table", &[], |html| {
        for (number, row) in table.rows.iter().enumerate() {
            html.element("tr", &[], |html| {
                for (column, cell) in row.iter().enumerate() {
                    if covered.binary_search(&(number, column)).is_err() {
                        let alignment = table.columns.get(column);
                        self::cell(html, form, (number, column), alignment, |html| {
                            runs(html, block, cell);
                        });
                    }
                }
            });
        }
    });
}

fn cell(
    html: &mut Html,
    form: Form<'_>,
    (row, column): (usize, usize),
    alignment: Option<&Alignment>,
    inside: impl FnOnce(&mut Html),
) {
    let scope = form.scope(row, column);
    let rows = scope.rows.map(|rows| rows.to_string());
    let columns = scope.columns.map(|columns| columns.to_string());
    let class = match alignment {
        Some(Alignment::Right) => "right",
        Some(Alignment::Center) => "center",
        _ => "",
    };
    let name = if scope.header.is_some() { "th" } else { "td" };
    let attributes = [
        ("scope", scope.header),
        ("class", Some(class)),
        ("rowspan", rows.as_deref()),
        ("colspan", columns.as_deref()),
    ];
    html.element(name, &attributes, inside);
}

/// Writes a run or a part of a run in its link. The element around the words records their first code
/// point, as in the app.
fn linked(html: &mut Html, block: &Block, run: &Run, range: Range<usize>) {
    let start = range.start.to_string();
    let at: Attribute<'_> = ("data-run", Some(&start));
    let words = |html: &mut Html| styled(html, block, run, range);
    match &run.link {
        Some(Link::Note(id)) => {
            let href = format!("#{id}");
            let mark = [
                at,
                ("class", Some("note-mark")),
                ("role", Some("doc-noteref")),
                ("href", Some(&href)),
            ];
            html.element("a", &mark, words);
        }
        Some(Link::To(target)) if target.starts_with('#') => {
            html.element("a", &[at, ("href", Some(target))], words);
        }
        Some(Link::To(target)) => {
            let elsewhere = [
                at,
                ("href", Some(&**target)),
                ("target", Some("_blank")),
                ("rel", Some("noopener noreferrer")),
            ];
            html.element("a", &elsewhere, words);
        }
        Some(Link::Missing) => html.element("span", &[("class", Some("missing"))], |html| {
            html.element("span", &[at], words);
            html.element("small", &[], |html| {
                html.text(&format!("({})", m::link_missing()));
            });
        }),
        Some(Link::Unsafe(_)) | None => html.element("span", &[at], words),
    }
}

/// Writes the words of a run in the elements of its styles, from the outside in.
fn styled(html: &mut Html, block: &Block, run: &Run, range: Range<usize>) {
    const MATHEMATICS: [Attribute<'static>; 3] = [
        ("role", Some("math")),
        ("class", Some("math")),
        ("translate", Some("no")),
    ];
    let styles = [
        (run.strong, "strong", &[][..]),
        (run.emphasis, "em", &[]),
        (run.strikethrough, "s", &[]),
        (run.underline, "u", &[]),
        (run.script == Script::Subscript, "sub", &[]),
        (run.script == Script::Superscript, "sup", &[]),
        (run.math, "span", &MATHEMATICS),
        (run.code, "code", &[]),
    ];
    let on = styles.into_iter().filter(|(on, ..)| *on);
    let on: Vec<_> = on.map(|(_, name, attributes)| (name, attributes)).collect();
    nested(html, &on, &mut |html| match &run.image {
        Some(image) if range.len() == run.end - run.start => picture(html, block, image, &range),
        _ => shaped(html, block.slice(range.clone())),
    });
}

fn nested(
    html: &mut Html,
    elements: &[(&str, &[Attribute<'_>])],
    inside: &mut dyn FnMut(&mut Html),
) {
    match elements.split_first() {
        Some(((name, attributes), further)) => {
            html.element(name, attributes, |html| nested(html, further, inside));
        }
        None => inside(html),
    }
}

/// Writes a picture from the report's own host, or only the words of a picture from elsewhere.
fn picture(html: &mut Html, block: &Block, image: &Image, range: &Range<usize>) {
    let words = block.slice(range.clone());
    let Some(source) = &image.source else {
        return shaped(html, words);
    };
    let attributes = [
        ("src", Some(&**source)),
        ("alt", Some(words)),
        ("title", Some(&*image.title)),
        ("loading", Some("lazy")),
    ];
    html.void("img", &attributes);
}

/// Writes words, with opportunities for line breaks where layout would take too long.
pub(super) fn shaped(html: &mut Html, text: &str) {
    let mut start = 0;
    for cut in cuts(text) {
        html.text(text.get(start..cut).unwrap_or_default());
        html.void("wbr", &[]);
        start = cut;
    }
    html.text(text.get(start..).unwrap_or_default());
    if start > 0 {
        html.void("wbr", &[]);
    }
}
