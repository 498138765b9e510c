//! The assertions of the W3C Web Annotation test suite, applied to files.
//!
//! `tests/fixtures/w3c` holds the suite (JSON Schema draft-04) as published by its authors; see
//! `license.md` there. An annotation inside a page inherits the `@context` of its file. The suite,
//! made for single annotations, does not support that.

use std::error::Error;
use std::fs;
use std::path::Path;

use boon::{Compiler, Draft, Format, SchemaIndex, Schemas};
use serde_json::Value;

const LISTS: [(Unit, &str); 3] = [
    (Unit::Annotation, "annotations/annotationMusts.test"),
    (Unit::Collection, "collections/collectionMusts.test"),
    (Unit::Page, "collections/pages/pageMusts.test"),
];

/// Schemas refer to each other by file name, in whatever folder.
const BASE: &str = "http://schemas.invalid/";

/// The subject of an assertion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Annotation,
    Collection,
    Page,
}

/// One MUST of the suite.
struct Assertion {
    unit: Unit,
    name: String,
    message: String,
    schema: SchemaIndex,
}

/// All MUSTs of the suite, compiled.
pub struct Suite {
    schemas: Schemas,
    assertions: Vec<Assertion>,
}

impl Suite {
    /// Loads the suite from its folder.
    pub fn load(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V4);
        compiler.register_format(Format {
            name: "uri",
            func: check_iri,
        });
        compiler.register_format(Format {
            name: "date-time",
            func: check_date_time,
        });
        add_definitions(&mut compiler, &folder.join("definitions"))?;
        let mut suite = Self {
            schemas: Schemas::new(),
            assertions: Vec::new(),
        };
        for (unit, list) in LISTS {
            let list = read(&folder.join(list))?;
            for path in list["assertions"]
                .as_array()
                .ok_or("a list without assertions")?
            {
                let path = path.as_str().ok_or("an assertion without a path")?;
                suite.add(&mut compiler, unit, folder, path)?;
            }
        }
        Ok(suite)
    }

    /// Returns the number of MUSTs.
    pub fn len(&self) -> usize {
        self.assertions.len()
    }

    /// Returns every MUST that the file violates, in words; empty if all hold.
    pub fn failures(&self, file: &Value) -> Vec<String> {
        let mut failures = Vec::new();
        for (unit, name, value) in units(file) {
            for assertion in self
                .assertions
                .iter()
                .filter(|assertion| assertion.unit == unit)
            {
                if self.schemas.validate(&value, assertion.schema).is_err() {
                    failures.push(format!(
                        "{name}: {} ({})",
                        assertion.message, assertion.name
                    ));
                }
            }
        }
        failures
    }

    fn add(
        &mut self,
        compiler: &mut Compiler,
        unit: Unit,
        folder: &Path,
        path: &str,
    ) -> Result<(), Box<dyn Error>> {
        let schema = read(&folder.join(path))?;
        if schema["assertionType"] != "must" {
            return Ok(());
        }
        let message = schema["errorMessage"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let url = add_schema(compiler, Path::new(path), schema)?;
        let schema = compiler
            .compile(&url, &mut self.schemas)
            .map_err(|error| error.to_string())?;
        self.assertions.push(Assertion {
            unit,
            name: path.to_owned(),
            message,
            schema,
        });
        Ok(())
    }
}

fn add_definitions(compiler: &mut Compiler, folder: &Path) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            add_schema(compiler, &path, read(&path)?)?;
        }
    }
    Ok(())
}

/// Adds a schema by its file name. Two of the suite's `id`s differ from their file names; the names
/// count.
fn add_schema(
    compiler: &mut Compiler,
    path: &Path,
    mut schema: Value,
) -> Result<String, Box<dyn Error>> {
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .ok_or("a schema without a name")?;
    if let Value::Object(members) = &mut schema {
        members.remove("id");
    }
    let url = format!("{BASE}{name}");
    compiler
        .add_resource(&url, schema)
        .map_err(|error| error.to_string())?;
    Ok(url)
}

/// Reads a JSON file.
pub fn read(path: &Path) -> Result<Value, Box<dyn Error>> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?)
}

/// Returns the parts of a file that assertions are about, each in the form the suite expects.
fn units(file: &Value) -> Vec<(Unit, String, Value)> {
    let context = file.get("@context");
    let collection = (file["type"] == "AnnotationCollection")
        .then(|| (Unit::Collection, "collection".to_owned(), file.clone()));
    let has_page = file["first"].is_object() || file["type"] == "AnnotationPage";
    let page = has_page.then(|| (Unit::Page, "page".to_owned(), file.clone()));
    let items = match file {
        Value::Array(items) => items.as_slice(),
        _ => [&file["first"]["items"], &file["items"]]
            .into_iter()
            .find_map(Value::as_array)
            .map_or(&[][..], Vec::as_slice),
    };
    let annotations = items.iter().enumerate().map(|(index, item)| {
        let name = format!("item {index} {}", item["id"].as_str().unwrap_or_default());
        (Unit::Annotation, name, with_context(item, context))
    });
    let mut units: Vec<_> = collection
        .into_iter()
        .chain(page)
        .chain(annotations)
        .collect();
    if units.is_empty() {
        units.push((Unit::Annotation, "annotation".to_owned(), file.clone()));
    }
    units
}

fn with_context(item: &Value, context: Option<&Value>) -> Value {
    let mut item = item.clone();
    if let (Value::Object(members), Some(context)) = (&mut item, context) {
        members.entry("@context").or_insert_with(|| context.clone());
    }
    item
}

/// Checks an RFC 3986 URI with a scheme. Characters of IRIs are allowed, since the data model is
/// IRI-based.
fn check_iri(value: &Value) -> Result<(), Box<dyn Error>> {
    let Value::String(text) = value else {
        return Ok(());
    };
    let (scheme, rest) = text.split_once(':').ok_or("no scheme")?;
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c));
    let is_clean = !rest.is_empty()
        && !rest
            .chars()
            .any(|c| c.is_whitespace() || "<>\"{}|\\^`".contains(c));
    if is_scheme && is_clean {
        Ok(())
    } else {
        Err("not an IRI".into())
    }
}

/// Checks an RFC 3339 §5.6 time with `T` and a zone.
fn check_date_time(value: &Value) -> Result<(), Box<dyn Error>> {
    let Value::String(text) = value else {
        return Ok(());
    };
    let shape: String = text
        .chars()
        .map(|c| {
            if c.is_ascii_digit() {
                '9'
            } else {
                c.to_ascii_uppercase()
            }
        })
        .collect();
    let zone = shape
        .strip_prefix("9999-99-99T99:99:99")
        .ok_or("not a date and time")?;
    let zone = match zone.strip_prefix('.') {
        Some(fraction) if fraction.starts_with('9') => fraction.trim_start_matches('9'),
        Some(_) => return Err("no digits in the fraction".into()),
        None => zone,
    };
    if !["Z", "+99:99", "-99:99"].contains(&zone) {
        return Err("no zone".into());
    }
    let number = |range: std::ops::Range<usize>| text[range].parse::<u8>().unwrap_or(u8::MAX);
    let in_range = (1..=12).contains(&number(5..7))
        && (1..=31).contains(&number(8..10))
        && number(11..13) < 24
        && number(14..16) < 60
        && number(17..19) <= 60;
    if in_range {
        Ok(())
    } else {
        Err("not on any calendar".into())
    }
}
