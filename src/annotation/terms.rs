//! The own terms of a note: sign, sponsors, disposition and all else that papers say beside the
//! text.
//!
//! They stand among the note's members as the file has them. So a value of a later version or of
//! another tool, which is read as none here, is kept and written back.

use serde_json::Value;

use super::{Content, Delegation, Extra, Note, Target};

/// ITU's marks on a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// `ADD`: a new paragraph.
    Add,
    /// `MOD`: other words in place of the present ones.
    Mod,
    /// `(MOD)`: an editorial change that leaves the sense as it is.
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

/// On which side of its target a new paragraph will stand.
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

    /// The word for it in files.
    fn term(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(value, _)| *value == self)
            .map_or("", |(_, term)| term)
    }

    /// The value a word stands for.
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

/// The note that a reply, a support or a disposition speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parent<'a> {
    /// The annotation it answers.
    pub id: &'a str,
    /// The revision of it that its author had before them.
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

    /// Returns what a disposition decides.
    pub fn disposition(&self) -> Option<Disposition> {
        term(&self.extra, "disposition")
    }

    /// Returns the number that an added paragraph is to have, e.g. `5.9bis`.
    pub fn number(&self) -> Option<&str> {
        self.extra.get("address")?.as_str()
    }

    /// Returns the delegations and groups that put a proposal forward together.
    pub fn sponsors(&self) -> Vec<Delegation> {
        let list = self.extra.get("sponsors").and_then(Value::as_array);
        let sponsors = list.into_iter().flatten().filter_map(delegation);
        sponsors.filter(|sponsor| !sponsor.is_empty()).collect()
    }

    /// Tells in whose name the note speaks, where that is not its author's delegation.
    pub fn on_behalf_of(&self) -> Option<Delegation> {
        delegation(self.extra.get("onBehalfOf")?).filter(|whose| !whose.is_empty())
    }

    /// Tells whether it stays with its author.
    pub fn is_private(&self) -> bool {
        is_private(&self.extra)
    }

    /// Returns what it answers, for notes on somebody's note. Those of peers may name the
    /// annotation alone; what names a document speaks of that as a whole.
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
    /// Returns what it answers; a withdrawn answer still stands where it stood.
    pub fn parent(&self) -> Option<Parent<'_>> {
        match self {
            Self::Note(note) => note.parent(),
            Self::Withdrawn { target, .. } => target.as_ref()?.parent(),
        }
    }

    /// Tells whether it stays with its author.
    pub fn is_private(&self) -> bool {
        let (Self::Note(Note { extra, .. }) | Self::Withdrawn { extra, .. }) = self;
        is_private(extra)
    }
}

impl Target {
    /// Returns the annotation it is a place in, where it says so: its `scope` is the document.
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

    /// Tells on which side of it an added paragraph will stand.
    pub fn insert(&self) -> Option<Side> {
        term(&self.extra, "insert")
    }

    /// Says on which side of it an added paragraph will stand.
    pub fn set_insert(&mut self, side: Option<Side>) {
        put_term(&mut self.extra, "insert", side);
    }
}

/// Whether the members of a note or of its withdrawal say that it stays with its author.
fn is_private(members: &Extra) -> bool {
    members.get("private") == Some(&Value::Bool(true))
}

pub(super) fn term<T: Term>(members: &Extra, name: &str) -> Option<T> {
    T::from_term(members.get(name)?.as_str()?)
}

/// Sets a term; one that is read as none here stays unless there is a new one.
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

/// Returns a delegation as files write it.
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
