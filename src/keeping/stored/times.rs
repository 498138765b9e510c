//! The short form of times: our own clock's `2014-05-06T10:00:00.000Z` as milliseconds.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::annotation::Timestamp;

/// A time as milliseconds since 1970, or as it stands where that would not give back its text.
#[derive(PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum WireTime {
    Milliseconds(i64),
    Text(String),
}

impl WireTime {
    pub(super) fn new(time: &Timestamp) -> Self {
        let milliseconds = time
            .instant()
            .and_then(|instant| i64::try_from(instant.unix_timestamp_nanos() / 1_000_000).ok());
        milliseconds
            .filter(|milliseconds| written_out(*milliseconds).as_deref() == Some(time.as_str()))
            .map_or_else(|| Self::Text(time.as_str().to_owned()), Self::Milliseconds)
    }

    /// `None` for a number that no calendar reaches.
    pub(super) fn into_timestamp(self) -> Option<Timestamp> {
        match self {
            Self::Milliseconds(milliseconds) => written_out(milliseconds).map(Timestamp::new),
            Self::Text(text) => Some(Timestamp::new(text)),
        }
    }
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
