//! The address.

use std::cell::RefCell;
use std::rc::Rc;

use rapporteur::browser::location;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{js, js_async};

#[wasm_bindgen_test]
async fn the_hash_is_read_written_and_listened_to() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let tell = heard.clone();
    let _listener = location::listen(move |hash| tell.borrow_mut().push(hash));
    location::set_hash("/C14-41-E.en/para-5.9");
    assert_eq!(location::hash(), "/C14-41-E.en/para-5.9");
    while heard.borrow().is_empty() {
        js_async("return new Promise(resolve => setTimeout(resolve, 20))").await;
    }
    location::replace_hash("/C14-41-E.en/para-6.1");
    assert_eq!(location::hash(), "/C14-41-E.en/para-6.1");
    js_async("return new Promise(resolve => setTimeout(resolve, 100))").await;
    assert_eq!(*heard.borrow(), ["/C14-41-E.en/para-5.9"]);

    location::set_hash("/x/sec-الاتحاد");
    assert_eq!(location::hash(), "/x/sec-الاتحاد");
    js("location.hash = '#100%'");
    assert_eq!(location::hash(), "100%", "no escape at all");
    location::set_hash("/x/sec-%C3%A9?words=%26%C3%A9");
    assert_eq!(
        location::hash(),
        "/x/sec-é?words=%26%C3%A9",
        "a query is decoded part by part"
    );
    assert!(!location::page_address().contains('#'));
    location::replace_hash("");
    assert_eq!(location::hash(), "");
}

#[wasm_bindgen_test]
fn the_base_path_is_a_folder() {
    let base = location::base_path();
    assert!(base.as_str().starts_with('/') && base.as_str().ends_with('/'));
}
