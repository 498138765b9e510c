//! Printing a text.

use rapporteur::browser::print;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{js, while_held};

#[wasm_bindgen_test]
fn the_text_is_on_the_page_while_it_is_printed_and_not_after() {
    let _restore = while_held(
        "window.__print = window.print;
         window.print = () => { window.__printed =
           document.body.className + ': ' + document.querySelector('.printed').textContent }",
        "window.print = window.__print",
    );
    print::text("5.9 <b>Words</b>\n");
    let printed = js("return window.__printed").as_string();
    assert_eq!(printed.as_deref(), Some("prints-alone: 5.9 <b>Words</b>\n"));
    js("dispatchEvent(new Event('afterprint'))");
    let left = js("return document.querySelectorAll('.printed, .prints-alone').length");
    assert_eq!(left.as_f64(), Some(0.0));
}
