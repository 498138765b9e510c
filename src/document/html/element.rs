//! The meaning of the supported tags.

use super::tag::HtmlTag;

/// The meaning of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// `<br>`
    Break,
    /// `<wbr>`: an optional line break.
    MayBreak,
    /// `<hr>`
    Rule,
    /// A picture.
    Picture,
    /// A mark of style on words.
    Mark(Mark),
    /// Words without a mark: `<span>`, `<font>`.
    Bare,
    /// A link, or the target of a link.
    Anchor,
    /// A separator of paragraphs: `<p>`, `<div>`.
    Block,
    /// `<ol>`, or `<ul>`
    List { counts: bool },
    /// `<li>`
    Item,
    /// `<h1>` to `<h6>`
    Heading(usize),
    /// `<table>`
    Table,
    /// `<tr>`
    Row,
    /// `<td>`, or `<th>` for a head.
    Cell { head: bool },
    /// `<thead>`, or any other group of rows.
    Rows { head: bool },
    /// `<caption>`
    Caption,
    /// `<col>`, `<colgroup>`: the look of columns.
    Columns,
}

/// A mark of style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Strong,
    Emphasis,
    Code,
    Struck,
    Underlined,
    Raised,
    Lowered,
}

impl Element {
    /// Interprets a tag, if it is supported.
    pub(super) fn of(tag: &HtmlTag) -> Option<Self> {
        Some(match tag.name.as_str() {
            "br" => Self::Break,
            "wbr" => Self::MayBreak,
            "hr" => Self::Rule,
            "img" => Self::Picture,
            "b" | "strong" => Self::Mark(Mark::Strong),
            "i" | "em" | "cite" | "dfn" | "var" => Self::Mark(Mark::Emphasis),
            "code" | "kbd" | "samp" | "tt" => Self::Mark(Mark::Code),
            "s" | "strike" | "del" => Self::Mark(Mark::Struck),
            "u" | "ins" => Self::Mark(Mark::Underlined),
            "sup" => Self::Mark(Mark::Raised),
            "sub" => Self::Mark(Mark::Lowered),
            "span" | "font" | "small" | "big" | "nobr" | "abbr" | "bdi" | "bdo" | "mark"
            | "time" => Self::Bare,
            "a" => Self::Anchor,
            "p" | "div" | "center" | "section" | "article" | "header" | "footer" | "main"
            | "aside" | "figure" | "figcaption" | "blockquote" | "dl" | "dt" | "dd" | "details"
            | "summary" => Self::Block,
            "ol" => Self::List { counts: true },
            "ul" | "menu" => Self::List { counts: false },
            "li" => Self::Item,
            "h1" => Self::Heading(1),
            "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" => Self::Heading(5),
            "h6" => Self::Heading(6),
            "table" => Self::Table,
            "tr" => Self::Row,
            "td" => Self::Cell { head: false },
            "th" => Self::Cell { head: true },
            "thead" => Self::Rows { head: true },
            "tbody" | "tfoot" => Self::Rows { head: false },
            "caption" => Self::Caption,
            "col" | "colgroup" => Self::Columns,
            _ => return None,
        })
    }
}

/// Returns the names that make a tag the target of links.
pub(super) fn names(tag: &HtmlTag) -> impl Iterator<Item = String> {
    let name = tag.attribute("name").filter(|_| tag.name == "a");
    let names = [tag.attribute("id"), name].into_iter().flatten();
    let names = names.filter(|name| !name.is_empty() && !tag.ends);
    names.map(str::to_owned).collect::<Vec<_>>().into_iter()
}
