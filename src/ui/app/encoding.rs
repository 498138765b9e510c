//! The encodings of texts whose bytes do not name one: guessed, reported, chosen, remembered.
//!
//! A hosted report is shown in the guessed encoding at once. A banner and a repair report the guess and
//! offer another encoding. A file that a person opens is read in a guessed encoding only after they
//! agree.

use std::rc::Rc;

use serde_json::Value;
use yew::prelude::*;

use super::{App, Msg, Phase};
use crate::document::{DocumentKey, Encoding, Refusal};
use crate::keeping::{ReadStore, SaveError, Storage, Store};
use crate::shared::Shared;
use crate::ui::bringing::{Encoded, hosted_file};
use crate::ui::dialogs::bringing::BringingView;
use crate::ui::messages as m;

/// The name in the settings of the encodings that the reader chose for hosted reports.
const ENCODINGS: &str = "encodings";

impl App {
    /// Shows the person how a file reads in an encoding, and lets them choose another.
    pub(super) fn ask_encoding(&mut self, file: Encoded) {
        self.bringing = BringingView::Encoded {
            name: file.name.clone(),
            encoding: file.encoding,
            sample: file.sample(),
        };
        self.encoded = Some(file);
    }

    /// Fetches the file of the open report again, so that another encoding can be chosen.
    pub(super) fn fetch_encoded(&self, ctx: &Context<Self>) {
        let open = self.open_key();
        let entry = open.and_then(|key| self.library.catalogue().entry(&key).cloned());
        if let (Some(entry), Some(encoding)) = (entry, self.encoding) {
            ctx.link()
                .send_future(async move { Msg::Encoded(hosted_file(entry, encoding).await) });
        }
    }

    /// Shows how the fetched file reads, or why it is missing.
    pub(super) fn encoded_came(&mut self, file: Result<Encoded, Refusal>) {
        match file {
            Ok(file) => self.ask_encoding(file),
            Err(refusal) => {
                let open = self.open_key();
                let Some(key) = open else { return };
                self.bringing = BringingView::Refused {
                    title: m::not_opened_title(),
                    why: self.why_missing(&key, refusal),
                    again: false,
                };
            }
        }
    }

    /// Remembers the encoding of a hosted report, and rereads its text in that encoding.
    pub(super) fn choose_encoding(
        &self,
        ctx: &Context<Self>,
        key: DocumentKey,
        encoding: Encoding,
    ) {
        let kept = self.kept.clone();
        ctx.link().send_future(async move {
            let of = key.clone();
            // If an encoding cannot be stored, it applies until the page is left.
            let _ = kept
                .change(move |storage| remember(storage, &of, encoding))
                .await;
            Msg::EncodingChosen(key, encoding)
        });
    }

    /// Rereads the text of a report in the encoding that was chosen for it.
    pub(super) fn read_again(&mut self, ctx: &Context<Self>, key: DocumentKey, encoding: Encoding) {
        let entry = self.library.entry(key.as_str());
        let others = self.library.encodings().iter();
        let mut all: Vec<_> = others.filter(|(of, _)| *of != key).cloned().collect();
        all.push((key, encoding));
        self.library = Shared::new(self.library.with_encodings(all.into()));
        if let Some(entry) = entry {
            self.load(ctx, entry);
        }
    }

    /// Restores the encodings that were chosen on earlier visits.
    pub(super) fn recall_encodings(&mut self) {
        let encodings = remembered(&self.kept.read());
        self.library = Shared::new(self.library.with_encodings(encodings));
    }

    /// Returns the encoding that was guessed for the open report and is still unconfirmed.
    pub(super) fn unconfirmed_encoding(&self, key: &DocumentKey) -> Option<Encoding> {
        let is_hosted = self.library.catalogue().entry(key).is_some();
        let is_open = matches!(self.phase, Phase::Open(_));
        let is_guess = is_hosted && is_open && self.library.encoding(key).is_none();
        self.encoding.filter(|_| is_guess)
    }
}

fn remember(
    storage: &Storage<impl Store>,
    key: &DocumentKey,
    encoding: Encoding,
) -> Result<(), SaveError> {
    storage.update_settings(|settings| {
        let all = settings.screen.entry(ENCODINGS).or_insert(Value::Null);
        // A value other than an object is damaged.
        if !all.is_object() {
            *all = Value::Object(serde_json::Map::new());
        }
        if let Some(all) = all.as_object_mut() {
            all.insert(key.as_str().to_owned(), encoding.label.into());
        }
    })
}

fn remembered(storage: &Storage<impl ReadStore>) -> Rc<[(DocumentKey, Encoding)]> {
    let settings = storage.settings().unwrap_or_default();
    let all = settings.screen.get(ENCODINGS).and_then(Value::as_object);
    let known = |(key, label): (&String, &Value)| {
        let encoding = Encoding::of(label.as_str()?)?;
        Some((DocumentKey::from_text(key)?, encoding))
    };
    all.into_iter().flatten().filter_map(known).collect()
}
