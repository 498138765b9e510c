//! Reading a file.

use std::collections::BTreeMap;

use serde_json::Value;
use serde_json::value::RawValue;

use super::member::date_time;
use super::problem::{FileProblem, ItemProblem, Reason};
use super::record::{from_item, from_withdrawn, written_levels};
use crate::annotation::{Annotation, AnnotationSet, Extra, Timestamp, depth};

/// Larger files are refused before they are read, with [`FileProblem::TooLarge`].
pub const MAX_FILE_BYTES: u64 = 50_000_000;

/// How many arrays and objects of one annotation lie in each other at most: as many as the parser
/// reads, which keeps its recursion within a browser's stack.
const MOST_LEVELS: usize = 127;

/// More levels than an annotation gains by being written: a selector alone becomes a list of one.
const ADDED: usize = 4;

/// How many problems of a file are held. More would fill the memory with what nobody reads; fewer
/// might not show what is wrong with a file.
pub const MOST_PROBLEMS: usize = 100;

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadFile {
    /// Its annotations, records of one annotation joined, by key.
    pub annotations: Vec<Annotation>,
    /// What could not be taken, and why: the first [`MOST_PROBLEMS`].
    pub problems: Vec<ItemProblem>,
    /// How many annotations could not be taken.
    pub left_out: usize,
    /// The collection's `label`.
    pub label: Option<String>,
    /// When the file was written, as far as it says so.
    pub generated: Option<Timestamp>,
    /// Whether it is somebody's backup, which may hold their private notes.
    pub is_backup: bool,
}

/// Reads a collection with an embedded page, a page, an array of annotations or one annotation.
///
/// Each annotation is read by itself: one that is damaged becomes a problem, the others are taken.
/// A byte order mark is passed over. Of doubled members the last counts, as in JavaScript.
///
/// # Errors
/// Where nothing at all can be taken: see [`FileProblem`].
pub fn read(text: &str) -> Result<ReadFile, FileProblem> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(FileProblem::Empty);
    }
    let root: &RawValue = serde_json::from_str(text).map_err(|error| syntax_problem(&error))?;
    let parts = Parts::of(root)?;
    let mut set = AnnotationSet::new();
    let (mut problems, mut left_out) = (Vec::new(), 0);
    let items = parts.items.iter().map(|item| (*item, Section::Items));
    let withdrawn = parts
        .withdrawn
        .iter()
        .map(|item| (*item, Section::Withdrawn));
    let records = items.chain(withdrawn).enumerate();
    set.extend(records.filter_map(|(index, (raw, section))| {
        let read = read_one(raw, section);
        let problem = |(id, reason)| {
            left_out += 1;
            if problems.len() < MOST_PROBLEMS {
                problems.push(ItemProblem { index, id, reason });
            }
        };
        read.map_err(problem).ok()
    }));
    Ok(ReadFile {
        annotations: set.iter().cloned().collect(),
        problems,
        left_out,
        label: parts.label,
        generated: parts.generated,
        is_backup: parts.is_backup,
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

#[derive(Clone, Copy)]
enum Section {
    Items,
    Withdrawn,
}

fn read_one(raw: &RawValue, section: Section) -> Result<Annotation, (Option<String>, Reason)> {
    let value = serde_json::from_str(raw.get());
    let levels = value.as_ref().map_or(0, depth);
    let members = match value {
        Ok(Value::Object(members)) => members,
        Ok(Value::String(link)) => return Err((Some(link), Reason::LinkOnly)),
        Ok(_) => return Err((None, Reason::NotAnAnnotation)),
        Err(_) if levels_of(raw.get()) > MOST_LEVELS => return Err((None, Reason::TooDeep)),
        Err(_) => return Err((None, Reason::NotJson)),
    };
    let id = text_of(&members, "id");
    let read = match section {
        Section::Items => from_item(members),
        Section::Withdrawn => from_withdrawn(members),
    };
    read.and_then(|annotation| match levels + ADDED > MOST_LEVELS {
        true if written_levels(&annotation) > MOST_LEVELS => Err(Reason::TooDeep),
        _ => Ok(annotation),
    })
    .map_err(|reason| (id, reason))
}

/// How many arrays and objects lie in each other in text that is meant to be JSON.
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

/// The unread parts of a file.
#[derive(Default)]
struct Parts<'a> {
    items: Vec<&'a RawValue>,
    withdrawn: Vec<&'a RawValue>,
    label: Option<String>,
    generated: Option<Timestamp>,
    is_backup: bool,
}

/// The members of an object, each as it stands in the file.
type Members<'a> = BTreeMap<String, &'a RawValue>;

impl<'a> Parts<'a> {
    fn of(root: &'a RawValue) -> Result<Self, FileProblem> {
        if let Some(items) = list(root) {
            if !items.iter().any(|item| has_type(item, "Annotation")) {
                return Err(FileProblem::NotAnnotations);
            }
            return Ok(Self {
                items,
                ..Self::default()
            });
        }
        let members = object(root).ok_or(FileProblem::NotAnnotations)?;
        let types = types(&members);
        let is = |name: &str| types.iter().any(|found| found == name);
        if is("AnnotationCollection") {
            Self::of_collection(&members)
        } else if is("AnnotationPage") {
            let items = list_member(&members, "items");
            Ok(Self {
                items,
                ..Self::default()
            })
        } else if is("Annotation") {
            Ok(Self {
                items: vec![root],
                ..Self::default()
            })
        } else {
            Err(FileProblem::NotAnnotations)
        }
    }

    fn of_collection(members: &Members<'a>) -> Result<Self, FileProblem> {
        // Some peers write the items straight into the collection.
        let mut items = list_member(members, "items");
        if let Some(first) = members.get("first") {
            let page = list(first)
                .and_then(|pages| pages.first().copied())
                .unwrap_or(first);
            match object(page) {
                Some(page) => items.extend(list_member(&page, "items")),
                None if items.is_empty() => return Err(FileProblem::Elsewhere),
                None => {}
            }
        }
        let text = |name: &str| {
            members
                .get(name)
                .and_then(|raw| serde_json::from_str::<String>(raw.get()).ok())
        };
        Ok(Self {
            items,
            withdrawn: list_member(members, "withdrawn"),
            label: text("label"),
            generated: text("generated").and_then(date_time),
            is_backup: members.get("backup").is_some_and(|raw| raw.get() == "true"),
        })
    }
}

fn object(raw: &RawValue) -> Option<Members<'_>> {
    serde_json::from_str(raw.get()).ok()
}

fn list(raw: &RawValue) -> Option<Vec<&RawValue>> {
    serde_json::from_str(raw.get()).ok()
}

/// A list member; a value alone is a list of one.
fn list_member<'a>(members: &Members<'a>, name: &str) -> Vec<&'a RawValue> {
    members
        .get(name)
        .map(|raw| list(raw).unwrap_or_else(|| vec![raw]))
        .unwrap_or_default()
}

fn types(members: &Members<'_>) -> Vec<String> {
    let Some(raw) = members.get("type") else {
        return Vec::new();
    };
    match serde_json::from_str(raw.get()) {
        Ok(Value::String(name)) => vec![name],
        Ok(Value::Array(names)) => names
            .iter()
            .filter_map(|name| name.as_str().map(str::to_owned))
            .collect(),
        _ => Vec::new(),
    }
}

fn has_type(raw: &RawValue, name: &str) -> bool {
    object(raw).is_some_and(|members| types(&members).iter().any(|found| found == name))
}

fn text_of(members: &Extra, name: &str) -> Option<String> {
    members.get(name).and_then(Value::as_str).map(str::to_owned)
}
