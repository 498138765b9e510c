//! JSON, read by the browser's own parser. A parser in the module of the first drawing would make up a
//! tenth of the download that readers wait for.

use js_sys::{Array, JSON};
use wasm_bindgen::{JsCast, JsValue};

use super::member;
use crate::document::{Member, Members};

/// A value of JSON.
#[derive(Debug)]
pub struct Json(JsValue);

impl Json {
    /// Reads a text; `None` if it is not JSON.
    pub fn parse(text: &str) -> Option<Self> {
        JSON::parse(text).ok().map(Self)
    }

    /// Returns a member of an object, if it is present and not `null`.
    pub fn get(&self, name: &str) -> Option<Self> {
        member(&self.0, name).map(Self)
    }

    /// Returns the text, if the value is a text.
    pub fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    /// Returns the number, if the value is a number.
    pub fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    /// Returns the values, if the value is a list.
    pub fn list(&self) -> Option<Vec<Self>> {
        let list: &Array = self.0.dyn_ref()?;
        Some(list.iter().map(Self).collect())
    }
}

impl Members for Json {
    fn is_object(&self) -> bool {
        self.0.is_object()
    }

    fn member(&self, name: &str) -> Member {
        match self.get(name).map(|member| member.text()) {
            None => Member::Absent,
            Some(Some(text)) => Member::Text(text),
            Some(None) => Member::Other,
        }
    }
}
