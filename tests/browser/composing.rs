//! The browser's results (composed headings, folded texts, printed numbers) equal those of the
//! libraries used without a browser.

use rapporteur::document::Document;
use rapporteur::fold::fold;
use wasm_bindgen_test::wasm_bindgen_test;

#[path = "../support/composed.rs"]
mod composed;
#[path = "../support/folded.rs"]
mod folded;
#[path = "../support/numbers.rs"]
mod numbers;

#[wasm_bindgen_test]
fn slugs_are_composed() {
    for (heading, id) in composed::COMPOSED {
        let document = Document::parse(&format!("## A\n\n## {heading}"));
        assert_eq!(document.blocks()[1].id(), *id, "{heading}");
    }
}

#[wasm_bindgen_test]
fn ids_follow_from_numbers_as_everywhere_else() {
    numbers::ids_follow_from_numbers_as_ecmascript_writes_them();
}

#[wasm_bindgen_test]
fn texts_are_folded_as_everywhere_else() {
    for (text, expected) in folded::FOLDED {
        assert_eq!(fold(text), *expected, "{text}");
    }
}

#[wasm_bindgen_test]
fn capitals_are_folded_as_everywhere_else() {
    let scripts = [
        'À'..='ž',
        'Ǆ'..='ɏ',
        'Ά'..='Ͽ',
        'А'..='ԯ',
        'Ա'..='Ֆ',
        'Ა'..='Ჿ',
        'Ḁ'..='ỿ',
    ];
    let words = scripts.into_iter().map(String::from_iter);
    let words = words.chain(["ΟΔΟΣ ΣΑΣ Σ".to_owned(), "İSTANBUL".to_owned()]);
    for word in words.flat_map(|word| chunks(&word)) {
        let lower: String = word.chars().flat_map(char::to_lowercase).collect();
        let ids = [word, lower].map(|heading| {
            let document = Document::parse(&format!("# A\n\n## {heading}"));
            document.blocks().last().unwrap().id().to_owned()
        });
        assert_eq!(ids[0], ids[1]);
    }
}

/// Returns pieces of text that no slug cuts.
fn chunks(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    chars.chunks(20).map(String::from_iter).collect()
}
