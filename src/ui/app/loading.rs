//! Opening a document: its text is loaded, and its notes are read and placed.
//!
//! All of this takes time, during which the person may ask for something else. Every request is a
//! [`Load`]. Only the outcome of the latest request counts.
//!
//! Between reading the notes and opening the desk, writes by other tabs go unnoticed. So the desk
//! rereads whatever has changed.

use std::rc::Rc;

use yew::prelude::*;

use super::{App, Msg, Phase};
use crate::browser::kept::{Kept, OpenReport};
use crate::browser::safety;
use crate::document::{CatalogueEntry, DocumentKey, Encoding, Refusal};
use crate::keeping::StoreError;
use crate::session::{Earlier, Opening, Pace, earlier_texts};
use crate::shared::Shared;
use crate::ui::bringing::text_of;
use crate::ui::messages as m;
use crate::ui::slices::Slices;

/// A request for a document. Two requests for one document are not equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    key: DocumentKey,
    serial: u32,
}

/// The text of a document, and the data to open it with.
pub struct Loaded {
    opening: Opening,
    /// The older encoding that the text was read in.
    encoding: Option<Encoding>,
    earlier: Vec<Earlier>,
}

/// A document with its notes, or the reason why they cannot be read.
pub struct Opened {
    report: Result<OpenReport, StoreError>,
    /// The store of the notes, which is in memory if the browser's storage has failed.
    kept: Kept,
    encoding: Option<Encoding>,
}

impl App {
    /// Requests a document, unless it is already being loaded.
    pub(super) fn load(&mut self, ctx: &Context<Self>, entry: CatalogueEntry) {
        if self.loading_key() == Some(&entry.key) {
            return;
        }
        if self.kept.read().is_report_aside(&entry.key) {
            self.trouble(m::report_aside(&entry.symbol));
            self.set_aside = Some(entry.key);
            return;
        }
        self.loads = self.loads.wrapping_add(1);
        let load = Load {
            key: entry.key.clone(),
            serial: self.loads,
        };
        self.phase = Phase::Loading;
        self.loading = Some(load.clone());
        let (library, documents) = (self.library.clone(), self.documents.clone());
        let storage = self.kept.read();
        let unkept_drafts = self.unkept_drafts.clone();
        ctx.link().send_future(async move {
            let text = match text_of(&library, &documents, &entry.key).await {
                Ok(text) => text,
                Err(refusal) => return Msg::Report(load, Err(refusal)),
            };
            let mut slices = Slices::begin();
            let ancestors = library.ancestors(&entry.key);
            let revised = ancestors.iter().map(|one| &one.key);
            safety::opening(std::iter::once(&entry.key).chain(revised));
            safety::at_text();
            let document = Shared::new(text.read());
            safety::at_entry(None);
            slices.pause().await;
            let open = (&entry.key, &*document);
            let published = async |key: &DocumentKey| {
                let text = text_of(&library, &documents, key).await;
                text.ok().map(|text| text.markdown)
            };
            let earlier = earlier_texts(&storage, open, &ancestors, published, &mut slices).await;
            let opening = Opening {
                entry,
                markdown: text.markdown,
                document,
                ancestors,
                unkept_drafts,
            };
            Msg::Report(
                load,
                Ok(Loaded {
                    opening,
                    encoding: text.encoding,
                    earlier,
                }),
            )
        });
    }

    /// Requests a missing document again, even a report that was set aside.
    pub(super) fn try_again(&mut self, ctx: &Context<Self>) {
        let (kept, set_aside) = (self.kept.clone(), self.set_aside.take());
        ctx.link().send_future(async move {
            if let Some(key) = set_aside {
                // After a failure the report is still aside, and the next attempt says so.
                let _ = kept.change(move |storage| storage.try_report(&key)).await;
            }
            Msg::Begin
        });
    }

    /// Returns the key of the document that is being loaded.
    pub(super) fn loading_key(&self) -> Option<&DocumentKey> {
        self.loading.as_ref().map(|load| &load.key)
    }

    /// Reads the notes on a text that arrived, or shows why it did not.
    pub(super) fn report_came(
        &mut self,
        ctx: &Context<Self>,
        load: Load,
        loaded: Result<Loaded, Refusal>,
    ) {
        if self.loading.as_ref() != Some(&load) {
            return;
        }
        let Loaded {
            opening,
            encoding,
            earlier,
        } = match loaded {
            Ok(loaded) => loaded,
            Err(refusal) => {
                self.trouble(self.why_missing(&load.key, refusal));
                return;
            }
        };
        let kept = self.kept.clone();
        ctx.link().send_future(async move {
            let opening = Rc::new(opening);
            let (report, kept) = match kept.open_report(opening.clone(), earlier).await {
                Ok(report) => (Ok(report), kept),
                Err(_) => {
                    let kept = Kept::in_memory();
                    (kept.open_report(opening, Vec::new()).await, kept)
                }
            };
            Msg::Opened(
                load,
                Opened {
                    report,
                    kept,
                    encoding,
                },
            )
        });
    }

    /// Places notes that were read, or shows why they cannot be read.
    pub(super) fn notes_read(&mut self, ctx: &Context<Self>, load: Load, opened: Opened) {
        if self.loading.as_ref() != Some(&load) {
            return;
        }
        self.kept = opened.kept;
        match opened.report {
            Ok(report) => {
                self.encoding = opened.encoding;
                place(ctx, load, report);
            }
            Err(error) => self.trouble(m::store_error(&error)),
        }
    }

    /// Returns words that say why a document is missing.
    pub(super) fn why_missing(&self, key: &DocumentKey, refusal: Refusal) -> String {
        match self.library.entry(key.as_str()) {
            Some(own) if self.library.own_with(key).is_some() => m::own_missing(&own.symbol),
            Some(hosted) => m::report_missing(&hosted.symbol, &hosted.file, refusal),
            None => m::no_such_report(key.as_str()),
        }
    }
}

/// Places the notes while the page stays responsive.
fn place(ctx: &Context<App>, load: Load, report: OpenReport) {
    let tell = {
        let load = load.clone();
        ctx.link()
            .callback(move |(done, all)| Msg::Placing(load.clone(), done, all))
    };
    ctx.link().send_future(async move {
        let progress = move |done, all| tell.emit((done, all));
        report.find_places(&mut Slices::begin(), progress).await;
        Msg::Ready(load, report)
    });
}
