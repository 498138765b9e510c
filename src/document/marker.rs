//! The grammar of markers: `5.9`, `6.`, `(1)`, `b.`, `a)`, `ii)`.

/// A marker at the beginning of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// As printed, e.g. `5.9` or `b.`.
    pub(super) printed: String,
    /// What it counts to, without delimiters and with Western digits, e.g. `5.9` or `b`.
    pub(super) token: String,
    /// The places in a kind of counting it may stand for, the likelier first; none if dotted.
    pub(super) readings: Vec<Counted>,
    pub(super) delimiter: Delimiter,
}

/// A place in a kind of counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) class: Class,
    pub(super) value: u64,
}

/// Kinds of counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Number,
    Letter {
        upper: bool,
    },
    Roman {
        upper: bool,
    },
    /// Letters of another script, counted by code point.
    OtherLetter,
}

/// What closes a marker; tells `1.` from `1)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Delimiter {
    /// `5.9`, `1`
    None,
    /// `1.`
    Dot,
    /// `1)`
    Bracket,
    /// `(1)`
    Brackets,
}

/// How many bytes a marker has at most; a longer one stays in the text. More would make ids and
/// addresses unwieldy, as long headings would (which are cut at the same length); fewer might not know
/// the number of a paragraph, which hardly has ten.
const LONGEST: usize = 40;

/// Plain numbers above this are years or counts unless they continue a numbering.
pub(super) const MOST_PLAIN: u64 = 999;

impl Marker {
    /// Whether it is a dotted number.
    pub(super) fn is_dotted(&self) -> bool {
        self.readings.is_empty()
    }

    /// Whether it is a plain number.
    pub(super) fn is_number(&self) -> bool {
        matches!(
            self.readings.as_slice(),
            [Counted {
                class: Class::Number,
                ..
            }]
        )
    }

    /// Whether it may as well be words (`2013 was…`, `A. Smith said…`), so that it counts as a
    /// marker only if another one stands before or after it in the same counting.
    pub(super) fn is_weak(&self) -> bool {
        let dot = self.delimiter == Delimiter::Dot;
        let bare = self.delimiter == Delimiter::None;
        self.readings.iter().any(|reading| match reading.class {
            Class::Number => bare || reading.value > MOST_PLAIN,
            Class::Letter { upper } | Class::Roman { upper } => dot && upper,
            Class::OtherLetter => false,
        })
    }
}

/// The bytes of the marker at the beginning of a line as it is printed, whatever it counts: `5.9`,
/// `b)`, `(iv)`.
pub fn printed_marker(line: &str) -> Option<usize> {
    read(line).map(|(_, len)| len)
}

/// Reads the marker at the beginning of `text`, and the bytes it takes without the white space
/// that must follow (none need follow a full-width delimiter).
pub(super) fn read(text: &str) -> Option<(Marker, usize)> {
    let body = text.strip_prefix(['(', '（']).unwrap_or(text);
    let opened = text.len() - body.len();
    let (token, token_len) = number(body).or_else(|| letters(body))?;
    if token.len() > LONGEST {
        return None;
    }
    let after = body.get(token_len..)?;
    let (delimiter, closed) = match after.chars().next() {
        Some(close @ (')' | '）')) if opened > 0 => (Delimiter::Brackets, close.len_utf8()),
        _ if opened > 0 => return None,
        Some(close @ (')' | '）')) => (Delimiter::Bracket, close.len_utf8()),
        Some(close @ ('.' | '．' | '、')) => (Delimiter::Dot, close.len_utf8()),
        _ => (Delimiter::None, 0),
    };
    let (printed, rest) = text.split_at_checked(opened + token_len + closed)?;
    let wide = printed.ends_with(['）', '．', '、']);
    if !wide && !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let readings = readings(&token);
    let printed = printed.to_owned();
    let len = printed.len();
    let marker = Marker {
        printed,
        token,
        readings,
        delimiter,
    };
    is_plausible(&marker, rest, wide).then_some((marker, len))
}

fn is_plausible(marker: &Marker, rest: &str, wide: bool) -> bool {
    let bare = marker.delimiter == Delimiter::None;
    if marker.is_dotted() {
        return marker.token.contains('.') && !(bare && is_quantity(rest));
    }
    match marker.readings.first().map(|reading| reading.class) {
        Some(Class::Number) => true,
        // In other scripts a letter and a full stop is an initial.
        Some(Class::OtherLetter) => wide || marker.delimiter != Delimiter::Dot && !bare,
        _ => !bare,
    }
}

/// `3.5 million people`, `9.30 a.m.`: a number before one of these is no paragraph number.
fn is_quantity(rest: &str) -> bool {
    const UNITS: [&str; 10] = [
        "%", "per", "percent", "thousand", "million", "billion", "trillion", "a.m.", "p.m.",
        "hours",
    ];
    rest.split_whitespace()
        .next()
        .is_some_and(|word| UNITS.contains(&word))
}

/// `5`, `5.9`, `5.9A`, `5.9bis` in Western digits. The parts of a dotted number have at most three
/// digits and no leading zero, so that dates and decimals (`1.1.2014`, `0.5`) are none.
fn number(text: &str) -> Option<(String, usize)> {
    let (mut token, mut len) = digits(text)?;
    let mut plausible = is_part(&token);
    let mut dotted = false;
    while let Some((part, part_len)) = text.get(len..)?.strip_prefix('.').and_then(digits) {
        plausible &= is_part(&part);
        dotted = true;
        token.push('.');
        token.push_str(&part);
        len += 1 + part_len;
    }
    if !dotted {
        return Some((token, len));
    }
    let suffix = suffix(text.get(len..)?);
    token.push_str(suffix);
    plausible.then_some((token, len + suffix.len()))
}

fn is_part(digits: &str) -> bool {
    digits.len() <= 3 && !digits.starts_with('0')
}

/// What follows a number to put something between it and the next, in order, as ITU and treaties
/// have it: `5.9bis`.
pub const LATIN_ORDINALS: [&str; 9] = [
    "bis",
    "ter",
    "quater",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "novies",
    "decies",
];

/// What is inserted between two numbers without counting anew: `5.9A`, `5.9bis`.
fn suffix(text: &str) -> &str {
    let word = text
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let latin = LATIN_ORDINALS.contains(&word);
    let letter = word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase());
    if latin || letter { word } else { "" }
}

/// The digits at the beginning, as Western digits, and the bytes they take.
fn digits(text: &str) -> Option<(String, usize)> {
    let mut digits = String::new();
    let mut len = 0;
    for (c, digit) in text.chars().map_while(|c| Some((c, digit(c)?))) {
        digits.push(digit);
        len += c.len_utf8();
    }
    (!digits.is_empty()).then_some((digits, len))
}

/// Arabic-Indic, Eastern Arabic-Indic, Devanagari and full-width digits count as Western ones.
fn digit(c: char) -> Option<char> {
    const ZEROS: [char; 5] = ['0', '\u{660}', '\u{6f0}', '\u{966}', '\u{ff10}'];
    ZEROS.iter().find_map(|zero| {
        let value = u32::from(c).checked_sub(u32::from(*zero))?;
        char::from_digit(value, 10)
    })
}

/// One letter of any script, or several that count: `ii`, `aa`.
fn letters(text: &str) -> Option<(String, usize)> {
    let end = text
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(text.len());
    let word = text.get(..end)?;
    (!readings(word).is_empty()).then(|| (word.to_owned(), end))
}

/// What a token may stand for; `i` is a Roman numeral first, other single letters are letters.
fn readings(token: &str) -> Vec<Counted> {
    if token.bytes().all(|byte| byte.is_ascii_digit()) {
        let value = token.parse().unwrap_or(u64::MAX);
        return vec![Counted {
            class: Class::Number,
            value,
        }];
    }
    let upper = token.bytes().all(|byte| byte.is_ascii_uppercase());
    let roman = roman(token).map(|value| Counted {
        class: Class::Roman { upper },
        value,
    });
    let letter = letter(token);
    let first_roman = token.eq_ignore_ascii_case("i");
    let ordered = if first_roman {
        [roman, letter]
    } else {
        [letter, roman]
    };
    ordered.into_iter().flatten().collect()
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

/// Roman numerals up to `l`, all lower or all upper case; beyond that they are words (`mix`).
fn roman(token: &str) -> Option<u64> {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    const TENS: [&str; 6] = ["", "x", "xx", "xxx", "xl", "l"];
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
