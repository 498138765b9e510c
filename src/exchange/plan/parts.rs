//! The differences between two versions of a note, part by part.
//!
//! The comparison covers every statement of a file about a version, so that nothing changes
//! unnoticed. A member without a name of its own is shown as in the file.

use std::collections::BTreeSet;

use serde_json::Value;

use super::rest;
use crate::annotation::{
    Agent, Annotation, Body, Category, Content, Delegation, Disposition, Extra, Kind, Note, Parent,
    Revision, Side, Sign, Target, Timestamp,
};
use crate::exchange::web_annotation::content_members;

/// A value before and after a change; `None` if there is none.
#[derive(Clone, Debug, PartialEq)]
pub struct Change<T> {
    /// The kept value.
    pub before: Option<T>,
    /// The value after the import.
    pub after: Option<T>,
}

/// A part of a note that would read differently.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// The note is withdrawn, or its withdrawal is undone.
    Withdrawn {
        /// Whether the note is withdrawn afterwards.
        after: bool,
    },
    /// The kind of contribution.
    Kind(Change<Kind>),
    /// The sign of a proposal.
    Sign(Change<Sign>),
    /// The type in ISO commenting templates.
    Category(Change<Category>),
    /// The decision on a contribution.
    Decision(Change<Disposition>),
    /// The delegation on whose behalf it is written.
    OnBehalfOf(Change<Delegation>),
    /// The joint sponsors of a proposal.
    Sponsors(Change<Vec<Delegation>>),
    /// Whether the note is private to its author.
    Private(Change<bool>),
    /// The document and the place in it.
    Place(Change<Place>),
    /// The quoted words.
    Quote(Change<String>),
    /// The answered note, by its words at that time or its id.
    Answered(Change<String>),
    /// The side of the place on which a new paragraph will go.
    Side(Change<Side>),
    /// The number of a new paragraph.
    Number(Change<String>),
    /// The proposed text of the document.
    Proposed(Change<String>),
    /// The author's own text.
    Text(Change<String>),
    /// The tags.
    Tags(Change<Vec<String>>),
    /// The stated languages of the words.
    Language(Change<Vec<String>>),
    /// The name of the author.
    AuthorName(Change<String>),
    /// The delegation of the author.
    AuthorDelegation(Change<Delegation>),
    /// The role of the author.
    AuthorRole(Change<String>),
    /// The time when the note was first saved.
    Created(Change<Timestamp>),
    /// The time when this version was saved.
    Modified(Change<Timestamp>),
    /// A member without a name of its own, with its value in the file.
    Other {
        /// The name of the member in files.
        member: String,
        /// The value as JSON.
        value: Change<String>,
    },
}

/// The place of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The number on the paper.
    pub symbol: Option<String>,
    /// The BCP 47 tag of the document's language.
    pub language: Option<String>,
    /// The address, e.g. `5.9`.
    pub address: Option<String>,
    /// The full description of the place in the file, as JSON. Without it, two places may look the
    /// same.
    pub detail: String,
}

/// Returns every part that differs between two versions of `annotation`. A missing version has no
/// parts. At least one part differs if the versions make different statements.
pub(super) fn parts(
    annotation: &Annotation,
    before: Option<&Revision>,
    after: Option<&Revision>,
) -> Vec<Part> {
    let sides = Sides {
        before: before.map(|revision| Version::of(annotation, revision)),
        after: after.map(|revision| Version::of(annotation, revision)),
    };
    let mut parts = Vec::new();
    sides.withdrawal(&mut parts);
    sides.contribution(&mut parts);
    sides.words(&mut parts);
    sides.place(&mut parts);
    sides.author(&mut parts);
    sides.others(&mut parts);
    if parts.is_empty() {
        sides.whole(&mut parts);
    }
    parts
}

struct Sides<'a> {
    before: Option<Version<'a>>,
    after: Option<Version<'a>>,
}

/// A version with the members it would have in a file.
struct Version<'a> {
    revision: &'a Revision,
    members: Extra,
}

impl<'a> Version<'a> {
    fn of(annotation: &Annotation, revision: &'a Revision) -> Self {
        let members = content_members(annotation, revision);
        Self { revision, members }
    }

    fn note(&self) -> Option<&'a Note> {
        self.revision.note()
    }

    fn rest(&self) -> Extra {
        rest::of(self.revision, &self.members)
    }

    fn target(&self) -> Option<&'a Target> {
        self.revision.content.target()
    }
}

impl<'a> Sides<'a> {
    /// The value of both versions, if they differ.
    fn differ<T: PartialEq>(&self, read: impl Fn(&Version<'a>) -> Option<T>) -> Option<Change<T>> {
        let before = self.before.as_ref().and_then(&read);
        let after = self.after.as_ref().and_then(&read);
        (before != after).then_some(Change { before, after })
    }

    /// The value of both notes, if they differ. A withdrawal holds no note: only the words it takes
    /// back are shown.
    fn notes_differ<T: PartialEq>(
        &self,
        read: impl Fn(&'a Note) -> Option<T>,
    ) -> Option<Change<T>> {
        let withdraws = self
            .after
            .as_ref()
            .is_some_and(|after| after.note().is_none());
        let change = self.differ(|version| version.note().and_then(&read));
        change.filter(|_| !withdraws)
    }

    fn withdrawal(&self, parts: &mut Vec<Part>) {
        let is_withdrawn =
            |version: &Version<'_>| matches!(version.revision.content, Content::Withdrawn { .. });
        let before = self.before.as_ref().is_some_and(is_withdrawn);
        let after = self.after.as_ref().is_some_and(is_withdrawn);
        if before != after && self.after.is_some() {
            parts.push(Part::Withdrawn { after });
        }
    }

    /// Collects the parts of a delegate's paper other than the text.
    fn contribution(&self, parts: &mut Vec<Part>) {
        let kind = self.notes_differ(|note| Some(note.kind.clone()));
        parts.extend(kind.map(Part::Kind));
        parts.extend(self.notes_differ(Note::sign).map(Part::Sign));
        parts.extend(self.notes_differ(Note::category).map(Part::Category));
        parts.extend(self.notes_differ(Note::disposition).map(Part::Decision));
        parts.extend(self.notes_differ(Note::on_behalf_of).map(Part::OnBehalfOf));
        let sponsors = self.notes_differ(|note| filled(note.sponsors()));
        parts.extend(sponsors.map(Part::Sponsors));
        let private = self.differ(|version| Some(version.revision.content.is_private()));
        let is_told = |change: &Change<bool>| {
            change.before.unwrap_or_default() || change.after.unwrap_or_default()
        };
        parts.extend(private.filter(is_told).map(Part::Private));
        let number = self.notes_differ(|note| note.number().map(str::to_owned));
        parts.extend(number.map(Part::Number));
    }

    fn place(&self, parts: &mut Vec<Part>) {
        let place = self.differ(|version| {
            let target = version.target()?;
            Some(Place {
                symbol: target.document.symbol.clone(),
                language: target.document.language.clone(),
                address: target.address.clone(),
                detail: rest::of_place(target, version.members.get("target")),
            })
        });
        parts.extend(place.map(Part::Place));
        let quote = self.notes_differ(|note| note.target.quote().map(str::to_owned));
        parts.extend(quote.map(Part::Quote));
        let answered = self.differ(|version| version.revision.content.parent());
        parts.extend(answered.map(|change| Part::Answered(parents(change))));
        let side = self.notes_differ(|note| note.target.insert());
        parts.extend(side.map(Part::Side));
    }

    /// Collects the text and the proposal.
    fn words(&self, parts: &mut Vec<Part>) {
        let text = |read: fn(&Note) -> Option<&str>| {
            self.differ(|version| version.note().and_then(read).map(str::to_owned))
        };
        parts.extend(text(Note::proposed).map(Part::Proposed));
        parts.extend(text(Note::text).map(Part::Text));
        let tags = self.notes_differ(|note| filled(note.tags().map(str::to_owned).collect()));
        parts.extend(tags.map(Part::Tags));
        let language = self.notes_differ(|note| filled(languages(note)));
        parts.extend(language.map(Part::Language));
    }

    fn author(&self, parts: &mut Vec<Part>) {
        let by = |read: fn(&Agent) -> Option<String>| {
            self.differ(|version| read(&version.revision.creator))
        };
        parts.extend(by(|agent| agent.name.clone()).map(Part::AuthorName));
        let delegation = self.differ(|version| version.revision.creator.delegation.clone());
        parts.extend(delegation.map(Part::AuthorDelegation));
        parts.extend(by(|agent| agent.role.clone()).map(Part::AuthorRole));
        let created = self.differ(|version| version.revision.created.clone());
        parts.extend(created.map(Part::Created));
        let modified = self.differ(|version| version.revision.modified.clone());
        parts.extend(modified.map(Part::Modified));
    }

    /// Adds all members if two versions differ in nothing that has a name. Examples are the order
    /// of bodies, or a format that is implied.
    fn whole(&self, parts: &mut Vec<Part>) {
        let members = |version: &Version<'_>| Some(version.members.clone());
        if let Some(Change { before, after }) = self.differ(members) {
            let json = |members: Option<Extra>| Some(Value::Object(members?).to_string());
            let value = Change {
                before: json(before),
                after: json(after),
            };
            let member = "Annotation".to_owned();
            parts.push(Part::Other { member, value });
        }
    }

    /// Collects the members without a part of their own.
    fn others(&self, parts: &mut Vec<Part>) {
        let sides = [&self.before, &self.after];
        let rests = sides.map(|side| side.as_ref().map(Version::rest).unwrap_or_default());
        let names: BTreeSet<&String> = rests.iter().flat_map(Extra::keys).collect();
        let [before, after] = &rests;
        for member in names {
            let (before, after) = (before.get(member), after.get(member));
            if before != after {
                let value = Change {
                    before: before.map(Value::to_string),
                    after: after.map(Value::to_string),
                };
                let member = member.clone();
                parts.push(Part::Other { member, value });
            }
        }
    }
}

fn filled<T>(list: Vec<T>) -> Option<Vec<T>> {
    Some(list).filter(|list| !list.is_empty())
}

/// The languages of all texts, in order and without duplicates.
fn languages(note: &Note) -> Vec<String> {
    let (mut languages, mut met) = (Vec::new(), BTreeSet::new());
    for body in &note.bodies {
        if let Body::Text {
            language: Some(language),
            ..
        } = body
            && met.insert(language)
        {
            languages.push(language.clone());
        }
    }
    languages
}

/// The answered notes by their words, or by their ids if the words do not tell them apart.
fn parents(change: Change<Parent<'_>>) -> Change<String> {
    let words = |parent: &Option<Parent<'_>>| {
        let parent = parent.as_ref()?;
        Some(parent.quote.unwrap_or(parent.id).to_owned())
    };
    let ids = |parent: &Option<Parent<'_>>| {
        let parent = parent.as_ref()?;
        let version = parent.revision.unwrap_or_default();
        Some(format!("{} {version}", parent.id).trim_end().to_owned())
    };
    let Change { before, after } = &change;
    let says = |read: &dyn Fn(&Option<Parent<'_>>) -> Option<String>| Change {
        before: read(before),
        after: read(after),
    };
    let by_words = says(&words);
    if by_words.before == by_words.after {
        says(&ids)
    } else {
        by_words
    }
}
