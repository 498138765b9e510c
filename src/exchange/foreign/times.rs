//! Times in the forms of other programs.
//!
//! ISO 8601, RFC 2822 and counts of seconds are accepted besides RFC 3339. The originals are
//! preserved in `asWritten`.

use serde_json::Value;
use time::format_description::well_known::{Iso8601, Rfc2822, Rfc3339};
use time::{Date, Duration, OffsetDateTime, PrimitiveDateTime, UtcOffset};

use super::as_written::{rewrite, set_aside};
use super::remark::{Remark, Remarks};
use crate::annotation::Extra;

/// Converts a time to the standard's form. An unreadable time is set aside.
pub(super) fn put_right(members: &mut Extra, name: &str, remarks: &mut Remarks) {
    let Some(value) = members.get(name) else {
        return;
    };
    let one = match value {
        Value::Null => return,
        Value::Array(values) => match values.as_slice() {
            [] => return,
            [one] => one,
            _ => &Value::Null,
        },
        one => one,
    };
    if is_right(one) {
        return;
    }
    match read(one) {
        Some((time, remark)) => {
            remarks.say(remark);
            rewrite(members, name, time);
        }
        None => {
            remarks.say(Remark::NoTime);
            set_aside(members, name);
        }
    }
}

/// Returns whether a value is a `date-time` of RFC 3339 §5.6, with a `T` between date and time.
pub(super) fn is_right(value: &Value) -> bool {
    value.as_str().is_some_and(|text| {
        let parted = matches!(text.as_bytes().get(10), Some(b'T' | b't'));
        parted && OffsetDateTime::parse(text, &Rfc3339).is_ok()
    })
}

fn read(value: &Value) -> Option<(String, Remark)> {
    match value {
        Value::Number(number) => of_epoch(number.as_f64()?),
        Value::String(text) => of_text(text.trim()),
        _ => None,
    }
}

fn of_text(text: &str) -> Option<(String, Remark)> {
    if text.len() > MOST_LETTERS {
        return None;
    }
    let number = || text.parse().ok().filter(|_| text.len() > 8);
    let written = |time: OffsetDateTime, remark| (written(time), remark);
    of_date_and_time(text)
        .or_else(|| number().and_then(of_epoch))
        .or_else(|| {
            // The library would accept a date with text after it.
            let date = text.replace('/', "-");
            let date = Date::parse(&date, &Iso8601::DATE).ok();
            let date = date.filter(|_| text.len() <= "2014-05-06".len())?;
            Some(written(date.midnight().assume_utc(), Remark::DateAlone))
        })
        .or_else(|| {
            let time = OffsetDateTime::parse(text, &Iso8601::DEFAULT).ok();
            let time = time.or_else(|| OffsetDateTime::parse(text, &Rfc2822).ok());
            Some(written(time.or_else(|| of_browser(text))?, Remark::Time))
        })
        .or_else(|| {
            let time = PrimitiveDateTime::parse(text, &Iso8601::DEFAULT).ok()?;
            Some(written(time.assume_utc(), Remark::NoZone))
        })
}

/// The longest time, in bytes: a browser's `Date` with the name of its zone. Parsing longer texts
/// would only waste time.
const MOST_LETTERS: usize = 100;

/// A date and a time of RFC 3339, with some liberties. They may be separated by a space, the
/// fraction by a comma. Seconds and zone may be missing, the zone may have another form. Midnight
/// may be at the end of a day.
fn of_date_and_time(text: &str) -> Option<(String, Remark)> {
    let (date, rest) = text.split_at_checked(10)?;
    let mut digits = date.bytes().enumerate();
    let is_date = digits.all(|(at, byte)| match at {
        4 | 7 => byte == b'-' || byte == b'/',
        _ => byte.is_ascii_digit(),
    });
    let rest = rest.trim_start_matches([' ', 'T', 't', '_', ',']);
    let end = rest.find(|c: char| !c.is_ascii_digit() && !":.,".contains(c));
    let (time, zone) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
    if !is_date || !time.contains(':') {
        return None;
    }
    let seconds = match time.matches(':').count() {
        1 => ":00",
        _ => "",
    };
    let (zone, remark) = match zone.trim() {
        "" => ("Z".to_owned(), Remark::NoZone),
        zone => (zone_of(zone)?, Remark::Time),
    };
    let date = date.replace('/', "-");
    let time = time.replace(',', ".");
    let next_day = time.starts_with("24:00");
    let time = match next_day {
        true => time.replacen("24", "00", 1),
        false => time,
    };
    let text = format!("{date}T{time}{seconds}{zone}");
    let parsed = OffsetDateTime::parse(&text, &Rfc3339).ok()?;
    Some(match next_day {
        true => (written(parsed.checked_add(Duration::DAY)?), remark),
        false => (text, remark),
    })
}

/// Converts `+0000`, `+00` or `UTC` to the form of RFC 3339.
fn zone_of(zone: &str) -> Option<String> {
    let zone = zone.strip_prefix("GMT").unwrap_or(zone);
    if ["", "Z", "z", "UTC"].contains(&zone) {
        return Some("Z".to_owned());
    }
    let sign = zone.get(..1).filter(|sign| ["+", "-"].contains(sign))?;
    let digits = zone.get(1..)?.replace(':', "");
    let is_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    match (is_digits, digits.split_at_checked(2)?) {
        (true, (hours, "")) => Some(format!("{sign}{hours}:00")),
        (true, (hours, minutes)) if minutes.len() == 2 => Some(format!("{sign}{hours}:{minutes}")),
        _ => None,
    }
}

/// Parses `Mon May 04 2026 10:00:00 GMT+0200 (…)`, the text form of a browser's `Date`.
fn of_browser(text: &str) -> Option<OffsetDateTime> {
    let mut parts = text.split_ascii_whitespace().skip(1);
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    let (time, zone) = (parts.next()?, parts.next()?.strip_prefix("GMT")?);
    let zone = if zone.is_empty() { "+0000" } else { zone };
    let text = format!("{day} {month} {year} {time} {zone}");
    OffsetDateTime::parse(&text, &Rfc2822).ok()
}

/// Seconds since 1970, or thousandths, millionths or billionths. A count that means a time before
/// 1973 in a smaller unit is taken for the larger unit. So no year before 5138 is mistaken.
fn of_epoch(count: f64) -> Option<(String, Remark)> {
    let units = [1e9, 1e6, 1e3, 1.0];
    let limits = [1e11, 1e14, 1e17, f64::INFINITY];
    let mut by_size = units.into_iter().zip(limits);
    let (nanoseconds, _) = by_size.find(|(_, limit)| count.abs() < *limit)?;
    let time = (count * nanoseconds).round();
    // At these times, a double cannot represent less than a microsecond.
    let time = (time / 1e3).round() * 1e3;
    let time = OffsetDateTime::from_unix_timestamp_nanos(time as i128).ok()?;
    Some((written(time), Remark::Time))
}

/// The form of RFC 3339. An offset with seconds is converted to UTC.
fn written(time: OffsetDateTime) -> String {
    let time = match time.offset().seconds_past_minute() {
        0 => time,
        _ => time.to_offset(UtcOffset::UTC),
    };
    let (hours, minutes, _) = time.offset().as_hms();
    let zone = match time.offset().is_utc() {
        true => "Z".to_owned(),
        false => {
            let sign = if time.offset().is_negative() {
                '-'
            } else {
                '+'
            };
            format!(
                "{sign}{:02}:{:02}",
                hours.unsigned_abs(),
                minutes.unsigned_abs()
            )
        }
    };
    let fraction = match time.nanosecond() {
        0 => String::new(),
        some => format!(".{some:09}").trim_end_matches('0').to_owned(),
    };
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{fraction}{zone}",
        time.year(),
        u8::from(time.month()),
        time.day(),
        time.hour(),
        time.minute(),
        time.second(),
    )
}
