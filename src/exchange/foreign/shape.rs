//! Where in a file its notes are.
//!
//! Programs put them in collections, pages, lists, graphs and answers of a server. All of these are
//! walked; what a file says lies elsewhere is told.

use std::collections::BTreeMap;

use serde_json::Value;
use serde_json::value::RawValue;

use super::json_ld::term;
use super::remark::Remark;
use super::{graph, table};
use crate::annotation::Timestamp;
use crate::exchange::web_annotation::{FileProblem, date_time};

/// How deep pages and lists lie in each other. What is in the innermost is read as often as it is
/// deep: more would make hostile files slow, and no program writes so many.
const MOST_LEVELS: usize = 32;

/// The notes of a file, each unread, and what the file says of them.
#[derive(Default)]
pub(in crate::exchange) struct Records<'a> {
    pub(in crate::exchange) items: Vec<Record<'a>>,
    pub(in crate::exchange) withdrawn: Vec<&'a RawValue>,
    pub(in crate::exchange) label: Option<String>,
    pub(in crate::exchange) generated: Option<Timestamp>,
    pub(in crate::exchange) is_backup: bool,
    /// Whether the file names the standard, so that its notes need not.
    pub(in crate::exchange) names_standard: bool,
    /// What is said of the file.
    pub(in crate::exchange) remarks: Vec<Remark>,
}

/// A note of a file.
pub(in crate::exchange) enum Record<'a> {
    /// As it stands there.
    Raw(&'a RawValue),
    /// Put together from the parts of a graph.
    Made(Value),
    /// It cannot be read.
    Damaged,
}

/// The members of an object, each as it stands in the file.
pub(super) type Members<'a> = BTreeMap<String, &'a RawValue>;

/// What an object of a file is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Note,
    /// A collection or page of notes: whatever it lists is meant for a note.
    Page,
    /// Something that may hold notes.
    Holder,
    Other,
}

/// Types of what lists notes.
const PAGES: &[&str] = &[
    "AnnotationCollection",
    "AnnotationPage",
    "AnnotationList",
    "AnnotationSet",
    "OrderedCollection",
    "OrderedCollectionPage",
    "Layer",
];

/// Members in which notes lie, or what holds them.
const LISTS: &[&str] = &[
    "items",
    "resources",
    "annotations",
    "rows",
    "pages",
    "otherContent",
    "images",
    "sequences",
    "canvases",
];

impl<'a> Records<'a> {
    /// Finds the notes in the values of a file.
    ///
    /// # Errors
    /// Where there is nothing of the kind, or the file only says where they are.
    pub(in crate::exchange) fn of(roots: &[Option<&'a RawValue>]) -> Result<Self, FileProblem> {
        let mut records = Self::default();
        let mut is_any = false;
        for root in roots {
            match root {
                Some(root) => is_any |= records.root(root),
                None => records.items.push(Record::Damaged),
            }
        }
        let is_empty = records.items.is_empty() && records.withdrawn.is_empty();
        let is_linked = records
            .remarks
            .iter()
            .any(|one| matches!(one, Remark::Linked(_)));
        match () {
            () if is_empty && is_linked => Err(FileProblem::Elsewhere),
            () if !is_any => Err(FileProblem::NotAnnotations),
            () => Ok(records),
        }
    }

    /// Whether there was anything of notes in it.
    fn root(&mut self, root: &'a RawValue) -> bool {
        let Some(members) = object(root) else {
            let Some(all) = list(root) else {
                return false;
            };
            let is_any = all.iter().any(|one| match object(one) {
                Some(members) => part(&members) != Part::Other,
                None => list(one).is_some_and(|inner| !inner.is_empty()),
            });
            let before = self.items.len();
            if is_any {
                self.each(all, 1, true);
            }
            let new = self.items.get(before..).unwrap_or_default();
            return new.iter().any(Record::may_be_note);
        };
        match part(&members) {
            Part::Note => {
                self.items.push(Record::Raw(root));
                true
            }
            Part::Other => {
                // The answer of some server, whose list may have any name.
                let before = self.items.len();
                for all in members.values().filter_map(|raw| list(raw)) {
                    self.each(all, 1, false);
                }
                let new = self.items.get(before..).unwrap_or_default();
                self.remarks.retain(|_| !new.is_empty());
                !new.is_empty()
            }
            part => {
                self.about(&members);
                let before = self.items.len();
                self.holder(&members, part, 0);
                part == Part::Page || self.items.len() > before
            }
        }
    }

    /// What is not as the standard has it of a collection or page.
    fn check(&mut self, members: &Members<'a>, is_root: bool) {
        let value = |name: &str| serde_json::from_str(members.get(name)?.get()).ok();
        let wrong: Vec<&'static str> = table::wrong_of_page(value, is_root).collect();
        for name in wrong {
            self.say(Remark::Wrong(name));
        }
    }

    /// What a collection says of itself.
    fn about(&mut self, members: &Members<'a>) {
        let text = |name: &str| serde_json::from_str::<String>(members.get(name)?.get()).ok();
        self.withdrawn.extend(list_member(members, "withdrawn"));
        self.label = self.label.take().or_else(|| text("label"));
        let generated = text("generated").and_then(date_time);
        self.generated = self.generated.take().or(generated);
        self.is_backup |= members.get("backup").is_some_and(|raw| raw.get() == "true");
    }

    /// What lies in a collection, page or list.
    fn holder(&mut self, members: &Members<'a>, part: Part, level: usize) {
        if level > MOST_LEVELS {
            self.say(Remark::Deep);
            return;
        }
        self.names_standard |= members.get("@context").is_some_and(|raw| {
            serde_json::from_str(raw.get()).is_ok_and(|context| super::names_standard(&context))
        });
        if part == Part::Page && members.contains_key("type") {
            self.check(members, level == 0);
        }
        let before = self.items.len();
        if let Some(nodes) = members.get("@graph").and_then(|raw| list(raw)) {
            self.items
                .extend(graph::records(&nodes).into_iter().map(Record::Made));
        }
        for name in LISTS {
            let all = list_member(members, name);
            self.each(
                all,
                level + 1,
                part == Part::Page && *name != "pages" && *name != "otherContent",
            );
        }
        for name in ["first", "next"] {
            for page in list_member(members, name) {
                match object(page) {
                    Some(inner) => self.page(&inner, level + 1),
                    None => self.linked(page),
                }
            }
        }
        let is_told = self
            .remarks
            .iter()
            .any(|one| matches!(one, Remark::Linked(_)));
        let total = members
            .get("total")
            .and_then(|raw| serde_json::from_str(raw.get()).ok());
        let held = self.items.len() - before;
        match total {
            Some(total) if level == 0 && total > held && held > 0 && !is_told => {
                self.say(Remark::Fewer { total, held })
            }
            _ => {}
        }
    }

    /// A page that is in the file, or only named in it.
    fn page(&mut self, members: &Members<'a>, level: usize) {
        let is_empty = LISTS
            .iter()
            .chain(&["first", "next", "@graph"])
            .all(|name| !members.contains_key(*name));
        let id = members.get("id").or_else(|| members.get("@id"));
        match id {
            Some(id) if is_empty => self.linked(id),
            _ => self.holder(members, Part::Page, level),
        }
    }

    /// `is_page`: whether whatever is listed is meant for a note.
    fn each(&mut self, all: Vec<&'a RawValue>, level: usize, is_page: bool) {
        if level > MOST_LEVELS {
            self.say(Remark::Deep);
            return;
        }
        for one in all {
            let Some(members) = object(one) else {
                match list(one) {
                    Some(inner)
                        if !inner.is_empty()
                            && level > 0
                            && inner.iter().any(|one| object(one).is_some()) =>
                    {
                        self.each(inner, level + 1, is_page);
                    }
                    _ if is_page => self.items.push(Record::Raw(one)),
                    _ => self.linked(one),
                }
                continue;
            };
            match part(&members) {
                Part::Note => self.items.push(Record::Raw(one)),
                Part::Page => self.page(&members, level),
                Part::Holder => self.holder(&members, Part::Holder, level),
                Part::Other if is_page => self.items.push(Record::Raw(one)),
                Part::Other => {}
            }
        }
    }

    /// A page or list that lies elsewhere.
    fn linked(&mut self, raw: &RawValue) {
        if let Ok(link) = serde_json::from_str::<String>(raw.get()) {
            self.say(Remark::Linked(link));
        }
    }

    fn say(&mut self, remark: Remark) {
        /// Links that are told. More would fill the page with those of a hostile file.
        const MOST: usize = 10;
        if self.remarks.len() < MOST && !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
    }
}

impl Record<'_> {
    /// Whether a listed value is an object that may be a note.
    fn may_be_note(&self) -> bool {
        match self {
            Self::Raw(raw) => object(raw).is_some_and(|members| part(&members) == Part::Note),
            Self::Made(_) => true,
            Self::Damaged => false,
        }
    }
}

fn part(members: &Members<'_>) -> Part {
    let types = types(members);
    let is = |name: &str| types.iter().any(|found| found == name);
    let has = |name: &str| members.contains_key(name);
    let any = |names: &[&str]| names.iter().any(|name| has(name));
    let speaks = any(&[
        "target",
        "on",
        "hasTarget",
        "oa:hasTarget",
        "http://www.w3.org/ns/oa#hasTarget",
    ]);
    let says = any(&[
        "body",
        "bodyValue",
        "bodies",
        "resource",
        "motivation",
        "hasBody",
        "oa:hasBody",
        "creator",
    ]);
    let is_hypothesis = has("uri") && any(&["user", "text", "target", "permissions"]);
    if is("Annotation")
        || is_hypothesis
        || (speaks
            && says
            && types
                .iter()
                .all(|found| found.eq_ignore_ascii_case("annotation")))
    {
        Part::Note
    } else if PAGES.iter().any(|name| is(name)) {
        Part::Page
    } else if any(&["annotations", "rows"]) && types.is_empty() {
        // The answer of a server, or an export, whose list holds nothing else.
        Part::Holder
    } else if any(LISTS) || any(&["@graph", "first", "next"]) {
        Part::Holder
    } else {
        Part::Other
    }
}

pub(super) fn object(raw: &RawValue) -> Option<Members<'_>> {
    raw.get()
        .starts_with('{')
        .then(|| serde_json::from_str(raw.get()).ok())?
}

pub(super) fn list(raw: &RawValue) -> Option<Vec<&RawValue>> {
    raw.get()
        .starts_with('[')
        .then(|| serde_json::from_str(raw.get()).ok())?
}

/// A list member; a value alone is a list of one.
fn list_member<'a>(members: &Members<'a>, name: &str) -> Vec<&'a RawValue> {
    members
        .get(name)
        .filter(|raw| raw.get() != "null")
        .map(|raw| list(raw).unwrap_or_else(|| vec![raw]))
        .unwrap_or_default()
}

fn types(members: &Members<'_>) -> Vec<String> {
    let raw = members.get("type").or_else(|| members.get("@type"));
    let of = |name: &str| term(name).to_owned();
    match raw.and_then(|raw| serde_json::from_str(raw.get()).ok()) {
        Some(Value::String(name)) => vec![of(&name)],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).map(of).collect(),
        _ => Vec::new(),
    }
}
