//! Notes with texts of several people.
//!
//! A note has one author. So the texts of others become their answers to it.

use serde_json::Value;

use super::remark::{Remark, Remarks};
use super::targets;
use crate::annotation::Extra;
use crate::exchange::web_annotation::{content_of, derived, is_iri};

/// The longest id of a note with answers, in bytes. Each answer has a copy of it, so a longer one
/// would let a small file grow large.
const LONGEST_ID: usize = 200;

/// Takes the texts of other people out of a note, and returns them as answers. A note without an
/// author belongs to that of its first text.
pub(super) fn parted(members: &mut Extra, remarks: &mut Remarks) -> Vec<Extra> {
    let bodies = match members.get("body") {
        Some(Value::Array(bodies)) => bodies.clone(),
        Some(one) => vec![one.clone()],
        None => return Vec::new(),
    };
    if members.get("creator").is_none_or(Value::is_null) {
        let Some(first) = bodies.iter().find_map(by) else {
            return Vec::new();
        };
        remarks.say(Remark::Author);
        members.insert("creator".to_owned(), first.clone());
    }
    let ids = ["canonical", "id"].map(|name| members.get(name)?.as_str());
    let id = ids
        .into_iter()
        .flatten()
        .next()
        .unwrap_or_default()
        .to_owned();
    let owner = members.get("creator").and_then(Person::of);
    let is_own = |body: &Value| {
        let author = by(body).and_then(Person::of);
        let pair = author.as_ref().zip(owner.as_ref());
        pair.is_none_or(|(author, owner)| author.is(owner))
    };
    let (own, others): (Vec<_>, Vec<_>) = bodies.into_iter().partition(is_own);
    if others.is_empty() || id.len() > LONGEST_ID {
        return Vec::new();
    }
    remarks.say(Remark::Answers);
    members.insert("body".to_owned(), Value::Array(own));
    // With another answer, the note itself is the same.
    members.remove("revision");
    let revision = derived("content", &[&content_of(members)]);
    members.insert("revision".to_owned(), revision.into());
    let answers = others.into_iter().map(|body| answer(body, &id));
    answers.collect()
}

/// The author of a text.
fn by(body: &Value) -> Option<&Value> {
    let is_text = body.get("value").is_some_and(Value::is_string);
    let creator = body.get("creator").filter(|_| is_text)?;
    Person::of(creator).map(|_| creator)
}

/// A text of somebody else, as an answer to the note.
fn answer(body: Value, note: &str) -> Extra {
    let written = body.get("asWritten").and_then(|all| all.get("id"));
    let id = written.or_else(|| body.get("id")).and_then(Value::as_str);
    let content = body.as_object().map(content_of).unwrap_or_default();
    let mut answer = Extra::new();
    let mut put = |name: &str, value: Value| drop(answer.insert(name.to_owned(), value));
    put("type", "Annotation".into());
    put(
        "id",
        derived("answer", &[note, id.unwrap_or(&content)]).into(),
    );
    put("revision", derived("content", &[note, &content]).into());
    put("motivation", "replying".into());
    put("target", targets::whole(note));
    for name in ["creator", "created", "modified"] {
        if let Some(value) = body.get(name) {
            put(name, value.clone());
        }
    }
    put("body", Value::Array(vec![body]));
    answer
}

/// What is known of the author of a text.
struct Person<'a> {
    id: Option<&'a str>,
    name: Option<&'a str>,
}

impl<'a> Person<'a> {
    fn of(creator: &'a Value) -> Option<Self> {
        match creator {
            Value::String(id) if !id.is_empty() => Some(Self {
                id: Some(id),
                name: Some(id).filter(|id| !is_iri(id)).map(String::as_str),
            }),
            Value::Array(all) => Self::of(all.first()?),
            Value::Object(members) => {
                let text = |name: &str| members.get(name)?.as_str().filter(|text| !text.is_empty());
                let (id, name) = (text("id"), text("name").or_else(|| text("nickname")));
                (id.is_some() || name.is_some()).then_some(Self { id, name })
            }
            _ => None,
        }
    }

    /// Returns whether both are one person, by their ids or else by their names.
    fn is(&self, other: &Self) -> bool {
        match self.id.zip(other.id) {
            Some((one, other)) => one == other,
            None => self.name.is_some() && self.name == other.name,
        }
    }
}
