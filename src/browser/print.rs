//! Printing a text by itself.

use gloo::utils::{body, document, window};

/// Prints `text` alone, not the page around it: it is put where only print styles show it. The
/// print dialog holds the page until it is closed.
pub fn text(text: &str) {
    const CLASS: &str = "print-statement";
    let Ok(printed) = document().create_element("div") else {
        return;
    };
    printed.set_class_name("printed");
    printed.set_text_content(Some(text));
    let body = body();
    if body.append_child(&printed).is_ok() {
        let _ = body.class_list().add_1(CLASS);
        let _ = window().print();
        let _ = body.class_list().remove_1(CLASS);
        printed.remove();
    }
}
