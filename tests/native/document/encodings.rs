//! Texts in older encodings: the detected encoding, and that the text is intact in it.

use encoding_rs::Encoding as Table;
use rapporteur::document::{
    DecodedText, ENCODINGS, Encoding, NotText, RepairKind, telling_lines, text_in, text_of_bytes,
};
use rapporteur::messages::encoding_name;

fn decode(label: &'static str, bytes: &[u8]) -> Option<String> {
    let table = Table::for_label(label.as_bytes())?;
    Some(table.decode_without_bom_handling(bytes).0.into_owned())
}

fn encoded(label: &str, text: &str) -> Vec<u8> {
    let table = Table::for_label(label.as_bytes()).unwrap();
    let (bytes, _, is_lossy) = table.encode(text);
    assert!(!is_lossy, "{label} has no sign for some of {text:?}");
    bytes.into_owned()
}

const FRENCH: &str =
    "1.1 Le Groupe s’est réuni à Genève : il a pris note de l’état d’avancement des travaux.";
const GERMAN: &str =
    "1.1 Die Gruppe trat zweimal zusammen. Änderungen würden überprüft, größere abgelehnt.";
const SPANISH: &str = "El señor Muñoz preguntó: ¿cuándo se publicará la próxima resolución?";
const QUOTES: &str = "1.1 The Group “noted” the report – in part – of the Chair’s office.";
const RUSSIAN: &str = "1.1 Группа провела два заседания и приняла к сведению доклад Председателя.";
const UKRAINIAN: &str = "Робоча група провела два засідання та взяла до відома її звіт.";
const CAPITALS: &str = "ДОКЛАД РАБОЧЕЙ ГРУППЫ ПО ОТКРЫТЫМ СЕТЯМ";
const ARABIC: &str = "1.1 اجتمع الفريق مرتين، وأحاط علما بتقرير الرئيس.";
const CHINESE: &str = "1.1 工作组举行了两次会议，并注意到主席的报告。";
const CHINESE_TITLE: &str = "# 关于开放网络的报告\n\n第一条 本公约适用于样品交换。";

#[test]
fn the_encoding_of_a_text_is_found() {
    for (label, texts) in [
        (
            "windows-1252",
            &[FRENCH, GERMAN, SPANISH, QUOTES, "Côte", "Zürich", "5 €"][..],
        ),
        ("windows-1251", &[RUSSIAN, UKRAINIAN, CAPITALS, "Доклад"]),
        ("windows-1256", &[ARABIC, "تقرير الفريق"]),
        ("gb18030", &[CHINESE, CHINESE_TITLE, "报告"]),
        ("koi8-r", &[RUSSIAN]),
    ] {
        for text in texts {
            let bytes = encoded(label, text);
            assert_eq!(text_of_bytes(&bytes), Err(NotText::Encoding), "{text}");
            let found = Encoding::guess(&bytes, &decode);
            assert_eq!(found.label, label, "{text}");
            assert_eq!(text_in(found, &bytes, &decode).as_deref(), Ok(*text));
        }
    }
}

#[test]
fn what_is_found_does_not_depend_on_how_much_stands_around_it() {
    for (label, text) in [
        ("windows-1252", FRENCH),
        ("windows-1251", RUSSIAN),
        ("windows-1256", ARABIC),
        ("gb18030", CHINESE),
    ] {
        let ascii = "1.1 The Group met twice, in Geneva and in Nairobi.\n\n".repeat(2_000);
        let bytes = encoded(label, &format!("{ascii}{text}\n{ascii}\u{1a}"));
        assert_eq!(Encoding::guess(&bytes, &decode).label, label);
        let bytes = encoded(label, &format!("{text}\r\n").repeat(3_000));
        assert_eq!(Encoding::guess(&bytes, &decode).label, label);
    }
}

#[test]
fn utf_16_needs_no_mark() {
    for text in [FRENCH, RUSSIAN, ARABIC, CHINESE, CHINESE_TITLE, "1. Words"] {
        for unit in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(unit).collect();
            assert_eq!(text_of_bytes(&bytes).as_deref(), Ok(text));
        }
    }
}

#[test]
fn every_encoding_that_is_offered_is_one_that_decoders_know() {
    for encoding in ENCODINGS {
        assert!(decode(encoding.label, b"x").is_some(), "{}", encoding.label);
        assert_eq!(Encoding::of(encoding.label), Some(encoding));
        let same = ENCODINGS
            .iter()
            .filter(|other| encoding_name(**other) == encoding_name(encoding));
        assert_eq!(same.count(), 1, "{}", encoding_name(encoding));
        assert_ne!(encoding_name(encoding), encoding.label);
    }
    let [chosen, ..] = ENCODINGS;
    assert_eq!(
        text_in(chosen, b"words", &|_, _| None),
        Err(NotText::Encoding)
    );
    assert_eq!(text_in(chosen, b"<html>", &decode), Err(NotText::WebPage));
}

#[test]
fn a_few_control_characters_do_not_make_a_text_binary() {
    let bytes = encoded(
        "windows-1252",
        &format!("{}\u{2}{FRENCH}\u{1a}\u{1a}", "Words. ".repeat(50)),
    );
    assert_eq!(text_of_bytes(&bytes), Err(NotText::Encoding));
}

#[test]
fn a_text_is_read_in_the_chosen_encoding_else_in_the_likeliest_and_tells_which() {
    let bytes = encoded("windows-1251", RUSSIAN);
    let arabic = Encoding::of("windows-1256").unwrap();
    for (chosen, expected) in [(None, "windows-1251"), (Some(arabic), "windows-1256")] {
        let text = DecodedText::of(&bytes, chosen, &decode).unwrap();
        assert_eq!(text.encoding.unwrap().label, expected);
        assert_eq!(text.markdown == RUSSIAN, chosen.is_none());
        let document = text.read();
        let first = document.repairs().first().map(|repair| &repair.kind);
        let encoding = text.encoding.unwrap();
        assert_eq!(first, Some(&RepairKind::Encoding { encoding }));
    }
    // Bytes that declare their encoding take precedence.
    let text = DecodedText::of(RUSSIAN.as_bytes(), Some(arabic), &decode).unwrap();
    assert_eq!((text.markdown.as_str(), text.encoding), (RUSSIAN, None));
    assert_eq!(text.read().repairs(), []);
    let program = DecodedText::of(b"\x7fELF\0\0\xff", None, &decode);
    assert_eq!(program, Err(NotText::Binary));
}

#[test]
fn lines_with_other_letters_than_a_to_z_tell_whether_the_encoding_is_right() {
    let long = "\u{e9}".repeat(200);
    let text = format!("Report\n  C\u{f4}te \n\nPlain.\n{long}\n\u{e0}\n\u{e8}\n\u{f9}\n");
    let lines = telling_lines(&text);
    assert_eq!(lines, ["C\u{f4}te", &long[..2 * 160], "\u{e0}", "\u{e8}"]);
    assert!(telling_lines("Nothing but letters.\n").is_empty());
}
