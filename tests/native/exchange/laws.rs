//! Laws for every set of annotations and every file.

use std::sync::LazyLock;

use proptest::prelude::*;
use rapporteur::annotation::AnnotationSet;
use rapporteur::exchange::web_annotation::read;

use super::arbitrary::{annotations, json_value};
use super::samples::{file, morning, report};

proptest! {
    #[test]
    fn reading_what_was_written_gives_the_set(annotations in annotations()) {
        let set: AnnotationSet = annotations.into_iter().collect();
        let read = read(&file(&set, None)).unwrap();
        prop_assert_eq!(&read.problems, &[]);
        prop_assert_eq!(read.annotations.into_iter().collect::<AnnotationSet>(), set);
    }

    #[test]
    fn writing_what_was_read_gives_the_file(annotations in annotations()) {
        let set: AnnotationSet = annotations.into_iter().collect();
        let first = file(&set, None);
        let second = file(&read(&first).unwrap().annotations, None);
        prop_assert_eq!(first, second);
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        let _ = read(&text);
    }

    #[test]
    fn any_json_is_read_or_refused(item in json_value(), types in 0..4_usize) {
        let wrapped = match types {
            0 => item.to_string(),
            1 => format!("[{{\"type\":\"Annotation\"}},{item}]"),
            2 => format!("{{\"type\":\"AnnotationPage\",\"items\":[{item}]}}"),
            _ => format!("{{\"type\":\"AnnotationCollection\",\"first\":{item},\"withdrawn\":[{item}]}}"),
        };
        let _ = read(&wrapped);
    }

    #[test]
    fn any_member_may_hold_anything(at in any::<prop::sample::Index>(), value in json_value()) {
        let mut json: serde_json::Value = serde_json::from_str(example()).unwrap();
        let pointers = pointers(&json);
        let pointer = at.get::<String>(&pointers);
        *json.pointer_mut(pointer).unwrap() = value;
        if let Ok(read) = read(&json.to_string()) {
            let written = file(&read.annotations, None);
            let again = self::read(&written).unwrap().annotations;
            prop_assert_eq!(again, read.annotations, "{}", pointer);
        }
    }

    #[test]
    fn a_file_cut_off_anywhere_gives_nothing(at in any::<prop::sample::Index>()) {
        let whole = example();
        let end = at.index(whole.trim_end().len());
        let cut = whole.get(..end).unwrap_or_default();
        prop_assert!(read(cut).is_err());
    }
}

fn example() -> &'static str {
    static EXAMPLE: LazyLock<String> = LazyLock::new(|| file(&morning(&report()), None));
    &EXAMPLE
}

/// Returns JSON pointers (RFC 6901) to every value inside.
fn pointers(value: &serde_json::Value) -> Vec<String> {
    let children: Vec<(String, &serde_json::Value)> = match value {
        serde_json::Value::Object(members) => members
            .iter()
            .map(|(name, value)| (name.replace('~', "~0").replace('/', "~1"), value))
            .collect(),
        serde_json::Value::Array(values) => values
            .iter()
            .enumerate()
            .map(|(index, value)| (index.to_string(), value))
            .collect(),
        _ => Vec::new(),
    };
    let mut found = vec![String::new()];
    for (name, child) in children {
        let inner = pointers(child);
        found.extend(inner.into_iter().map(|pointer| format!("/{name}{pointer}")));
    }
    found
}
