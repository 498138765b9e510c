//! The own terms of a note: sign, sponsors, disposition and everything else that papers state beside
//! the text.
//!
//! They stay among the note's members as in the file. So a value from a later version or another tool,
//! which counts as absent here, is kept and written back.

use serde_json::Value;

use super::{Content, Delegation, Extra, Note, Target};

/// ITU's marks on a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// `ADD`: a new paragraph.
    Add,
    /// `MOD`: different words in place of the present ones.
    Mod,
    /// `(MOD)`: an editorial change that leaves the sense unchanged.
    EditorialMod,
    /// `SUP`: suppresses the text.
    Sup,
    /// `NOC`: no change.
    Noc,
}

/// The type of a comment in ISO commenting templates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// `ge`
    General,
    /// `te`
    Technical,
    /// `ed`
    Editorial,
}

/// The decision of the secretariat on a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Disposition {
    /// `accepted`
    Accepted,
    /// `accepted with modifications`
    AcceptedWithModifications,
    /// `rejected`
    Rejected,
    /// `noted`
    Noted,
}

/// The side of its target on which a new paragraph goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// `before`
    Before,
    /// `after`
    After,
}

/// A closed list of values with their words in files.
pub trait Term: Copy + Eq + Sized + 'static {
    /// All values with their words, in the order people list them.
    const ALL: &'static [(Self, &'static str)];

    /// Returns the word for the value in files.
    fn term(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(value, _)| *value == self)
            .map_or("", |(_, term)| term)
    }

    /// Returns the value for a word.
    fn from_term(term: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(_, its)| *its == term)
            .map(|(value, _)| *value)
    }
}

impl Term for Sign {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Mod, "MOD"),
        (Self::EditorialMod, "(MOD)"),
        (Self::Add, "ADD"),
        (Self::Sup, "SUP"),
        (Self::Noc, "NOC"),
    ];
}

impl Term for Category {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::General, "ge"),
        (Self::Technical, "te"),
        (Self::Editorial, "ed"),
    ];
}

impl Term for Disposition {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Accepted, "accepted"),
        (
            Self::AcceptedWithModifications,
            "accepted with modifications",
        ),
        (Self::Rejected, "rejected"),
        (Self::Noted, "noted"),
    ];
}

impl Term for Side {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::Before, "before"), (Self::After, "after")];
}

/// The note that a reply, a support or a disposition is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parent<'a> {
    /// The id of the annotation it answers.
    pub id: &'a str,
    /// The revision that its author saw.
    pub revision: Option<&'a str>,
    /// The words of that revision, for readers who do not have it.
    pub quote: Option<&'a str>,
}

impl Note {
    /// Returns the sign of a proposal.
    pub fn sign(&self) -> Option<Sign> {
        term(&self.extra, "sign")
    }

    /// Returns its type in ISO commenting templates.
    pub fn category(&self) -> Option<Category> {
        term(&self.extra, "category")
    }

    /// Returns the decision of a disposition.
    pub fn disposition(&self) -> Option<Disposition> {
        term(&self.extra, "disposition")
    }

    /// Returns the number proposed for an added paragraph, e.g. `5.9bis`.
    pub fn number(&self) -> Option<&str> {
        self.extra.get("address")?.as_str()
    }

    /// Returns the delegations and groups that jointly submit a proposal.
    pub fn sponsors(&self) -> Vec<Delegation> {
        let list = self.extra.get("sponsors").and_then(Value::as_array);
        let sponsors = list.into_iter().flatten().filter_map(delegation);
        sponsors.filter(|sponsor| !sponsor.is_empty()).collect()
    }

    /// Returns the delegation in whose name the note speaks, if not its author's.
    pub fn on_behalf_of(&self) -> Option<Delegation> {
        delegation(self.extra.get("onBehalfOf")?).filter(|whose| !whose.is_empty())
    }

    /// Returns whether it is private to its author.
    pub fn is_private(&self) -> bool {
        is_private(&self.extra)
    }

    /// Returns the parent, for notes on somebody's note. A peer's note may name the annotation alone. A
    /// note that names a document is about that document as a whole.
    pub fn parent(&self) -> Option<Parent<'_>> {
        let document = &self.target.document;
        let is_on_document = document.symbol.is_some() || document.fingerprint.is_some();
        let by_kind = || self.target.parent_named();
        let is_bare = self.kind.is_answer() && !is_on_document;
        self.target
            .parent()
            .or_else(|| is_bare.then(by_kind).flatten())
    }
}

impl Content {
    /// Returns the parent; a withdrawn answer keeps its parent.
    pub fn parent(&self) -> Option<Parent<'_>> {
        match self {
            Self::Note(note) => note.parent(),
            Self::Withdrawn { target, .. } => target.as_ref()?.parent(),
        }
    }

    /// Returns whether it is private to its author.
    pub fn is_private(&self) -> bool {
        let (Self::Note(Note { extra, .. }) | Self::Withdrawn { extra, .. }) = self;
        is_private(extra)
    }
}

impl Target {
    /// Returns the annotation that the target is in, if it says so: its `scope` is the document.
    pub fn parent(&self) -> Option<Parent<'_>> {
        let says_so = ["scope", "parentRevision"]
            .iter()
            .any(|name| self.extra.contains_key(*name));
        self.parent_named().filter(|_| says_so)
    }

    fn parent_named(&self) -> Option<Parent<'_>> {
        let text = |name| self.extra.get(name).and_then(Value::as_str);
        self.selectors.is_empty().then(|| Parent {
            id: &self.source,
            revision: text("parentRevision"),
            quote: text("quote"),
        })
    }

    /// Makes the target of an answer: `parent` as the place, this document as its scope.
    pub fn answering(mut self, parent: Parent<'_>, address: Option<&str>) -> Self {
        let scope = std::mem::replace(&mut self.source, parent.id.to_owned());
        self.address = address.map(str::to_owned);
        let terms = [
            ("scope", Some(scope.as_str())),
            ("parentRevision", parent.revision),
            ("quote", parent.quote),
        ];
        for (name, text) in terms {
            self.extra
                .extend(text.map(|text| (name.to_owned(), text.into())));
        }
        self
    }

    /// Returns the side on which to add a paragraph.
    pub fn insert(&self) -> Option<Side> {
        term(&self.extra, "insert")
    }

    /// Sets the side on which to add a paragraph.
    pub fn set_insert(&mut self, side: Option<Side>) {
        put_term(&mut self.extra, "insert", side);
    }
}

/// Returns whether the members of a note or its withdrawal mark it as private.
fn is_private(members: &Extra) -> bool {
    members.get("private") == Some(&Value::Bool(true))
}

pub(super) fn term<T: Term>(members: &Extra, name: &str) -> Option<T> {
    T::from_term(members.get(name)?.as_str()?)
}

/// Sets a term. A value that counts as absent here stays unless there is a new one.
pub(super) fn put_term<T: Term>(members: &mut Extra, name: &str, value: Option<T>) {
    match value {
        Some(value) => {
            members.insert(name.to_owned(), value.term().into());
        }
        None if term::<T>(members, name).is_some() => {
            members.remove(name);
        }
        None => {}
    }
}

pub(super) fn delegation(value: &Value) -> Option<Delegation> {
    let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    value.is_object().then(|| Delegation {
        country: text("country"),
        label: text("label"),
    })
}

/// Returns a delegation in the form used in files.
pub(super) fn delegation_to_json(delegation: &Delegation) -> Value {
    let mut members = Extra::new();
    for (name, text) in [
        ("country", &delegation.country),
        ("label", &delegation.label),
    ] {
        if let Some(text) = text {
            members.insert(name.to_owned(), text.as_str().into());
        }
    }
    Value::Object(members)
}
