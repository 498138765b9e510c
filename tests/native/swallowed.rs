//! Notes made of everything that Markdown readers take for marks and leave out.

use proptest::prelude::*;

/// Pieces of notes. `@` is a unique word in each place.
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

/// Returns notes whose letters and digits all belong to words.
pub fn notes() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..10);
    pieces.prop_map(|pieces| with_words(&pieces.concat()))
}

/// Returns every pair of pieces.
pub fn pairs() -> impl Iterator<Item = String> {
    let pairs = |first: &'static str| PIECES.iter().map(move |second| [first, second].concat());
    let all = PIECES.iter().flat_map(move |first| pairs(first));
    all.map(|pieces| with_words(&pieces))
}

/// Replaces each `@` of a text by a word, which begins with a capital and ends in its number.
fn with_words(pieces: &str) -> String {
    let mut parts = pieces.split('@');
    let mut note = parts.next().unwrap_or_default().to_owned();
    for (number, part) in parts.enumerate() {
        note.push_str(&format!("W{number}w{part}"));
    }
    note
}

/// Returns the letters that no note may lose.
pub fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
