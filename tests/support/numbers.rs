//! A note of another program whose id is derived from its numbers, for native tests and the
//! browser.

use rapporteur::exchange::web_annotation::read;

const NOTE: &str = r#"{
  "@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation",
  "body": "Numbers", "target": "https://example.org/a",
  "numbers": [0.1, -0.0000015, 1e-7, 1.5e-7, 5e-324, 1e20, 1e21, 1.25e22, 1.7976931348623157e308,
    9007199254740993.0, 333333333.33333329, 123456.789]
}"#;

const ID: &str = "urn:uuid:b0f60271-c865-5ed5-aa33-67ac255cea76";

/// The id is derived from the canonical JSON, which writes each number like ECMAScript.
pub fn ids_follow_from_numbers_as_ecmascript_writes_them() {
    let file = read(NOTE).unwrap();
    assert_eq!(file.annotations[0].key().id.as_str(), ID);
}
