//! The displayed numbers of Markdown lists.

/// Returns the number at the beginning of an ordered list item, and its printed form; `None` for a
/// bullet.
pub fn list_marker(item: &str) -> Option<(u64, &str)> {
    let item = item.trim_start();
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    let number = item.get(..digits)?.parse().ok()?;
    Some((number, item.get(..digits + 1)?))
}

/// Returns the displayed numbers of the items of a list, which are those of the paper. Only `1. 1.
/// 1.` is Markdown's way to say "count for me".
pub fn shown_numbers(written: &[u64]) -> Vec<u64> {
    match written {
        [first, others @ ..] if others.iter().all(|number| number == first) => {
            (*first..).take(written.len()).collect()
        }
        _ => written.to_vec(),
    }
}
