//! The numbers of Markdown lists, as they are shown.

/// Returns the number an ordered list item begins with, and how it is printed; none for a bullet.
pub fn list_marker(item: &str) -> Option<(u64, &str)> {
    let item = item.trim_start();
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    let number = item.get(..digits)?.parse().ok()?;
    Some((number, item.get(..digits + 1)?))
}

/// Returns the numbers that the items of a list are shown with: those of the paper. `1. 1. 1.`
/// alone is Markdown's way to say "count for me".
pub fn shown_numbers(written: &[u64]) -> Vec<u64> {
    match written {
        [first, others @ ..] if others.iter().all(|number| number == first) => {
            (*first..).take(written.len()).collect()
        }
        _ => written.to_vec(),
    }
}
