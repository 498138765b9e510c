//! Canonical JSON: RFC 8785, the JSON Canonicalization Scheme.
//!
//! Libraries for it bring a second set of tables for printing numbers, 17 kB of the compressed
//! download. A browser prints numbers itself. The tests compare the result with such a library.

use serde_json::Value;

use crate::annotation::Extra;
use crate::engine;
use crate::sort::sort_by;

/// Returns the object in canonical form.
pub(super) fn canonical(members: &Extra) -> String {
    let mut out = String::new();
    object(members, &mut out);
    out
}

fn value(json: &Value, out: &mut String) {
    match json {
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                separate(index, out);
                value(item, out);
            }
            out.push(']');
        }
        Value::Object(members) => object(members, out),
        // §3.2.2.3: numbers are printed as in ECMAScript.
        Value::Number(number) => out.push_str(&engine::number(number.as_f64().unwrap_or_default())),
        Value::Null | Value::Bool(_) | Value::String(_) => out.push_str(&json.to_string()),
    }
}

/// §3.2.3: members are sorted by the UTF-16 code units of their names.
fn object(members: &Extra, out: &mut String) {
    let mut names: Vec<&String> = members.keys().collect();
    sort_by(&mut names, |a, b| a.encode_utf16().cmp(b.encode_utf16()));
    out.push('{');
    for (index, name) in names.into_iter().enumerate() {
        separate(index, out);
        out.push_str(&Value::from(name.as_str()).to_string());
        out.push(':');
        value(members.get(name).unwrap_or(&Value::Null), out);
    }
    out.push('}');
}

fn separate(index: usize, out: &mut String) {
    if index > 0 {
        out.push(',');
    }
}

// proptest is not built for the browser.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Map, Value, json};

    use super::canonical;

    fn check(value: Value) -> Result<(), TestCaseError> {
        let members = Map::from_iter([("\u{e000}".to_owned(), value), ("😀".to_owned(), json!(1))]);
        let expected = serde_json_canonicalizer::to_string(&members);
        prop_assert_eq!(Some(canonical(&members)), expected.ok());
        Ok(())
    }

    proptest! {
        #[test]
        fn doubles_are_as_the_library_writes_them(bits in any::<u64>(), float in any::<f32>()) {
            check(json!(f64::from_bits(bits)))?;
            check(json!(f64::from(float)))?;
            check(json!(bits))?;
            check(json!(float.trunc()))?;
        }

        #[test]
        fn names_and_texts_are_as_the_library_writes_them(
            members in proptest::collection::btree_map(any::<String>(), any::<String>(), 0..8)
        ) {
            check(json!([members, null, true, [], {}]))?;
        }
    }

    #[test]
    fn the_examples_of_ecma_262_hold() -> Result<(), TestCaseError> {
        for number in [
            0.0,
            -0.0,
            1.0,
            100.0,
            1e20,
            1e21,
            1e22,
            123e18,
            123e19,
            1e-6,
            1e-7,
            1.5e-7,
            5e-324,
            0.1,
            -0.000_001_5,
            9_007_199_254_740_993.0,
            1.797_693_134_862_315_7e308,
        ] {
            check(json!(number))?;
        }
        Ok(())
    }
}
