//! Words of both texts that change form: struck out, emphasised, with another link.
//!
//! A different form of the same words is a change. A likeness of 100 % is reported only for words that
//! are written identically.

use std::ops::Range;

use crate::annotation::Edit;
use crate::document::{Document, Link, Run};

/// A form that words may take and remain the same words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// They are struck out.
    Struck,
    /// They are in bold.
    Strong,
    /// They are in italics.
    Emphasis,
    /// They are set as code.
    Code,
    /// They are a link.
    Link,
}

/// The change of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FormKind {
    /// The words gained it.
    Gained,
    /// The words lost it.
    Lost,
    /// The link has a different target.
    Other,
}

/// Words whose form changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormChange {
    /// The words.
    pub words: String,
    /// The form.
    pub form: Form,
    /// Its change.
    pub kind: FormKind,
}

const ALL: [Form; 5] = [
    Form::Struck,
    Form::Strong,
    Form::Emphasis,
    Form::Code,
    Form::Link,
];

impl Form {
    fn of(self, run: Option<&Run>) -> Option<Option<&Link>> {
        let run = run?;
        let has = match self {
            Self::Struck => run.strikethrough,
            Self::Strong => run.strong,
            Self::Emphasis => run.emphasis,
            Self::Code => run.code,
            Self::Link => return run.link.as_ref().map(Some),
        };
        has.then_some(None)
    }
}

/// A letter of both texts, with its run in each.
type Letter<'a> = (char, Option<&'a Run>, Option<&'a Run>);

/// Returns the changes of form in words that `edits` keep from old blocks in new ones, grouped by form.
/// White space has no form of its own.
pub(super) fn form_changes(
    (old, of_old): (&Document, &Range<usize>),
    (new, of_new): (&Document, &Range<usize>),
    edits: &[Edit],
) -> Vec<FormChange> {
    let (mut before, mut after) = (runs(old, of_old), runs(new, of_new));
    let mut letters: Vec<Letter<'_>> = Vec::new();
    for edit in edits {
        match edit {
            Edit::Keep(text) => letters.extend(text.chars().map(|letter| {
                let (was, is) = (before.next().flatten(), after.next().flatten());
                (letter, was, is)
            })),
            Edit::Delete(text) => before.by_ref().take(text.chars().count()).for_each(|_| ()),
            Edit::Insert(text) => after.by_ref().take(text.chars().count()).for_each(|_| ()),
        }
    }
    ALL.into_iter()
        .flat_map(|form| of_form(form, &letters))
        .collect()
}

/// Returns the run of each code point of the blocks, and `None` for the line ends between them.
fn runs<'a>(
    document: &'a Document,
    blocks: &Range<usize>,
) -> impl Iterator<Item = Option<&'a Run>> {
    let blocks = document.blocks().get(blocks.clone()).unwrap_or_default();
    blocks.iter().flat_map(|block| {
        let each = block.runs().iter();
        let each = each.flat_map(|run| (run.start..run.end).map(move |_| Some(run)));
        each.chain([None])
    })
}

fn of_form(form: Form, letters: &[Letter<'_>]) -> Vec<FormChange> {
    let kind = |(letter, was, is): &Letter<'_>| match (form.of(*was), form.of(*is)) {
        _ if letter.is_whitespace() => None,
        (None, Some(_)) => Some(FormKind::Gained),
        (Some(_), None) => Some(FormKind::Lost),
        (Some(was), Some(is)) if was != is => Some(FormKind::Other),
        _ => None,
    };
    let mut changes: Vec<FormChange> = Vec::new();
    let mut space = Some(String::new());
    for letter in letters {
        match (kind(letter), changes.last_mut(), &mut space) {
            (Some(kind), Some(last), Some(between)) if last.kind == kind => {
                last.words.push_str(between);
                last.words.push(letter.0);
                between.clear();
            }
            (Some(kind), ..) => {
                changes.push(FormChange {
                    words: letter.0.to_string(),
                    form,
                    kind,
                });
                space = Some(String::new());
            }
            (None, _, Some(between)) if letter.0.is_whitespace() => between.push(letter.0),
            (None, ..) => space = None,
        }
    }
    changes
}
