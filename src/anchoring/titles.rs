//! Names in scripts without capitals, recognised beside words such as *delegation*.
//!
//! Nothing in an Arabic or a Chinese word shows that it is a name. But reports tell two speakers
//! apart as `the delegation of …` or `the representative of …`, and a name follows.

/// The side of a title on which the name is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// Delegation, representative, delegate, government, republic, kingdom, State. A longer list finds
/// more names. A word with other uses would turn those into names.
const TITLES: [(&str, Side); 29] = [
    ("وفد", Side::After),
    ("ووفد", Side::After),
    ("لوفد", Side::After),
    ("ممثل", Side::After),
    ("وممثل", Side::After),
    ("ممثلة", Side::After),
    ("مندوب", Side::After),
    ("مندوبة", Side::After),
    ("حكومة", Side::After),
    ("جمهورية", Side::After),
    ("مملكة", Side::After),
    ("هیئت", Side::After),
    ("نماینده", Side::After),
    ("משלחת", Side::After),
    ("ומשלחת", Side::After),
    ("נציג", Side::After),
    ("נציגת", Side::After),
    ("ממשלת", Side::After),
    ("प्रतिनिधि", Side::Before),
    ("प्रतिनिधिमंडल", Side::Before),
    ("प्रतिनिधिमण्डल", Side::Before),
    ("सरकार", Side::Before),
    ("대표단", Side::Before),
    ("대표단은", Side::Before),
    ("대표는", Side::Before),
    ("정부는", Side::Before),
    ("代表", Side::Before),
    ("政府", Side::Before),
    ("外交部", Side::Before),
];

/// Small words between a name and its title.
const BETWEEN: [&str; 3] = ["के", "की", "का"];

/// The most signs of a name in a script without spaces. More would take other words for part of the
/// name.
const LONGEST: usize = 6;

/// The first byte of Hebrew letters, with which the scripts without capitals begin.
const FIRST_BYTE: u8 = 0xd6;

/// Finds the tokens of a text that are beside a title; empty if there can be none. `spans` are
/// their code points.
pub(super) fn beside_titles(text: &str, spans: &[(usize, usize)]) -> Vec<bool> {
    if !text.bytes().any(|byte| byte >= FIRST_BYTE) {
        return Vec::new();
    }
    let letters: Vec<char> = text.chars().collect();
    let mut beside = vec![false; spans.len()];
    let mut mark = |at: usize| beside.get_mut(at).into_iter().for_each(|is| *is = true);
    for at in 0..spans.len() {
        let Some((side, len)) = title(&letters, spans, at) else {
            continue;
        };
        match side {
            Side::After => mark(at + len),
            Side::Before => name_before(&letters, spans, at).for_each(&mut mark),
        }
    }
    beside
}

/// The title that begins with a token, and its length in tokens.
fn title(letters: &[char], spans: &[(usize, usize)], at: usize) -> Option<(Side, usize)> {
    let start = spans.get(at)?.0;
    let first = letters.get(start).filter(|first| **first as u32 >= 0x590)?;
    TITLES.iter().find_map(|(title, side)| {
        let len = title.chars().count();
        let is_here = title.starts_with(*first)
            && letters
                .get(start..start + len)?
                .iter()
                .copied()
                .eq(title.chars());
        let rest = spans.get(at..)?.iter();
        let tokens = rest.take_while(|span| span.1 <= start + len).count();
        let ends = spans.get(at + tokens.checked_sub(1)?)?.1 == start + len;
        (is_here && ends).then_some((*side, tokens))
    })
}

/// The tokens of the name before a title.
fn name_before<'a>(
    letters: &'a [char],
    spans: &'a [(usize, usize)],
    title: usize,
) -> impl Iterator<Item = usize> + use<'a> {
    let word = |at: usize| {
        let (start, end) = spans.get(at).copied().unwrap_or_default();
        letters.get(start..end).unwrap_or_default()
    };
    let is_between = |at: usize| {
        let word = word(at);
        BETWEEN
            .iter()
            .any(|between| between.chars().eq(word.iter().copied()))
    };
    let last = title.checked_sub(1);
    let last = last.and_then(|last| {
        if is_between(last) {
            last.checked_sub(1)
        } else {
            Some(last)
        }
    });
    let mut next = usize::MAX;
    let tokens = last.into_iter().flat_map(|last| (0..=last).rev());
    tokens.take(LONGEST).take_while(move |at| {
        let (start, end) = spans.get(*at).copied().unwrap_or_default();
        // Words separated by spaces are other words.
        let goes_on = next == usize::MAX || end == next;
        next = start;
        goes_on && word(*at).iter().all(|c| c.is_alphabetic())
    })
}
