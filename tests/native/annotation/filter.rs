//! Filters: the notes they show, and their form in an address.

use proptest::prelude::*;
use rapporteur::annotation::filter::{
    Counts, Decision, Filter, KINDS, Order, Quick, Subject, Tally, Whose,
};
use rapporteur::annotation::{
    Agent, AuthorId, Contribution, Delegation, Kind, Note, Selector, Term, Voice,
};
use serde_json::Value;

use super::samples::{agent, target};

const NOTES: &str = include_str!("../../fixtures/filter/notes.json");
const SHOWN: &str = include_str!("../../fixtures/filter/shown.txt");

/// A note of the fixture.
#[derive(Debug)]
struct Sample {
    note: Option<Note>,
    by: Agent,
    mine: bool,
    unread: bool,
}

impl Sample {
    fn read(value: &Value) -> Self {
        let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
        let is = |name: &str| value.get(name) == Some(&Value::Bool(true));
        let mut by = agent(&text("by").unwrap_or_default());
        by.name = text("by");
        by.delegation = text("country").map(|country| Delegation {
            country: Some(country),
            label: text("label"),
        });
        Self {
            note: text("kind").map(|kind| note(&kind, value)),
            by,
            mine: is("mine"),
            unread: is("unread"),
        }
    }

    fn subject(&self) -> Subject<'_> {
        Subject {
            note: self.note.as_ref(),
            by: &self.by,
            mine: self.mine,
            unread: self.unread,
        }
    }
}

fn note(kind: &str, value: &Value) -> Note {
    let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let list = |name: &str| {
        let list = value
            .get(name)
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        list.filter_map(Value::as_str)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let label = |label: String| Delegation {
        country: None,
        label: Some(label),
    };
    let (kind, _) = KINDS
        .into_iter()
        .find(|(_, word)| *word == kind)
        .expect("a kind");
    let mut target = target("5.9");
    target.selectors = text("quote")
        .map(|exact| Selector::TextQuote {
            exact,
            prefix: None,
            suffix: None,
            extra: Default::default(),
        })
        .into_iter()
        .collect();
    let mut note = Note {
        kind: kind.clone(),
        bodies: Vec::new(),
        target,
        extra: Default::default(),
    };
    let written = Contribution {
        text: text("text").unwrap_or_default(),
        proposed: text("proposed").unwrap_or_default(),
        tags: list("tags"),
        sign: (kind == Kind::Proposal).then_some(rapporteur::annotation::Sign::Mod),
        sponsors: list("sponsors").into_iter().map(label).collect(),
        on_behalf_of: text("behalf").map(label),
        private: value.get("private") == Some(&Value::Bool(true)),
        disposition: text("decision").and_then(|word| Term::from_term(&word)),
        ..Contribution::new(kind)
    };
    written.put_into(&mut note, "en");
    note
}

#[test]
fn never_more_threads_are_counted_as_shown_than_there_are() {
    let notes: Value = serde_json::from_str(NOTES).expect("JSON");
    let notes = notes[0]["notes"].as_array().expect("notes");
    let samples: Vec<Sample> = notes.iter().map(Sample::read).collect();
    let thread: Vec<Subject<'_>> = samples.iter().map(Sample::subject).collect();
    let all = Filter {
        author: Some(samples[0].by.id.clone()),
        ..Filter::default()
    };
    let none = Filter {
        author: Some(AuthorId::new("nobody")),
        ..Filter::default()
    };
    for (filter, shown) in [(Filter::default(), 4), (all, 4), (none, 0)] {
        let (sieve, mut counts) = (filter.sieve(), Counts::default());
        for hidden in [false, false, true, false, false] {
            assert_eq!(counts.add(&thread, hidden, &sieve), shown > 0);
        }
        let all = counts.tally.count(Quick::All);
        assert_eq!((counts.shown, all, counts.hidden), (shown, 4, 1));
    }
}

#[test]
fn a_filter_shows_these_threads() {
    let threads: Vec<Value> = serde_json::from_str(NOTES).expect("JSON");
    let threads: Vec<(String, Vec<Sample>)> = threads
        .iter()
        .map(|thread| {
            let notes = thread["notes"].as_array().expect("notes");
            let name = thread["thread"].as_str().expect("a name").to_owned();
            (name, notes.iter().map(Sample::read).collect())
        })
        .collect();
    let cases = SHOWN
        .lines()
        .filter(|line| !line.starts_with('#') && line.contains(':'));
    for (query, expected) in cases.filter_map(|line| line.rsplit_once(':')) {
        let filter = Filter::parse(query.trim());
        let sieve = filter.sieve();
        let shown = threads.iter().filter(|(_, notes)| {
            let subjects: Vec<Subject<'_>> = notes.iter().map(Sample::subject).collect();
            sieve.shows(&subjects)
        });
        let mut shown: Vec<&str> = shown.map(|(name, _)| name.as_str()).collect();
        let mut expected: Vec<&str> = expected.split_whitespace().collect();
        shown.sort_unstable();
        expected.sort_unstable();
        assert_eq!(shown, expected, "{query}");
    }
}

#[test]
fn a_query_is_canonical() {
    let check = |query: &str, canonical: &str| {
        assert_eq!(Filter::parse(query).to_string(), canonical, "{query}");
    };
    check("", "");
    check("?", "");
    check("sort=place", "");
    check("sort=sideways&x&&=", "");
    check("?words=a+b&kind=proposal", "kind=proposal&words=a%20b");
    check("delegation=C%C3%B4te&delegation=FRA", "delegation=FRA");
    check("as=sponsor&delegation=F", "delegation=F&as=sponsor");
    check("as=sponsor", "");
    check("words=100%&kind=", "words=100%25");
    check("words=%e4%b8%ad", "words=%E4%B8%AD");
    check("words=%ff", "words=%EF%BF%BD");
    check("words=a=b", "words=a%3Db");
    check(
        "disposition=accepted+with+modifications&whose=new&sort=time",
        "whose=new&disposition=accepted%20with%20modifications&sort=time",
    );
}

/// Returns a note of a thread, with its kind and whether it is the reader's, or a withdrawn note.
fn any_note() -> impl Strategy<Value = Sample> {
    let kind = proptest::sample::select(&KINDS[..]).prop_map(|(_, word)| word);
    (proptest::option::of(kind), any::<bool>(), any::<bool>()).prop_map(|(kind, mine, unread)| {
        let value =
            serde_json::json!({ "by": "A", "text": "said", "mine": mine, "unread": unread });
        Sample {
            note: kind.map(|kind| note(kind, &value)),
            ..Sample::read(&value)
        }
    })
}

fn any_threads() -> impl Strategy<Value = Vec<Vec<Sample>>> {
    use proptest::collection::vec;
    vec(vec(any_note(), 1..5), 0..12)
}

fn some_text() -> impl Strategy<Value = Option<String>> {
    proptest::option::of("\\PC{1,12}")
}

fn one_of<T: Term + std::fmt::Debug>() -> impl Strategy<Value = T> {
    proptest::sample::select(T::ALL).prop_map(|(value, _)| value)
}

prop_compose! {
    fn any_filter()(
        kind in proptest::option::of(proptest::sample::select(&KINDS[..])),
        whose in proptest::option::of(one_of::<Whose>()),
        disposition in proptest::option::of(one_of::<Decision>()),
        (delegation, author, tag) in (some_text(), some_text(), some_text()),
        words in ".{0,20}",
        (order, voice) in (one_of::<Order>(), proptest::option::of(one_of::<Voice>())),
    ) -> Filter {
        Filter {
            kind: kind.map(|(kind, _)| kind),
            whose,
            voice: voice.filter(|_| delegation.is_some()),
            delegation,
            author: author.map(AuthorId::new),
            tag,
            disposition,
            words,
            order,
        }
    }
}

proptest! {
    #[test]
    fn a_filter_at_hand_shows_as_many_as_it_says(threads in any_threads()) {
        let threads: Vec<Vec<Subject<'_>>> = threads.iter()
            .map(|notes| notes.iter().map(Sample::subject).collect())
            .collect();
        let mut tally = Tally::default();
        threads.iter().for_each(|thread| tally += Tally::of(thread));
        for quick in Quick::ALL {
            let filter = quick.filter();
            let sieve = filter.sieve();
            let shown = threads.iter().filter(|thread| sieve.shows(thread)).count();
            prop_assert_eq!(tally.count(quick), shown, "{:?}", quick);
        }
        prop_assert_eq!(tally.count(Quick::All), threads.len());
    }

    #[test]
    fn every_thread_is_decided_or_not(threads in any_threads()) {
        let threads: Vec<Vec<Subject<'_>>> = threads.iter()
            .map(|notes| notes.iter().map(Sample::subject).collect())
            .collect();
        let shown = |query: &str| {
            let filter = Filter::parse(query);
            let sieve = filter.sieve();
            threads.iter().filter(|thread| sieve.shows(thread)).count()
        };
        // A sample decides nothing in particular, so that a thread that is not pending asks for
        // nothing or has a disposition.
        let asks = |thread: &&Vec<Subject<'_>>| {
            let kinds = || thread.iter().filter_map(|one| one.note).map(|note| &note.kind);
            kinds().any(|kind| matches!(kind, Kind::Proposal | Kind::Editorial))
                && !kinds().any(|kind| *kind == Kind::Disposition)
        };
        prop_assert_eq!(shown("disposition=pending"), threads.iter().filter(asks).count());
        let proposals = shown("kind=proposal&disposition=pending");
        prop_assert!(proposals <= shown("kind=proposal"));
    }

    #[test]
    fn an_address_keeps_a_filter(filter in any_filter()) {
        let query = filter.to_string();
        prop_assert!(query.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'#' && byte != b'/'));
        prop_assert_eq!(Filter::parse(&query), filter);
    }

    #[test]
    fn any_query_is_read(query in ".{0,60}") {
        let filter = Filter::parse(&query);
        prop_assert_eq!(Filter::parse(&filter.to_string()), filter);
    }
}
