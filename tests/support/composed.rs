//! Headings and their composed slugs: browsers and the library must agree on them.

/// A heading and its id.
pub const COMPOSED: &[(&str, &str)] = &[
    ("Cafe\u{301}", "sec-caf\u{e9}"),
    ("\u{130}", "sec-i"),
    ("\u{212b}ngstro\u{308}m", "sec-\u{e5}ngstr\u{f6}m"),
    ("\u{3a3}\u{3a9}\u{3a3}", "sec-\u{3c3}\u{3c9}\u{3c3}"),
    ("\u{1112}\u{1161}\u{11ab}", "sec-\u{d55c}"),
    ("q\u{323}\u{307}", "sec-q"),
    ("\u{958}", "sec-\u{915}"),
    ("\u{304b}\u{3099}", "sec-\u{304c}"),
];
