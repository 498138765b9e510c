//! The stored form of a target: in full, or as a place in a kept text.
//!
//! A compact target is expanded by the rule of the stored version, not by `anchoring::describe`. So a
//! better parser or a better `describe` changes no stored note.
//!
//! A note moved to another text is kept in full at its home (some 1,050 UTF-16 units instead of 400).
//! If it leaned on a text under another document's key, damage to that document's storage could damage
//! the note.

use serde_json::Value;

use super::KeptTexts;
use super::fields::{
    Fields, list, number, put, put_list, put_some, some_number, some_text, text, tuple,
};
use super::json::{put_extra, take_extra, unwrap, unwrap_members, wrap, wrap_members};
use crate::annotation::{BlockPrint, DocumentRef, Extra, Selector, Target};
use crate::keeping::KeptText;
use crate::keeping::unreadable::{Flaw, Unreadable, damaged};

/// The syntax of fragments in HTML, as named by W3C Web Annotation Data Model §4.2.1.
const HTML_FRAGMENT: &str = "http://tools.ietf.org/rfc/rfc3236";

/// Returns the shortest form that reproduces exactly this target.
pub(super) fn to_json(target: &Target, texts: &dyn KeptTexts) -> Value {
    match CompactTarget::of(target, texts) {
        Some(place) => place.to_json(),
        None => full_to_json(target),
    }
}

/// Reads a target in either form.
pub(super) fn from_json(value: Value, texts: &dyn KeptTexts) -> Result<Target, Unreadable> {
    if value.get("h").is_none() {
        return full_from_json(value);
    }
    let place = CompactTarget::from_json(value)?;
    match texts.text(&place.text) {
        Some(text) => place
            .expand(&text)
            .ok_or_else(|| damaged(Flaw::NoteOutside)),
        None => Err(Unreadable::MissingText(place.text)),
    }
}

/// A place in a kept text, from which the target can be written out again.
///
/// The expansion of a place is fixed with the version of the stored form. It is not
/// `anchoring::describe`, which may learn to describe better. A stored note must not change with it.
struct CompactTarget {
    /// The name of the text, `h`.
    text: String,
    /// The first code point, the one past the last, and the code points of context quoted on either
    /// side, `p`. A note on a whole document has no position.
    position: Option<(usize, usize, Option<usize>, Option<usize>)>,
    /// Whether more is recorded about the block and its neighbours than their fingerprints: a fifth
    /// member of `p`, 1.
    is_full: bool,
}

impl CompactTarget {
    /// Returns the place of a target, or `None` if the place would not reproduce the target exactly.
    fn of(target: &Target, texts: &dyn KeptTexts) -> Option<Self> {
        let fingerprint = target.document.fingerprint.as_deref()?;
        let is_full = target
            .block
            .as_ref()
            .is_some_and(|print| print.twins.is_some());
        texts.with_fingerprint(fingerprint).iter().find_map(|text| {
            let place = Self {
                text: text.name().to_owned(),
                position: position_of(&target.selectors),
                is_full,
            };
            (place.expand(text).as_ref() == Some(target)).then_some(place)
        })
    }

    fn to_json(&self) -> Value {
        let mut members = Extra::new();
        put(&mut members, "h", self.text.as_str());
        if let Some((start, end, before, after)) = self.position {
            let mut position = vec![Some(start), Some(end), before, after];
            position.extend(self.is_full.then_some(Some(1)));
            let position: Vec<Value> = position.into_iter().map(Value::from).collect();
            put(&mut members, "p", position);
        }
        members.into()
    }

    fn from_json(value: Value) -> Result<Self, Unreadable> {
        let mut fields = Fields::of(value)?;
        let mut is_full = false;
        let position = match fields.take("p") {
            None => None,
            Some(position) => {
                let mut position = list(position)?;
                if let [_, _, _, _, rule] = position.as_slice() {
                    is_full = is_full_rule(rule)?;
                    position.pop();
                }
                let [start, end, before, after] = &tuple(position.into())?;
                let context = (some_number(before)?, some_number(after)?);
                Some((number(start)?, number(end)?, context.0, context.1))
            }
        };
        let text = fields.text("h")?;
        fields.end()?;
        Ok(Self {
            text,
            position,
            is_full,
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
        target.block = if self.is_full {
            text.full_block_print(index)
        } else {
            text.block_print(index)
        };
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

/// Returns whether a place is expanded by the rule with more than fingerprints. There is one such rule.
fn is_full_rule(rule: &Value) -> Result<bool, Unreadable> {
    match number(rule)? {
        1 => Ok(true),
        _ => Err(damaged(Flaw::Rule)),
    }
}

/// Returns the context of a range. The outer `None` is a range outside the text, the inner one no
/// context at all.
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

/// Returns the position given by a target's selectors.
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

/// Writes every member: source `s`; symbol, revision, language and fingerprint `d`; address `a`. Also
/// the record of the block, the one before and the one after `b`, and the selectors `l`.
fn full_to_json(target: &Target) -> Value {
    let mut members = Extra::new();
    put(&mut members, "s", target.source.as_str());
    let document = &target.document;
    let named = [
        &document.symbol,
        &document.revision,
        &document.language,
        &document.fingerprint,
    ];
    put(&mut members, "d", named.map(some_text_value).to_vec());
    put_some(&mut members, "a", target.address.as_deref());
    if let Some(print) = &target.block {
        put(&mut members, "b", print_to_json(print));
    }
    let selectors = target.selectors.iter().map(selector_to_json).collect();
    put_list(&mut members, "l", selectors);
    put_extra(&mut members, &target.extra);
    members.into()
}

fn full_from_json(value: Value) -> Result<Target, Unreadable> {
    let mut fields = Fields::of(value)?;
    let [symbol, revision, language, fingerprint] = tuple(fields.required("d")?)?;
    let block = fields.take("b").map(print_from_json).transpose()?;
    let selectors = fields.list("l")?.into_iter().map(selector_from_json);
    let target = Target {
        selectors: selectors.collect::<Result<_, _>>()?,
        source: fields.text("s")?,
        document: DocumentRef {
            symbol: some_text(symbol)?,
            revision: some_text(revision)?,
            language: some_text(language)?,
            fingerprint: some_text(fingerprint)?,
        },
        address: fields.some_text("a")?,
        block,
        extra: take_extra(&mut fields)?,
    };
    fields.end()?;
    Ok(target)
}

/// Writes the three fingerprints. If known, the number of twins and the texts before and after follow.
fn print_to_json(print: &BlockPrint) -> Vec<Value> {
    let mut values = vec![
        print.own.as_str().into(),
        some_text_value(&print.before),
        some_text_value(&print.after),
    ];
    if print.twins.is_some() || print.text_before.is_some() || print.text_after.is_some() {
        values.extend([
            print.twins.into(),
            some_text_value(&print.text_before),
            some_text_value(&print.text_after),
        ]);
    }
    values
}

fn print_from_json(value: Value) -> Result<BlockPrint, Unreadable> {
    let mut prints = list(value)?;
    let rest = match prints.len() {
        6 => prints.split_off(3),
        _ => vec![Value::Null; 3],
    };
    let [own, before, after] = tuple(prints.into())?;
    let [twins, text_before, text_after] = tuple(rest.into())?;
    Ok(BlockPrint {
        own: text(own)?,
        before: some_text(before)?,
        after: some_text(after)?,
        twins: some_number(&twins)?,
        text_before: some_text(text_before)?,
        text_after: some_text(text_after)?,
    })
}

/// Writes a selector by its kind. A quote `q`, a position `p` or a fragment `f` is the list of its
/// members. Any other is kept unchanged as `o`.
fn selector_to_json(selector: &Selector) -> Value {
    let (kind, value) = match selector {
        Selector::TextQuote {
            exact,
            prefix,
            suffix,
            extra,
        } => {
            let [prefix, suffix] = [prefix, suffix].map(some_text_value);
            let members = vec![exact.as_str().into(), prefix, suffix, wrap_members(extra)];
            ("q", Value::Array(members))
        }
        Selector::TextPosition { start, end, extra } => {
            let members = vec![(*start).into(), (*end).into(), wrap_members(extra)];
            ("p", Value::Array(members))
        }
        Selector::Fragment {
            value,
            conforms_to,
            refined_by,
            extra,
        } => {
            let refined_by = refined_by.as_deref().map(selector_to_json);
            let members = vec![
                value.as_str().into(),
                some_text_value(conforms_to),
                refined_by.unwrap_or_default(),
                wrap_members(extra),
            ];
            ("f", Value::Array(members))
        }
        Selector::Other(value) => ("o", wrap(value)),
    };
    let mut members = Extra::new();
    put(&mut members, kind, value);
    members.into()
}

fn selector_from_json(value: Value) -> Result<Selector, Unreadable> {
    let mut fields = Fields::of(value)?;
    let selector = if let Some(quote) = fields.take("q") {
        quote_from_json(quote)?
    } else if let Some(position) = fields.take("p") {
        position_from_json(position)?
    } else if let Some(fragment) = fields.take("f") {
        fragment_from_json(fragment)?
    } else {
        Selector::Other(unwrap(fields.required("o")?)?)
    };
    fields.end()?;
    Ok(selector)
}

fn quote_from_json(value: Value) -> Result<Selector, Unreadable> {
    let [exact, prefix, suffix, extra] = tuple(value)?;
    Ok(Selector::TextQuote {
        exact: text(exact)?,
        prefix: some_text(prefix)?,
        suffix: some_text(suffix)?,
        extra: unwrap_members(extra)?,
    })
}

fn position_from_json(value: Value) -> Result<Selector, Unreadable> {
    let [start, end, extra] = tuple(value)?;
    Ok(Selector::TextPosition {
        start: number(&start)?,
        end: number(&end)?,
        extra: unwrap_members(extra)?,
    })
}

fn fragment_from_json(value: Value) -> Result<Selector, Unreadable> {
    let [value, conforms_to, refined_by, extra] = tuple(value)?;
    let refined_by = match refined_by {
        Value::Null => None,
        inner => Some(Box::new(selector_from_json(inner)?)),
    };
    Ok(Selector::Fragment {
        value: text(value)?,
        conforms_to: some_text(conforms_to)?,
        refined_by,
        extra: unwrap_members(extra)?,
    })
}

fn some_text_value(text: &Option<String>) -> Value {
    text.as_deref().into()
}
