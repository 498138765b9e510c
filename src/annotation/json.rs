//! A normal form and a total order for the JSON in revisions.
//!
//! Revisions are compared with `==` and kept in order. So two forms of one number must not make two
//! revisions. Nor may the order depend on how a file was read.

use std::cmp::Ordering;

use serde_json::{Number, Value};

use super::Extra;
use crate::sort::sort_by;

/// Normalises every number in `value`: whole numbers become integers (`1.0` → `1`, `-0.0` → `0`), as in
/// RFC 8785 §3.2.2.3. No digit is lost: integers that a double cannot hold stay unchanged.
pub fn normalise_numbers(value: &mut Value) {
    match value {
        Value::Number(number) => {
            if let Some(integer) = whole(number) {
                *number = integer;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(normalise_numbers),
        Value::Object(members) => normalise_members(members),
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

/// Applies [`normalise_numbers`] to every member of an object.
pub fn normalise_members(members: &mut Extra) {
    members.values_mut().for_each(normalise_numbers);
}

/// Returns the nesting depth of arrays and objects in a value.
pub fn depth(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Object(members) => 1 + members.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

/// Returns the integer that equals a floating-point number, if it fits in 64 bits.
fn whole(number: &Number) -> Option<Number> {
    if !number.is_f64() {
        return None;
    }
    let float = number.as_f64().filter(|float| float.fract() == 0.0)?;
    if (0.0..TWO_POW_64).contains(&float) {
        Some((float as u64).into())
    } else if (-TWO_POW_64 / 2.0..0.0).contains(&float) {
        Some((float as i64).into())
    } else {
        None
    }
}

/// 2^64, one more than the greatest `u64`.
const TWO_POW_64: f64 = 18_446_744_073_709_551_616.0;

/// Compares JSON values by a total order that agrees with `==` on normalised ones.
pub(super) fn compare(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
        (Value::Number(a), Value::Number(b)) => compare_numbers(a, b),
        (Value::String(a), Value::String(b)) => a.cmp(b),
        (Value::Array(a), Value::Array(b)) => compare_lists(a, b, compare),
        (Value::Object(a), Value::Object(b)) => compare_members(a, b),
        _ => rank(a).cmp(&rank(b)),
    }
}

/// Compares objects like [`compare`], regardless of the order of their members.
pub(super) fn compare_members(a: &Extra, b: &Extra) -> Ordering {
    compare_lists(
        &by_name(a),
        &by_name(b),
        |(a_name, a_value), (b_name, b_value)| {
            a_name.cmp(b_name).then_with(|| compare(a_value, b_value))
        },
    )
}

fn by_name(members: &Extra) -> Vec<(&String, &Value)> {
    let mut members: Vec<_> = members.iter().collect();
    sort_by(&mut members, |(a, _), (b, _)| a.cmp(b));
    members
}

/// Compares lists lexicographically by an order of their items.
pub(super) fn compare_lists<T>(a: &[T], b: &[T], by: impl Fn(&T, &T) -> Ordering) -> Ordering {
    a.iter()
        .zip(b)
        .map(|(a, b)| by(a, b))
        .find(|order| order.is_ne())
        .unwrap_or_else(|| a.len().cmp(&b.len()))
}

fn compare_numbers(a: &Number, b: &Number) -> Ordering {
    let as_float = |number: &Number| number.as_f64().unwrap_or_default();
    as_float(a)
        .total_cmp(&as_float(b))
        .then_with(|| a.as_u64().cmp(&b.as_u64()))
        .then_with(|| a.as_i64().cmp(&b.as_i64()))
}

fn rank(value: &Value) -> u8 {
    match value {
        Value::Null => 0,
        Value::Bool(_) => 1,
        Value::Number(_) => 2,
        Value::String(_) => 3,
        Value::Array(_) => 4,
        Value::Object(_) => 5,
    }
}
