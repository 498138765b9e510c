//! Finding the notes of a file.
//!
//! Programs put notes in collections, pages, lists, graphs and answers of a server. All of these
//! are searched, and pages elsewhere are reported. Other objects among the notes are kept as
//! records, so that they are listed as left out.

mod links;

use std::collections::BTreeSet;
use std::mem::discriminant;

use serde_json::value::RawValue;

use super::part::{LISTS, Members, Part, id, list, list_member, object, part, speaks};
use super::record::{MOST_LEVELS, Record};
use super::remark::Remark;
use super::{graph, table};
use crate::annotation::Timestamp;
use crate::exchange::web_annotation::{FileProblem, date_time};

/// The notes of a file, still unread, and the statements of the file about them.
#[derive(Default)]
pub(in crate::exchange) struct Records<'a> {
    pub(in crate::exchange) items: Vec<Record<'a>>,
    pub(in crate::exchange) withdrawn: Vec<&'a RawValue>,
    pub(in crate::exchange) label: Option<String>,
    pub(in crate::exchange) generated: Option<Timestamp>,
    pub(in crate::exchange) is_backup: bool,
    /// Whether the file names the standard, so that its notes need not.
    pub(in crate::exchange) names_standard: bool,
    /// Remarks on the file.
    pub(in crate::exchange) remarks: Vec<Remark>,
    /// The ids of the nodes in graphs. A link to one of these does not lead elsewhere.
    nodes: BTreeSet<String>,
    /// The ids of the pages in the file.
    held_pages: BTreeSet<String>,
    /// The last and previous pages that are only named.
    named_pages: Vec<String>,
}

/// The content of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Listed {
    /// Notes: every item is meant to be one.
    Notes,
    /// Objects that may hold notes, or links to such objects.
    Parts,
    /// Anything.
    Unknown,
}

impl<'a> Records<'a> {
    /// Finds the notes in the values of a file.
    ///
    /// # Errors
    /// Returns an error if there are no notes, or if the file only says where they are.
    pub(in crate::exchange) fn of(roots: &[Option<&'a RawValue>]) -> Result<Self, FileProblem> {
        let mut records = Self::default();
        let (mut is_any, mut unknown) = (false, 0);
        for root in roots {
            let Some(root) = root else {
                records.items.push(Record::Damaged);
                continue;
            };
            let (items, remarks) = (records.items.len(), records.remarks.len());
            if records.root(root) {
                is_any = true;
                continue;
            }
            records.items.truncate(items);
            let is_linked = records.remarks.iter().skip(remarks).any(is_link);
            if !is_linked {
                records.remarks.truncate(remarks);
            }
            let is_empty = list(root).is_some_and(|all| all.is_empty()) || root.get() == "null";
            if !is_linked && !is_empty {
                unknown += 1;
                records.items.push(Record::Raw(root));
            }
        }
        records.settle_links();
        let is_empty = records.items.len() == unknown && records.withdrawn.is_empty();
        match () {
            () if is_empty && records.remarks.iter().any(is_link) => Err(FileProblem::Elsewhere),
            () if !is_any => Err(FileProblem::NotAnnotations),
            () => Ok(records),
        }
    }

    /// Collects notes from a root. Returns whether the root is about notes at all.
    fn root(&mut self, root: &'a RawValue) -> bool {
        let before = self.items.len();
        let Some(members) = object(root) else {
            let Some(all) = list(root) else {
                return false;
            };
            let is_any = all.iter().any(|one| match object(one) {
                Some(members) => part(&members) != Part::Other,
                None => list(one).is_some_and(|inner| !inner.is_empty()),
            });
            let withdrawn = self.withdrawn.len();
            if is_any {
                self.each(all, 0, Listed::Notes);
            }
            return self.holds_note(before, false) || self.withdrawn.len() > withdrawn;
        };
        match part(&members) {
            Part::Note => {
                self.items.push(Record::Raw(root));
                true
            }
            Part::Other => {
                // The answer of an unknown server may name its list in any way.
                self.unknown_lists(&members, 0);
                self.items.len() > before
            }
            part => {
                self.holder(&members, part, 0);
                match part {
                    Part::Page => true,
                    Part::Answer => self.holds_note(before, true),
                    _ => self.items.len() > before,
                }
            }
        }
    }

    /// Whether there is a note among the items, beginning at `from`. If `is_near`, an object
    /// without a type but with a target counts too.
    fn holds_note(&self, from: usize, is_near: bool) -> bool {
        let mut new = self.items.iter().skip(from);
        new.any(|one| match one {
            Record::Raw(raw) => object(raw)
                .is_some_and(|members| part(&members) == Part::Note || is_near && speaks(&members)),
            Record::Made(_) => true,
            Record::Damaged => false,
        })
    }

    /// Remarks on members of a collection or page that are not in the standard's form.
    fn check(&mut self, members: &Members<'a>, is_root: bool) {
        let value = |name: &str| serde_json::from_str(members.get(name)?.get()).ok();
        let wrong: Vec<&'static str> = table::wrong_of_page(value, is_root).collect();
        for name in wrong {
            self.say(Remark::File(name));
        }
    }

    /// Collects the statements of a collection about itself.
    fn about(&mut self, members: &Members<'a>) {
        let text = |name: &str| serde_json::from_str::<String>(members.get(name)?.get()).ok();
        self.withdrawn.extend(list_member(members, "withdrawn"));
        self.label = self.label.take().or_else(|| text("label"));
        let generated = text("generated").and_then(date_time);
        self.generated = self.generated.take().or(generated);
        self.is_backup |= members.get("backup").is_some_and(|raw| raw.get() == "true");
        self.names_standard |= members.get("@context").is_some_and(|raw| {
            serde_json::from_str(raw.get()).is_ok_and(|context| super::names_standard(&context))
        });
    }

    /// Collects the content of a collection, page or list.
    fn holder(&mut self, members: &Members<'a>, part: Part, level: usize) {
        if level > MOST_LEVELS {
            self.say(Remark::PagesTooDeep);
            return;
        }
        self.about(members);
        self.held_pages.extend(id(members));
        if part == Part::Page && members.contains_key("type") {
            self.check(members, level == 0);
        }
        let (before, told, mut replies) = (self.items.len(), self.remarks.len(), 0);
        self.graph(list_member(members, "@graph"));
        for name in LISTS {
            let listed = match part {
                Part::Page | Part::Answer if *name != "pages" && *name != "otherContent" => {
                    Listed::Notes
                }
                _ => Listed::Parts,
            };
            let from = self.items.len();
            self.each(list_member(members, name), level + 1, listed);
            if *name == "replies" {
                // Hypothesis does not count in its total the replies beside its rows.
                replies += self.items.len() - from;
            }
        }
        self.unknown_lists(members, level);
        self.pages(members, level);
        let is_told = self.remarks.iter().skip(told).any(is_link);
        let total = members.get("total");
        let total: Option<usize> = total.and_then(|raw| serde_json::from_str(raw.get()).ok());
        let held = self.items.len() - before - replies;
        match total.filter(|_| level == 0) {
            Some(total) if total > held && !is_told => self.say(Remark::Fewer { total, held }),
            // All notes are here, whatever pages are named.
            Some(total) if total <= held => self.named_pages.clear(),
            _ => {}
        }
    }

    /// Collects the notes of a graph, and the objects that are neither notes nor parts.
    fn graph(&mut self, all: Vec<&'a RawValue>) {
        let nodes = graph::nodes(all);
        let ids = nodes.iter().filter_map(|node| id(&object(node)?));
        self.nodes.extend(ids);
        let held = graph::records(&nodes);
        self.items.extend(held.records);
        if held.is_short {
            self.say(Remark::PartsNamed);
        }
        for page in nodes.iter().filter_map(|node| object(node)) {
            if part(&page) == Part::Page {
                self.about(&page);
                for name in LISTS.iter().chain(&["first", "next"]) {
                    for link in list_member(&page, name) {
                        self.linked(link);
                    }
                }
            }
        }
    }

    /// Collects notes from lists with names that no known program uses.
    fn unknown_lists(&mut self, members: &Members<'a>, level: usize) {
        /// Members that are read elsewhere, or hold no notes of the file.
        const OTHERS: &[&str] = &[
            "@graph",
            "first",
            "next",
            "last",
            "prev",
            "withdrawn",
            "partOf",
        ];
        let is_known = |name: &&str| LISTS.contains(name) || OTHERS.contains(name);
        for (name, raw) in members {
            if is_known(&name.as_str()) {
                continue;
            }
            let (items, remarks) = (self.items.len(), self.remarks.len());
            if let Some(inner) = object(raw) {
                self.unknown_object(&inner, level);
            } else if let Some(all) = list(raw) {
                self.each(all, level + 1, Listed::Unknown);
            }
            if self.items.len() == items {
                // Remarks on content without notes say nothing about notes.
                self.remarks.truncate(remarks);
            }
        }
    }

    /// Collects notes from an object with a name that no known program uses: `{"data": {"items": […]}}`.
    fn unknown_object(&mut self, members: &Members<'a>, level: usize) {
        /// The levels of unknown objects to search. Servers wrap their answers in one or two; more would only
        /// cost time.
        const MOST: usize = 4;
        match part(members) {
            part @ (Part::Page | Part::Holder | Part::Answer) => {
                self.holder(members, part, level + 1);
            }
            Part::Other if level < MOST => self.unknown_lists(members, level + 1),
            Part::Other | Part::Note => {}
        }
    }

    /// Collects the pages that a collection or page names. The last and the previous page are also
    /// named as the next of others. They are only reported if they are missing.
    fn pages(&mut self, members: &Members<'a>, level: usize) {
        for name in ["first", "next", "last", "prev"] {
            let is_link = |raw: &RawValue| raw.get().starts_with('"');
            for page in list_member(members, name) {
                match object(page) {
                    Some(inner) if part(&inner) == Part::Note => self.items.push(Record::Raw(page)),
                    Some(inner) => self.page(page, &inner, level + 1, name),
                    None if matches!(name, "last" | "prev") => self.name_page(page),
                    None if is_link(page) => self.linked(page),
                    None => self.say(Remark::File(name)),
                }
            }
        }
    }

    /// Collects a page that is in the file, or only named in it.
    fn page(&mut self, raw: &'a RawValue, members: &Members<'a>, level: usize, name: &str) {
        let is_empty = LISTS
            .iter()
            .chain(&["first", "next", "@graph", "withdrawn"])
            .all(|name| !members.contains_key(*name));
        let id = members.get("id").or_else(|| members.get("@id"));
        match id {
            Some(id) if is_empty && matches!(name, "last" | "prev") => self.name_page(id),
            Some(id) if is_empty => self.linked(id),
            None if is_empty && part(members) == Part::Other => {
                self.items.push(Record::Raw(raw));
            }
            _ => self.holder(members, Part::Page, level),
        }
    }

    /// Collects the items of a list. A list with a note in it is a list of notes.
    fn each(&mut self, all: Vec<&'a RawValue>, level: usize, listed: Listed) {
        if level > MOST_LEVELS {
            self.say(Remark::PagesTooDeep);
            return;
        }
        let all = all.into_iter().map(|one| {
            let members = object(one);
            let part = members.as_ref().map(part);
            (one, members, part)
        });
        let all: Vec<_> = all.collect();
        let listed = match all.iter().any(|(_, _, part)| *part == Some(Part::Note)) {
            true => Listed::Notes,
            false => listed,
        };
        for (one, members, part) in all {
            let (Some(members), Some(part)) = (members, part) else {
                self.other(one, level, listed);
                continue;
            };
            let (items, remarks) = (self.items.len(), self.remarks.len());
            match part {
                Part::Note => self.items.push(Record::Raw(one)),
                Part::Page => self.page(one, &members, level, "page"),
                Part::Holder | Part::Answer => self.holder(&members, part, level),
                Part::Other => self.items.extend(told_of(&members).map(Record::Raw)),
            }
            let is_silent = items == self.items.len() && remarks == self.remarks.len();
            if is_silent && part != Part::Page && listed == Listed::Notes {
                self.items.push(Record::Raw(one));
            }
        }
    }

    /// Collects a list item that is not an object, or a damaged one.
    fn other(&mut self, one: &'a RawValue, level: usize, listed: Listed) {
        let holds = |raw: &&RawValue| raw.get().starts_with(['{', '[']);
        let is_damaged = one.get().starts_with('{');
        match list(one) {
            Some(inner) if inner.iter().any(holds) => {
                let before = self.items.len();
                self.each(inner, level + 1, listed);
                if listed == Listed::Notes && self.items.len() == before {
                    self.items.push(Record::Raw(one));
                }
            }
            _ if is_damaged && listed != Listed::Unknown => self.items.push(Record::Raw(one)),
            _ if self.is_node(one) => {}
            _ => match listed {
                Listed::Notes => self.items.push(Record::Raw(one)),
                Listed::Parts => self.linked(one),
                Listed::Unknown => {}
            },
        }
    }

    fn say(&mut self, remark: Remark) {
        /// The most remarks of one kind. More would let a hostile file fill the page, fewer might
        /// omit members that are wrong.
        const MOST: usize = 12;
        let kind = discriminant(&remark);
        let of_kind = self.remarks.iter().filter(|one| discriminant(*one) == kind);
        if of_kind.count() < MOST && !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
    }
}

/// The note that an activity tells of, such as that it was created.
fn told_of<'a>(activity: &Members<'a>) -> Option<&'a RawValue> {
    let told = *activity.get("object")?;
    let is_note = object(told).is_some_and(|members| part(&members) == Part::Note);
    is_note.then_some(told)
}

fn is_link(remark: &Remark) -> bool {
    matches!(remark, Remark::Linked(_))
}
