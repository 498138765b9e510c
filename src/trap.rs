//! Makes the app die on demand, so that tests can observe the safety net. It does nothing unless the
//! feature `trap` is on, which no release has.
//!
//! A text springs the trap if it contains `trap:<place>:<kind>`, such as `trap:drawing:memory`. The
//! places are `parsing` a report, `opening` a kept note, `drawing` a note, `saving` a note, and
//! `composing` (drawing a composer).

/// Dies here if the text says so.
#[cfg(not(feature = "trap"))]
#[inline(always)]
pub fn spring(_place: &str, _text: &str) {}

/// Dies here if the text says so.
#[cfg(feature = "trap")]
#[expect(clippy::panic)]
pub fn spring(place: &str, text: &str) {
    let place = format!("trap:{place}:");
    let Some((_, rest)) = text.split_once(&place) else {
        return;
    };
    let kind = |name: &str| rest.starts_with(name);
    if kind("panic") {
        panic!("The trap was sprung");
    } else if kind("stack") {
        std::hint::black_box(endless(1));
    } else if kind("memory") {
        let mut all = Vec::new();
        loop {
            all.push(Vec::<u8>::with_capacity(1 << 28));
            std::hint::black_box(&all);
        }
    } else if kind("hang") {
        loop {
            std::hint::black_box(());
        }
    }
}

/// Calls itself until the stack is full.
#[cfg(feature = "trap")]
#[inline(never)]
fn endless(depth: u64) -> u64 {
    let room = std::hint::black_box([depth; 32]);
    let below = if depth == 0 { 0 } else { endless(depth + 1) };
    below + room.iter().sum::<u64>()
}
