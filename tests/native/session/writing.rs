//! The content of a composer: what each kind offers and keeps, and that every change can be undone.

use proptest::prelude::*;
use rapporteur::anchoring::TextRange;
use rapporteur::annotation::{AuthorId, Contribution, Delegation, Kind, Side, Sign, Term};
use rapporteur::document::Document;
use rapporteur::keeping::Profile;
use rapporteur::session::{
    Answered, Composition, Edit, Edits, Known, Mention, UndoneBy, WhenAsked, Wiped, Writing,
    WritingContext, block_named,
};
use rapporteur::shared::Shared;

const TEXT: &str = "# 5 Discussions

5.8 The Group met.

5.9 The Group noted the report.
";

const PRESENT: &str = "The Group noted the report.";

fn place(document: &Document, address: &str) -> TextRange {
    block_named(document, address).unwrap()
}

/// The facts of a composer for a new note on paragraph 5.9.
fn on_text() -> WritingContext {
    let document = Shared::new(Document::parse(TEXT));
    WritingContext {
        slot: Composition::New(place(&document, "5.9")),
        document,
        address: "5.9".to_owned(),
        initial: Contribution::new(Kind::Comment),
        saved: None,
        present: Some(PRESENT.to_owned()),
        answered: None,
        language: "en".to_owned(),
        own: Some(delegation("BRA")),
        meant: |typed, _| (!typed.is_empty()).then(|| delegation(typed)),
        drafts: Vec::new(),
        known: Known {
            tags: WhenAsked::new(Box::new(Vec::new)),
            delegations: WhenAsked::new(Box::new(Vec::new)),
            added_numbers: Box::new(|| vec!["5.9bis".to_owned()]),
        },
    }
}

fn on_document() -> WritingContext {
    WritingContext {
        slot: Composition::Document,
        present: None,
        ..on_text()
    }
}

fn answer_to(kind: Kind) -> WritingContext {
    let answered = Answered {
        who: Profile::anonymous(AuthorId::new(
            "urn:uuid:00000000-0000-4000-8000-000000000000",
        ))
        .agent,
        kind,
        words: "words".to_owned(),
        private: false,
    };
    WritingContext {
        answered: Some(answered),
        initial: Contribution::new(Kind::Reply),
        ..on_text()
    }
}

fn delegation(name: &str) -> Delegation {
    Delegation {
        country: Some(name.to_owned()),
        ..Delegation::default()
    }
}

#[test]
fn each_place_offers_its_kinds() {
    use Kind::{
        CoSponsorship, Comment, Disposition, Editorial, Highlight, Proposal, Question, Reply,
        Reservation, Support,
    };
    let on_document_kinds = [
        Comment,
        Question,
        Proposal,
        Support,
        CoSponsorship,
        Reservation,
    ];
    let to_proposal = [Reply, Support, CoSponsorship, Reservation, Disposition];
    assert!(
        [Editorial, Highlight]
            .iter()
            .all(|kind| on_text().kinds().contains(kind))
    );
    assert_eq!(on_document().kinds(), on_document_kinds);
    assert_eq!(answer_to(Proposal).kinds(), to_proposal);
    assert_eq!(answer_to(Editorial).kinds(), to_proposal);
    assert_eq!(answer_to(Question).kinds(), [Reply]);
    // A kind that the note has already is always offered; that of another program is the only one.
    let mut context = on_document();
    context.initial.kind = Highlight;
    assert_eq!(context.kinds().last(), Some(&Highlight));
    let other = Kind::Other {
        motivation: None,
        kind: None,
    };
    context.initial.kind = other.clone();
    assert_eq!(context.kinds(), [other]);
}

#[test]
fn a_note_on_no_words_proposes_none() {
    assert_eq!(on_document().signs(), [Sign::Sup, Sign::Noc]);
    assert_eq!(on_text().signs().len(), Sign::ALL.len());
}

#[test]
fn a_proposal_begins_with_the_present_words() {
    let context = on_text();
    let mut writing = Writing::new(&context);
    writing.set_kind(Kind::Proposal, &context);
    assert_eq!(writing.filled.sign, Some(Sign::Mod));
    assert_eq!(writing.filled.proposed, PRESENT);
    assert!(!writing.is_changed_text());
    // What nobody typed is in no draft.
    assert_eq!(writing.draft(&context).proposed, "");
    writing.filled.proposed = "The Group approved the report.".to_owned();
    assert!(writing.is_changed_text());
    assert_eq!(writing.draft(&context).proposed, writing.filled.proposed);
    writing.restore_present();
    assert_eq!(writing.filled.proposed, PRESENT);
}

#[test]
fn an_untouched_proposal_follows_to_another_place() {
    let context = on_text();
    let elsewhere = place(&context.document, "5.8");
    let mut writing = Writing::new(&context);
    writing.set_kind(Kind::Proposal, &context);
    writing.set_range(elsewhere, &context);
    assert_eq!(writing.filled.proposed, "The Group met.");
    writing.filled.proposed = "typed".to_owned();
    writing.set_range(place(&context.document, "5.9"), &context);
    assert_eq!(writing.filled.proposed, "typed");
    assert_eq!(writing.present.as_deref(), Some(PRESENT));
}

#[test]
fn an_added_paragraph_asks_for_a_free_number() {
    let context = on_text();
    let mut writing = Writing::new(&context);
    writing.set_kind(Kind::Proposal, &context);
    writing.set_sign(Sign::Add, &context);
    assert_eq!(writing.filled.insert, Some(Side::After));
    assert_eq!(writing.filled.number.as_deref(), Some("5.9ter"));
    assert_eq!(writing.draft(&context).number, None);
    // A typed number stays.
    writing.filled.number = Some("6".to_owned());
    writing.set_side(Side::Before, &context);
    assert_eq!(writing.draft(&context).number.as_deref(), Some("6"));
}

#[test]
fn half_typed_words_count_and_ones_own_delegation_is_not_named() {
    let context = on_text();
    let mut writing = Writing::new(&context);
    writing.tag = " budget ".to_owned();
    writing.sponsor = "CHL".to_owned();
    writing.whose = "BRA".to_owned();
    let draft = writing.draft(&context);
    assert_eq!(draft.on_behalf_of, Some(delegation("BRA")));
    let saved = writing.to_save(&context);
    assert_eq!(saved.tags, ["budget"]);
    assert_eq!(saved.sponsors, [delegation("CHL")]);
    assert_eq!(saved.on_behalf_of, None);
}

#[test]
fn a_highlight_has_no_text_unless_it_came_with_one() {
    let mut context = on_text();
    let mut writing = Writing::new(&context);
    writing.filled.text = "typed".to_owned();
    writing.set_kind(Kind::Highlight, &context);
    assert_eq!(writing.to_save(&context).text, "");
    assert_eq!(writing.draft(&context).text, "typed");
    let mut saved = Contribution::new(Kind::Highlight);
    saved.text = "from another program".to_owned();
    context.saved = Some(saved);
    assert_eq!(writing.to_save(&context).text, "typed");
}

#[test]
fn a_choice_that_hides_words_is_mentioned_until_they_are_visible() {
    let context = on_text();
    let mut writing = Writing::new(&context);
    let mut edits = Edits::default();
    let choose = |kind: Kind| {
        move |writing: &mut Writing, context: &WritingContext| writing.set_kind(kind, context)
    };
    edits.make(Edit::Typed("text"), &mut writing, &context, |writing, _| {
        writing.filled.text = "typed".to_owned();
    });
    assert_eq!(edits.undone_by(&writing, Some("text")), UndoneBy::Field);
    assert_eq!(edits.undone_by(&writing, Some("tag")), UndoneBy::Composer);
    edits.make(Edit::Chose, &mut writing, &context, choose(Kind::Highlight));
    assert_eq!(edits.mentioned(), Some(Mention::Wiped(Wiped::LeftOut, 1)));
    // The field has lost its memory with its words.
    assert_eq!(edits.undone_by(&writing, Some("text")), UndoneBy::Composer);
    edits.make(Edit::Chose, &mut writing, &context, choose(Kind::Question));
    assert_eq!(edits.mentioned(), None);
    edits.make(Edit::Chose, &mut writing, &context, choose(Kind::Highlight));
    edits.undo_mentioned(&mut writing);
    assert_eq!(writing.filled.kind, Kind::Question);
    assert_eq!(edits.mentioned(), Some(Mention::Undone(1)));
    edits.redo_mentioned(&mut writing);
    assert_eq!(writing.filled.kind, Kind::Highlight);
    assert_eq!(edits.mentioned(), Some(Mention::Wiped(Wiped::LeftOut, 3)));
}

/// A change that a person makes in a composer.
#[derive(Clone, Debug)]
enum Change {
    Kind(Kind),
    Sign(Sign),
    Side(Side),
    Text(String),
    Proposed(String),
    Tag(String),
    Move(&'static str),
    Reset,
    NoSponsors,
}

fn changes() -> impl Strategy<Value = Change> {
    let kinds = on_text().kinds();
    let signs: Vec<Sign> = Sign::ALL.iter().map(|(sign, _)| *sign).collect();
    prop_oneof![
        prop::sample::select(kinds).prop_map(Change::Kind),
        prop::sample::select(signs).prop_map(Change::Sign),
        prop::sample::select(vec![Side::Before, Side::After]).prop_map(Change::Side),
        "[a-c]{0,2}".prop_map(Change::Text),
        "[a-c]{0,2}".prop_map(Change::Proposed),
        "[a-c]{0,2}".prop_map(Change::Tag),
        prop::sample::select(vec!["5.8", "5.9"]).prop_map(Change::Move),
        Just(Change::Reset),
        Just(Change::NoSponsors),
    ]
}

fn edit_of(change: &Change) -> Edit {
    match change {
        Change::Text(_) => Edit::Typed("text"),
        Change::Proposed(_) => Edit::Typed("proposed"),
        Change::Tag(_) => Edit::Typed("tag"),
        Change::Reset => Edit::Wiped(Wiped::Reset),
        Change::NoSponsors => Edit::Wiped(Wiped::Sponsor),
        Change::Kind(_) | Change::Sign(_) | Change::Side(_) | Change::Move(_) => Edit::Chose,
    }
}

fn apply(change: Change, writing: &mut Writing, context: &WritingContext) {
    match change {
        Change::Kind(kind) => writing.set_kind(kind, context),
        Change::Sign(sign) => writing.set_sign(sign, context),
        Change::Side(side) => writing.set_side(side, context),
        Change::Text(text) => writing.filled.text = text,
        Change::Proposed(text) => writing.filled.proposed = text,
        Change::Tag(tag) => writing.tag = tag,
        Change::Move(address) => writing.set_range(place(&context.document, address), context),
        Change::Reset => writing.restore_present(),
        Change::NoSponsors => writing.filled.sponsors.clear(),
    }
}

proptest! {
    /// Undoing everything leads to the beginning, redoing everything to the end, through the same
    /// contents.
    #[test]
    fn every_change_is_undone_and_made_again(all in prop::collection::vec(changes(), 0..30)) {
        let context = on_text();
        let mut writing = Writing::new(&context);
        let begun = writing.clone();
        let mut edits = Edits::default();
        for change in all {
            edits.make(edit_of(&change), &mut writing, &context, |writing, context| {
                apply(change, writing, context);
            });
        }
        let written = writing.clone();
        let mut seen = vec![writing.clone()];
        while edits.undone_by(&writing, None) != UndoneBy::Nobody {
            edits.undo(&mut writing);
            seen.push(writing.clone());
        }
        prop_assert_eq!(&writing, &begun);
        seen.pop();
        while edits.redo(&mut writing) {
            prop_assert_eq!(Some(writing.clone()), seen.pop());
        }
        prop_assert_eq!(writing, written);
        prop_assert!(seen.is_empty());
    }
}
