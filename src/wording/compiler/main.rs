//! Compiles the messages of the interface, `src/messages/<language>/*.ftl`, into tables and typed
//! functions in `OUT_DIR`. Any fault in them fails the build, with file and line.

#[path = "mod.rs"]
mod compiler;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use compiler::{Source, compile, pseudo};

const FOLDER: &str = "src/messages";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-changed=src/wording");
    let pseudo = env::var_os("CARGO_FEATURE_PSEUDO").is_some();
    match sources(Path::new(FOLDER)).map(|sources| compile(&sources, pseudo_languages(pseudo))) {
        Err(error) => fail(&[format!("{FOLDER}: {error}")]),
        Ok(Err(faults)) => fail(&faults.iter().map(ToString::to_string).collect::<Vec<_>>()),
        Ok(Ok(files)) => match write(&files) {
            Err(error) => fail(&[error.to_string()]),
            Ok(()) => ExitCode::SUCCESS,
        },
    }
}

fn pseudo_languages(wanted: bool) -> &'static [pseudo::Pseudo] {
    if wanted { &pseudo::ALL } else { &[] }
}

/// Returns the Fluent files of every language, each language from a folder of its own.
fn sources(folder: &Path) -> io::Result<Vec<Source>> {
    let mut sources = Vec::new();
    for language in entries(folder)?.into_iter().filter(|path| path.is_dir()) {
        for path in entries(&language)? {
            sources.push(Source {
                language: name(&language),
                file: name(&path),
                text: fs::read_to_string(&path)?,
                path: path.display().to_string(),
            });
        }
    }
    Ok(sources)
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut entries = entries.collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    Ok(entries)
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap_or_default().display().to_string()
}

fn write(files: &[compiler::Written]) -> io::Result<()> {
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("OUT_DIR is not set"))?;
    let folder = Path::new(&out).join("messages");
    fs::create_dir_all(&folder)?;
    for file in files {
        fs::write(folder.join(format!("{}.rs", file.name)), &file.code)?;
    }
    Ok(())
}

fn fail(faults: &[String]) -> ExitCode {
    for fault in faults {
        println!("cargo::error={fault}");
    }
    ExitCode::FAILURE
}
