//! A contribution: the content of a note as its author fills it in.

use std::collections::BTreeMap;

use serde_json::Value;

use super::content::{EDITING, TAGGING};
use super::terms::{delegation, delegation_to_json, put_term, term};
use super::{Body, Category, Delegation, Disposition, Extra, Kind, Note, Side, Sign};

/// The content of a note without its target. Fields that its kind does not use are left out of the
/// note. So changing the kind back and forth in a composer loses nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
    /// Its kind of contribution.
    pub kind: Kind,
    /// Its words, in Markdown: the comment, the reasons of a proposal, the observation on it.
    pub text: String,
    /// The text proposed in place of the words it is about, as plain text.
    pub proposed: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// The sign of a proposal.
    pub sign: Option<Sign>,
    /// The number of an added paragraph.
    pub number: Option<String>,
    /// The side of its target on which to add a paragraph.
    pub insert: Option<Side>,
    /// The delegations that jointly submit a proposal.
    pub sponsors: Vec<Delegation>,
    /// Its type in ISO commenting templates.
    pub category: Option<Category>,
    /// The delegation in whose name it speaks, if not the author's own.
    pub on_behalf_of: Option<Delegation>,
    /// Whether it is private to its author.
    pub private: bool,
    /// The secretariat's decision.
    pub disposition: Option<Disposition>,
}

/// A part that a note of its kind needs but lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The text.
    Text,
    /// The reasons why nothing is to change.
    Reasons,
    /// The sign of a proposal.
    Sign,
    /// The proposed text.
    Proposed,
    /// A difference between the proposed and the present text.
    Difference,
    /// The side for an added paragraph.
    Side,
    /// The decision.
    Disposition,
}

impl Contribution {
    /// Makes an empty contribution.
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            text: String::new(),
            proposed: String::new(),
            tags: Vec::new(),
            sign: None,
            number: None,
            insert: None,
            sponsors: Vec::new(),
            category: None,
            on_behalf_of: None,
            private: false,
            disposition: None,
        }
    }

    /// Reads the content of a note.
    pub fn of(note: &Note) -> Self {
        Self {
            kind: note.kind.clone(),
            text: note.text().unwrap_or_default().to_owned(),
            proposed: note.proposed().unwrap_or_default().to_owned(),
            tags: note.tags().map(str::to_owned).collect(),
            sign: note.sign(),
            number: note.number().map(str::to_owned),
            insert: note.target.insert(),
            sponsors: note.sponsors(),
            category: note.category(),
            on_behalf_of: note.on_behalf_of(),
            private: note.is_private(),
            disposition: note.disposition(),
        }
    }

    /// Returns all fields except kind and text as the members of a draft, whether or not the kind uses
    /// them.
    pub fn to_members(&self) -> Extra {
        let mut members = Extra::new();
        let list = |values: Vec<Value>| (!values.is_empty()).then(|| Value::from(values));
        let text = |text: &str| (!text.is_empty()).then(|| Value::from(text));
        put(&mut members, "proposed", text(&self.proposed));
        put(
            &mut members,
            "tags",
            list(self.tags.iter().map(|tag| tag.as_str().into()).collect()),
        );
        put_term(&mut members, "sign", self.sign);
        put(
            &mut members,
            "address",
            self.number.as_deref().map(Value::from),
        );
        put_term(&mut members, "insert", self.insert);
        put(
            &mut members,
            "sponsors",
            list(self.sponsors.iter().map(delegation_to_json).collect()),
        );
        put_term(&mut members, "category", self.category);
        put(
            &mut members,
            "onBehalfOf",
            self.on_behalf_of.as_ref().map(delegation_to_json),
        );
        put(
            &mut members,
            "private",
            self.private.then_some(Value::Bool(true)),
        );
        put_term(&mut members, "disposition", self.disposition);
        members
    }

    /// Reads the members written by [`to_members`](Self::to_members). Missing or unreadable ones stay
    /// empty. They are read by hand, with the functions that read these terms in notes.
    pub fn from_members(kind: Kind, text: String, members: &Extra) -> Self {
        let string = |value: &Value| value.as_str().map(str::to_owned);
        let list = |name: &str| {
            members
                .get(name)
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
        };
        Self {
            kind,
            text,
            proposed: members.get("proposed").and_then(string).unwrap_or_default(),
            tags: list("tags").filter_map(string).collect(),
            sign: term(members, "sign"),
            number: members.get("address").and_then(string),
            insert: term(members, "insert"),
            sponsors: list("sponsors").filter_map(delegation).collect(),
            category: term(members, "category"),
            on_behalf_of: members.get("onBehalfOf").and_then(delegation),
            private: members.get("private") == Some(&Value::Bool(true)),
            disposition: term(members, "disposition"),
        }
    }

    /// Returns whether discarding it would lose nothing that a person typed or chose. Kind, sign and side
    /// have initial values.
    pub fn is_blank(&self) -> bool {
        let blank = |text: &str| text.trim().is_empty();
        blank(&self.text)
            && blank(&self.proposed)
            && self.number.as_deref().is_none_or(blank)
            && self.tags.is_empty()
            && self.sponsors.is_empty()
            && self.on_behalf_of.is_none()
            && self.disposition.is_none()
            && self.category.is_none()
            && !self.private
    }

    /// Returns what it lacks to be saved as a note on `present`, the words it is about. These are
    /// `None` for a note on a document or on somebody's note.
    pub fn missing(&self, present: Option<&str>) -> Option<Missing> {
        let says = !self.text.trim().is_empty();
        match (&self.kind, self.sign) {
            (Kind::Comment | Kind::Question | Kind::Reply, _) if !says => Some(Missing::Text),
            (Kind::Editorial, _) => self.missing_words(present),
            (Kind::Proposal, None) => Some(Missing::Sign),
            (Kind::Proposal, Some(Sign::Noc)) if !says => Some(Missing::Reasons),
            (Kind::Proposal, Some(Sign::Add)) if self.proposed.trim().is_empty() => {
                Some(Missing::Proposed)
            }
            (Kind::Proposal, Some(Sign::Add)) if self.insert.is_none() => Some(Missing::Side),
            (Kind::Proposal, Some(Sign::Mod | Sign::EditorialMod)) => self.missing_words(present),
            (Kind::Disposition, _) if self.disposition.is_none() => Some(Missing::Disposition),
            _ => None,
        }
    }

    fn missing_words(&self, present: Option<&str>) -> Option<Missing> {
        if self.proposed.trim().is_empty() {
            return Some(Missing::Proposed);
        }
        (present == Some(self.proposed.as_str())).then_some(Missing::Difference)
    }

    /// Returns whether the kind and its sign use a proposed text.
    pub fn proposes_text(&self) -> bool {
        match self.kind {
            Kind::Editorial => true,
            Kind::Proposal => !matches!(self.sign, Some(Sign::Sup | Sign::Noc) | None),
            _ => false,
        }
    }

    /// Writes the content into a note. Unknown members and bodies stay unchanged, and so does
    /// everything of equal meaning. `language` is the BCP 47 tag of new words.
    pub fn put_into(&self, note: &mut Note, language: &str) {
        let old = Self::of(note);
        if *self == old {
            return;
        }
        let new = self.held();
        if (&new.kind, &new.proposed, &new.text, &new.tags)
            != (&old.kind, &old.proposed, &old.text, &old.tags)
        {
            put_bodies(&new, note, language);
        }
        note.kind = new.kind;
        let members = &mut note.extra;
        put_term(members, "sign", new.sign);
        put_term(members, "category", new.category);
        put_term(members, "disposition", new.disposition);
        note.target.set_insert(new.insert);
        if new.number != old.number {
            put(members, "address", new.number.map(Value::from));
        }
        if new.private != old.private {
            put(members, "private", new.private.then_some(Value::Bool(true)));
        }
        if new.on_behalf_of != old.on_behalf_of {
            let whose = new.on_behalf_of.as_ref().map(delegation_to_json);
            put(members, "onBehalfOf", whose);
        }
        if new.sponsors != old.sponsors {
            let sponsors: Vec<Value> = new.sponsors.iter().map(delegation_to_json).collect();
            let sponsors = (!sponsors.is_empty()).then(|| sponsors.into());
            put(members, "sponsors", sponsors);
        }
    }

    /// Returns the typed words that the saved note lacks, as a contribution of a kind that uses them.
    /// `None` if none are left out.
    pub fn left_out(&self, saved: &Self) -> Option<Self> {
        let left = |typed: &str, saved: &str| match saved.trim().is_empty() {
            true => typed.trim().to_owned(),
            false => String::new(),
        };
        let text = left(&self.text, &saved.text);
        let proposed = left(&self.proposed, &saved.proposed);
        let (kind, sign) = match (proposed.is_empty(), text.is_empty()) {
            (true, true) => return None,
            (true, false) => (Kind::Comment, None),
            (false, _) => (Kind::Proposal, Some(Sign::Mod)),
        };
        Some(Self {
            sign,
            text,
            proposed,
            private: self.private,
            ..Self::new(kind)
        })
    }

    /// Returns only the content that its kind uses, without empty fields: the content of a note made
    /// from it.
    pub fn held(&self) -> Self {
        let mut held = self.clone();
        let is_proposal = self.kind == Kind::Proposal;
        held.sign = self.sign.filter(|_| is_proposal);
        let is_new = held.sign == Some(Sign::Add);
        held.insert = self.insert.filter(|_| is_new);
        held.number = self
            .number
            .clone()
            .filter(|number| is_new && !number.trim().is_empty());
        held.sponsors
            .retain(|sponsor| is_proposal && !sponsor.is_empty());
        held.disposition = self.disposition.filter(|_| self.kind == Kind::Disposition);
        held.on_behalf_of = held.on_behalf_of.filter(|whose| !whose.is_empty());
        held.tags = self.tags.iter().map(|tag| tag.trim().to_owned()).collect();
        held.tags.retain(|tag| !tag.is_empty());
        held.text.truncate(self.text.trim_end().len());
        held.proposed.truncate(self.proposed.trim_end().len());
        if !self.proposes_text() {
            held.proposed.clear();
        }
        held
    }
}

/// Writes the bodies: proposed text, text, tags, then unknown ones.
fn put_bodies(new: &Contribution, note: &mut Note, language: &str) {
    let purpose = match &new.kind {
        // An unknown motivation may not be usable as the purpose of a body.
        Kind::Editorial | Kind::Proposal | Kind::Other { .. } => "commenting",
        kind => kind.motivation().unwrap_or("commenting"),
    };
    let (proposed, said, tags) = take_bodies(note);
    let mut bodies = Vec::new();
    let mut put = |words: &str, purpose, media_type, old: Option<Body>| {
        if !words.is_empty() {
            bodies.push(body(words, purpose, media_type, language, old));
        }
    };
    put(&new.proposed, EDITING, "text/plain", proposed);
    put(&new.text, purpose, "text/markdown", said);
    // The first of each, because a note may have any number of tags.
    let mut known: BTreeMap<&str, &Body> = BTreeMap::new();
    for old in &tags {
        if let Some((tag, TAGGING)) = old.text() {
            known.entry(tag).or_insert(old);
        }
    }
    for tag in &new.tags {
        let old = known.get(tag.as_str()).copied();
        put(tag, TAGGING, "text/plain", old.cloned());
    }
    note.bodies.splice(0..0, bodies);
}

/// Takes the bodies that a composer shows out of the note.
fn take_bodies(note: &mut Note) -> (Option<Body>, Option<Body>, Vec<Body>) {
    let (proposed, said) = (note.proposed_place(), note.text_place());
    let (mut its_proposed, mut its_said, mut tags, mut others) = Default::default();
    for (place, body) in std::mem::take(&mut note.bodies).into_iter().enumerate() {
        if Some(place) == proposed {
            its_proposed = Some(body);
        } else if Some(place) == said {
            its_said = Some(body);
        } else if body.is_tag() {
            Vec::push(&mut tags, body);
        } else {
            Vec::push(&mut others, body);
        }
    }
    note.bodies = others;
    (its_proposed, its_said, tags)
}

/// Makes a body of these words, or keeps the old one if its words are equal.
fn body(words: &str, purpose: &str, media_type: &str, language: &str, old: Option<Body>) -> Body {
    let new = Body::Text {
        value: words.to_owned(),
        purpose: Some(purpose.to_owned()),
        format: Some(media_type.to_owned()),
        language: Some(language.to_owned()),
        extra: Extra::new(),
    };
    match old {
        Some(old) if old.text() == new.text() => old,
        Some(old) => new.with_extra_of(old),
        None => new,
    }
}

/// Sets a member, or removes it.
fn put(members: &mut Extra, name: &str, value: Option<Value>) {
    match value {
        Some(value) => members.insert(name.to_owned(), value),
        None => members.remove(name),
    };
}
