//! Copying, including without a clipboard.

use rapporteur::browser::clipboard::copy;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Restore, js, while_held};

fn clipboard(value: &str) -> Restore {
    while_held(
        &format!(
            "Object.defineProperty(navigator, 'clipboard',
               {{ configurable: true, value: {value} }})"
        ),
        "delete navigator.clipboard",
    )
}

/// Installs the old way to copy, recording the selected text.
fn old_way() -> Restore {
    while_held(
        "window.__copied = null;
         document.execCommand = command => {
           const field = document.activeElement;
           window.__copied = command + ': ' +
             field.value.slice(field.selectionStart, field.selectionEnd);
           return true }",
        "delete document.execCommand",
    )
}

#[wasm_bindgen_test]
async fn the_clipboard_is_used_where_there_is_one() {
    let _clipboard = clipboard("{ writeText: async text => { window.__copied = text } }");
    assert!(copy("C14/41-E, § 5.9").await);
    let copied = js("return window.__copied").as_string();
    assert_eq!(copied.as_deref(), Some("C14/41-E, § 5.9"));
}

#[wasm_bindgen_test]
async fn without_a_clipboard_the_text_is_copied_the_old_way() {
    for value in [
        "undefined",
        "{ writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) }",
        "{ writeText() { throw new Error('no') } }",
    ] {
        let _clipboard = clipboard(value);
        let _old_way = old_way();
        let _button = while_held(
            "const button = document.createElement('button');
             button.id = 'copy'; document.body.append(button); button.focus()",
            "document.getElementById('copy').remove()",
        );
        assert!(copy("§ 5.9\nline two").await, "{value}");
        let copied = js("return window.__copied").as_string();
        assert_eq!(copied.as_deref(), Some("copy: § 5.9\nline two"));
        assert_eq!(
            js("return document.activeElement.id")
                .as_string()
                .as_deref(),
            Some("copy")
        );
        assert_eq!(
            js("return document.querySelectorAll('textarea').length").as_f64(),
            Some(0.0)
        );
    }
}

#[wasm_bindgen_test]
async fn in_a_dialog_the_field_stands_inside_it() {
    let _clipboard = clipboard("undefined");
    let _old_way = old_way();
    let _dialog = while_held(
        "const dialog = document.createElement('dialog');
         dialog.id = 'open'; dialog.append(document.createElement('button'));
         document.body.append(dialog); dialog.showModal()",
        "document.getElementById('open').remove()",
    );
    assert!(copy("Words").await);
    let copied = js("return window.__copied").as_string();
    assert_eq!(copied.as_deref(), Some("copy: Words"));
}

#[wasm_bindgen_test]
async fn where_nothing_may_copy_it_says_so() {
    let _clipboard = clipboard("undefined");
    for command in [
        "() => false",
        "() => { throw new Error('no') }",
        "undefined",
    ] {
        let _restore = while_held(
            &format!("document.execCommand = {command}"),
            "delete document.execCommand",
        );
        assert!(!copy("Words").await, "{command}");
    }
}
