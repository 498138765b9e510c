//! All pages of a folder: a page for each report of the catalogue, and the first page.

use super::head::{description, metadata, title};
use super::list::{list, page_name};
use super::report::report;
use super::template::{Filling, Template};
use crate::document::{
    Catalogue, CatalogueEntry, Document, Refusal, UNKNOWN_LANGUAGE, text_of_bytes,
};
use crate::messages as m;

/// The file with the template. The command writes it from the first page that the build made, so that
/// it can write all pages anew when the catalogue changes.
pub const TEMPLATE: &str = "rapporteur.html";

/// The name of the first page.
const INDEX: &str = "index.html";

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The name, relative to the folder of the site.
    pub name: String,
    /// The content.
    pub html: String,
}

/// A report without a page, and why. The app still draws it, or explains what is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The symbol of the report.
    pub symbol: String,
    /// The file of its text, as the catalogue names it.
    pub file: String,
    /// Why its text cannot be read here.
    pub refusal: Refusal,
}

/// The pages of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// The pages, the first page last.
    pub files: Vec<File>,
    /// The reports without a page.
    pub gaps: Vec<Gap>,
}

impl Site {
    /// Writes all pages. `read` returns the bytes of a file that the catalogue names, if it can.
    pub fn write(
        template: &Template,
        catalogue: &Catalogue,
        read: impl Fn(&str) -> Option<Vec<u8>>,
    ) -> Self {
        let mut site = Self::default();
        let entries = catalogue.entries();
        let mut paged = Vec::new();
        for entry in entries {
            match text(&read, &entry.file) {
                Ok(text) => {
                    let document = Document::parse(&text);
                    let of_report = Report::new(template, entry, &document);
                    site.add(page_name(&entry.key), of_report.page(true));
                    // The only report of a site stands on its first page too.
                    if entries.len() == 1 {
                        site.add(INDEX.to_owned(), of_report.page(false));
                    }
                    paged.push(entry);
                }
                Err(refusal) => site.gaps.push(Gap {
                    symbol: entry.symbol.clone(),
                    file: entry.file.clone(),
                    refusal,
                }),
            }
        }
        if entries.len() != 1 || paged.is_empty() {
            site.add(INDEX.to_owned(), first_page(template, &paged));
        }
        site
    }

    fn add(&mut self, name: String, html: String) {
        self.files.push(File { name, html });
    }
}

fn text(read: &impl Fn(&str) -> Option<Vec<u8>>, file: &str) -> Result<String, Refusal> {
    let bytes = read(file).ok_or(Refusal::Failed)?;
    text_of_bytes(&bytes).map_err(Refusal::NotText)
}

/// A report on its way into pages.
struct Report<'a> {
    template: &'a Template,
    entry: &'a CatalogueEntry,
    title: String,
    description: String,
    metadata: String,
    body: String,
}

impl<'a> Report<'a> {
    fn new(template: &'a Template, entry: &'a CatalogueEntry, document: &Document) -> Self {
        let description = description(entry, document);
        Self {
            template,
            entry,
            title: title(entry),
            metadata: metadata(entry, &description),
            description,
            body: report(entry, document),
        }
    }

    /// Fills the template; `is_own` says whether the page is for this report alone.
    fn page(&self, is_own: bool) -> String {
        let key = Some(self.entry.key.as_str());
        let language = Some(&*self.entry.language);
        self.template.filled(Filling {
            language: language.filter(|language| *language != UNKNOWN_LANGUAGE),
            page_of: key.filter(|_| is_own),
            text_of: key,
            title: &self.title,
            description: &self.description,
            metadata: &self.metadata,
            body: &self.body,
        })
    }
}

/// The first page of a site with several reports, or with none.
fn first_page(template: &Template, entries: &[&CatalogueEntry]) -> String {
    let body = match entries {
        [] => String::new(),
        entries => list(entries),
    };
    template.filled(Filling {
        language: None,
        page_of: None,
        text_of: None,
        title: m::app(),
        description: m::what_the_page_is_for(),
        metadata: "",
        body: &body,
    })
}
