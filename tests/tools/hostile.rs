//! Prints the hostile corpus as a file of notes: `cargo run --example hostile`.

#![allow(clippy::indexing_slicing)]

#[path = "../support/hostile.rs"]
mod hostile;

fn main() {
    let texts = hostile::corpus_texts();
    let notes = texts.iter().enumerate();
    let notes =
        notes.flat_map(|(index, (_, text))| hostile::corpus_notes(0x100 * (index + 1), text));
    println!("{}", hostile::collection(&notes.collect::<Vec<_>>()));
}
