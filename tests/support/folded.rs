//! Texts and their folded forms, for native tests and the browser.

/// A text and its folded form.
pub const FOLDED: &[(&str, &str)] = &[
    ("Côte d’Ivoire", "cote d'ivoire"),
    ("TÜRKİYE", "turkiye"),
    ("ışık", "isik"),
    ("São Tomé", "sao tome"),
    ("Łódź, Straße, Øst", "lodz, strasse, ost"),
    ("STRAẞE", "strasse"),
    ("Đà Nẵng", "da nang"),
    ("Œuvre, Æther", "oeuvre, aether"),
    ("ﬁnal eﬃcacy", "final efficacy"),
    ("co\u{ad}operate", "cooperate"),
    ("Ｆｕｌｌ ｗｉｄｔｈ", "full width"),
    ("Ελλάδα ΟΔΟΣ", "ελλαδα οδοσ"),
    ("Йёлка", "иелка"),
    ("عَرَبِيّ", "عربي"),
    ("日本", "日本"),
    ("한국", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}"),
];
