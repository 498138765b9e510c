//! Authors in the forms of other programs.

use serde_json::Value;

use super::as_written::{keep, set_aside};
use super::remark::{Remark, Remarks};
use crate::annotation::Extra;
use crate::exchange::web_annotation::is_iri;

/// Converts the author of a note to the standard's form: a single author with a name, and an id
/// that is a text. The first of several authors owns the note, under the names of all.
pub(super) fn put_right(members: &mut Extra, remarks: &mut Remarks) {
    let Some(was) = members.get("creator").filter(|was| !was.is_null()) else {
        return;
    };
    let was = was.clone();
    let (remark, creator) = match &was {
        Value::Array(all) if all.len() > 1 => {
            let names: Vec<String> = all.iter().filter_map(name).collect();
            let mut first = all.iter().find_map(agent).unwrap_or_default();
            first.insert("name".to_owned(), names.join(", ").into());
            (Remark::Authors, Some(first))
        }
        Value::Array(all) => match all.first() {
            None => return,
            Some(one) => (Remark::Author, repaired(one)),
        },
        one => (Remark::Author, repaired(one)),
    };
    let Some(creator) = creator else {
        return;
    };
    remarks.say(remark);
    members.insert("creator".to_owned(), Value::Object(creator));
    keep(members, "creator", was);
}

/// The author meant by a malformed one; `None` if the author is well-formed.
fn repaired(creator: &Value) -> Option<Extra> {
    match creator {
        Value::String(text) if is_iri(text) => None,
        Value::Object(members) => {
            let is_right = |id: &Value| id.as_str().is_some_and(|id| !id.is_empty());
            let mut members = members.clone();
            let id_is_right = members.get("id").is_none_or(is_right);
            let name_is_right = members
                .get("name")
                .is_none_or(|name| name.is_string() || name.is_null());
            if id_is_right && name_is_right {
                return None;
            }
            if !id_is_right {
                set_aside(&mut members, "id");
            }
            if !name_is_right {
                let names = listed(members.get("name"));
                set_aside(&mut members, "name");
                members.extend(names.map(|names| ("name".to_owned(), names.into())));
            }
            Some(members)
        }
        other => Some(agent(other).unwrap_or_default()),
    }
}

/// An author as an object. A text that is no address is a name, and serves as the id too, as it
/// always did.
fn agent(creator: &Value) -> Option<Extra> {
    match creator {
        Value::Object(members) => Some(repaired(creator).unwrap_or_else(|| members.clone())),
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => {
            let mut members = Extra::new();
            members.insert("id".to_owned(), text.as_str().into());
            if !is_iri(text) {
                members.insert("name".to_owned(), text.as_str().into());
            }
            Some(members)
        }
        _ => None,
    }
}

fn name(creator: &Value) -> Option<String> {
    let members = agent(creator)?;
    let text = |name: &str| listed(members.get(name)).filter(|text| !text.is_empty());
    text("name")
        .or_else(|| text("nickname"))
        .or_else(|| text("id"))
}

fn listed(names: Option<&Value>) -> Option<String> {
    match names? {
        Value::String(name) => Some(name.clone()),
        Value::Array(names) => {
            let names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
            Some(names.join(", ")).filter(|names| !names.is_empty())
        }
        _ => None,
    }
}
