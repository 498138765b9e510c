//! The values that the fuzzer of the stored form starts from (`fuzz/seeds/decode`).

use std::rc::Rc;

use rapporteur::keeping::stored::{decode, encode};
use rapporteur::keeping::{KeptText, decode_own};

macro_rules! seed {
    ($name:literal) => {
        include_str!(concat!("../../../fuzz/seeds/decode/", $name))
    };
}

#[test]
fn the_seeds_of_the_fuzzer_are_read_and_written_alike() {
    let texts = vec![Rc::new(KeptText::decode(seed!("text")).unwrap())];
    let none = Vec::new();
    for (value, texts) in [
        (seed!("note"), &texts),
        (seed!("versions"), &texts),
        (seed!("in-full"), &none),
    ] {
        let annotations = decode(value, texts).unwrap();
        assert!(!annotations.is_empty());
        assert_eq!(encode(&annotations, texts).unwrap(), value);
    }
    assert_eq!(texts[0].encode(), seed!("text"));
    assert!(decode_own(seed!("own-document")).is_ok());
}
