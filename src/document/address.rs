//! Gives every block its id and its address.
//!
//! There are two passes. [`place_all`] finds the place of each block, and [`Names::name`] turns
//! places into names. The second pass needs to know whether any plain number occurs twice in the
//! document.

use super::block::MastheadField;
use super::draft::{Draft, Role};
use super::holding::{Holding, is_lead};
use super::index::Index;
use super::marker::Delimiter;
use super::number;
use super::runs::{Runs, Standing};
use super::slug::{self, slug};

/// The place of a block in the order of numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum BlockPlace {
    /// A block with a fixed name.
    Fixed {
        id: &'static str,
        address: &'static str,
    },
    /// A heading and its number.
    Heading { number: Option<String> },
    /// A numbered paragraph; `plain` if its number has no dot.
    Paragraph { number: String, plain: bool },
    /// An item under the preceding paragraph or heading, with the markers that lead to it.
    Item { path: Vec<String> },
    /// A block of a marked footnote: its first block, or a later one.
    Note { label: String, begins: bool },
    /// Any other block.
    Other,
}

/// Finds the place of every block.
pub(super) fn place_all(drafts: &[Draft<'_>]) -> Vec<BlockPlace> {
    let mut runs = Runs::default();
    let mut holding = Holding::of(drafts);
    let places = drafts.iter().enumerate();
    places
        .map(|(index, draft)| {
            let is_held = holding.holds(&runs, index, draft);
            if holding.is_free(&runs, index, draft) {
                runs.close_all();
            }
            let place = place(draft, &mut runs, is_held, holding.brackets_count);
            match place {
                BlockPlace::Paragraph { .. } => holding.base = Some(draft),
                BlockPlace::Item { .. } => holding.add(draft),
                _ => {}
            }
            place
        })
        .collect()
}

fn place(draft: &Draft<'_>, runs: &mut Runs, is_held: bool, brackets_count: bool) -> BlockPlace {
    let fixed = |id, address| BlockPlace::Fixed { id, address };
    match draft.role {
        Role::Field(MastheadField::AgendaItem) => fixed("masthead-agenda-item", "Agenda item"),
        Role::Field(MastheadField::Symbol) => fixed("masthead-symbol", "Symbol"),
        Role::Field(MastheadField::Date) => fixed("masthead-date", "Date"),
        Role::Field(MastheadField::Language) => fixed("masthead-language", "Original language"),
        Role::Title => fixed("masthead-title", "Title"),
        Role::Subtitle => fixed("masthead-subtitle", "Subtitle"),
        Role::Signature => fixed("signature", "Signature"),
        Role::Heading => {
            runs.close_all();
            BlockPlace::Heading {
                number: draft.marker.as_ref().map(|marker| marker.token.clone()),
            }
        }
        Role::Text if let Some(note) = &draft.leaf.note => BlockPlace::Note {
            label: note.label.clone(),
            begins: note.begins,
        },
        Role::Text => match &draft.marker {
            None => {
                if leads(draft) {
                    runs.close_items();
                }
                BlockPlace::Other
            }
            Some(marker) if marker.is_dotted() => {
                runs.close_all();
                runs.dotted = true;
                BlockPlace::Paragraph {
                    number: marker.token.clone(),
                    plain: false,
                }
            }
            Some(marker) if marker.delimiter == Delimiter::Square && !brackets_count => {
                BlockPlace::Item {
                    path: vec![marker.token.clone()],
                }
            }
            Some(marker) => match runs.place(marker, draft.leaf.level, is_held) {
                Standing::Paragraph => BlockPlace::Paragraph {
                    number: marker.token.clone(),
                    plain: !marker.is_article(),
                },
                Standing::Item(path) => BlockPlace::Item { path },
            },
        },
    }
}

/// Whether an unnumbered paragraph introduces a new count below it: `*Requests* the Director:`.
fn leads(draft: &Draft<'_>) -> bool {
    let mut spans = draft.leaf.inline.spans.iter();
    let is_set_off = spans
        .find(|span| !span.is_blank())
        .is_some_and(|span| span.style.emphasis || span.style.strong);
    is_set_off && draft.is_top_paragraph() && is_lead(&draft.leaf.inline.tail())
}

/// Whether some plain paragraph number occurs twice, so that headings must scope them all.
fn is_scoped(places: &[BlockPlace]) -> bool {
    let mut seen = Index::default();
    places.iter().any(|place| match place {
        BlockPlace::Paragraph {
            number,
            plain: true,
        } => !seen.add(number, 0),
        _ => false,
    })
}

/// The id and the address of one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) id: String,
    pub(super) address: String,
}

/// The paragraph or heading that names the blocks after it.
struct Owner {
    name: Name,
    /// The prefix of the ids and addresses of its items.
    items: Name,
    /// The number of unnumbered blocks so far.
    unnumbered: usize,
}

/// The longest id of a lead-in that still scopes the items below it, in bytes. Otherwise nested
/// lead-ins would make ever longer names.
const LONGEST_LEAD: usize = 120;

/// Gives names in document order.
pub(super) struct Names {
    scoped: bool,
    /// The scope of plain numbers: the nearest heading, or an unnumbered paragraph below which they
    /// restart.
    scope: Option<Name>,
    /// The scope outside such a paragraph, and the last number there.
    outer: Option<(Option<Name>, u64)>,
    /// The last plain number.
    last: u64,
    /// The previous block, if it is an unnumbered lead-in.
    lead: Option<Name>,
    owner: Owner,
    /// The nearest note and the number of its further blocks.
    note: Option<(Name, usize)>,
    /// How often each id was requested.
    wanted: Index,
}

impl Names {
    pub(super) fn new(places: &[BlockPlace]) -> Self {
        let front = Name {
            id: "front".to_owned(),
            address: String::new(),
        };
        Self {
            scoped: is_scoped(places),
            scope: None,
            outer: None,
            last: 0,
            lead: None,
            owner: Owner {
                name: front.clone(),
                items: Name {
                    id: String::new(),
                    ..front
                },
                unnumbered: 0,
            },
            note: None,
            wanted: Index::default(),
        }
    }

    /// Names the next block, which has the given text.
    pub(super) fn name(&mut self, place: &BlockPlace, text: &str) -> Name {
        let lead = self.lead.take();
        match place {
            BlockPlace::Fixed { id, address } => {
                self.unique((*id).to_owned(), (*address).to_owned())
            }
            BlockPlace::Heading { number } => self.heading(number.as_deref(), text),
            BlockPlace::Paragraph { number, plain } if *plain && self.scoped => {
                self.scoped(number, lead)
            }
            BlockPlace::Paragraph { number, .. } => {
                self.paragraph(format!("para-{number}"), number.clone())
            }
            BlockPlace::Item { path } if !self.owner.items.id.is_empty() => self.item(path, lead),
            BlockPlace::Item { .. } | BlockPlace::Other => self.other(text),
            BlockPlace::Note { label, begins } => self.note(label, *begins),
        }
    }

    fn heading(&mut self, number: Option<&str>, text: &str) -> Name {
        let name = match number {
            Some(number) => self.unique(format!("sec-{number}"), number.to_owned()),
            None => self.unique(format!("sec-{}", slug(text)), short(text)),
        };
        let items = number.map_or_else(|| name.id.clone(), |number| format!("para-{number}"));
        self.scope = Some(name.clone());
        self.outer = None;
        self.own(name, items)
    }

    /// Names a paragraph with a number that may recur. If the count restarts below an unnumbered
    /// paragraph, that paragraph is the scope until the count above resumes.
    fn scoped(&mut self, number: &str, lead: Option<Name>) -> Name {
        let value = number.parse().unwrap_or(self.last);
        let goes_on = |(_, last): &mut (_, u64)| value == *last + 1 && value != self.last + 1;
        if let Some((scope, _)) = self.outer.take_if(goes_on) {
            self.scope = scope;
        }
        let (mut id, mut address) = self.in_scope(number);
        if lead.is_some() && self.wanted.contains(&id) {
            let scope = std::mem::replace(&mut self.scope, lead);
            self.outer = self.outer.take().or(Some((scope, self.last)));
            (id, address) = self.in_scope(number);
        }
        self.last = value;
        self.paragraph(id, address)
    }

    fn in_scope(&self, number: &str) -> (String, String) {
        match &self.scope {
            Some(scope) => (
                format!("{}-para-{number}", scope.id),
                format!("{}, {number}", scope.address),
            ),
            None => (format!("front-para-{number}"), number.to_owned()),
        }
    }

    fn paragraph(&mut self, id: String, address: String) -> Name {
        let name = self.unique(id.clone(), address);
        self.own(name, id)
    }

    /// Names an item. If items restart below an unnumbered paragraph, they belong to it.
    fn item(&mut self, path: &[String], lead: Option<Name>) -> Name {
        let path_id = path.join("-");
        if let Some(lead) = lead
            && self
                .wanted
                .contains(&format!("{}-{path_id}", self.owner.items.id))
        {
            self.owner.items = lead;
        }
        let id = format!("{}-{path_id}", self.owner.items.id);
        let mut address = self.owner.items.address.clone();
        for token in path {
            let bracket = if token.bytes().all(|byte| byte.is_ascii_digit()) {
                ""
            } else {
                ")"
            };
            let (counted, ordinal) = number::with_ordinal(token);
            let space = if ordinal.is_empty() { "" } else { " " };
            address = format!("{address} {counted}{space}{ordinal}{bracket}");
        }
        self.unique(id, address)
    }

    /// Names a note. It counts as an unnumbered block, which keeps the names of its neighbours
    /// stable.
    fn note(&mut self, label: &str, begins: bool) -> Name {
        self.owner.unnumbered += 1;
        if begins {
            let mark = slug::of_mark(label);
            let name = self.unique(format!("note-{mark}"), format!("note {label}"));
            self.note = Some((name.clone(), 0));
            return name;
        }
        let Some((note, further)) = &mut self.note else {
            return self.other(label);
        };
        *further += 1;
        let id = format!("{}-p{further}", note.id);
        let address = format!("{} ¶{further}", note.address);
        self.unique(id, address)
    }

    /// Returns the id that a note would have as an ordinary block, which earlier versions used.
    pub(super) fn former(&self, place: &BlockPlace) -> Option<String> {
        let Owner {
            name, unnumbered, ..
        } = &self.owner;
        matches!(place, BlockPlace::Note { .. }).then(|| format!("{}-p{unnumbered}", name.id))
    }

    fn other(&mut self, text: &str) -> Name {
        self.owner.unnumbered += 1;
        let Owner {
            name, unnumbered, ..
        } = &self.owner;
        let id = format!("{}-p{unnumbered}", name.id);
        let address = format!("{} ¶{unnumbered}", name.address);
        let name = self.unique(id, address.trim_start().to_owned());
        self.lead = (is_lead(text) && name.id.len() <= LONGEST_LEAD).then(|| name.clone());
        name
    }

    fn own(&mut self, name: Name, items: String) -> Name {
        let items = Name {
            id: items,
            address: name.address.clone(),
        };
        self.owner = Owner {
            name: name.clone(),
            items,
            unnumbered: 0,
        };
        name
    }

    /// Makes an id unique: `--2`, `--3` … is appended if it is taken.
    fn unique(&mut self, id: String, address: String) -> Name {
        let count = self.wanted.get(&id).unwrap_or(0) + 1;
        self.wanted.set(&id, count);
        let id = if count == 1 {
            id
        } else {
            format!("{id}--{count}")
        };
        Name { id, address }
    }
}

/// A heading as an address. A long heading would be unwieldy and is cut at a space. One without
/// words is named like its slug.
fn short(heading: &str) -> String {
    const MOST: usize = 40;
    let heading = if heading.is_empty() {
        "Section".to_owned()
    } else {
        heading.replace('\n', " ")
    };
    let Some((limit, _)) = heading.char_indices().nth(MOST) else {
        return heading;
    };
    let head = heading.get(..limit).unwrap_or_default();
    let whole = head.rsplit_once(' ').map_or(head, |(whole, _)| whole);
    format!(
        "{}…",
        whole.trim_end_matches(|c: char| !c.is_alphanumeric())
    )
}
