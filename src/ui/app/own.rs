//! The documents that a person added: reading, storing, opening, removing them.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::File;
use yew::prelude::*;

use super::{App, Msg, Phase};
use crate::browser::documents::{Added, DocumentStore, Shelved};
use crate::browser::location;
use crate::document::{
    DocumentKey, KeyUse, OwnDocument, OwnEntry, Relation, TextPlace, UNKNOWN_LANGUAGE, own_key,
};
use crate::keeping::StoreError;
use crate::shared::Shared;
use crate::ui::bringing::{AtHand, Brought, Encoded, bring, bring_encoded};
use crate::ui::desk::SHOWN_MS;
use crate::ui::dialogs::bringing::{BringingAct, BringingView};
use crate::ui::library::LibraryAct;
use crate::ui::messages as m;

impl App {
    /// Asks the database which documents it holds, because other tabs write to it too.
    pub(super) fn list_documents(&self, ctx: &Context<Self>) {
        let documents = self.documents.clone();
        ctx.link()
            .send_future(async move { Msg::Shelved(documents.list().await) });
    }

    /// Takes over the list of documents. Without a list, the reader has none.
    pub(super) fn listed(&mut self, ctx: &Context<Self>, shelved: Result<Shelved, StoreError>) {
        self.is_listed = true;
        match shelved {
            Ok(shelved) => {
                self.library = Shared::new(self.library.with_kept(shelved.documents));
                self.unreadable = shelved.unreadable;
            }
            Err(error) => self.unkept = Some(error),
        }
        let is_waited_for = matches!(self.phase, Phase::Loading) && self.loading.is_none();
        if is_waited_for {
            self.follow(ctx, &location::hash());
        }
    }

    /// Carries out the person's act on documents that they added.
    pub(super) fn act(&mut self, ctx: &Context<Self>, act: LibraryAct) {
        match act {
            LibraryAct::Look => self.list_documents(ctx),
            LibraryAct::Restore(documents) => self.restore(ctx, documents),
            LibraryAct::Bring(files) => self.bring(ctx, files),
            LibraryAct::Remove(key) => self.remove(ctx, key),
            LibraryAct::Encoding => self.fetch_encoded(ctx),
        }
    }

    /// Stores the documents of a file of everything, each under its own key. Documents that are already
    /// here, or cannot be stored, are left out.
    fn restore(&self, ctx: &Context<Self>, mut all: Vec<(OwnDocument, String)>) {
        for (document, _) in &mut all {
            document.key = own_key(document, |key| self.key_use(key, &document.fingerprint));
        }
        let documents = self.documents.clone();
        ctx.link().send_future(async move {
            for (document, text) in &mut all {
                let _ = add_new(&documents, document, text).await;
            }
            Msg::Shelved(documents.list().await)
        });
    }

    /// Reads a file that was chosen or dropped.
    pub(super) fn bring(&mut self, ctx: &Context<Self>, mut files: Vec<File>) {
        let Some(file) = files.pop() else {
            return;
        };
        if !files.is_empty() {
            return self.refuse(m::one_at_a_time().to_owned());
        }
        let name = file.name();
        self.bringing = BringingView::Reading(name.clone());
        let mut at_hand = self.at_hand();
        let link = ctx.link().clone();
        ctx.link().send_future(async move {
            link.send_message(Msg::Shelved(at_hand.look_again().await));
            Msg::Brought(name, bring(&file, &at_hand).await)
        });
    }

    /// Reads a file whose encoding the person has confirmed.
    fn bring_encoded(&mut self, ctx: &Context<Self>, file: Encoded) {
        self.bringing = BringingView::Reading(file.name.clone());
        let at_hand = self.at_hand();
        ctx.link().send_future(async move {
            let brought = bring_encoded(&file, &at_hand).await;
            Msg::Brought(file.name, brought)
        });
    }

    fn at_hand(&self) -> AtHand {
        let open = match &self.phase {
            Phase::Open(session) => {
                let session = session.read();
                Some((session.key().clone(), session.document().clone()))
            }
            _ => None,
        };
        AtHand {
            library: self.library.clone(),
            store: self.documents.clone(),
            open,
        }
    }

    fn refuse(&mut self, why: String) {
        self.bringing = BringingView::Refused {
            title: m::not_opened_title(),
            why,
            again: true,
        };
    }

    /// Opens a file that was read, or asks the person how to open it.
    pub(super) fn brought(&mut self, ctx: &Context<Self>, name: &str, brought: Brought) {
        self.bringing = BringingView::Nothing;
        match brought {
            Brought::Refused(refusal) => self.refuse(m::refused(name, refusal)),
            Brought::Notes => self.refuse(m::notes_need_report(name)),
            Brought::Encoded(file) => self.ask_encoding(file),
            Brought::Known(key) => self.open_known(ctx, name, &key),
            Brought::New(document, text, relation) => self.new_text(ctx, document, text, relation),
        }
    }

    fn new_text(
        &mut self,
        ctx: &Context<Self>,
        document: Box<OwnDocument>,
        text: String,
        relation: Option<Relation>,
    ) {
        // The file may have been dropped twice, and the first copy read in the meantime.
        if let Some(key) = self.own_key_of(&document.fingerprint) {
            return self.open_known(ctx, &document.file_name, &key);
        }
        match relation {
            None => self.keep(ctx, *document, text, None),
            Some(relation) => {
                self.bringing = BringingView::Offered {
                    symbol: document.symbol.clone(),
                    title: document.title.clone(),
                    kind: relation.kind,
                    of: self.library.symbol(&relation.of),
                };
                self.offered = Some((document, text, relation));
            }
        }
    }

    /// Carries out the person's decision on a file.
    pub(super) fn decided(&mut self, ctx: &Context<Self>, act: BringingAct) {
        self.bringing = BringingView::Nothing;
        let offered = self.offered.take();
        match (act, self.encoded.take()) {
            (BringingAct::Encoding(encoding), Some(file)) => {
                self.ask_encoding(file.in_encoding(encoding));
            }
            (BringingAct::Read, Some(file)) => match file.hosted.clone() {
                Some(key) => self.choose_encoding(ctx, key, file.encoding),
                None => self.bring_encoded(ctx, file),
            },
            (act, _) => self.decided_on(ctx, act, offered),
        }
    }

    fn decided_on(
        &mut self,
        ctx: &Context<Self>,
        act: BringingAct,
        offered: Option<(Box<OwnDocument>, String, Relation)>,
    ) {
        match (act, offered) {
            // If a report is open, its desk also accepts files of notes.
            (BringingAct::Files(files), _) if self.is_at_desk() => self.files = files.into(),
            (BringingAct::Files(files), _) => self.bring(ctx, files),
            (BringingAct::Related, Some((document, text, relation))) => {
                self.keep(ctx, *document, text, Some(relation));
            }
            (BringingAct::Alone, Some((document, text, _))) => {
                self.keep(ctx, *document, text, None);
            }
            _ => {}
        }
    }

    /// Stores a new document under its own key.
    fn keep(
        &mut self,
        ctx: &Context<Self>,
        mut document: OwnDocument,
        text: String,
        relation: Option<Relation>,
    ) {
        let other = relation
            .as_ref()
            .and_then(|relation| self.library.entry(relation.of.as_str()));
        if let Some(other) = other.filter(|_| document.language == UNKNOWN_LANGUAGE) {
            document.language = other.language;
        }
        document.relation = relation;
        document.key = own_key(&document, |key| self.key_use(key, &document.fingerprint));
        let documents = self.documents.clone();
        ctx.link().send_future(async move {
            let added = add_new(&documents, &mut document, &text).await;
            Msg::Kept(Box::new(document), text.into(), added)
        });
    }

    /// Returns the present use of a key. Texts that are already here were recognized before.
    fn key_use(&self, key: &DocumentKey, fingerprint: &str) -> KeyUse {
        if self.library.entry(key.as_str()).is_some() || self.unreadable.contains(key) {
            return KeyUse::OtherText;
        }
        let used = self.kept.read().key_use(key, fingerprint);
        used.unwrap_or(KeyUse::Free)
    }

    /// Opens a document, whether it is stored now, was stored before, or will be gone with the page.
    pub(super) fn kept(
        &mut self,
        ctx: &Context<Self>,
        document: OwnDocument,
        text: Rc<str>,
        added: Result<Added, StoreError>,
    ) {
        let (file, fingerprint) = (document.file_name.clone(), document.fingerprint.clone());
        let is_here = self.library.with_text(&fingerprint).is_some();
        let is_known = is_here || matches!(added, Ok(Added::Known(_)));
        let own = match added {
            Ok(Added::Kept) => OwnEntry::kept(document),
            Ok(Added::Known(known)) => OwnEntry::kept(*known),
            Ok(Added::Taken) => OwnEntry::here(document, text),
            Err(error) => {
                self.unkept = Some(error);
                OwnEntry::here(document, text)
            }
        };
        if !is_here {
            self.library = Shared::new(self.library.with(own));
        }
        match self.own_key_of(&fingerprint) {
            Some(key) if is_known => self.open_known(ctx, &file, &key),
            Some(key) => self.go_to(ctx, &key),
            None => {}
        }
    }

    /// Returns the key of the reader's document with the text of this fingerprint.
    fn own_key_of(&self, fingerprint: &str) -> Option<DocumentKey> {
        let own = self.library.with_text(fingerprint)?;
        Some(own.document.key.clone())
    }

    /// Opens the document with the same text as a file, and says so.
    fn open_known(&mut self, ctx: &Context<Self>, file: &str, key: &DocumentKey) {
        let link = ctx.link().clone();
        self.bringing = BringingView::Told(m::here_already(file, &self.library.symbol(key)));
        self.telling = Some(Timeout::new(SHOWN_MS, move || link.send_message(Msg::Told)));
        self.go_to(ctx, key);
    }

    /// Ends a message that has been shown long enough.
    pub(super) fn end_telling(&mut self) {
        if matches!(self.bringing, BringingView::Told(_)) {
            self.bringing = BringingView::Nothing;
        }
    }

    /// Returns the notice about a document that will be gone with the page.
    pub(super) fn notice(&self, key: &DocumentKey) -> Option<String> {
        let own = self.library.own_with(key).filter(|own| !own.is_kept())?;
        Some(m::own_not_kept(&own.document.symbol, self.unkept.as_ref()))
    }

    fn remove(&mut self, ctx: &Context<Self>, key: DocumentKey) {
        let Some(own) = self.library.own_with(&key) else {
            return;
        };
        let TextPlace::Kept(kept) = own.text.clone() else {
            return self.removed(ctx, &key, Ok(()));
        };
        let documents = self.documents.clone();
        ctx.link().send_future(async move {
            let result = documents.remove(&kept).await;
            Msg::Removed(key, result)
        });
    }

    /// Removes a document from the list, or says why it stays. If the document was open, another is
    /// opened.
    pub(super) fn removed(
        &mut self,
        ctx: &Context<Self>,
        key: &DocumentKey,
        result: Result<(), StoreError>,
    ) {
        if let Err(error) = result {
            self.bringing = BringingView::Refused {
                title: m::not_removed_title(),
                why: m::not_removed(&self.library.symbol(key), &error),
                again: false,
            };
            return;
        }
        let is_in_use = self.open_key().as_ref() == Some(key) || self.loading_key() == Some(key);
        self.library = Shared::new(self.library.without(key));
        if !is_in_use {
            return;
        }
        self.loading = None;
        match self.library.first() {
            Some(other) => self.go_to(ctx, &other.key),
            None => self.trouble(m::none_listed(self.library.catalogue())),
        }
    }

    /// Opens a document and writes its address into the address bar.
    fn go_to(&mut self, ctx: &Context<Self>, key: &DocumentKey) {
        let hash = format!("/{key}/");
        if location::hash() == hash {
            self.follow(ctx, &hash);
        } else {
            location::set_hash(&hash);
        }
    }
}

/// Stores a document. If another tab has used its key for another text, a new key is made from the
/// text.
async fn add_new(
    documents: &DocumentStore,
    document: &mut OwnDocument,
    text: &str,
) -> Result<Added, StoreError> {
    let added = documents.add(document, text).await;
    if added != Ok(Added::Taken) {
        return added;
    }
    let (symbol, language) = (&document.symbol, &document.language);
    document.key = DocumentKey::of_text(symbol, language, &document.fingerprint);
    documents.add(document, text).await
}
