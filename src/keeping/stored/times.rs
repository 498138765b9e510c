//! The short form of times: our own clock's `2014-05-06T10:00:00.000Z` as milliseconds.

use serde_json::Value;
use time::OffsetDateTime;

use super::fields::text;
use crate::annotation::Timestamp;
use crate::keeping::unreadable::{Flaw, Unreadable, damaged};

/// Returns a time as milliseconds since 1970, or verbatim if that would not reproduce its text.
pub(super) fn to_json(time: &Timestamp) -> Value {
    let milliseconds = time
        .instant()
        .and_then(|instant| i64::try_from(instant.unix_timestamp_nanos() / 1_000_000).ok());
    milliseconds
        .filter(|milliseconds| written_out(*milliseconds).as_deref() == Some(time.as_str()))
        .map_or_else(|| time.as_str().into(), Value::from)
}

/// Reads a time; a number beyond the calendar is damage.
pub(super) fn from_json(value: Value) -> Result<Timestamp, Unreadable> {
    let written = match value.as_i64() {
        Some(milliseconds) => written_out(milliseconds),
        None => Some(text(value)?),
    };
    let time = written.ok_or_else(|| damaged(Flaw::Time))?;
    Ok(Timestamp::new(time))
}

fn written_out(milliseconds: i64) -> Option<String> {
    let nanoseconds = i128::from(milliseconds) * 1_000_000;
    let time = OffsetDateTime::from_unix_timestamp_nanos(nanoseconds).ok()?;
    Some(format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z",
        time.year(),
        u8::from(time.month()),
        time.day(),
        time.hour(),
        time.minute(),
        time.second(),
        time.millisecond()
    ))
}
