//! Guessing the older encoding of a text whose bytes do not name it.
//!
//! The tables of the encodings are the browser's (`TextDecoder`). This file only judges which
//! encoding makes sense.

/// An encoding of text, by its label in the Encoding Standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding {
    /// The label that decoders know.
    pub label: &'static str,
}

/// Decodes bytes in the encoding with the given label, with U+FFFD for invalid bytes. Returns
/// `None` if the encoding is unknown.
pub type Decode<'d> = &'d dyn Fn(&'static str, &[u8]) -> Option<String>;

/// The encodings on offer. The first are those most used in conference texts.
pub const ENCODINGS: [Encoding; 21] = [
    labelled("windows-1252"),
    labelled("windows-1251"),
    labelled("windows-1256"),
    labelled("gb18030"),
    labelled("utf-16le"),
    labelled("utf-16be"),
    labelled("utf-8"),
    labelled("big5"),
    labelled("shift_jis"),
    labelled("euc-jp"),
    labelled("euc-kr"),
    labelled("koi8-r"),
    labelled("ibm866"),
    labelled("iso-8859-2"),
    labelled("windows-1250"),
    labelled("windows-1253"),
    labelled("windows-1254"),
    labelled("windows-1255"),
    labelled("windows-1257"),
    labelled("windows-1258"),
    labelled("macintosh"),
];

/// The encodings that are told apart by the text they make of the bytes. The first of equals wins.
const JUDGED: [&str; 5] = [
    "windows-1252",
    "windows-1251",
    "windows-1256",
    "gb18030",
    "koi8-r",
];

/// The bytes of a text to look at. More would take longer for a long file, less might hold too few
/// letters beyond A to Z.
const ENOUGH: usize = 40_000;

const fn labelled(label: &'static str) -> Encoding {
    Encoding { label }
}

/// Returns the lines from which a person can see whether a text was decoded correctly. These are
/// the first with letters other than A to Z.
pub fn telling_lines(text: &str) -> Vec<String> {
    const LINES: usize = 4;
    /// The longest line to show, in code points.
    const LONGEST: usize = 160;
    let lines = text.lines().filter(|line| !line.is_ascii());
    let shortened = |line: &str| line.trim().chars().take(LONGEST).collect();
    lines.take(LINES).map(shortened).collect()
}

impl Encoding {
    /// Returns the encoding with a label.
    pub fn of(label: &str) -> Option<Self> {
        ENCODINGS
            .into_iter()
            .find(|encoding| encoding.label == label)
    }

    /// Decodes bytes in this encoding; `None` if the decoder does not know it.
    pub fn text(self, bytes: &[u8], decode: Decode<'_>) -> Option<String> {
        decode(self.label, bytes)
    }

    /// Guesses the encoding in which the bytes make most sense.
    pub fn guess(bytes: &[u8], decode: Decode<'_>) -> Self {
        let [first, ..] = ENCODINGS;
        let sample = sample(bytes);
        let mut best: Option<(i64, Self)> = None;
        for encoding in JUDGED.into_iter().filter_map(Self::of) {
            let Some(text) = decode(encoding.label, &sample) else {
                continue;
            };
            let sense = sense(&text) * 100 / (foreign_bytes(&sample) + 1);
            if best.is_none_or(|(most, _)| sense > most) {
                best = Some((sense, encoding));
            }
        }
        best.map_or(first, |(_, encoding)| encoding)
    }
}

fn foreign_bytes(bytes: &[u8]) -> i64 {
    let foreign = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    i64::try_from(foreign).unwrap_or(i64::MAX / 100)
}

/// The lines with bytes beyond ASCII, up to `ENOUGH`. Lines are whole, so that no multi-byte letter
/// is cut, unless a single line exceeds the limit.
fn sample(bytes: &[u8]) -> Vec<u8> {
    let mut sample: Vec<u8> = Vec::new();
    let lines = bytes.split_inclusive(|byte| *byte == b'\n');
    for line in lines.filter(|line| !line.is_ascii()) {
        let line = line.get(..ENOUGH).unwrap_or(line);
        if !sample.is_empty() && sample.len() + line.len() > ENOUGH {
            break;
        }
        sample.extend_from_slice(line);
    }
    sample
}

/// Kinds of letters that occur in one word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Ascii,
    Latin,
    Cyrillic,
    Arabic,
    Han { is_common: bool },
    Mark,
    Other,
}

fn script(c: char) -> Option<Script> {
    Some(match c {
        'a'..='z' | 'A'..='Z' => Script::Ascii,
        'À'..='ÿ' | 'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ' if c.is_alphabetic() => {
            Script::Latin
        }
        '\u{400}'..='\u{4ff}' => Script::Cyrillic,
        '\u{600}'..='\u{6ff}' => Script::Arabic,
        '\u{4e00}'..='\u{9fff}' => Script::Han {
            is_common: COMMON_HAN.contains(c),
        },
        '“' | '”' | '‘' | '’' | '–' | '—' | '…' | '«' | '»' | '\u{a0}' | '§' | '°' | '•' | '€' => {
            Script::Mark
        }
        '、' | '。' | '，' | '：' | '；' | '（' | '）' | '《' | '》' | '\u{3000}' => {
            Script::Mark
        }
        _ if c.is_ascii() => return None,
        _ => Script::Other,
    })
}

/// The characters that make up most Chinese texts.
const COMMON_HAN: &str = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔员议委章程委约缔席届秘谈参";

/// Scores how much sense a text makes, with points for letters among their like.
fn sense(text: &str) -> i64 {
    let mut sense = 0;
    let mut chars = text.chars().peekable();
    let mut before: Option<(char, Script)> = None;
    let mut run = 0;
    while let Some(c) = chars.next() {
        let kind = script(c);
        let next = chars.peek().and_then(|c| script(*c));
        let Some(kind) = kind else {
            before = None;
            run = 0;
            continue;
        };
        let near = |wanted: fn(Script) -> bool| {
            before.is_some_and(|(_, script)| wanted(script)) || next.is_some_and(wanted)
        };
        sense +=
            match kind {
                Script::Ascii => 0,
                _ if c == '\u{fffd}' => -40,
                _ if c.is_control() => -20,
                Script::Latin => {
                    run += 1;
                    match run {
                        // A word of accented letters only is another script, misread.
                        1 | 2 if near(|script| script == Script::Ascii) => 8,
                        1 => 2,
                        _ => -6,
                    }
                }
                Script::Cyrillic if near(|script| script == Script::Cyrillic) => {
                    let falls = before.is_some_and(|(before, _)| before.is_lowercase());
                    match (falls && c.is_uppercase(), c) {
                        (true, _) => -12,
                        (_, 'а'..='я' | 'А'..='Я') => 6,
                        _ => 3,
                    }
                }
                Script::Arabic if near(|script| script == Script::Arabic) => match c {
                    '\u{621}'..='\u{64a}' | '،' | '؛' | '؟' => 6,
                    _ => 2,
                },
                // Two bytes make one character.
                Script::Han { is_common } if !near(|script| script == Script::Ascii) => {
                    if is_common { 18 } else { -1 }
                }
                Script::Mark => 2,
                Script::Cyrillic => 0,
                Script::Arabic => -3,
                _ => -6,
            };
        let mixes = matches!(kind, Script::Cyrillic | Script::Arabic | Script::Han { .. })
            && near(|script| matches!(script, Script::Ascii | Script::Latin));
        if mixes {
            sense -= 8;
        }
        if kind != Script::Latin {
            run = 0;
        }
        before = Some((c, kind));
    }
    sense
}
