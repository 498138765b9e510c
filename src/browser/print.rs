//! Sheets that are visible on paper only: after the page, or in its place.

use gloo::events::EventListener;
use web_sys::{Element, HtmlElement, Window};

use super::dom::{ALONE, SHEET};

/// The fate of the page when a sheet is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The page is printed before the sheet.
    Before,
    /// The sheet is printed in its place.
    Hidden,
}

/// Opens the browser's print dialog for a plain text.
pub fn text(text: &str) {
    if let Some(window) = web_sys::window() {
        lay_text(text);
        let _ = window.print();
    }
}

/// Lays out a plain text for printing in place of the page.
pub fn lay_text(text: &str) {
    let sheet = element("pre");
    if let Some(sheet) = sheet {
        sheet.set_text_content(Some(text));
        lay(&sheet, Page::Hidden);
    }
}

/// Lays out an element for printing, in place of any earlier sheet. It is removed after printing.
pub fn lay(sheet: &Element, page: Page) {
    let Some((window, body)) = window_and_body() else {
        return;
    };
    take_away();
    let _ = sheet.class_list().add_1(SHEET);
    let _ = body.append_child(sheet);
    if page == Page::Hidden {
        let _ = body.class_list().add_1(ALONE);
    }
    // On phones, `print` returns before the dialog is done with the page.
    EventListener::once(&window, "afterprint", |_| take_away()).forget();
}

/// Returns whether a sheet is ready to be printed in place of the page.
pub fn is_alone() -> bool {
    window_and_body().is_some_and(|(_, body)| body.class_list().contains(ALONE))
}

/// Makes an element that is not in the page yet.
pub fn element(tag: &str) -> Option<Element> {
    web_sys::window()?.document()?.create_element(tag).ok()
}

fn take_away() {
    let Some((_, body)) = window_and_body() else {
        return;
    };
    while let Ok(Some(sheet)) = body.query_selector(&format!(".{SHEET}")) {
        sheet.remove();
    }
    let _ = body.class_list().remove_1(ALONE);
}

fn window_and_body() -> Option<(Window, HtmlElement)> {
    let window = web_sys::window()?;
    let body = window.document()?.body()?;
    Some((window, body))
}
