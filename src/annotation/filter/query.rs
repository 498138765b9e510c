//! A filter as the query of an address: `kind=proposal&delegation=FRA&words=quarterly%20reports`.

use std::fmt;

use super::{Filter, Order};
use crate::annotation::{AuthorId, Kind, Term};

/// The kinds that a query can name, with their words in addresses, in the order people list them.
pub const KINDS: [(Kind, &str); 10] = [
    (Kind::Comment, "comment"),
    (Kind::Question, "question"),
    (Kind::Proposal, "proposal"),
    (Kind::Editorial, "editorial"),
    (Kind::Support, "support"),
    (Kind::Reservation, "reservation"),
    (Kind::CoSponsorship, "co-sponsorship"),
    (Kind::Disposition, "disposition"),
    (Kind::Reply, "reply"),
    (Kind::Highlight, "highlight"),
];

impl Filter {
    /// Parses a query, with or without its question mark. Unknown parts are ignored. If a name occurs
    /// twice, the last one counts.
    pub fn parse(query: &str) -> Self {
        let mut filter = Self::default();
        let query = query.strip_prefix('?').unwrap_or(query);
        for pair in query.split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            filter.take(&decoded(name), decoded(value));
        }
        filter.voice = filter.voice.filter(|_| filter.delegation.is_some());
        filter
    }

    fn take(&mut self, name: &str, value: String) {
        let filled = |value: String| Some(value).filter(|value| !value.is_empty());
        match name {
            "kind" => {
                let mut kinds = KINDS.into_iter();
                self.kind = kinds.find(|(_, word)| *word == value).map(|(kind, _)| kind);
            }
            "whose" => self.whose = Term::from_term(&value),
            "delegation" => self.delegation = filled(value),
            "as" => self.voice = Term::from_term(&value),
            "author" => self.author = filled(value).map(AuthorId::new),
            "tag" => self.tag = filled(value),
            "disposition" => self.disposition = Term::from_term(&value),
            "words" => self.words = value,
            "sort" => self.order = Term::from_term(&value).unwrap_or_default(),
            _ => {}
        }
    }

    /// Returns the conditions as pairs, in a fixed order.
    fn pairs(&self) -> Vec<(&'static str, &str)> {
        let kind = self.kind.as_ref();
        let kind = kind.and_then(|kind| KINDS.iter().find(|(known, _)| known == kind));
        let all = [
            ("kind", kind.map(|(_, word)| *word)),
            ("whose", self.whose.map(Term::term)),
            ("delegation", self.delegation.as_deref()),
            ("as", self.voice.map(Term::term)),
            ("author", self.author.as_ref().map(AuthorId::as_str)),
            ("tag", self.tag.as_deref()),
            ("disposition", self.disposition.map(Term::term)),
            ("words", Some(self.words.as_str())),
            (
                "sort",
                (self.order != Order::Place).then(|| self.order.term()),
            ),
        ];
        let filled = all
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)));
        filled.filter(|(_, value)| !value.is_empty()).collect()
    }
}

/// Writes the query without its question mark; equal filters give equal queries, and no filter an empty
/// one.
impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (name, value)) in self.pairs().into_iter().enumerate() {
            let and = if index > 0 { "&" } else { "" };
            write!(f, "{and}{name}={}", encoded(value))?;
        }
        Ok(())
    }
}

/// Percent-encodes everything but the unreserved characters of RFC 3986 §2.3, by bytes of UTF-8:
/// `%C3%A9`.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for digit in [byte >> 4, byte & 15] {
                encoded.extend(char::from_digit(digit.into(), 16).map(|c| c.to_ascii_uppercase()));
            }
        }
    }
    encoded
}

/// Decodes a value. `+` is a space, as in forms, and a stray `%` is literal. Bytes that are not UTF-8
/// become U+FFFD.
fn decoded(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let escaped = after.split_at_checked(2).filter(|_| byte == b'%');
        let escaped = escaped.and_then(|(digits, after)| Some((hex(digits)?, after)));
        let (byte, after) = match (byte, escaped) {
            (_, Some(escaped)) => escaped,
            (b'+', None) => (b' ', after),
            (byte, None) => (byte, after),
        };
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digits: &[u8]) -> Option<u8> {
    let mut value = 0_u8;
    for digit in digits {
        let digit = char::from(*digit).to_digit(16)?;
        value = value
            .checked_mul(16)?
            .checked_add(u8::try_from(digit).ok()?)?;
    }
    Some(value)
}
