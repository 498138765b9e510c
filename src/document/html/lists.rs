//! The lists of a block of HTML.

use super::element::Element;
use super::tag::HtmlTag;
use crate::document::marker;
use crate::document::reading::Reader;
use crate::document::shallow::MOST_CONTAINERS;

/// The open lists, innermost last.
#[derive(Default)]
pub(super) struct Lists(Vec<List>);

struct List {
    /// The number of the next item, if items are numbered.
    next: Option<u64>,
    /// The style of the numbers: `1`, `a`, `A`, `i` or `I`.
    sign: char,
    is_in_item: bool,
}

impl List {
    fn of(tag: &HtmlTag, counts: bool) -> Self {
        let first = number(tag, "start").unwrap_or(1);
        let sign = tag.attribute("type").and_then(|sign| sign.chars().next());
        Self {
            next: counts.then_some(first),
            sign: sign.unwrap_or('1'),
            is_in_item: false,
        }
    }

    /// The number of an item, and its printed form.
    fn count(&mut self, tag: &HtmlTag) -> Option<(u64, String)> {
        let number = number(tag, "value")
            .or(self.next)
            .filter(|_| self.next.is_some())?;
        self.next = number.checked_add(1);
        let printed = match self.sign {
            'a' => letter(number),
            'A' => letter(number).map(|sign| sign.to_ascii_uppercase()),
            'i' => marker::roman_of(number),
            'I' => marker::roman_of(number).map(|sign| sign.to_ascii_uppercase()),
            _ => None,
        };
        let printed = printed.unwrap_or_else(|| number.to_string());
        Some((number, format!("{printed}.")))
    }
}

impl Lists {
    /// Handles a tag of a list or an item. An item ends where the next one begins.
    pub(super) fn tag(
        &mut self,
        tag: &HtmlTag,
        element: Element,
        reader: &mut Reader<'_, '_>,
        at: usize,
    ) {
        match element {
            Element::List { .. } if tag.ends => self.end_list(reader),
            Element::List { .. } if self.0.len() == MOST_CONTAINERS => {}
            Element::List { counts } => {
                self.0.push(List::of(tag, counts));
                reader.leaves.start_list();
            }
            _ => {
                if self.0.is_empty() {
                    self.0.push(List::of(tag, false));
                    reader.leaves.start_list();
                }
                self.end_item(reader);
                if !tag.ends {
                    self.start_item(tag, reader, at);
                }
            }
        }
    }

    /// Ends all open lists.
    pub(super) fn end(mut self, reader: &mut Reader<'_, '_>) {
        while !self.0.is_empty() {
            self.end_list(reader);
        }
    }

    fn start_item(&mut self, tag: &HtmlTag, reader: &mut Reader<'_, '_>, at: usize) {
        if let Some(list) = self.0.last_mut() {
            list.is_in_item = true;
            let number = list.count(tag);
            reader.start_item(number, at);
        }
    }

    fn end_item(&mut self, reader: &mut Reader<'_, '_>) {
        if let Some(list) = self.0.last_mut().filter(|list| list.is_in_item) {
            list.is_in_item = false;
            reader.leaves.end_item();
        }
    }

    fn end_list(&mut self, reader: &mut Reader<'_, '_>) {
        self.end_item(reader);
        if self.0.pop().is_some() {
            reader.leaves.end_list();
        }
    }
}

/// `a` for 1 to `z` for 26.
fn letter(number: u64) -> Option<String> {
    let place = u32::try_from(number).ok()?.checked_sub(1)?;
    let letter = char::from_u32(u32::from('a') + place).filter(char::is_ascii_lowercase)?;
    Some(letter.to_string())
}

fn number(tag: &HtmlTag, name: &str) -> Option<u64> {
    tag.attribute(name)?.trim().parse().ok()
}
