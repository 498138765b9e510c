//! The kept form of a target: in full, or as a place in a kept text.

use serde::{Deserialize, Serialize};

use super::json::{Kept, Members};
use super::{Damage, Texts};
use crate::annotation::{BlockPrint, DocumentRef, Extra, Selector, Target};
use crate::keeping::KeptText;

/// The syntax of fragments in HTML, as W3C Web Annotation Data Model §4.2.1 names it.
const HTML_FRAGMENT: &str = "http://tools.ietf.org/rfc/rfc3236";

/// A target, in full or as a place.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum WireTarget {
    Place(WirePlace),
    Full(Box<WireFull>),
}

/// A place in a kept text, from which the target can be written out again: the name of the text, the first code point and the one past the last, and how many code points of context are
/// quoted on either side. The note on a whole document has no position.
///
/// How a place is written out is fixed with the version of the stored form. It is not
/// `anchoring::describe`: that may learn to describe better, and a kept note must not change with it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WirePlace {
    #[serde(rename = "h")]
    text: String,
    #[serde(rename = "p", default, skip_serializing_if = "Option::is_none")]
    position: Option<(usize, usize, Option<usize>, Option<usize>)>,
}

/// Every member of a target.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WireFull {
    #[serde(rename = "s")]
    source: String,
    /// Symbol, revision, language, fingerprint.
    #[serde(rename = "d")]
    document: [Option<String>; 4],
    #[serde(rename = "a", default, skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    /// Own, before, after.
    #[serde(rename = "b", default, skip_serializing_if = "Option::is_none")]
    block: Option<(String, Option<String>, Option<String>)>,
    #[serde(rename = "l", default, skip_serializing_if = "Vec::is_empty")]
    selectors: Vec<WireSelector>,
    #[serde(rename = "e", default, skip_serializing_if = "Members::is_empty")]
    extra: Members,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum WireSelector {
    #[serde(rename = "q")]
    Quote(String, Option<String>, Option<String>, Members),
    #[serde(rename = "p")]
    Position(usize, usize, Members),
    #[serde(rename = "f")]
    Fragment(String, Option<String>, Option<Box<WireSelector>>, Members),
    #[serde(rename = "o")]
    Other(Kept),
}

impl WireTarget {
    /// The shortest form from which exactly this target comes back.
    pub(super) fn from_target(target: &Target, texts: &dyn Texts) -> Self {
        WirePlace::from_target(target, texts)
            .map(Self::Place)
            .unwrap_or_else(|| Self::Full(Box::new(WireFull::from_target(target))))
    }

    pub(super) fn into_target(self, texts: &dyn Texts) -> Result<Target, Damage> {
        match self {
            Self::Full(full) => Ok(full.into_target()),
            Self::Place(place) => {
                let Some(text) = texts.text(&place.text) else {
                    return Err(Damage::MissingText(place.text));
                };
                place.expand(&text).ok_or(Damage::Place)
            }
        }
    }
}

impl WirePlace {
    /// `None` when something in the target would not come back.
    fn from_target(target: &Target, texts: &dyn Texts) -> Option<Self> {
        let fingerprint = target.document.fingerprint.as_deref()?;
        texts.with_fingerprint(fingerprint).iter().find_map(|text| {
            let place = Self {
                text: text.name().to_owned(),
                position: position_of(&target.selectors),
            };
            (place.expand(text).as_ref() == Some(target)).then_some(place)
        })
    }

    fn expand(&self, text: &KeptText) -> Option<Target> {
        let mut target = Target {
            source: text.source().to_owned(),
            document: text.document().clone(),
            address: None,
            block: None,
            selectors: Vec::new(),
            extra: Extra::new(),
        };
        let Some((start, end, before, after)) = self.position else {
            return Some(target);
        };
        let (index, block) = text.block_at(start)?;
        let within = end <= block.start + block.len;
        target.address = block.address.clone();
        target.block = text.block_print(index);
        target.selectors = vec![
            Selector::TextQuote {
                exact: text.slice(start, end)?.to_owned(),
                prefix: context(text, before.map(|n| (start.saturating_sub(n), start)))?,
                suffix: context(text, after.map(|n| (end, end.saturating_add(n))))?,
                extra: Extra::new(),
            },
            position(start, end),
            Selector::Fragment {
                value: block.id.clone(),
                conforms_to: Some(HTML_FRAGMENT.to_owned()),
                refined_by: within
                    .then(|| Box::new(position(start - block.start, end - block.start))),
                extra: Extra::new(),
            },
        ];
        Some(target)
    }
}

/// The outer `None` is a range outside the text, the inner one no context at all.
fn context(text: &KeptText, range: Option<(usize, usize)>) -> Option<Option<String>> {
    match range {
        None => Some(None),
        Some((start, end)) => Some(Some(text.slice(start, end)?.to_owned())),
    }
}

fn position(start: usize, end: usize) -> Selector {
    Selector::TextPosition {
        start,
        end,
        extra: Extra::new(),
    }
}

/// What a place needs to know of a target's selectors.
fn position_of(selectors: &[Selector]) -> Option<(usize, usize, Option<usize>, Option<usize>)> {
    let length = |context: &Option<String>| context.as_ref().map(|text| text.chars().count());
    let context = selectors.iter().find_map(|selector| match selector {
        Selector::TextQuote { prefix, suffix, .. } => Some((length(prefix), length(suffix))),
        _ => None,
    });
    let (before, after) = context?;
    selectors.iter().find_map(|selector| match selector {
        Selector::TextPosition { start, end, .. } => Some((*start, *end, before, after)),
        _ => None,
    })
}

impl WireFull {
    fn from_target(target: &Target) -> Self {
        let document = target.document.clone();
        Self {
            source: target.source.clone(),
            document: [
                document.symbol,
                document.revision,
                document.language,
                document.fingerprint,
            ],
            address: target.address.clone(),
            block: target.block.clone().map(|b| (b.own, b.before, b.after)),
            selectors: target.selectors.iter().map(WireSelector::new).collect(),
            extra: Members(target.extra.clone()),
        }
    }

    fn into_target(self) -> Target {
        let [symbol, revision, language, fingerprint] = self.document;
        Target {
            source: self.source,
            document: DocumentRef {
                symbol,
                revision,
                language,
                fingerprint,
            },
            address: self.address,
            block: self
                .block
                .map(|(own, before, after)| BlockPrint { own, before, after }),
            selectors: self
                .selectors
                .into_iter()
                .map(WireSelector::into_selector)
                .collect(),
            extra: self.extra.0,
        }
    }
}

impl WireSelector {
    fn new(selector: &Selector) -> Self {
        match selector.clone() {
            Selector::TextQuote {
                exact,
                prefix,
                suffix,
                extra,
            } => Self::Quote(exact, prefix, suffix, Members(extra)),
            Selector::TextPosition { start, end, extra } => {
                Self::Position(start, end, Members(extra))
            }
            Selector::Fragment {
                value,
                conforms_to,
                refined_by,
                extra,
            } => {
                let refined_by = refined_by.map(|inner| Box::new(Self::new(&inner)));
                Self::Fragment(value, conforms_to, refined_by, Members(extra))
            }
            Selector::Other(value) => Self::Other(Kept(value)),
        }
    }

    fn into_selector(self) -> Selector {
        match self {
            Self::Quote(exact, prefix, suffix, Members(extra)) => Selector::TextQuote {
                exact,
                prefix,
                suffix,
                extra,
            },
            Self::Position(start, end, Members(extra)) => {
                Selector::TextPosition { start, end, extra }
            }
            Self::Fragment(value, conforms_to, refined_by, Members(extra)) => Selector::Fragment {
                value,
                conforms_to,
                refined_by: refined_by.map(|inner| Box::new(inner.into_selector())),
                extra,
            },
            Self::Other(Kept(value)) => Selector::Other(value),
        }
    }
}
