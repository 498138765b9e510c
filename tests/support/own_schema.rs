//! The JSON Schema of Rapporteur's own files, applied to files.

use std::error::Error;
use std::path::Path;

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;

const URL: &str = "http://schemas.invalid/rapporteur-annotations.schema.json";

/// `docs/rapporteur-annotations.schema.json`, compiled.
pub struct OwnSchema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl OwnSchema {
    /// Loads the schema from the root of the repository.
    pub fn load(root: &Path) -> Result<Self, Box<dyn Error>> {
        let text = std::fs::read_to_string(root.join("docs/rapporteur-annotations.schema.json"))?;
        let mut compiler = Compiler::new();
        compiler
            .add_resource(URL, serde_json::from_str(&text)?)
            .map_err(|error| error.to_string())?;
        let mut schemas = Schemas::new();
        let index = compiler
            .compile(URL, &mut schemas)
            .map_err(|error| error.to_string())?;
        Ok(Self { schemas, index })
    }

    /// Returns the violations of the schema; empty if the file is valid.
    pub fn failures(&self, file: &Value) -> Vec<String> {
        match self.schemas.validate(file, self.index) {
            Ok(()) => Vec::new(),
            Err(error) => vec![format!("{error:#}")],
        }
    }
}
