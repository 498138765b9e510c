//! Runs the phases and assembles the document.

use super::address::{self, BlockPlace, Names};
use super::block::{Block, BlockKind, Table, steps};
use super::draft::{Draft, Role};
use super::html::{divide_marks, read_tags};
use super::index::Index;
use super::inline::{Inline, RunBuilder, Style};
use super::leaves::Shape;
use super::markdown;
use super::outline::{Depths, OutlineEntry};
use super::repair::{Repair, RepairKind};
use super::shallow::shallow;
use super::source::{self, Lines};
use super::{
    Document, Image, Run, anchors, front_matter, headings, layout, masthead, mend, note_links,
    notes, numbering, run_on, torn,
};
use crate::digest::digest;
use crate::sort::sort_by;
use std::ops::Range;

pub(super) fn document(input: &str) -> Document {
    let mut repairs = Vec::new();
    let source = source::clean(source::normalise(input), &mut repairs);
    let (source, front) = front_matter::take(source, &mut repairs);
    let laid = layout::put_right(&source);
    repairs.extend(laid.repairs);
    let indents: Vec<usize> = laid.source.split('\n').map(indent).collect();
    let mut too_deep = Vec::new();
    let source = shallow(&laid.source, |line| too_deep.push(line));
    let source = layout::outdent(source, &mut repairs);
    let lines = Lines::of(&source);
    let (mut leaves, told) = markdown::read(&source, &lines);
    repairs.extend(told);
    divide_marks(&mut leaves);
    let mut leaves = read_tags(leaves, &lines, &mut repairs);
    torn::join(&mut leaves, &laid.furniture, &mut repairs);
    let mut leaves = run_on::divide(leaves, &lines, &mut repairs);
    repairs.extend(too_deep.into_iter().map(|line| Repair {
        line,
        kind: RepairKind::NestsTooDeep,
    }));
    note_links::raise(&mut leaves, &mut repairs);
    leaves = notes::read_marks(leaves, &lines);
    for leaf in &mut leaves {
        mend::stray_asterisks(leaf, &source, &lines, &mut repairs);
    }
    let mut drafts: Vec<Draft<'_>> = leaves
        .into_iter()
        .map(|leaf| Draft {
            indent: indents.get(leaf.line - 1).copied().unwrap_or_default(),
            ..Draft::new(leaf, Role::Text)
        })
        .collect();
    headings::find(&mut drafts, &mut repairs);
    let (mut drafts, mut masthead) = masthead::recognise(drafts, &lines, front.title.as_deref());
    front.fill(&mut masthead);
    for draft in &mut drafts {
        mend::bold_heading(draft, &mut repairs);
    }
    numbering::label(&mut drafts, &mut repairs);
    mend::bullets(&drafts, &mut repairs);
    sort_by(&mut repairs, |a, b| a.line.cmp(&b.line));

    let Blocks {
        mut blocks,
        outline,
        mut former,
    } = blocks(&drafts);
    let labels: Vec<Option<&str>> = drafts.iter().map(Draft::note).collect();
    notes::lead(&labels, &mut blocks);
    anchors::lead(&drafts, &mut blocks);
    former.extend(ids_before_headings(drafts, &blocks));
    let text = blocks
        .iter()
        .map(Block::text)
        .collect::<Vec<_>>()
        .join("\n");
    let mut starts = Vec::with_capacity(blocks.len());
    let mut end = 0;
    for block in &blocks {
        starts.push(end);
        end += block.len() + 1;
    }
    Document {
        positions: positions(&blocks, &former),
        fingerprint: digest(&text),
        len: end.saturating_sub(1),
        abstract_blocks: abstract_blocks(&blocks, &outline),
        blocks,
        masthead,
        outline,
        repairs,
        text,
        starts,
    }
}

/// The white space at the beginning of a line, in bytes.
fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The leading sections of the outline that belong to an abstract.
fn abstract_blocks(blocks: &[Block], outline: &[OutlineEntry]) -> Range<usize> {
    let Some(first) = outline.first() else {
        return 0..0;
    };
    let after = outline
        .iter()
        .find(|entry| !masthead::is_abstract(&entry.title));
    first.block..after.map_or(blocks.len(), |entry| entry.block)
}

/// The positions of blocks by their ids, and by their former ids.
fn positions(blocks: &[Block], former: &[(String, usize)]) -> Index {
    let mut positions = Index::default();
    for (index, block) in blocks.iter().enumerate() {
        positions.set(block.id(), index);
    }
    for (id, index) in former {
        positions.add(id, *index);
    }
    positions
}

/// Returns the ids that blocks had before unmarked lines became headings.
fn ids_before_headings(mut drafts: Vec<Draft<'_>>, blocks: &[Block]) -> Vec<(String, usize)> {
    let is_unmarked = |draft: &&mut Draft<'_>| {
        draft.role == Role::Heading && draft.heading_level() >= Some(headings::FIRST_UNMARKED)
    };
    let unmarked = drafts.iter_mut().filter(is_unmarked);
    if unmarked.map(|draft| draft.role = Role::Text).count() == 0 {
        return Vec::new();
    }
    let places = address::place_all(&drafts);
    let mut names = Names::new(&places);
    let named = places.iter().zip(blocks);
    let ids = named.map(|(place, block)| names.name(place, block.text()).id);
    ids.zip(0..).collect()
}

/// The blocks, the outline, and the former ids of blocks.
struct Blocks {
    blocks: Vec<Block>,
    outline: Vec<OutlineEntry>,
    former: Vec<(String, usize)>,
}

fn blocks(drafts: &[Draft<'_>]) -> Blocks {
    let places = address::place_all(drafts);
    let mut names = Names::new(&places);
    let mut depths = Depths::default();
    let mut outline: Vec<OutlineEntry> = Vec::new();
    let mut former = Vec::new();
    let mut blocks: Vec<Block> = Vec::with_capacity(drafts.len());
    for (draft, place) in drafts.iter().zip(&places) {
        let (text, len, runs, table) = content(draft);
        let name = names.name(place, &text);
        former.extend(names.former(place).map(|id| (id, blocks.len())));
        if let (BlockPlace::Heading { number }, Some(level)) = (place, draft.heading_level()) {
            let depth = depths.depth(number.as_deref(), level);
            let entry = OutlineEntry {
                block: blocks.len(),
                depth,
                number: number.clone(),
                title: text.clone(),
            };
            outline.push(entry);
        }
        let before = blocks.last().map_or(0, |block| block.depth);
        blocks.push(Block {
            id: name.id,
            address: name.address,
            label: draft.label.clone(),
            steps: steps(&text, len),
            text,
            len,
            kind: kind(
                draft,
                place,
                table,
                outline.last().map_or(0, |entry| entry.depth),
            ),
            runs,
            line: draft.leaf.line,
            depth: depth(draft, place, before),
            section: outline.last().map(|entry| entry.block),
        });
    }
    Blocks {
        blocks,
        outline,
        former,
    }
}

fn content(draft: &Draft<'_>) -> (String, usize, Vec<Run>, Option<Table>) {
    let (text, len, runs) = match &draft.leaf.shape {
        Shape::Table {
            columns,
            rows,
            head,
            forms,
        } => {
            let mut text = RunBuilder::default();
            let mut table = Table {
                columns: columns.clone(),
                rows: Vec::new(),
                head: *head,
                forms: forms.clone(),
            };
            for (index, row) in rows.iter().enumerate() {
                text.push(if index > 0 { "\n" } else { "" }, &Style::default());
                table.rows.push(cells(row, &mut text));
            }
            let (text, len, runs) = text.finish();
            return (text, len, runs, Some(table));
        }
        Shape::Code { .. } => {
            let mut code = RunBuilder::default();
            code.push(
                draft.leaf.inline.text().trim_end_matches('\n'),
                &Style::default(),
            );
            code.finish()
        }
        _ => draft.leaf.inline.finish(),
    };
    (text, len, runs, None)
}

/// Adds the cells of a row to the text, separated by tabs, and returns their ranges.
fn cells(row: &[Inline<'_>], text: &mut RunBuilder) -> Vec<Range<usize>> {
    let mut cells = Vec::with_capacity(row.len());
    for (index, cell) in row.iter().enumerate() {
        text.push(if index > 0 { "\t" } else { "" }, &Style::default());
        let start = text.len();
        cell.append_to(text);
        cells.push(start..text.len());
    }
    cells
}

fn kind(
    draft: &Draft<'_>,
    place: &BlockPlace,
    table: Option<Table>,
    section_depth: usize,
) -> BlockKind {
    match draft.role {
        Role::Field(field) => BlockKind::Masthead(field),
        Role::Title => BlockKind::Title,
        Role::Subtitle => BlockKind::Subtitle,
        Role::Signature => BlockKind::Signature,
        Role::Heading => BlockKind::Heading {
            level: section_depth + 1,
        },
        Role::Text => match &draft.leaf.shape {
            Shape::Table { .. } => BlockKind::Table(table.unwrap_or_default()),
            Shape::Code { language } => BlockKind::Code {
                language: language.clone(),
            },
            Shape::Quote => BlockKind::Quote,
            Shape::Footnote => BlockKind::Footnote { mark: None },
            Shape::Heading { .. } | Shape::Paragraph => text_kind(draft, place),
        },
    }
}

fn text_kind(draft: &Draft<'_>, place: &BlockPlace) -> BlockKind {
    let item = matches!(place, BlockPlace::Item { .. });
    let bullet = draft.marker.is_none() && draft.leaf.item.is_some();
    match draft.leaf.inline.sole_image() {
        _ if item || bullet => BlockKind::Item,
        Some(image) if draft.marker.is_none() => BlockKind::Image(Image::clone(image)),
        _ => BlockKind::Paragraph,
    }
}

/// The depth of an item is the length of its path, that of a bullet the number of its lists.
/// Further paragraphs of an item keep its depth.
fn depth(draft: &Draft<'_>, place: &BlockPlace, before: usize) -> usize {
    match place {
        BlockPlace::Item { path } => path.len(),
        BlockPlace::Other if draft.leaf.item.is_some() => draft.leaf.level,
        BlockPlace::Other if draft.leaf.level > 0 => before,
        _ => 0,
    }
}
