//! Notes of other programs, converted to the standard's form.
//!
//! Every note ends up in the standard's form, with remarks. The originals of rewritten members are
//! kept in our own term `asWritten`. They reappear when the note is written.
//!
//! * `text`, `part`, `shape`, `graph` – from a file to its notes
//! * `annotator`, `hypothesis`, `open_annotation`, `recogito`, `json_ld` – the forms of programs
//! * `relations`, `answers` – notes on notes, and texts of several people
//! * `ids`, `times`, `agents`, `bodies`, `targets`, `selectors` – the members of a note
//! * `table` – all other members, by the rules of the standard
//! * `html` – the words of a web page's text
//!
//! The strict reader behind this module knows only the standard's form.

mod agents;
mod annotator;
mod answers;
mod as_written;
pub(in crate::exchange) mod bodies;
mod deep;
mod graph;
mod halves;
mod html;
mod hypothesis;
mod ids;
mod json_ld;
mod open_annotation;
mod part;
mod recogito;
mod record;
mod relations;
mod remark;
mod selectors;
mod shape;
mod table;
pub(in crate::exchange) mod targets;
mod text;
mod times;

use std::collections::BTreeMap;

use serde_json::Value;

use self::remark::Remarks;
use super::web_annotation::{content_of, derived, is_iri};
use crate::annotation::{Extra, Kind};

pub(super) use self::deep::shallow;
pub(super) use self::halves::without_halves;
pub(super) use self::record::Record;
pub use self::remark::{Remark, Remarked};
pub(super) use self::shape::Records;
pub use self::targets::written_source;
pub use self::text::text_of_bytes;
pub(super) use self::text::{tidy, values};

/// The ids of notes in their file, mapped to their ids here.
pub(super) type Names = BTreeMap<String, String>;

/// A note of a file while it is converted to the standard's form.
pub(super) struct Draft {
    members: Extra,
    remarks: Remarks,
    /// The bytes of the note in the file.
    size: usize,
    /// Whether the note names its revision, as in our own files. Then it states what it answers
    /// itself.
    has_revision: bool,
}

impl Draft {
    /// Begins with the members in the file. A note that got another id is added to `names`.
    pub(super) fn of(
        mut members: Extra,
        names_standard: bool,
        size: usize,
        names: &mut Names,
    ) -> Self {
        let mut remarks = Remarks::default();
        let has_revision = members.get("revision").is_some_and(Value::is_string);
        let has_id = members
            .get("id")
            .and_then(Value::as_str)
            .is_some_and(is_iri);
        let content = match has_revision && has_id {
            true => String::new(),
            false => content_of(&members),
        };
        if annotator::is_form(&members) {
            members = annotator::to_standard(members, &mut remarks);
        } else if hypothesis::is_form(&members) {
            members = hypothesis::to_standard(members, &mut remarks);
        } else if recogito::is_form(&members) {
            members = recogito::to_standard(members, &mut remarks);
        } else {
            context(&mut members, names_standard, &mut remarks);
        }
        json_ld::rename(&mut members, &mut remarks);
        open_annotation::rename(&mut members, &mut remarks);
        type_name(&mut members, &mut remarks);
        ids::put_revision_right(&mut members, &mut remarks);
        if !members.contains_key("revision") {
            members.insert(
                "revision".to_owned(),
                derived("content", &[&content]).into(),
            );
        }
        let old = ids::put_right(&mut members, &content, &mut remarks);
        if let Some(Value::String(new)) = members.get("id") {
            names.insert(old.unwrap_or_else(|| new.clone()), new.clone());
        }
        ids::put_others_right(&mut members, &mut remarks);
        Self {
            members,
            remarks,
            size,
            has_revision,
        }
    }

    /// Records that deeply nested members became text.
    pub(super) fn say_shallow(&mut self) {
        self.remarks.say(Remark::Deep);
    }

    /// Returns whether the target may be the id of another note of the same file.
    pub(super) fn may_answer(&self) -> bool {
        !self.has_revision && (self.answered().is_some() || relations::is_form(&self.members))
    }

    /// The target as a whole, unless the note states that it is a place in something.
    fn answered(&self) -> Option<&str> {
        match self.members.get("target")? {
            Value::Array(all) => match all.as_slice() {
                [one] => one.as_str(),
                _ => None,
            },
            one => relations::whole(one),
        }
    }

    /// Replaces the id of the answered note in the same file by the id of that note here.
    fn answer(&mut self, names: &Names) {
        if self.has_revision || relations::put_right(&mut self.members, names, &mut self.remarks) {
            return;
        }
        let own = self.members.get("id").and_then(Value::as_str);
        let answered = self.answered();
        let Some(id) = answered
            .and_then(|name| names.get(name))
            .filter(|id| Some(id.as_str()) != own)
        else {
            return;
        };
        let is_renamed = answered != Some(id);
        let motivation = self.members.get("motivation").and_then(Value::as_str);
        let says_so = Kind::from_terms(motivation, None).is_answer();
        if says_so && !is_renamed {
            return;
        }
        let target = match says_so {
            true => targets::whole(id),
            false => relations::below(id),
        };
        self.remarks.say(Remark::Answer);
        as_written::rewrite(&mut self.members, "target", target);
    }

    /// Ends with notes in the standard's form: one for each place the note is about.
    pub(super) fn finish(mut self, names: &Names) -> (Vec<Extra>, Vec<Remark>) {
        self.answer(names);
        let Self {
            mut members,
            mut remarks,
            size,
            has_revision,
        } = self;
        bodies::put_right(&mut members, &mut remarks);
        let answers = match has_revision {
            true => Vec::new(),
            false => answers::parted(&mut members, &mut remarks),
        };
        let mut notes = Vec::new();
        for mut note in std::iter::once(members).chain(answers) {
            agents::put_right(&mut note, &mut remarks);
            notes.extend(targets::put_right(note, size, &mut remarks));
        }
        for note in &mut notes {
            table::check(note, &mut remarks);
        }
        (notes, remarks.0)
    }
}

/// Returns whether a context is the standard's, or built on it.
pub(super) fn names_standard(context: &Value) -> bool {
    let is_known = |context: &Value| {
        context.as_str().is_some_and(|iri| {
            let path = iri
                .strip_prefix("https://")
                .or_else(|| iri.strip_prefix("http://"));
            let path = path.unwrap_or_default().trim_start_matches("www.");
            path.starts_with("w3.org/ns/anno.jsonld")
                || path.starts_with("iiif.io/api/presentation/")
                || path.starts_with("w3.org/ns/epub-anno")
        })
    };
    match context {
        Value::Array(all) => all.iter().any(is_known),
        one => is_known(one),
    }
}

fn context(members: &mut Extra, names_standard: bool, remarks: &mut Remarks) {
    match members.get("@context") {
        Some(context) if self::names_standard(context) => {}
        None if names_standard => {}
        None => remarks.say(Remark::Context),
        Some(_) => {
            remarks.say(Remark::Context);
            as_written::set_aside(members, "@context");
        }
    }
}

/// Sets the type of a note that has a target, if the type is missing or spelled differently.
fn type_name(members: &mut Extra, remarks: &mut Remarks) {
    let is_right = |name: &Value| match name {
        Value::Array(all) => all.iter().any(|one| one == "Annotation"),
        one => one == "Annotation",
    };
    let is_near = |name: &Value| {
        name.as_str()
            .is_some_and(|name| name.eq_ignore_ascii_case("Annotation"))
    };
    match members.get("type") {
        Some(name) if is_right(name) => {}
        None | Some(Value::Null) if members.contains_key("target") => {
            remarks.say(Remark::Type);
            members.insert("type".to_owned(), "Annotation".into());
        }
        Some(name) if is_near(name) => {
            remarks.say(Remark::Type);
            as_written::rewrite(members, "type", "Annotation");
        }
        _ => {}
    }
}
