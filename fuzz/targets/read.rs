//! A file of any letters is read or refused; a file that is read can be written and read back
//! unchanged.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rapporteur::annotation::Timestamp;
use rapporteur::exchange::web_annotation::{WriteContext, read, write_backup};

fuzz_target!(|text: &str| {
    let Ok(file) = read(text) else { return };
    let generated = Timestamp::new("2014-05-06T10:00:00Z");
    let context = WriteContext {
        document: None,
        label: "",
        generated: &generated,
    };
    let written = write_backup(&file.annotations, &context);
    let again = read(&written).expect("what was written can be read");
    assert_eq!(again.problems, [], "{written}");
    assert_eq!(again.annotations, file.annotations, "{written}");
});
