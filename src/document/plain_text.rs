//! Plain text as Markdown with the same words.
//!
//! A `.txt` file has no markup: an asterisk is an asterisk, and four spaces at the start of a line
//! are an indent. So every character with a meaning in Markdown is escaped. [`Document::parse`]
//! reads the result like any other report: numbers and letters before paragraphs become labels, and
//! the masthead is recognised.
//!
//! There is no parser for plain text, so addresses, masthead and repairs are the same for both
//! forms. A text with a line of more than 120 code points is not wrapped. Then every line is a
//! paragraph, as word processors write it.
//!
//! [`Document::parse`]: super::Document::parse

/// The longest line of wrapped text, in code points. Texts wrapped by hand or by mail programs are
/// cut at 72 to 100.
const LONGEST_WRAPPED_LINE: usize = 120;

/// Returns the same words as Markdown. Blank lines and form feeds separate paragraphs. A text with
/// a line of more than `LONGEST_WRAPPED_LINE` code points is not wrapped. Then every line is a
/// paragraph, as word processors write plain text.
pub fn markdown_of_plain_text(text: &str) -> String {
    let text = super::source::normalise(text);
    let wrapped = text
        .lines()
        .all(|line| line.chars().nth(LONGEST_WRAPPED_LINE).is_none());
    let mut markdown = String::with_capacity(text.len() + text.len() / 8);
    for line in text.split(['\n', '\u{c}']) {
        let line = line.trim();
        for c in line.chars() {
            if c.is_ascii_punctuation() {
                markdown.push('\\');
            }
            markdown.push(c);
        }
        markdown.push('\n');
        if !wrapped && !line.is_empty() {
            markdown.push('\n');
        }
    }
    markdown
}
