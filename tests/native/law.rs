//! Laws of the source itself: where the words of the interface may occur, and that all of them are
//! used.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A text between quotation marks in the source.
struct Literal {
    line: usize,
    text: String,
    /// The code immediately before it.
    before: String,
}

/// Values of `event.key`, and names of browser errors.
const NAMES_OF_THE_BROWSER: &str = "AltGraph ArrowDown ArrowLeft ArrowRight ArrowUp Backspace Delete \
    End Enter Escape Home QuotaExceededError SecurityError Tab";

/// Small words that occur in English sentences but not in names of classes.
const SMALL_WORDS: &str =
    "an and are be cannot has have is no not please that the this to was with your";

/// Word lists for reading reports, and files without words that a reader sees.
const NO_WORDS_OF_THE_INTERFACE: [&str; 6] = [
    "src/document/layout/prose.rs",
    "src/document/marker.rs",
    "src/main.rs",
    "src/reader.rs",
    "src/trap.rs",
    "src/wording/compiler/",
];

/// A term of the file format that has several words.
const TERM: &str = "accepted with modifications";

#[test]
fn words_of_the_interface_stand_in_messages_alone() {
    let mut found = Vec::new();
    for path in sources("src", "rs") {
        let name = path.display().to_string();
        if NO_WORDS_OF_THE_INTERFACE
            .iter()
            .any(|other| name.starts_with(other))
        {
            continue;
        }
        let draws = ["src/ui/", "src/browser/", "src/messages/"];
        let draws = draws.iter().any(|room| name.starts_with(room));
        let spoken = literals(&fs::read_to_string(&path).unwrap()).into_iter();
        let spoken = spoken.filter(|literal| is_sentence(literal) || draws && is_label(literal));
        found.extend(spoken.map(|one| format!("{name}:{}: {:?}", one.line, one.text)));
    }
    assert!(
        found.is_empty(),
        "write these as messages:\n{}",
        found.join("\n")
    );
}

#[test]
fn the_law_knows_words_from_code() {
    let words = |source: &str| {
        let all = literals(source);
        all.iter()
            .filter(|one| is_sentence(one) || is_label(one))
            .count()
    };
    for label in [
        "{\"Save\"}",
        "title=\"Go to…\"",
        "(\"the report is open\", 1)",
        "r#\"No notes\"#",
    ] {
        assert_eq!(words(label), 1, "{label}");
    }
    let code = "// \"Save\"\n/// \"Save\"\n#[must_use = \"it is lost\"] class=\"quiet icon\" '\"' \"ArrowUp\" \"{a} – {b}\"";
    assert_eq!(words(code), 0);
}

/// An unused message would be translated for nothing.
#[test]
fn every_message_is_said() {
    let mut said = HashSet::new();
    for path in sources("src", "rs") {
        said.extend(names(&fs::read_to_string(&path).unwrap()));
    }
    let mut unsaid = Vec::new();
    for path in sources("src/messages/en", "ftl") {
        let text = fs::read_to_string(&path).unwrap();
        let ids = text.lines().filter_map(|line| line.split_once(" ="));
        let ids = ids
            .map(|(id, _)| id)
            .filter(|id| id.starts_with(|c: char| c.is_ascii_lowercase()));
        unsaid.extend(ids.filter_map(|id| {
            let is_said =
                said.contains(&id.replace('-', "_")) || text.contains(&format!("{{ {id} }}"));
            (!is_said).then(|| id.to_owned())
        }));
    }
    assert!(unsaid.is_empty(), "nobody says {unsaid:?}");
}

/// Returns the names in code that may call a function: not after `fn` or a dot.
fn names(code: &str) -> HashSet<String> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut names = HashSet::new();
    let mut before = "";
    for piece in code.split_inclusive(|c| !is_part(c)) {
        let name = piece.trim_end_matches(|c| !is_part(c));
        if !name.is_empty() && before != "fn " && before != "." {
            names.insert(name.to_owned());
        }
        before = match piece {
            "fn " => "fn ",
            piece if piece.ends_with('.') => ".",
            _ => "",
        };
    }
    names
}

/// Returns whether a literal has several words, one of them a small word of English.
fn is_sentence(literal: &Literal) -> bool {
    let small = |word: &&str| SMALL_WORDS.split_whitespace().any(|small| small == *word);
    let words = literal.text.split_whitespace().map(|word| {
        word.trim_matches(|c| {
            matches!(
                c,
                '.' | ',' | ';' | ':' | '?' | '!' | '…' | '“' | '”' | '(' | ')'
            )
        })
    });
    let words = words.filter(|word| !word.is_empty() && word.chars().all(is_letter));
    let words: Vec<&str> = words.collect();
    let is_seen = literal.text != TERM && !literal.before.ends_with("must_use = ");
    is_seen && words.len() > 2 && words.iter().any(small)
}

/// Returns whether a literal is a capitalized word, like the beginning of buttons and headings.
fn is_label(literal: &Literal) -> bool {
    let is_name = |word: &str| {
        NAMES_OF_THE_BROWSER
            .split_whitespace()
            .any(|name| name == word)
    };
    words(&literal.text).any(|word| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_lowercase)
            && !is_name(word)
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| !is_letter(c))
        .filter(|word| !word.is_empty())
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\'' | '’')
}

/// Returns the texts between quotation marks, except those in comments.
fn literals(source: &str) -> Vec<Literal> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = source[at..].find(['"', '\'', '/']).map(|next| at + next) {
        let rest = &source[next..];
        let end = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with('\'') {
            character(rest)
        } else if rest.starts_with('"') {
            let raw = source[..next].ends_with("r#");
            let end = if raw {
                rest.find("\"#").unwrap()
            } else {
                closing(rest)
            };
            found.push(Literal {
                line: 1 + source[..next].matches('\n').count(),
                text: rest[1..end].to_owned(),
                before: source[..next]
                    .chars()
                    .rev()
                    .take(20)
                    .collect::<Vec<_>>()
                    .into_iter()
                    .rev()
                    .collect(),
            });
            end + 1
        } else {
            1
        };
        at = next + end;
    }
    found
}

/// Returns the end of a character literal; for a lifetime, the end of its mark.
fn character(rest: &str) -> usize {
    let mut letters = rest.char_indices().skip(1);
    match letters.next() {
        Some((_, '\\')) => rest[2..].find('\'').map_or(1, |end| end + 3),
        _ => match letters.next() {
            Some((end, '\'')) => end + 1,
            _ => 1,
        },
    }
}

fn closing(rest: &str) -> usize {
    let mut escaped = true; // the first is the opening one
    for (at, c) in rest.char_indices() {
        match c {
            '"' if !escaped => return at,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    rest.len()
}

fn sources(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if Path::new(&path)
                .extension()
                .is_some_and(|found| found == ending)
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
