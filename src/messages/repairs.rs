//! The repairs made to the source of a report.

use super::{encoding_name, joined};
use crate::document::{AsWritten, FenceFault, MOST_CONTAINERS, Repair, RepairKind};

compiled!("repairs");

/// States a repair with its line: `Line 3: left out a horizontal line.`
pub fn repair_line(repair: &Repair) -> String {
    repair_at_line(repair.line, &repair_done(&repair.kind))
}

/// States a repair.
pub fn repair_done(kind: &RepairKind) -> String {
    match kind {
        RepairKind::Encoding { encoding } => repaired_encoding(encoding_name(*encoding)),
        RepairKind::StrayAsterisk {
            marks,
            opening: true,
            word,
        } => stray_before(marks, word),
        RepairKind::StrayAsterisk { marks, word, .. } => stray_after(marks, word),
        RepairKind::BoldHeading { heading } => bold_heading(heading),
        RepairKind::Bullets { markers } => match markers.as_slice() {
            [] => bullets_left_out().to_owned(),
            [only] => bullet_left_out(only),
            [first, .., last] => bullets_left_out_before(markers.len(), first, last),
        },
        RepairKind::LinkTargetMissing { words } => link_without_target(words),
        RepairKind::LinkNotAllowed { words, target } => link_not_allowed(words, target),
        RepairKind::PictureElsewhere { target, title } if title.is_empty() => {
            picture_elsewhere(target)
        }
        RepairKind::PictureElsewhere { target, title } => titled_picture_elsewhere(target, title),
        RepairKind::LinkTitle { words, title } => link_title(title, words),
        RepairKind::LabelLink { label, target } => label_link(label, target),
        RepairKind::ShownAsWritten { source, why } => as_written(*why)(source),
        RepairKind::Definition { source } => definition_left_out(source),
        RepairKind::FurtherCells { cells } => further_cells(&all_quoted(cells)),
        RepairKind::TooManyCells => too_many_cells().to_owned(),
        RepairKind::CodeInfo { info } => code_info(info),
        RepairKind::FrontMatter { source } => front_matter(source),
        RepairKind::HtmlTags { tags } => html_tags(&all_quoted(tags)),
        RepairKind::NoteLinks { targets } => note_links(&all_quoted(targets)),
        RepairKind::PageNote { note, mark } => page_note(note, mark),
        RepairKind::Comment { source } => comment_left_out(source),
        RepairKind::HorizontalLine => horizontal_line().to_owned(),
        RepairKind::NestsTooDeep => nests_too_deep(MOST_CONTAINERS),
        RepairKind::Control { code, meant: None } => control_left_out(code),
        RepairKind::Control {
            code,
            meant: Some(sign),
        } => control_read(code, sign.encode_utf8(&mut [0; 4])),
        RepairKind::LostLetter => lost_letter().to_owned(),
        RepairKind::Furniture { words } => furniture(words),
        RepairKind::BlockMark { mark } => block_mark(mark),
        RepairKind::Torn {
            words: (before, after),
        } => torn(before, after),
        RepairKind::Fence { mark, fault } => fence(*fault)(mark),
        RepairKind::UnmarkedHeading { heading } => unmarked_heading(heading),
        RepairKind::RuleBelowText { rule } => rule_below_text(rule),
        RepairKind::CountedItem { words } => counted_item(words),
        RepairKind::SignKept { sign, words } => sign_kept(sign, words),
        RepairKind::SignAsBullet { sign, words } => sign_as_bullet(sign, words),
        RepairKind::IndentedText { last } => indented_text(*last),
        RepairKind::IndentedCode { last } => indented_code(*last),
        RepairKind::RunOnItems { markers } => match markers.as_slice() {
            [first, .., last] => run_on_items_between(markers.len(), first, last),
            _ => run_on_items().to_owned(),
        },
    }
}

fn as_written(why: AsWritten) -> fn(&str) -> String {
    match why {
        AsWritten::NoAddress => written_no_address,
        AsWritten::NoWords => written_no_words,
        AsWritten::InDescription => written_in_description,
        AsWritten::Definition => written_definition,
    }
}

fn fence(fault: FenceFault) -> fn(&str) -> String {
    match fault {
        FenceFault::AroundText => fence_around_text,
        FenceFault::NeverClosed => fence_never_closed,
        FenceFault::CodeToTheEnd => code_to_the_end,
    }
}

fn all_quoted(all: &[String]) -> String {
    joined(&all.iter().map(|one| quoted(one)).collect::<Vec<_>>())
}
