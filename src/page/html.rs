//! HTML written from structured data.

/// HTML in the making. All text and all values of attributes are escaped.
#[derive(Debug, Default)]
pub(super) struct Html(String);

/// An attribute with its value; `None` leaves the attribute out.
pub(super) type Attribute<'a> = (&'static str, Option<&'a str>);

impl Html {
    /// Writes an element with the content that `inside` writes.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[Attribute<'_>],
        inside: impl FnOnce(&mut Self),
    ) {
        self.void(name, attributes);
        inside(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// Writes an element that has no content and no end tag, such as `img`.
    pub(super) fn void(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.0.push('<');
        self.0.push_str(name);
        for (attribute, value) in attributes {
            let Some(value) = value else { continue };
            self.0.push(' ');
            self.0.push_str(attribute);
            self.0.push_str("=\"");
            self.escaped(value);
            self.0.push('"');
        }
        self.0.push('>');
    }

    /// Writes text.
    pub(super) fn text(&mut self, text: &str) {
        self.escaped(text);
    }

    /// Returns what was written.
    pub(super) fn finish(self) -> String {
        self.0
    }

    fn escaped(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\r']) {
            let (plain, from) = rest.split_at(at);
            self.0.push_str(plain);
            let mut chars = from.chars();
            self.0.push_str(match chars.next() {
                Some('&') => "&amp;",
                Some('<') => "&lt;",
                Some('>') => "&gt;",
                Some('"') => "&quot;",
                // A plain carriage return would be read as a line feed.
                _ => "&#13;",
            });
            rest = chars.as_str();
        }
        self.0.push_str(rest);
    }
}
