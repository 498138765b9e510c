//! Small catalogues, with their output and their faults.

use rapporteur::wording::{self, Argument};

use super::encoding::encode;
use super::pseudo::{self, Pseudo};
use super::{Fault, Source, Translated, compile, translated};

fn source(language: &str, text: &str) -> Source {
    Source {
        language: language.to_owned(),
        file: "cards".to_owned(),
        path: format!("{language}/cards.ftl"),
        text: text.to_owned(),
    }
}

/// Returns the faults of one or more languages: `line: what`.
fn faults(sources: &[(&str, &str)]) -> Vec<String> {
    let sources: Vec<Source> = sources
        .iter()
        .map(|(tag, text)| source(tag, text))
        .collect();
    let told = compile(&sources, &[]).err().unwrap_or_default();
    told.iter().map(ToString::to_string).collect()
}

fn check(text: &str, wanted: &str) {
    assert_eq!(
        faults(&[("en", text)]),
        [format!("en/cards.ftl:{wanted}")],
        "{text}"
    );
}

/// Renders a message in one language of a catalogue.
fn said(all: &[Translated], tag: &str, id: &str, arguments: &[Argument<'_>]) -> String {
    let one = all.iter().find(|one| one.language.tag == tag).unwrap();
    let find = |one: &Translated| {
        let mut messages = one.files["cards"].iter();
        messages.find(|message| message.id == id).cloned().unwrap()
    };
    let pattern = encode(&find(one).pattern, &find(&all[0]).arguments);
    let language = wording::Language {
        tag: "",
        right_to_left: one.language.right_to_left,
        plural: match tag {
            "ru" => wording::plural::russian,
            "ar" => wording::plural::arabic,
            _ => wording::plural::english,
        },
    };
    wording::say(&pattern, arguments, &language)
}

fn all(sources: &[(&str, &str)], pseudo: &[Pseudo]) -> Vec<Translated> {
    let sources: Vec<Source> = sources
        .iter()
        .map(|(tag, text)| source(tag, text))
        .collect();
    translated(&sources, pseudo).unwrap_or_else(|faults| panic!("{faults:?}"))
}

const NOTES: &str = "
-app = Rapporteur
# $who, $count (number)
kept =
    { $count ->
        [0] Nothing of { $who } is kept.
        [one] { -app } keeps { $count } note of { $who }.
       *[other] { -app } keeps { $count } notes of { $who }.
    }
plain = { \" \" }kept{ \" \" }
named = { -app }{ plain }well
";

#[test]
fn a_message_chooses_by_number_and_takes_terms_and_messages_in() {
    let all = all(&[("en", NOTES)], &[]);
    for (count, words) in [
        (0, "Nothing of F is kept."),
        (1, "Rapporteur keeps 1 note of F."),
        (12, "Rapporteur keeps 12 notes of F."),
    ] {
        let arguments = [Argument::Text("F"), Argument::Number(count)];
        assert_eq!(said(&all, "en", "kept", &arguments), words);
    }
    assert_eq!(said(&all, "en", "plain", &[]), " kept ");
    assert_eq!(said(&all, "en", "named", &[]), "Rapporteur kept well");
}

#[test]
fn every_language_chooses_by_its_own_plural_forms() {
    let english = "# $count (number)\nnotes = { $count ->\n [one] { $count } note\n *[other] { $count } notes\n }\n";
    let russian = "notes = { $count ->\n [one] { $count } заметка\n [few] { $count } заметки\n *[many] { $count } заметок\n }\n";
    let all = all(&[("en", english), ("ru", russian)], &[]);
    let said = |count| said(&all, "ru", "notes", &[Argument::Number(count)]);
    assert_eq!(
        [1, 3, 5, 21].map(said),
        ["1 заметка", "3 заметки", "5 заметок", "21 заметка"]
    );
}

#[test]
fn a_function_has_the_arguments_that_the_comment_declares() {
    let written = compile(&[source("en", NOTES)], &[]).unwrap();
    assert_eq!(written[0].name, "cards");
    let code = &written[0].code;
    assert!(
        code.contains("pub fn kept(who: &str, count: usize) -> String"),
        "{code}"
    );
    assert!(code.contains("pub fn plain() -> &'static str"), "{code}");
    assert_eq!(written[1].name, "languages");
}

#[test]
fn what_is_wrong_is_told_with_file_and_line() {
    check("a = A\na = B", "2: “a” is there twice");
    check("a = { b }", "1: there is no message “b” in this file");
    check("a = { -b }", "1: there is no term “-b”");
    check("a = A\nb = { b }", "2: “b” names itself");
    check("a = { $who }", "1: “a” is not given $who");
    check("# $who\na = A", "2: “a” does not use $who");
    check("# $who, $who\na = { $who }", "2: $who is declared twice");
    check(
        "# $who (name)\na = { $who }",
        "2: “(name)” is no type: write (number) or (text)",
    );
    check(
        "a = A\n .title = T",
        "1: “a” has attributes, which are not read",
    );
    check(
        "a =\n .title = T",
        "1: “a” has attributes, which are not read",
    );
    check(
        "# $n (number)\na = { NUMBER($n) } { $n }",
        "2: the function NUMBER is not known",
    );
    check("a = { \"\\u0002\" }", "1: “a” holds a control character");
    check(
        "# $n (number)\na = { $n ->\n [few] A\n *[other] B\n }",
        "2: “a”: en has no form “Few” of $n",
    );
    check(
        "# $n\na = { $n ->\n [one] A\n *[other] B\n } { $n }",
        "2: “a” chooses by $n, which is no number",
    );
    check(
        "# $n (number)\na = { $n ->\n [red] A\n *[other] B\n } { $n }",
        "2: “red” is no number and no plural form: write a message for each word",
    );
}

#[test]
fn a_choice_without_a_default_and_what_is_no_fluent_are_faults_with_a_line() {
    for text in [
        "a = A\n# $n (number)\nb = { $n ->\n [one] A\n }",
        "a = A\nb",
        "a = { $",
    ] {
        let faults = faults(&[("en", text)]);
        assert!(
            faults
                .iter()
                .all(|fault| fault.starts_with("en/cards.ftl:")),
            "{faults:?}"
        );
        assert!(!faults.is_empty(), "{text}");
    }
}

#[test]
fn a_translation_has_the_same_messages_with_the_same_arguments() {
    let english = "a = A\n# $who\nb = { $who }";
    for (french, wanted) in [
        ("a = A", "1: “b” is missing"),
        ("a = A\nb = B", "2: “b” does not use $who"),
        ("a = A\nb = { $whom } { $who }", "2: “b” is not given $whom"),
        (
            "a = A\nb = { $who }\nc = C",
            "3: English has no message “c”",
        ),
    ] {
        let told = faults(&[("en", english), ("fr", french)]);
        assert_eq!(told, [format!("fr/cards.ftl:{wanted}")]);
    }
    assert_eq!(
        faults(&[("en", english), ("fr", "a = A\nb = { $who }")]),
        [""; 0]
    );
    assert_eq!(
        faults(&[("en", english), ("tlh", english)]),
        ["tlh/cards.ftl:1: the language “tlh” is not known"]
    );
}

#[test]
fn a_translation_names_every_plural_form_of_its_language() {
    let english = "# $n (number)\na = { $n ->\n [one] A\n *[other] B\n }";
    let short = "a = { $n ->\n [one] A\n *[other] B\n }";
    assert_eq!(
        faults(&[("en", english), ("ru", short)]),
        ["ru/cards.ftl:1: “a”: the form “Few” of $n is missing"]
    );
    // French has a form for round millions, which may be left out.
    let long = "a = { $n ->\n [one] A\n [many] C\n *[other] B\n }";
    assert_eq!(faults(&[("en", english), ("fr", long)]), [""; 0]);
    assert_eq!(faults(&[("en", english), ("fr", short)]), [""; 0]);
}

#[test]
fn a_file_and_a_name_stand_once() {
    let other = Source {
        file: "margin".to_owned(),
        path: "en/margin.ftl".to_owned(),
        ..source("en", "a = A")
    };
    let twice = compile(&[source("en", "a = A"), other.clone()], &[]).unwrap_err();
    assert_eq!(
        twice,
        [Fault {
            path: "en/margin.ftl".to_owned(),
            line: 1,
            what: "“a” stands in cards.ftl too".to_owned(),
        }]
    );
    let lacking = compile(
        &[
            source("en", "a = A"),
            source("fr", "a = A"),
            Source {
                text: "b = B".to_owned(),
                ..other
            },
        ],
        &[],
    );
    let told = lacking.unwrap_err();
    assert_eq!(told[0].to_string(), "fr/margin.ftl:1: this file is missing");
}

#[test]
fn pseudo_languages_change_every_word_and_no_argument() {
    let all = all(&[("en", NOTES)], &pseudo::ALL);
    let arguments = [Argument::Text("France"), Argument::Number(2)];
    let accented = said(&all, "en-XA", "kept", &arguments);
    let words = accented.replace("France", "");
    assert!(
        accented.starts_with('[') && accented.ends_with(']'),
        "{accented}"
    );
    assert!(
        accented.contains("France") && accented.contains('2'),
        "{accented}"
    );
    assert!(
        !words.contains(|c: char| c.is_ascii_alphabetic()),
        "{accented}"
    );
    let english = said(&all, "en", "kept", &arguments);
    let length = |text: &str| text.chars().count();
    let english = english.replace("France", "");
    assert!(length(&words) * 3 >= length(&english) * 4, "{accented}");

    let mirrored = said(&all, "ar-XB", "kept", &arguments);
    assert!(mirrored.contains("\u{202e}notes\u{202c}"), "{mirrored}");
    assert!(mirrored.contains("\u{2068}France\u{2069}"), "{mirrored}");
    let written = compile(&[source("en", NOTES)], &pseudo::ALL).unwrap();
    assert!(
        written[1]
            .code
            .contains("LANGUAGES: [crate::wording::Language; 3]")
    );
}
