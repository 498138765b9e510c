//! The time of day, from the browser's clock.
//!
//! Times are formatted by the browser's `Intl` and parsed by the RFC 3339 parser of the crate `time`.
//! The pure rooms keep times as the file has them.

use js_sys::Date;
use wasm_bindgen::JsValue;

use crate::annotation::Timestamp;

/// Returns the current time in UTC, to the millisecond: `2014-03-14T09:30:00.000Z`.
pub fn now() -> Timestamp {
    at(Date::now())
}

/// Returns the time a number of hours ago.
pub fn hours_ago(hours: u32) -> Timestamp {
    at(Date::now() - f64::from(hours) * 3_600_000.0)
}

fn at(milliseconds: f64) -> Timestamp {
    Timestamp::new(Date::new(&JsValue::from_f64(milliseconds)).to_iso_string())
}

/// Returns milliseconds since a fixed moment, for measuring how long work takes.
pub fn milliseconds() -> f64 {
    Date::now()
}
