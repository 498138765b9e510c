//! Reading a file.

use std::collections::BTreeMap;

use serde_json::Value;
use serde_json::value::RawValue;

use super::problem::{FileProblem, ItemProblem, Reason};
use super::record::{from_item, from_withdrawn, written_levels};
use crate::annotation::{Annotation, AnnotationSet, Extra, Timestamp, depth};
use crate::exchange::foreign::{
    Draft, Names, Record, Records, Remark, Remarked, shallow, tidy, values, without_halves,
};

/// The deepest nesting of arrays and objects in one annotation. It is the limit of the parser,
/// which keeps its recursion within a browser's stack.
const MOST_LEVELS: usize = 127;

/// More levels than writing an annotation adds: a single selector becomes a list of one.
const ADDED: usize = 4;

/// The most problems of a file to record. More would fill the memory with messages that nobody
/// reads. Fewer might not show what is wrong with a file.
pub const MOST_PROBLEMS: usize = 100;

/// The contents of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadFile {
    /// The annotations by key, with the records of each annotation joined.
    pub annotations: Vec<Annotation>,
    /// The items that could not be taken, with the reason: the first [`MOST_PROBLEMS`].
    pub problems: Vec<ItemProblem>,
    /// The number of annotations that could not be taken.
    pub left_out: usize,
    /// Remarks on notes taken in a changed or non-standard form. Those on links, totals and
    /// misspelt names are limited to the first [`MOST_PROBLEMS`].
    pub remarks: Vec<Remarked>,
    /// The collection's `label`.
    pub label: Option<String>,
    /// The time when the file was written, if stated.
    pub generated: Option<Timestamp>,
    /// Whether the file is somebody's backup, which may hold their private notes.
    pub is_backup: bool,
}

/// Reads the annotations of a file.
///
/// The file may be a collection with embedded pages, a page, an array, a graph, or a sequence of
/// annotations. Exports of other programs are accepted too.
///
/// Each annotation is read by itself. A damaged one becomes a problem, and the others are taken.
/// Content that is not in the standard's form is taken with a remark. A byte order mark is skipped.
/// The last of duplicate members counts, as in JavaScript.
///
/// # Errors
/// Returns an error if nothing at all can be taken: see [`FileProblem`].
pub fn read(text: &str) -> Result<ReadFile, FileProblem> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(FileProblem::Empty);
    }
    let whole = without_halves(text);
    let text = whole.as_deref().unwrap_or(text);
    let tidied;
    let (roots, is_loose) = match values(text) {
        Ok(roots) => (roots, false),
        Err(error) => {
            tidied = tidy(text);
            let roots = values(&tidied).map_err(|_| syntax_problem(&error))?;
            (roots, true)
        }
    };
    let records = Records::of(&roots)?;
    let mut reading = Reading::default();
    let is_several = roots.len() > 1;
    if is_loose || is_several {
        reading.remark(Remark::LooseJson, 0);
    }
    if whole.is_some() {
        reading.remark(Remark::HalfCharacter, 0);
    }
    for remark in records.remarks {
        reading.remark(remark, 0);
    }
    let mut answers = Vec::new();
    let withdrawn = records.items.len();
    for (index, record) in records.items.iter().enumerate() {
        match reading.draft(record, records.names_standard) {
            // The answered note may come later in the file.
            Ok(draft) if draft.may_answer() => answers.push((index, draft, record)),
            Ok(draft) => reading.finish(index, draft, record),
            Err(problem) => reading.leave_out(index, problem),
        }
    }
    for (index, draft, record) in answers {
        reading.finish(index, draft, record);
    }
    for (index, raw) in records.withdrawn.iter().enumerate() {
        reading.withdrawn(withdrawn + index, raw);
    }
    let set: AnnotationSet = reading.taken.into_iter().collect();
    let mut problems = reading.problems;
    crate::sort::sort_by(&mut problems, |a, b| a.index.cmp(&b.index));
    let remarks = reading.remarks.into_iter();
    Ok(ReadFile {
        annotations: set.iter().cloned().collect(),
        problems,
        left_out: reading.left_out,
        remarks: remarks
            .map(|(remark, notes)| Remarked { remark, notes })
            .collect(),
        label: records.label,
        generated: records.generated,
        is_backup: records.is_backup,
    })
}

fn syntax_problem(error: &serde_json::Error) -> FileProblem {
    let line = error.line();
    if error.is_eof() {
        FileProblem::CutOff { line }
    } else {
        FileProblem::NotJson { line }
    }
}

/// A fault of a note.
struct Wrong {
    id: Option<String>,
    quote: Option<String>,
    reason: Reason,
}

impl Wrong {
    fn of(value: Option<&Value>, reason: Reason) -> Self {
        let text = |name: &str| value?.get(name)?.as_str().map(str::to_owned);
        Self {
            id: text("id").or_else(|| text("@id")),
            quote: value.and_then(|value| quote(value, MOST_LOOKED_AT)),
            reason,
        }
    }
}

/// The deepest level at which to search a rejected note for a quote.
const MOST_LOOKED_AT: usize = 8;

/// The words that a note quotes, on any level.
fn quote(value: &Value, levels: usize) -> Option<String> {
    match value {
        Value::Object(members) => {
            let exact = members.get("exact").or_else(|| members.get("quote"));
            let exact = exact.and_then(Value::as_str).map(str::to_owned);
            exact.or_else(|| {
                members
                    .values()
                    .filter(|_| levels > 0)
                    .find_map(|one| quote(one, levels - 1))
            })
        }
        Value::Array(all) => all
            .iter()
            .filter(|_| levels > 0)
            .find_map(|one| quote(one, levels - 1)),
        _ => None,
    }
}

/// The state of reading a file.
#[derive(Default)]
struct Reading {
    /// Joined at the end. Joining one by one costs the square of the records with one id.
    taken: Vec<Annotation>,
    names: Names,
    problems: Vec<ItemProblem>,
    left_out: usize,
    remarks: BTreeMap<Remark, usize>,
}

impl Reading {
    fn draft(&mut self, record: &Record<'_>, names_standard: bool) -> Result<Draft, Wrong> {
        let (value, size) = match record {
            Record::Raw(raw) => (value_of(raw.get())?, raw.get().len()),
            Record::Made(value) => ((value.clone(), false), value.to_string().len()),
            Record::Damaged => return Err(Wrong::of(None, Reason::NotJson)),
        };
        let (value, is_shallow) = value;
        let mut draft = self.draft_of(value, names_standard, size)?;
        if is_shallow {
            draft.say_shallow();
        }
        Ok(draft)
    }

    fn draft_of(
        &mut self,
        value: Value,
        names_standard: bool,
        size: usize,
    ) -> Result<Draft, Wrong> {
        match value {
            Value::Object(members) => Ok(Draft::of(members, names_standard, size, &mut self.names)),
            Value::String(link) => Err(Wrong {
                id: Some(link),
                quote: None,
                reason: Reason::LinkOnly,
            }),
            _ => Err(Wrong::of(None, Reason::NotAnAnnotation)),
        }
    }

    /// Adds the note, or the notes that it becomes, to the set.
    fn finish(&mut self, index: usize, draft: Draft, record: &Record<'_>) {
        let (notes, mut remarks) = draft.finish(&self.names);
        let mut taken = Vec::new();
        for note in notes {
            match taken_whole(note) {
                Ok(annotation) => taken.push(annotation),
                Err(Reason::TooDeep) => match self.shallow(record) {
                    Some((shallow, told)) => {
                        taken = shallow;
                        remarks = told;
                        break;
                    }
                    None => return self.leave_out(index, wrong(record, Reason::TooDeep)),
                },
                Err(reason) => return self.leave_out(index, wrong(record, reason)),
            }
        }
        self.taken.extend(taken);
        for remark in remarks {
            self.remark(remark, 1);
        }
    }

    /// The note, with members that are nested too deeply as text.
    fn shallow(&mut self, record: &Record<'_>) -> Option<(Vec<Annotation>, Vec<Remark>)> {
        let json = match record {
            Record::Raw(raw) => raw.get().to_owned(),
            Record::Made(value) => value.to_string(),
            Record::Damaged => return None,
        };
        let value = serde_json::from_str(&shallow(&json)).ok()?;
        let mut draft = self.draft_of(value, true, json.len()).ok()?;
        draft.say_shallow();
        let (notes, remarks) = draft.finish(&self.names);
        let taken: Result<Vec<Annotation>, Reason> = notes.into_iter().map(taken_whole).collect();
        Some((taken.ok()?, remarks))
    }

    fn withdrawn(&mut self, index: usize, raw: &RawValue) {
        let mut is_shallow = false;
        let read = match value_of(raw.get()) {
            Ok((Value::Object(members), is_deep)) => {
                is_shallow = is_deep;
                from_withdrawn(members).and_then(not_too_deep)
            }
            Ok((Value::String(_), _)) => Err(Reason::LinkOnly),
            Ok(_) => Err(Reason::NotAnAnnotation),
            Err(problem) => return self.leave_out(index, problem),
        };
        match read {
            Ok(annotation) => {
                self.taken.push(annotation);
                if is_shallow {
                    self.remark(Remark::Deep, 1);
                }
            }
            Err(reason) => self.leave_out(index, wrong(&Record::Raw(raw), reason)),
        }
    }

    fn leave_out(&mut self, index: usize, wrong: Wrong) {
        self.left_out += 1;
        if self.problems.len() < MOST_PROBLEMS {
            let Wrong { id, quote, reason } = wrong;
            self.problems.push(ItemProblem {
                index,
                id,
                quote,
                reason,
            });
        }
    }

    fn remark(&mut self, remark: Remark, notes: usize) {
        if let Some(count) = self.remarks.get_mut(&remark) {
            *count += notes;
        } else if !remark.is_boundless() || self.remarks.len() < MOST_PROBLEMS {
            self.remarks.insert(remark, notes);
        }
    }
}

fn wrong(record: &Record<'_>, reason: Reason) -> Wrong {
    match record {
        Record::Raw(raw) => {
            let value = value_of(raw.get()).ok();
            Wrong::of(value.as_ref().map(|(value, _)| value), reason)
        }
        Record::Made(value) => Wrong::of(Some(value), reason),
        Record::Damaged => Wrong::of(None, reason),
    }
}

/// The value of a record, and whether members that are nested too deeply became text.
fn value_of(json: &str) -> Result<(Value, bool), Wrong> {
    let damaged = |_| Wrong::of(None, Reason::NotJson);
    match serde_json::from_str(json) {
        Ok(value) => Ok((value, false)),
        Err(_) if levels_of(json) > MOST_LEVELS => {
            let value = serde_json::from_str(&shallow(json)).map_err(damaged)?;
            Ok((value, true))
        }
        Err(error) => Err(damaged(error)),
    }
}

fn taken_whole(members: Extra) -> Result<Annotation, Reason> {
    let levels = members.values().map(depth).max().unwrap_or_default() + 1;
    let annotation = from_item(members)?;
    match levels + ADDED > MOST_LEVELS {
        true => not_too_deep(annotation),
        false => Ok(annotation),
    }
}

/// Rejects an annotation that could not be read again once written.
fn not_too_deep(annotation: Annotation) -> Result<Annotation, Reason> {
    match written_levels(&annotation) > MOST_LEVELS {
        true => Err(Reason::TooDeep),
        false => Ok(annotation),
    }
}

/// The deepest nesting of arrays and objects in a text that is meant to be JSON.
fn levels_of(text: &str) -> usize {
    let (mut open, mut most): (usize, usize) = (0, 0);
    let (mut quoted, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = quoted,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => open += 1,
            b']' | b'}' if !quoted => open = open.saturating_sub(1),
            _ => {}
        }
        most = most.max(open);
    }
    most
}
