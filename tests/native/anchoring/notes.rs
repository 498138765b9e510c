//! `tests/fixtures/anchoring/notes/`: two texts and several notes each. Format and rules are in the
//! README there.

use rapporteur::anchoring::{CarryOver, Resolution, Resolver, TextRange, describe};
use rapporteur::document::Document;
use std::fs;
use std::path::Path;

const LEAST_FILES: usize = 15;

#[test]
fn notes_are_where_a_person_would_put_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/anchoring/notes");
    let entries = fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|kind| kind == "txt"));
    paths.sort();
    assert!(paths.len() >= LEAST_FILES, "{} files", paths.len());
    let mut failures = Vec::new();
    for path in &paths {
        let name = path.file_stem().unwrap().to_string_lossy();
        let of_file = failures_of(&fs::read_to_string(path).unwrap());
        failures.extend(
            of_file
                .into_iter()
                .map(|failure| format!("{name}: {failure}")),
        );
    }
    assert!(
        failures.is_empty(),
        "{}:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

fn failures_of(file: &str) -> Vec<String> {
    let (_, rest) = file.split_once("--- before\n").unwrap();
    let (before, rest) = rest.split_once("--- after\n").unwrap();
    let (after, notes) = rest.split_once("--- notes\n").unwrap();
    let (old, new) = (Document::parse(before), Document::parse(after));
    let (carry_over, resolver) = (CarryOver::new(&old, &new), Resolver::new(&new));
    let mut failures = Vec::new();
    for line in notes.lines().filter(|line| !line.is_empty()) {
        let is_strict = line.contains("=>");
        let (from, to) = line
            .split_once(if is_strict { "=>" } else { "~>" })
            .unwrap();
        let target = describe(&old, &passage(&old, from));
        let ways = [
            ("carried", carry_over.carry(&target), true),
            ("resolved", resolver.resolve(&target), is_strict),
        ];
        for (way, found, is_strict) in ways {
            let mut expected = to.split(" or ");
            if !expected.any(|to| is_right(to.trim(), &found, &new, is_strict)) {
                failures.push(format!("{way} {line}\n     {}", shown(&found, &new)));
            }
        }
    }
    failures
}

/// Returns the bracketed words of a passage that occurs once.
fn passage(document: &Document, passage: &str) -> TextRange {
    let text = passage.trim().replace(" ¦ ", "\t").replace(" ¦", "\t");
    let text = text
        .replace("¦ ", "\t")
        .replace(" ⏎ ", "\n")
        .replace("⏎ ", "\n");
    let plain = text.replace(['⟦', '⟧'], "");
    let mut places = document.text().match_indices(&plain);
    let (at, _) = places
        .next()
        .unwrap_or_else(|| panic!("{passage}: not there"));
    assert!(places.next().is_none(), "{passage}: several times");
    let (before, rest) = text.split_once('⟦').unwrap();
    let (words, _) = rest.split_once('⟧').unwrap();
    let count = |text: &str| text.chars().count();
    let start = count(&document.text()[..at]) + count(before);
    TextRange::at(document, start, start + count(words)).unwrap()
}

fn is_right(expected: &str, found: &Resolution, new: &Document, is_strict: bool) -> bool {
    let given_up = matches!(found, Resolution::Orphaned(_));
    if expected == "gone" {
        return given_up;
    }
    if let Some(candidates) = expected.strip_prefix("asked") {
        let Resolution::Ambiguous(ranges) = found else {
            return given_up && !is_strict;
        };
        let mut wanted = candidates.split('|').map(|wanted| passage(new, wanted));
        return wanted.all(|wanted| ranges.iter().any(|range| is_place(range, &wanted, new)));
    }
    let wanted = passage(new, expected);
    match found {
        Resolution::Exact(range) | Resolution::Moved(range) => is_place(range, &wanted, new),
        Resolution::Changed(found) => is_place(&found.range, &wanted, new),
        Resolution::Ambiguous(_) => !is_strict,
        _ => given_up && !is_strict,
    }
}

/// Returns whether two places are equal, apart from white space and signs at their edges.
fn is_place(found: &TextRange, wanted: &TextRange, document: &Document) -> bool {
    let trimmed = |range: &TextRange| {
        let words = range.words(document);
        let is_edge = |c: &char| !c.is_alphanumeric();
        let at = range.code_points(document);
        let start = words.chars().take_while(is_edge).count();
        let end = words.chars().rev().take_while(is_edge).count();
        at.start + start..at.end.saturating_sub(end)
    };
    trimmed(found) == trimmed(wanted)
}

fn shown(found: &Resolution, new: &Document) -> String {
    let place = |range: &TextRange| {
        let text: Vec<char> = new.text().chars().collect();
        let at = range.code_points(new);
        let part = |from: usize, to: usize| text[from..to].iter().collect::<String>();
        let before = part(at.start.saturating_sub(12), at.start);
        let after = part(at.end, (at.end + 12).min(text.len()));
        let shown = format!("{before}⟦{}⟧{after}", part(at.start, at.end));
        shown.replace('\t', " ¦ ").replace('\n', " ⏎ ")
    };
    let places: Vec<String> = match found {
        Resolution::Ambiguous(ranges) => ranges.iter().map(place).collect(),
        Resolution::Orphaned(Some(found)) => vec![place(&found.range)],
        other => other.range().iter().map(place).collect(),
    };
    format!("{:?}: {}", found.outcome(), places.join(" | "))
}
