//! `rapporteur-site FOLDER` writes the pages of the reports that a folder hosts.
//!
//! The build runs it. Hosts run it again after they change `catalogue.json` or a report; nothing is
//! compiled then.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    command::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
mod command {
    use std::path::{Component, Path};
    use std::process::ExitCode;
    use std::{env, fs, io};

    use rapporteur::document::Catalogue;
    use rapporteur::messages as m;
    use rapporteur::page::{Site, TEMPLATE, Template};

    const CATALOGUE: &str = "catalogue.json";
    const INDEX: &str = "index.html";

    pub fn run() -> ExitCode {
        let mut arguments = env::args_os().skip(1);
        let (Some(folder), None) = (arguments.next(), arguments.next()) else {
            eprintln!("{}", m::site_usage());
            return ExitCode::FAILURE;
        };
        match write(Path::new(&folder)) {
            Ok(()) => ExitCode::SUCCESS,
            Err(words) => {
                eprintln!("{words}");
                ExitCode::FAILURE
            }
        }
    }

    fn write(folder: &Path) -> Result<(), String> {
        let template = template(folder)?;
        let bytes = fs::read(folder.join(CATALOGUE))
            .map_err(|error| m::site_unread(CATALOGUE, &error.to_string()))?;
        let catalogue = Catalogue::of_bytes(&bytes);
        let site = Site::write(&template, &catalogue, |file| read_inside(folder, file).ok());
        for problem in catalogue.problems() {
            eprintln!("{}", m::catalogue_problem(problem));
        }
        for gap in &site.gaps {
            eprintln!("{}", m::report_missing(&gap.symbol, &gap.file, gap.refusal));
        }
        for file in &site.files {
            replace(&folder.join(&file.name), &file.html)
                .map_err(|error| m::site_unwritten(&file.name, &error.to_string()))?;
        }
        println!("{}", m::site_written(site.files.len()));
        Ok(())
    }

    /// Reads the template; at the first run the page that the build made becomes the template.
    fn template(folder: &Path) -> Result<Template, String> {
        let kept = folder.join(TEMPLATE);
        let is_kept = kept.exists();
        let name = if is_kept { TEMPLATE } else { INDEX };
        let html = fs::read_to_string(folder.join(name))
            .map_err(|error| m::site_unread(name, &error.to_string()))?;
        let template =
            Template::parse(&html).map_err(|error| m::site_no_template(name, error.missing))?;
        if !is_kept {
            replace(&kept, &html)
                .map_err(|error| m::site_unwritten(TEMPLATE, &error.to_string()))?;
        }
        Ok(template)
    }

    /// Reads a file of the folder. A path that leads out of the folder is refused.
    fn read_inside(folder: &Path, file: &str) -> io::Result<Vec<u8>> {
        let path = Path::new(file);
        let is_inside =
            |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
        if !path.components().all(is_inside) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        fs::read(folder.join(path))
    }

    /// Writes a file as a whole: a reader of the site sees the old content or the new.
    fn replace(path: &Path, content: &str) -> io::Result<()> {
        let new = path.with_extension("new");
        fs::write(&new, content)?;
        fs::rename(&new, path)
    }
}
