//! Printing a text instead of the page.

use gloo::events::EventListener;
use web_sys::Element;

/// The class of the printed text; the style sheet shows it on paper only.
const TEXT: &str = "printed";

/// The class of a page that is not to be printed itself.
const PAGE: &str = "print-statement";

/// Opens the browser's print dialog for a plain text.
pub fn text(text: &str) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let Some(body) = window.document().and_then(|document| document.body()) else {
        return;
    };
    let Some(sheet) = sheet(&body, text) else {
        return;
    };
    let _ = body.class_list().add_1(PAGE);
    // On phones `print` returns before the dialog is done with the page.
    EventListener::once(&window, "afterprint", move |_| {
        sheet.remove();
        let _ = body.class_list().remove_1(PAGE);
    })
    .forget();
    let _ = window.print();
}

fn sheet(body: &Element, text: &str) -> Option<Element> {
    let sheet = body.owner_document()?.create_element("pre").ok()?;
    sheet.set_class_name(TEXT);
    sheet.set_text_content(Some(text));
    body.append_child(&sheet).ok()?;
    Some(sheet)
}
