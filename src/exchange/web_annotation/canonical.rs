//! Canonical JSON: RFC 8785, the JSON Canonicalization Scheme.
//!
//! Written out here because the libraries for it bring a second set of tables for printing numbers,
//! 17 kB of the compressed download; the digits are those serde_json prints anyway. The tests hold
//! this against such a library.

use serde_json::{Number, Value};

use crate::annotation::Extra;
use crate::sort::sort_by;

/// The object in canonical form.
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
        Value::Number(number) => out.push_str(&ecma_number(number)),
        Value::Null | Value::Bool(_) | Value::String(_) => out.push_str(&json.to_string()),
    }
}

/// §3.2.3: members by the UTF-16 code units of their names.
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

/// §3.2.2.3: a double as ECMAScript prints it; ECMA-262, Number::toString.
fn ecma_number(number: &Number) -> String {
    let float = number.as_f64().unwrap_or_default();
    if float == 0.0 {
        return "0".to_owned();
    }
    let sign = if float < 0.0 { "-" } else { "" };
    let (digits, point) = shortest_digits(float.abs());
    format!("{sign}{}", positional(&digits, point))
}

/// The shortest digits that name the number, and where its point stands: `0.d₁d₂… × 10^point`.
fn shortest_digits(float: f64) -> (String, i32) {
    let printed = Value::from(float).to_string();
    let (mantissa, exponent) = printed.split_once('e').unwrap_or((&printed, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let significant = all.trim_start_matches('0');
    let zeros = length(&all) - length(significant);
    let point = exponent.parse::<i32>().unwrap_or_default() + length(whole) - zeros;
    (significant.trim_end_matches('0').to_owned(), point)
}

fn positional(digits: &str, point: i32) -> String {
    let count = length(digits);
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or_default());
    let at = usize::try_from(point).unwrap_or_default();
    match point {
        _ if count <= point && point <= 21 => format!("{digits}{}", zeros(point - count)),
        1..=21 => {
            let (whole, fraction) = digits.split_at_checked(at).unwrap_or((digits, ""));
            format!("{whole}.{fraction}")
        }
        -5..=0 => format!("0.{}{digits}", zeros(-point)),
        _ => {
            let (first, rest) = digits.split_at_checked(1).unwrap_or((digits, ""));
            let dot = if rest.is_empty() { "" } else { "." };
            format!("{first}{dot}{rest}e{:+}", point - 1)
        }
    }
}

/// Of digits, at most 17 and a few hundred zeros.
fn length(text: &str) -> i32 {
    i32::try_from(text.len()).unwrap_or(i32::MAX)
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
