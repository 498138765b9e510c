//! The normal form and the total order of revisions.
//!
//! Merging keeps revisions in a set. Each member must have one form, and all devices must compute one
//! order. That holds even if malformed data gives two contents one revision id.

use std::cmp::Ordering;

use super::json::{compare, compare_lists, compare_members, normalise_members, normalise_numbers};
use super::{Agent, Body, Content, Delegation, Extra, Note, Selector, Target};

/// A value with a normal form and a total order. The order is `Equal` exactly if normal forms are `==`.
pub(super) trait Normal {
    /// Brings `self` into its normal form.
    fn normalise(&mut self);
    /// Compares by the total order.
    fn compare(&self, other: &Self) -> Ordering;
}

impl Normal for Agent {
    fn normalise(&mut self) {
        if self.delegation.as_ref().is_some_and(Delegation::is_empty) {
            self.delegation = None;
        }
        normalise_members(&mut self.extra);
    }

    fn compare(&self, other: &Self) -> Ordering {
        let Self {
            id,
            name,
            delegation,
            role,
            extra,
        } = self;
        id.cmp(&other.id)
            .then_with(|| name.cmp(&other.name))
            .then_with(|| delegation.cmp(&other.delegation))
            .then_with(|| role.cmp(&other.role))
            .then_with(|| compare_members(extra, &other.extra))
    }
}

impl Normal for Content {
    fn normalise(&mut self) {
        match self {
            Self::Note(note) => note.normalise(),
            Self::Withdrawn { target, extra } => {
                target.iter_mut().for_each(Target::normalise);
                normalise_members(extra);
            }
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Note(a), Self::Note(b)) => a.compare(b),
            (
                Self::Withdrawn { target, extra },
                Self::Withdrawn {
                    target: other_target,
                    extra: other_extra,
                },
            ) => compare_option(target.as_ref(), other_target.as_ref())
                .then_with(|| compare_members(extra, other_extra)),
            (Self::Note(_), Self::Withdrawn { .. }) => Ordering::Less,
            (Self::Withdrawn { .. }, Self::Note(_)) => Ordering::Greater,
        }
    }
}

impl Normal for Note {
    fn normalise(&mut self) {
        self.bodies.iter_mut().for_each(Body::normalise);
        self.target.normalise();
        normalise_members(&mut self.extra);
    }

    fn compare(&self, other: &Self) -> Ordering {
        let Self {
            kind,
            bodies,
            target,
            extra,
        } = self;
        kind.cmp(&other.kind)
            .then_with(|| compare_lists(bodies, &other.bodies, Body::compare))
            .then_with(|| target.compare(&other.target))
            .then_with(|| compare_members(extra, &other.extra))
    }
}

impl Normal for Body {
    fn normalise(&mut self) {
        match self {
            Self::Text { extra, .. } => normalise_members(extra),
            Self::Other(value) => normalise_numbers(value),
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (
                Self::Text {
                    value,
                    purpose,
                    format,
                    language,
                    extra,
                },
                Self::Text {
                    value: other_value,
                    purpose: other_purpose,
                    format: other_format,
                    language: other_language,
                    extra: other_extra,
                },
            ) => (value, purpose, format, language)
                .cmp(&(other_value, other_purpose, other_format, other_language))
                .then_with(|| compare_members(extra, other_extra)),
            (Self::Other(a), Self::Other(b)) => compare(a, b),
            (Self::Text { .. }, Self::Other(_)) => Ordering::Less,
            (Self::Other(_), Self::Text { .. }) => Ordering::Greater,
        }
    }
}

impl Normal for Target {
    fn normalise(&mut self) {
        self.selectors.iter_mut().for_each(Selector::normalise);
        normalise_members(&mut self.extra);
    }

    fn compare(&self, other: &Self) -> Ordering {
        let Self {
            source,
            document,
            address,
            block,
            selectors,
            extra,
        } = self;
        (source, document, address, block)
            .cmp(&(&other.source, &other.document, &other.address, &other.block))
            .then_with(|| compare_lists(selectors, &other.selectors, Selector::compare))
            .then_with(|| compare_members(extra, &other.extra))
    }
}

impl Normal for Selector {
    fn normalise(&mut self) {
        match self {
            Self::TextQuote { extra, .. } | Self::TextPosition { extra, .. } => {
                normalise_members(extra);
            }
            Self::Fragment {
                refined_by, extra, ..
            } => {
                refined_by
                    .iter_mut()
                    .for_each(|selector| selector.normalise());
                normalise_members(extra);
            }
            Self::Other(value) => normalise_numbers(value),
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (
                Self::TextQuote {
                    exact,
                    prefix,
                    suffix,
                    extra,
                },
                Self::TextQuote {
                    exact: other_exact,
                    prefix: other_prefix,
                    suffix: other_suffix,
                    extra: other_extra,
                },
            ) => (exact, prefix, suffix)
                .cmp(&(other_exact, other_prefix, other_suffix))
                .then_with(|| compare_members(extra, other_extra)),
            (
                Self::TextPosition { start, end, extra },
                Self::TextPosition {
                    start: other_start,
                    end: other_end,
                    extra: other_extra,
                },
            ) => (start, end)
                .cmp(&(other_start, other_end))
                .then_with(|| compare_members(extra, other_extra)),
            (
                Self::Fragment {
                    value,
                    conforms_to,
                    refined_by,
                    extra,
                },
                Self::Fragment {
                    value: other_value,
                    conforms_to: other_conforms_to,
                    refined_by: other_refined_by,
                    extra: other_extra,
                },
            ) => (value, conforms_to)
                .cmp(&(other_value, other_conforms_to))
                .then_with(|| compare_option(refined_by.as_deref(), other_refined_by.as_deref()))
                .then_with(|| compare_members(extra, other_extra)),
            (Self::Other(a), Self::Other(b)) => compare(a, b),
            _ => selector_rank(self).cmp(&selector_rank(other)),
        }
    }
}

/// Returns the rank of a selector in the contract's order.
fn selector_rank(selector: &Selector) -> u8 {
    match selector {
        Selector::TextQuote { .. } => 0,
        Selector::TextPosition { .. } => 1,
        Selector::Fragment { .. } => 2,
        Selector::Other(_) => 3,
    }
}

fn compare_option<T: Normal>(a: Option<&T>, b: Option<&T>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.compare(b),
        _ => a.is_some().cmp(&b.is_some()),
    }
}

pub(super) fn compare_members_option(a: Option<&Extra>, b: Option<&Extra>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => compare_members(a, b),
        _ => a.is_some().cmp(&b.is_some()),
    }
}
