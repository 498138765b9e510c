//! The numbers in markers: `5`, `5.9`, `7bis`, `1bis.1.1`, `第七条`.

/// A number at the beginning of a text, in Western digits.
pub(super) struct Number {
    /// The number, e.g. `5.9bis`.
    pub(super) token: String,
    /// The length in bytes.
    pub(super) len: usize,
    /// The suffix of a number without dots that puts it between two others.
    pub(super) suffix: String,
}

/// Parses `5`, `5.9`, `5.9A`, `7bis`, `7 bis.`, `1bis.1`. The parts of a dotted number have at most
/// three digits and no leading zero. That excludes dates and decimals (`1.1.2014`, `0.5`).
pub(super) fn read(text: &str) -> Option<Number> {
    let (mut token, mut len) = digits(text)?;
    let mut plausible = is_part(&token);
    let mut dotted = false;
    let suffix = loop {
        let rest = text.get(len..)?;
        let (found, found_len) = inserted(rest, dotted);
        let after = rest.get(found_len..)?;
        let Some((part, part_len)) = next_part(after) else {
            token.push_str(found);
            len += found_len;
            break found;
        };
        plausible &= is_part(&part);
        dotted = true;
        for piece in [found, ".", &part] {
            token.push_str(piece);
        }
        len += found_len + part_len;
        if token.len() > LONGEST {
            return None;
        }
    };
    let suffix = if dotted {
        String::new()
    } else {
        suffix.to_owned()
    };
    (plausible || !dotted).then_some(Number { token, len, suffix })
}

/// The most bytes of a number to read; no marker is as long.
const LONGEST: usize = 100;

/// Returns the part after a dot, and the length of both in bytes. A full-width dot may equally end the number: it
/// separates parts only where white space follows.
fn next_part(text: &str) -> Option<(String, usize)> {
    if let Some(after) = text.strip_prefix('.') {
        return digits(after).map(|(part, len)| (part, len + 1));
    }
    let after = text.strip_prefix('．')?;
    let (part, len) = digits(after)?;
    let ends = |rest: &str| rest.starts_with(char::is_whitespace) || next_part(rest).is_some();
    let fits = is_part(&part) && after.get(len..).is_some_and(ends);
    fits.then_some((part, len + '．'.len_utf8()))
}

fn is_part(digits: &str) -> bool {
    digits.len() <= 3 && !digits.starts_with('0')
}

/// The suffixes for insertions between a number and the next, in the order used by ITU and
/// treaties: `5.9bis`.
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

/// The insertion after a number, and its length in bytes. It may be `bis`, even after a space or
/// hyphen as in [`ordinal`]. It may also be `A`, or `a` where that cannot be a unit.
fn inserted(text: &str, dotted: bool) -> (&str, usize) {
    let end = word(text);
    let found = text.get(..end).unwrap_or_default();
    let letter = end == 1
        && found.starts_with(|c: char| match c {
            'A'..='Z' | 'a'..='e' => dotted || is_closed(text, 1),
            'f'..='z' => is_closed(text, 1),
            _ => false,
        });
    if LATIN_ORDINALS.contains(&found) || letter {
        return (found, end);
    }
    ordinal(text).unwrap_or_default()
}

/// Returns `bis` after a number or letter, and its length in bytes. A space or hyphen may precede
/// it if a delimiter or the beginning of a sentence follows.
pub(super) fn ordinal(text: &str) -> Option<(&str, usize)> {
    let rest = text.trim_start_matches([' ', '\u{a0}', '-']);
    let start = text.len() - rest.len();
    let found = rest.get(..word(rest))?;
    let end = start + found.len();
    let after = text.get(end..)?;
    let words = after.trim_start_matches(|c: char| c.is_whitespace() || "\"“«‘".contains(c));
    let begins = after.starts_with(char::is_whitespace) && begins_title(words);
    let fits = start <= '\u{a0}'.len_utf8() && (begins || is_closed(text, end));
    (fits && LATIN_ORDINALS.contains(&found)).then_some((found, end))
}

fn begins_title(text: &str) -> bool {
    text.starts_with(|c: char| c == '(' || c.is_alphabetic() && !c.is_lowercase())
}

/// Returns whether a text begins like a sentence: with a capital before small letters, or in a
/// script without capitals.
pub(super) fn begins_sentence(text: &str) -> bool {
    let mut chars = text.chars();
    let (first, second) = (chars.next(), chars.next());
    let small = |c: char| c.is_lowercase() || c.is_whitespace();
    match first {
        Some(c) if c.is_uppercase() => second.is_none_or(small),
        Some(c) => c.is_alphabetic() && !c.is_lowercase(),
        None => true,
    }
}

/// Returns the letter of an item and its suffix: `b` and `bis`.
pub(super) fn with_ordinal(token: &str) -> (&str, &str) {
    let ends = |ordinal: &&&str| {
        let letter = token.strip_suffix(**ordinal);
        letter.is_some_and(|letter| letter.ends_with(char::is_alphabetic))
    };
    let ordinal = LATIN_ORDINALS
        .iter()
        .find(ends)
        .copied()
        .unwrap_or_default();
    token
        .split_at_checked(token.len() - ordinal.len())
        .unwrap_or_default()
}

/// The length of the word at the beginning, in bytes.
fn word(text: &str) -> usize {
    let end = text.find(|c: char| !c.is_alphanumeric());
    end.unwrap_or(text.len())
}

fn is_closed(text: &str, at: usize) -> bool {
    text.get(at..)
        .is_some_and(|rest| rest.starts_with(['.', ')', '）', ']']))
}

/// The digits at the beginning, as Western digits, and their length in bytes.
fn digits(text: &str) -> Option<(String, usize)> {
    let mut digits = String::new();
    let mut len = 0;
    for (c, digit) in text.chars().map_while(|c| Some((c, digit(c)?))) {
        digits.push(digit);
        len += c.len_utf8();
    }
    (!digits.is_empty()).then_some((digits, len))
}

/// Converts Western, Arabic-Indic, Eastern Arabic-Indic, Devanagari and full-width digits to
/// Western ones.
fn digit(c: char) -> Option<char> {
    const ZEROS: [char; 5] = ['0', '\u{660}', '\u{6f0}', '\u{966}', '\u{ff10}'];
    ZEROS.iter().find_map(|zero| {
        let value = u32::from(c).checked_sub(u32::from(*zero))?;
        char::from_digit(value, 10)
    })
}

/// Parses a Chinese numeral: `十二`, `一百二十`.
pub(super) fn han(text: &str) -> Option<u64> {
    /// The longest numeral, in characters; no text has more paragraphs.
    const LONGEST: usize = 9;
    const DIGITS: &str = "〇一二三四五六七八九";
    if text.is_empty() || text.chars().count() > LONGEST {
        return None;
    }
    let (mut sum, mut digit) = (0_u64, None);
    for c in text.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '零' => continue,
            _ => {
                let value = DIGITS.chars().position(|sign| sign == c)? as u64;
                digit = Some(digit.unwrap_or_default() * 10 + value);
                continue;
            }
        };
        sum += digit.take().unwrap_or(1) * unit;
    }
    Some(sum + digit.unwrap_or_default())
}

/// Parses `第七条`, `第12條`, `第七条之一`, `제7조`, and returns the number and the length in bytes.
pub(super) fn article(text: &str) -> Option<(u64, usize)> {
    let body = text.strip_prefix(['第', '제'])?;
    let end = body.find(['条', '條', '章', '节', '節', '조'])?;
    let number = body.get(..end)?.trim();
    let western = digits(number).filter(|(_, len)| *len == number.len());
    let value = match western {
        Some((digits, _)) => digits.parse().ok()?,
        None => han(number)?,
    };
    let rest = body.get(end..)?;
    let mut len = text.len() - rest.len() + rest.chars().next()?.len_utf8();
    if let Some(inserted) = text.get(len..)?.strip_prefix('之') {
        let end = inserted.find(char::is_whitespace).unwrap_or(inserted.len());
        han(inserted.get(..end)?)?;
        len = text.len() - inserted.len() + end;
    }
    Some((value, len))
}
