//! Fluent's syntax → messages. References to terms and other messages are expanded.

use std::collections::BTreeMap;

use fluent_syntax::ast::{self, Entry, Expression, InlineExpression, PatternElement, VariantKey};
use fluent_syntax::parser;

use super::tree::{Argument, Key, Message, Part, Variant};
use super::{Fault, Source};

/// The terms of a language, by name.
pub type Terms = BTreeMap<String, Vec<Part>>;

/// Reads the terms of a file (`-app = Rapporteur`), which are texts without arguments.
pub fn take_terms(source: &Source, terms: &mut Terms, faults: &mut Vec<Fault>) {
    let Ok(resource) = parser::parse(source.text.as_str()) else {
        return; // told when the messages are read
    };
    for entry in &resource.body {
        let Entry::Term(term) = entry else { continue };
        let mut reader = Reader::new(source, &[], term.id.name, faults);
        let pattern = reader.pattern(&term.value, &Terms::new());
        if terms.insert(term.id.name.to_owned(), pattern).is_some() {
            reader.fault(format!("the term “-{}” is there twice", term.id.name));
        }
    }
}

/// Reads the messages of a file.
pub fn read(source: &Source, terms: &Terms, faults: &mut Vec<Fault>) -> Vec<Message> {
    let resource = match parser::parse(source.text.as_str()) {
        Ok(resource) => resource,
        Err((_, errors)) => {
            let told = |error: parser::ParserError| {
                source.fault(source.line_at(error.pos.start), error.kind.to_string())
            };
            faults.extend(errors.into_iter().map(told));
            return Vec::new();
        }
    };
    let mut messages = Vec::new();
    for entry in &resource.body {
        if let Entry::Message(message) = entry {
            let mut reader = Reader::new(source, &resource.body, message.id.name, faults);
            messages.extend(reader.message(message, terms));
        }
    }
    messages
}

struct Reader<'s> {
    source: &'s Source,
    body: &'s [Entry<&'s str>],
    line: usize,
    /// The messages that are being expanded into each other.
    within: Vec<&'s str>,
    faults: &'s mut Vec<Fault>,
}

impl<'s> Reader<'s> {
    fn new(
        source: &'s Source,
        body: &'s [Entry<&'s str>],
        id: &'s str,
        faults: &'s mut Vec<Fault>,
    ) -> Self {
        Self {
            source,
            body,
            line: source.line_of(id),
            within: vec![id],
            faults,
        }
    }

    fn fault(&mut self, what: impl Into<String>) {
        self.faults.push(self.source.fault(self.line, what));
    }

    fn message(&mut self, message: &'s ast::Message<&'s str>, terms: &Terms) -> Option<Message> {
        let id = message.id.name;
        if !message.attributes.is_empty() {
            self.fault(format!("“{id}” has attributes, which are not read"));
        }
        let value = message.value.as_ref()?;
        Some(Message {
            id: id.to_owned(),
            line: self.line,
            arguments: self.arguments(message.comment.as_ref()),
            pattern: self.pattern(value, terms),
        })
    }

    /// Reads the arguments that a comment declares: `$next (number), $who: description`.
    fn arguments(&mut self, comment: Option<&'s ast::Comment<&'s str>>) -> Vec<Argument> {
        let lines = comment.into_iter().flat_map(|comment| &comment.content);
        let declared = lines.filter(|line| line.starts_with('$'));
        let declared = declared.flat_map(|line| line.split(':').next().unwrap_or(line).split(','));
        let mut arguments: Vec<Argument> = Vec::new();
        for one in declared {
            let (name, kind) = one.trim().split_once(' ').unwrap_or((one.trim(), ""));
            let is_number = match kind.trim() {
                "(number)" => true,
                "" | "(text)" => false,
                other => {
                    self.fault(format!("“{other}” is no type: write (number) or (text)"));
                    false
                }
            };
            let name = name.strip_prefix('$').unwrap_or(name).to_owned();
            if arguments.iter().any(|known| known.name == name) {
                self.fault(format!("${name} is declared twice"));
            }
            arguments.push(Argument { name, is_number });
        }
        arguments
    }

    fn pattern(&mut self, pattern: &'s ast::Pattern<&'s str>, terms: &Terms) -> Vec<Part> {
        let mut parts = Vec::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => push_text(&mut parts, value),
                PatternElement::Placeable { expression } => {
                    for part in self.expression(expression, terms) {
                        match part {
                            Part::Text(text) => push_text(&mut parts, &text),
                            other => parts.push(other),
                        }
                    }
                }
            }
        }
        parts
    }

    fn expression(&mut self, expression: &'s Expression<&'s str>, terms: &Terms) -> Vec<Part> {
        let (selector, variants) = match expression {
            Expression::Inline(inline) => return self.inline(inline, terms),
            Expression::Select { selector, variants } => (selector, variants),
        };
        let InlineExpression::VariableReference { id } = selector else {
            self.fault("a choice is made by a number that the message is given");
            return Vec::new();
        };
        let mut read = Vec::new();
        for variant in variants {
            let (name, key) = match variant.key {
                VariantKey::Identifier { name } => (name, Key::of_form(name)),
                VariantKey::NumberLiteral { value } => (value, Key::of_number(value)),
            };
            let Some(key) = key else {
                self.fault(format!(
                    "“{name}” is no number and no plural form: write a message for each word"
                ));
                continue;
            };
            read.push(Variant {
                key,
                is_default: variant.default,
                pattern: self.pattern(&variant.value, terms),
            });
        }
        vec![Part::Choice(id.name.to_owned(), read)]
    }

    fn inline(&mut self, inline: &'s InlineExpression<&'s str>, terms: &Terms) -> Vec<Part> {
        match inline {
            InlineExpression::StringLiteral { value } => {
                let text = fluent_syntax::unicode::unescape_unicode_to_string(value);
                vec![Part::Text(text.into_owned())]
            }
            InlineExpression::NumberLiteral { value } => vec![Part::Text((*value).to_owned())],
            InlineExpression::VariableReference { id } => vec![Part::Argument(id.name.to_owned())],
            InlineExpression::MessageReference {
                id,
                attribute: None,
            } => self.named(id.name, terms),
            InlineExpression::TermReference {
                id,
                attribute: None,
                arguments: None,
            } => terms.get(id.name).cloned().unwrap_or_else(|| {
                self.fault(format!("there is no term “-{}”", id.name));
                Vec::new()
            }),
            InlineExpression::Placeable { expression } => self.expression(expression, terms),
            InlineExpression::FunctionReference { id, .. } => {
                self.fault(format!("the function {} is not known", id.name));
                Vec::new()
            }
            InlineExpression::MessageReference { .. } | InlineExpression::TermReference { .. } => {
                self.fault("attributes and arguments of references are not read");
                Vec::new()
            }
        }
    }

    /// Expands another message of the file.
    fn named(&mut self, name: &'s str, terms: &Terms) -> Vec<Part> {
        if self.within.contains(&name) {
            self.fault(format!("“{name}” names itself"));
            return Vec::new();
        }
        let found = self.body.iter().find_map(|entry| match entry {
            Entry::Message(message) if message.id.name == name => message.value.as_ref(),
            _ => None,
        });
        let Some(pattern) = found else {
            self.fault(format!("there is no message “{name}” in this file"));
            return Vec::new();
        };
        self.within.push(name);
        let parts = self.pattern(pattern, terms);
        self.within.pop();
        parts
    }
}

fn push_text(parts: &mut Vec<Part>, text: &str) {
    match parts.last_mut() {
        Some(Part::Text(last)) => last.push_str(text),
        _ => parts.push(Part::Text(text.to_owned())),
    }
}
