//! Files leaving and entering the browser.

use rapporteur::browser::files::{decode, document_bytes, download, read};
use rapporteur::document::{ENCODINGS, NotText, Refusal};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::File;

use super::{js, js_async, while_held};

fn file(parts: &str) -> File {
    js(&format!("return new File({parts}, 'notes.json')")).unchecked_into()
}

#[wasm_bindgen_test]
async fn a_download_is_a_file_of_that_name_type_and_text() {
    let _restore = while_held(
        "window.__click = HTMLAnchorElement.prototype.click;
         HTMLAnchorElement.prototype.click = function () {
           window.__downloaded = [this.download, this.href] }",
        "HTMLAnchorElement.prototype.click = window.__click",
    );
    assert!(download(
        "C14-41-E_CHE.json",
        "application/ld+json",
        "{\"é\": \"🇨🇮\"}\n"
    ));
    let name = js("return window.__downloaded[0]").as_string();
    assert_eq!(name.as_deref(), Some("C14-41-E_CHE.json"));
    let fetched = js_async(
        "return fetch(window.__downloaded[1]).then(async answer =>
           answer.headers.get('content-type') + ' ' + await answer.text())",
    );
    let fetched = fetched.await.as_string();
    assert_eq!(
        fetched.as_deref(),
        Some("application/ld+json {\"é\": \"🇨🇮\"}\n")
    );
}

#[wasm_bindgen_test]
async fn a_file_is_read_as_it_is() {
    assert_eq!(
        read(&file("['é 🇨🇮\\r\\n']")).await.as_deref(),
        Ok("é 🇨🇮\r\n")
    );
    assert_eq!(read(&file("[]")).await.as_deref(), Ok(""));
}

#[wasm_bindgen_test]
async fn bytes_that_are_no_text_are_refused() {
    let latin1 = file("[new Uint8Array([0x63, 0xf4, 0x74, 0xe9])]");
    assert_eq!(read(&latin1).await, Err(Refusal::NotText(NotText::Binary)));
}

#[wasm_bindgen_test]
async fn a_file_over_50_mb_is_refused_before_it_is_read() {
    let huge: File = js("const file = new File(['{}'], 'huge.json');
        Object.defineProperty(file, 'size', { value: 50000001 });
        file.arrayBuffer = () => { throw new Error('it was read') };
        return file")
    .unchecked_into();
    let refused = Err(Refusal::TooLarge {
        bytes: 50_000_001,
        most: 50_000_000,
    });
    assert_eq!(read(&huge).await, refused);
}

#[wasm_bindgen_test]
async fn a_file_that_cannot_be_read_is_an_error() {
    let gone: File = js("const file = new File(['{}'], 'gone.json');
        file.arrayBuffer = () => Promise.reject(new DOMException('', 'NotFoundError'));
        return file")
    .unchecked_into();
    assert_eq!(read(&gone).await, Err(Refusal::Failed));
}

#[wasm_bindgen_test]
async fn a_document_has_at_most_20_mb() {
    let latin1 = file("[new Uint8Array([0x63, 0xf4])]");
    assert_eq!(document_bytes(&latin1).await, Ok(vec![0x63, 0xf4]));
    assert_eq!(document_bytes(&file("[]")).await, Ok(Vec::new()));
    let most = file("['x'.repeat(20000000)]");
    assert_eq!(
        document_bytes(&most).await.map(|bytes| bytes.len()),
        Ok(20_000_000)
    );
    let more = file("['x'.repeat(20000001)]");
    let refused = Err(Refusal::TooLarge {
        bytes: 20_000_001,
        most: 20_000_000,
    });
    assert_eq!(document_bytes(&more).await, refused);
}

#[wasm_bindgen_test]
fn the_browser_knows_the_encodings_that_are_offered() {
    for encoding in ENCODINGS {
        assert!(
            decode(encoding.label, b"a ").is_some(),
            "{}",
            encoding.label
        );
    }
    assert_eq!(decode("windows-1252", &[0x63, 0xf4]).as_deref(), Some("cô"));
}
