//! Notes of all that a reader of Markdown takes for marks and leaves out.

use proptest::prelude::*;

/// `@` is a word of its own in each place.
const PIECES: &[&str] = &[
    "@ ",
    "[@](@)",
    "[@](@ \"@\")",
    "[@](http://@.example)",
    "[@](http://@.example \"@\")",
    "[@](http://@.example '@ @')",
    "[@](/@/@.pdf)",
    "[@](javascript:@)",
    "[](http://@.example)",
    "[@]()",
    "![@](@)",
    "![@](http://@.example/@.png \"@\")",
    "![](@.png)",
    "[![@](@)](http://@.example)",
    "[@][@]",
    "[@]",
    "[",
    "[@ ",
    "!",
    "![",
    "]",
    "](@)",
    "](http://@.example)",
    "](http://@.example \"@\")",
    "(@)",
    "<http://@.example/@>",
    "<@:@>",
    "<b @>",
    "<!-- @ -->",
    "[@]: @\n",
    "\n[@]: @ \"@\"\n[@]: http://@.example\n",
    "\n\n|@|@|\n|-|-|\n|@|@|@|@|\n|@|\n\n",
    "\n\n> |@|\n> |-|\n> |@|[@](@)|\n\n",
    "\n```@ @ @\n@\n```\n",
    "\n```@\n@\n```\n",
    "\n- ~~~ @\n",
    "\n    @\n",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "# ",
    "*",
    "**@**",
    "~~@~~",
    "`",
    "`@`",
    "``",
    "\\",
    "\"",
    "|",
];

/// Notes all of whose letters and digits are words.
pub fn notes() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..10);
    pieces.prop_map(|pieces| with_words(&pieces.concat()))
}

/// Every pair of pieces.
pub fn pairs() -> impl Iterator<Item = String> {
    let pairs = |first: &'static str| PIECES.iter().map(move |second| [first, second].concat());
    let all = PIECES.iter().flat_map(move |first| pairs(first));
    all.map(|pieces| with_words(&pieces))
}

/// A text with words in the places of `@`; each begins with a capital and ends in its number.
fn with_words(pieces: &str) -> String {
    let mut parts = pieces.split('@');
    let mut note = parts.next().unwrap_or_default().to_owned();
    for (number, part) in parts.enumerate() {
        note.push_str(&format!("W{number}w{part}"));
    }
    note
}

/// What no note may lose.
pub fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
