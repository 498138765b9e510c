//! The grammar of markers: `5.9`, `6.`, `7bis.`, `(1)`, `[14]`, `b.`, `a)`, `ii)`, `（一）`, `第七条`.

use super::number::{self, LATIN_ORDINALS, Number, begins_sentence};
use crate::fold::is_among;

/// A marker at the beginning of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// As printed, e.g. `5.9` or `b.`.
    pub(super) printed: String,
    /// The count without delimiters and with Western digits, e.g. `5.9` or `b`.
    pub(super) token: String,
    /// The possible places in a kind of counting, likeliest first; empty if dotted.
    pub(super) readings: Vec<Counted>,
    pub(super) delimiter: Delimiter,
    /// The suffix that puts a plain number between it and the next, e.g. `bis` or `a`.
    suffix: String,
    /// Whether the following text may make a word of it: `(s)he`.
    is_doubtful: bool,
}

/// A place in a kind of counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) class: Class,
    pub(super) value: u64,
}

/// Kinds of counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Number,
    Letter {
        upper: bool,
    },
    Roman {
        upper: bool,
    },
    /// Letters of another script, in the order of code points.
    OtherLetter,
    /// Chinese numerals.
    Han,
    /// `第七条`, which contains paragraphs with plain numbers.
    Article,
}

/// The signs around a marker, which tell `1.` from `1)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Delimiter {
    /// `5.9`, `1`
    None,
    /// `1.`
    Dot,
    /// `1)`
    Bracket,
    /// `(1)`
    Brackets,
    /// `[1]`
    Square,
}

/// The longest marker, in bytes; a longer one stays in the text. A higher value would make ids and
/// addresses unwieldy, as long headings would (which are cut at the same length). A lower one might
/// miss paragraph numbers, which rarely have ten.
const LONGEST: usize = 40;

/// The bytes of a text to search for a marker.
pub(super) const HEAD: usize = 32;

/// The highest plain number that is not a year or an amount, unless it continues a numbering.
pub(super) const MOST_PLAIN: u64 = 999;

impl Marker {
    /// Returns whether the marker is a dotted number.
    pub(super) fn is_dotted(&self) -> bool {
        self.readings.is_empty()
    }

    /// Returns whether the marker is a plain number.
    pub(super) fn is_number(&self) -> bool {
        matches!(
            self.readings.as_slice(),
            [Counted {
                class: Class::Number,
                ..
            }]
        )
    }

    /// Returns whether the marker may equally be words (`2013 was…`, `A. Smith said…`). Then it
    /// counts only if the marker before or after it in the same counting is there too.
    pub(super) fn is_weak(&self) -> bool {
        let is_ordinal = LATIN_ORDINALS.contains(&self.suffix.as_str());
        let dot = self.delimiter == Delimiter::Dot;
        let bare = self.delimiter == Delimiter::None;
        self.is_doubtful
            || self.readings.iter().any(|reading| match reading.class {
                Class::Number => bare && !is_ordinal || reading.value > MOST_PLAIN,
                Class::Letter { upper } | Class::Roman { upper } => dot && upper,
                Class::OtherLetter | Class::Han | Class::Article => false,
            })
    }

    /// Returns whether the marker is `7bis`, which follows a 7 in any form.
    pub(super) fn is_insertion(&self) -> bool {
        !self.suffix.is_empty()
    }

    /// Returns whether the marker has the form `第七条`.
    pub(super) fn is_article(&self) -> bool {
        let first = self.readings.first();
        first.is_some_and(|reading| reading.class == Class::Article)
    }

    /// Returns the hour of a number that may equally be a time of day: `9.30`, `14.05`. Agendas print
    /// times in steps of five minutes.
    pub(super) fn hour(&self) -> Option<&str> {
        let (hour, minutes) = self.token.split_once('.')?;
        let is_below = |text: &str, most: u64| text.parse().is_ok_and(|value: u64| value < most);
        let fits = minutes.len() == 2 && minutes.ends_with(['0', '5']) && is_below(minutes, 60);
        (fits && is_below(hour, 25) && self.delimiter == Delimiter::None).then_some(hour)
    }

    /// Returns whether one of the readings directly follows a place in a counting: 2 after 1, 1bis
    /// after 1.
    pub(super) fn comes_after(&self, before: Counted) -> bool {
        self.readings
            .iter()
            .any(|reading| self.is_after(*reading, before))
    }

    /// Returns whether another marker directly follows in one of the readings, whatever the delimiters.
    pub(super) fn is_followed_by(&self, other: &Self) -> bool {
        self.readings
            .iter()
            .any(|reading| other.comes_after(*reading))
    }

    /// Returns whether the given reading directly follows a place in a counting.
    pub(super) fn is_after(&self, reading: Counted, before: Counted) -> bool {
        let inserted = !self.suffix.is_empty() && reading.value == before.value;
        reading.class == before.class
            && (inserted || before.value.checked_add(1) == Some(reading.value))
    }

    /// Returns whether the marker is the successor of another one in the same style: `b)` after `a)`,
    /// `1.2` after `1.1`.
    pub(super) fn is_next_of(&self, before: &Self) -> bool {
        let next = match (self.token.rsplit_once('.'), before.token.rsplit_once('.')) {
            (Some((outer, last)), Some((other, first))) if self.is_dotted() => {
                let values = first.parse().ok().zip(last.parse::<u64>().ok());
                outer == other && values.is_some_and(|(first, last): (u64, u64)| last == first + 1)
            }
            _ => before
                .readings
                .iter()
                .any(|before| self.comes_after(*before)),
        };
        next && self.delimiter == before.delimiter
    }
}

/// Returns the length of the marker at the beginning of a line, in bytes, whatever it counts:
/// `5.9`, `b)`, `(iv)`.
pub fn printed_marker(line: &str) -> Option<usize> {
    read(line).map(|(_, len)| len)
}

/// Parses the marker at the beginning of `text`, and returns it with its length in bytes. White
/// space must follow, except after a full-width delimiter, or after a narrow one before a capital.
/// The length does not include it.
pub(super) fn read(text: &str) -> Option<(Marker, usize)> {
    let seen = text.trim_start_matches(is_invisible);
    let hidden = text.len() - seen.len();
    let (mut marker, len) = read_seen(seen)?;
    let printed = text.get(..hidden + len)?;
    marker.printed = printed.to_owned();
    Some((marker, printed.len()))
}

/// Whether a character only controls direction or line breaks. Arabic papers have them around
/// numbers.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}')
}

fn read_seen(text: &str) -> Option<(Marker, usize)> {
    let open = text.chars().next().filter(|open| "(（[".contains(*open));
    let opened = open.map_or(0, char::len_utf8);
    let body = text.get(opened..)?;
    let is_square = open == Some('[');
    let (token, token_len, suffix) = match number::read(body) {
        Some(Number { token, len, suffix }) => (token, len, suffix),
        None if is_square => return None,
        None if open.is_none() && number::article(body).is_some() => return article(body),
        None => letters(body)?,
    };
    if token.len() > LONGEST {
        return None;
    }
    let after = body.get(token_len..)?;
    let (delimiter, closed) = match after.chars().next() {
        Some(']') if is_square => (Delimiter::Square, 1),
        _ if is_square => return None,
        Some(close @ (')' | '）')) if opened > 0 => (Delimiter::Brackets, close.len_utf8()),
        _ if opened > 0 => return None,
        Some(close @ (')' | '）')) => (Delimiter::Bracket, close.len_utf8()),
        Some(close @ ('.' | '．' | '、')) => (Delimiter::Dot, close.len_utf8()),
        _ => (Delimiter::None, 0),
    };
    // `1.-`, `1º`, `1-`
    let signs = after.get(closed..)?;
    let more = signs.len() - signs.trim_start_matches(['-', 'º', '°']).len();
    let is_signed = more > 0 && opened == 0 && !token.contains('.');
    let (delimiter, closed) = match is_signed {
        true => (Delimiter::Dot, closed + more),
        false => (delimiter, closed),
    };
    let end = opened + token_len + closed;
    let after = text.get(end..)?.trim_start_matches(is_invisible);
    let (printed, rest) = text.split_at_checked(text.len() - after.len())?;
    let wide = printed.ends_with(['）', '．', '、']);
    // `3.1- Scope`
    let dash = |rest: &str| {
        let after = rest.strip_prefix(['-', '–', '—', ':']);
        token.contains('.') && after.is_some_and(|rest| rest.starts_with(char::is_whitespace))
    };
    let spaced = wide || rest.is_empty() || rest.starts_with(char::is_whitespace) || dash(rest);
    // In German, `5 bis` begins a range.
    let is_range = delimiter == Delimiter::None
        && !token.contains('.')
        && body.get(..token_len)?.contains(char::is_whitespace);
    let marker = Marker {
        printed: printed.to_owned(),
        readings: readings(&token, &suffix),
        is_doubtful: is_range
            || is_square && !begins_sentence(rest.trim_start())
            || is_signed && !(printed.ends_with('-') && begins_sentence(rest.trim_start()))
            || !spaced && !begins_sentence(rest),
        token,
        delimiter,
        suffix,
    };
    let fits = spaced || !is_signed && runs_into(&marker, rest);
    (fits && is_plausible(&marker, rest, wide)).then_some((marker, printed.len()))
}

/// Parses `第七条` before white space, the brackets of its title, or the end.
fn article(text: &str) -> Option<(Marker, usize)> {
    let (value, len) = number::article(text)?;
    let (printed, rest) = text.split_at_checked(len)?;
    let fits = rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || c == '【');
    let marker = Marker {
        printed: printed.to_owned(),
        token: printed.to_owned(),
        readings: vec![Counted {
            class: Class::Article,
            value,
        }],
        delimiter: Delimiter::None,
        suffix: String::new(),
        is_doubtful: false,
    };
    (fits && len <= LONGEST).then_some((marker, len))
}

/// Whether words may follow a marker without white space: `9.No`, `(a)the`. Initials, file names
/// and decimals do not qualify.
fn runs_into(marker: &Marker, rest: &str) -> bool {
    let closed = match marker.delimiter {
        Delimiter::None => false,
        Delimiter::Dot => marker.is_number() || marker.is_dotted(),
        _ => true,
    };
    let first = rest.chars().next().is_some_and(char::is_alphabetic);
    let word = rest.split(char::is_whitespace).next().unwrap_or_default();
    let words = word.len() < rest.len()
        && !word
            .trim_end_matches([',', ';', '.'])
            .contains(['.', '/', '@', ')']);
    let uncased = rest
        .chars()
        .next()
        .is_some_and(|c| !c.is_lowercase() && !c.is_uppercase());
    closed && first && (words || uncased)
}

fn is_plausible(marker: &Marker, rest: &str, wide: bool) -> bool {
    let bare = marker.delimiter == Delimiter::None;
    if bare && (is_grouped(rest) || marker.is_dotted() && (is_quantity(rest) || is_span(rest))) {
        return false;
    }
    if marker.is_dotted() {
        return marker.token.contains('.');
    }
    match marker.readings.first().map(|reading| reading.class) {
        Some(Class::Number) => true,
        // In other scripts, a letter with a full stop is an initial.
        Some(Class::OtherLetter) => wide || marker.delimiter != Delimiter::Dot && !bare,
        Some(Class::Article) => true,
        _ => !bare && !is_page(&marker.token, rest),
    }
}

/// Whether a letter stands for a page, as in `p. 2` and `pp. 6-7`.
fn is_page(token: &str, rest: &str) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || "-–".contains(c);
    let number = rest.trim();
    matches!(token, "p" | "pp" | "P") && !number.is_empty() && number.chars().all(is_number)
}

/// Whether a number is grouped, as in `1 400 MHz`, where three digits follow a space.
pub(super) fn is_grouped(rest: &str) -> bool {
    let group = rest.strip_prefix([' ', '\u{a0}', '\u{202f}']);
    let group = group.unwrap_or_default();
    let digits = group.bytes().take_while(u8::is_ascii_digit).count();
    digits == 3
}

/// Whether a time range follows, as in `9.30 – 10.00 Opening`.
fn is_span(rest: &str) -> bool {
    let mut words = rest.split_whitespace();
    let between = words.next().unwrap_or_default();
    let until = words.next().unwrap_or_default();
    let digits = until.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_time = digits.len() < until.len() && digits.starts_with(['.', ':', 'h']);
    is_time && is_among("– - — to until till à a bis до", between)
}

/// The signs of money.
pub(super) const CURRENCY_SIGNS: [char; 4] = ['$', '€', '£', '¥'];

/// Returns whether a number before these words is an amount rather than a paragraph number: `3.5
/// million people`.
pub(super) fn is_quantity(rest: &str) -> bool {
    const UNITS: &str = "Mio Mrd km/h ha bn ppm degrees o’clock % ‰ per percent percentage thousand million \
        millions billion billions trillion milliard milliards millones mil times fold points \
        a.m. p.m. hrs h Uhr hours minutes seconds days weeks months years persons people francs euros \
        dollars tonnes tons hectares litres metres kilometres °C °F ° kg km km² m² cm mm Hz kHz \
        MHz GHz THz kbit/s Mbit/s Gbit/s dB kW MW";
    let first = rest.split_whitespace().next().unwrap_or_default();
    is_among(UNITS, first) || is_among(UNITS, first.trim_end_matches([':', ',', ';', '.', ')']))
}

/// Parses one letter of any script, or several that count (`ii`, `aa`), with an insertion (`a
/// bis`). Returns the token, its length in bytes, and the insertion.
fn letters(text: &str) -> Option<(String, usize, String)> {
    let end = text
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(text.len());
    let word = text.get(..end)?;
    let (suffix, len) = number::ordinal(text.get(end..)?).unwrap_or_default();
    // In Spanish, ñ comes between n and o.
    let inserted = if matches!(word, "ñ" | "Ñ") {
        "~"
    } else {
        suffix
    };
    (!readings(word, "").is_empty())
        .then(|| (format!("{word}{suffix}"), end + len, inserted.to_owned()))
}

/// The possible readings of a token. `i` is a Roman numeral first, other single letters are
/// letters.
fn readings(token: &str, suffix: &str) -> Vec<Counted> {
    let plain = token.strip_suffix(suffix).unwrap_or(token);
    let class = |class, value| vec![Counted { class, value }];
    if !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_digit()) {
        return class(Class::Number, plain.parse().unwrap_or(u64::MAX));
    }
    if let Some(value) = number::han(plain) {
        return class(Class::Han, value);
    }
    let upper = plain.bytes().all(|byte| byte.is_ascii_uppercase());
    let roman = roman(plain).map(|value| Counted {
        class: Class::Roman { upper },
        value,
    });
    if let Some(counted) = arabic(plain) {
        return counted;
    }
    let letter = letter(plain);
    let first_roman = plain.eq_ignore_ascii_case("i");
    let ordered = if first_roman {
        [roman, letter]
    } else {
        [letter, roman]
    };
    ordered.into_iter().flatten().collect()
}

/// An Arabic letter. It follows the order of old numerals (أ ب ج د) or of the alphabet (أ ب ت ث). A
/// stroke may lengthen it (`هـ`).
fn arabic(token: &str) -> Option<Vec<Counted>> {
    const ORDERS: [&str; 2] = [
        "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ",
        "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    ];
    let mut letters = token.chars().filter(|c| *c != 'ـ');
    let letter = match letters.next()? {
        'أ' => 'ا',
        letter => letter,
    };
    let alone = letters.next().is_none();
    let places = ORDERS.iter().zip([0, 100]);
    let counted = places.filter_map(|(order, base)| {
        let place = order.chars().position(|other| other == letter)? as u64;
        Some(Counted {
            class: Class::OtherLetter,
            value: base + place + 1,
        })
    });
    let counted: Vec<Counted> = counted.filter(|_| alone).collect();
    (!counted.is_empty()).then_some(counted)
}

/// `a` = 1 to `z` = 26, `aa` = 27 to `zz` = 52.
fn letter(token: &str) -> Option<Counted> {
    let mut chars = token.chars();
    let first = chars.next()?;
    let repeated = match (chars.next(), chars.next()) {
        (None, _) => 0,
        (Some(second), None) if second == first && first.is_ascii_alphabetic() => 26,
        _ => return None,
    };
    let first = match first {
        'ñ' => 'n',
        'Ñ' => 'N',
        _ => first,
    };
    let class = match first {
        'a'..='z' => Class::Letter { upper: false },
        'A'..='Z' => Class::Letter { upper: true },
        _ if first.is_alphabetic() => Class::OtherLetter,
        _ => return None,
    };
    let before = match class {
        Class::OtherLetter => 0,
        Class::Letter { upper: true } => u64::from(b'A') - 1,
        _ => u64::from(b'a') - 1,
    };
    Some(Counted {
        class,
        value: u64::from(u32::from(first)) - before + repeated,
    })
}

const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
const TENS: [&str; 6] = ["", "x", "xx", "xxx", "xl", "l"];

/// Returns the Roman numeral for a number up to 50.
pub(super) fn roman_of(number: u64) -> Option<String> {
    let place =
        |digits: &[&'static str], value: u64| digits.get(usize::try_from(value).ok()?).copied();
    let numeral = format!(
        "{}{}",
        place(&TENS, number / 10)?,
        place(&ONES, number % 10)?
    );
    (1..=50).contains(&number).then_some(numeral)
}

/// Parses Roman numerals up to `l`, all lower or all upper case. Higher ones are words (`mix`).
pub(super) fn roman(token: &str) -> Option<u64> {
    let lower = token.to_ascii_lowercase();
    if token != lower && token != token.to_ascii_uppercase() {
        return None;
    }
    let split = lower.find(['i', 'v']).unwrap_or(lower.len());
    let split = if lower.ends_with("ix") {
        lower.len() - 2
    } else {
        split
    };
    let (tens, ones) = lower.split_at_checked(split)?;
    let place = |digits: &[&str], part: &str| digits.iter().position(|digit| *digit == part);
    let value = place(&TENS, tens)? * 10 + place(&ONES, ones)?;
    (value > 0 && value <= 50).then_some(value as u64)
}
