//! Documents of one's own: brought along, kept, opened, removed.

use std::rc::Rc;

use web_sys::File;
use yew::prelude::*;

use super::{App, Msg, Phase};
use crate::browser::documents::Shelved;
use crate::browser::location;
use crate::document::{
    DocumentKey, FileKind, KeyUse, OwnDocument, Relation, UNKNOWN_LANGUAGE, own_key,
};
use crate::keeping::StoreError;
use crate::ui::bringing::{AtHand, Brought, bring};
use crate::ui::dialogs::bringing::{BringingAct, BringingView};
use crate::ui::library::{LibraryAct, Own, TextPlace};
use crate::ui::messages as m;
use crate::ui::opening;
use crate::ui::shared::Shared;

impl App {
    /// Asks the database which documents it holds: other tabs write to it too.
    pub(super) fn list_documents(&self, ctx: &Context<Self>) {
        let documents = self.documents.clone();
        ctx.link()
            .send_future(async move { Msg::Shelved(documents.list().await) });
    }

    /// The documents are listed, or cannot be: then there are none.
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

    pub(super) fn act(&mut self, ctx: &Context<Self>, act: LibraryAct) {
        match act {
            LibraryAct::Look => self.list_documents(ctx),
            LibraryAct::Bring(files) => self.bring(ctx, files),
            LibraryAct::Remove(key) => self.remove(ctx, key),
        }
    }

    /// Reads a file that was chosen or dropped.
    pub(super) fn bring(&mut self, ctx: &Context<Self>, mut files: Vec<File>) {
        let Some(file) = files.pop() else {
            return;
        };
        let name = file.name();
        let format = match FileKind::of(&name, &file.type_()) {
            _ if !files.is_empty() => return self.refuse(m::ONE_AT_A_TIME.to_owned()),
            FileKind::Notes => return self.refuse(m::notes_need_report(&name)),
            FileKind::Other => return self.refuse(m::not_readable(&name)),
            FileKind::Document(format) => format,
        };
        self.bringing = BringingView::Reading(name.clone());
        let open = match &self.phase {
            Phase::Open(session) => {
                let session = session.borrow();
                Some((session.key().clone(), session.document().clone()))
            }
            _ => None,
        };
        let at_hand = AtHand {
            library: self.library.clone(),
            store: self.documents.clone(),
            open,
        };
        ctx.link()
            .send_future(async move { Msg::Brought(name, bring(&file, format, &at_hand).await) });
    }

    fn refuse(&mut self, why: String) {
        self.bringing = BringingView::Refused {
            title: m::NOT_OPENED_TITLE,
            why,
            again: true,
        };
    }

    /// A file was read: it is opened, or the person is asked what it is.
    pub(super) fn brought(&mut self, ctx: &Context<Self>, name: &str, brought: Brought) {
        self.bringing = BringingView::Nothing;
        match brought {
            Brought::Refused(refusal) => self.refuse(m::refused(name, refusal)),
            Brought::Known(key) => self.go_to(ctx, &key),
            Brought::New(document, text, None) => self.keep(ctx, *document, text, None),
            Brought::New(document, text, Some(relation)) => {
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

    /// The person decided on a file.
    pub(super) fn decided(&mut self, ctx: &Context<Self>, act: BringingAct) {
        self.bringing = BringingView::Nothing;
        let offered = self.offered.take();
        match (act, offered) {
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

    /// Keeps a new document, under a key that is its own.
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
            let result = documents.add(&document, &text).await;
            Msg::Kept(Box::new(document), text.into(), result)
        });
    }

    /// What a key is used for already. A text that is here has been recognised before.
    fn key_use(&self, key: &DocumentKey, fingerprint: &str) -> KeyUse {
        if self.library.entry(key.as_str()).is_some() || self.unreadable.contains(key) {
            return KeyUse::OtherText;
        }
        let storage = opening::storage(self.store.clone());
        storage.key_use(key, fingerprint).unwrap_or(KeyUse::Free)
    }

    /// A new document is kept, or is here as long as the page: it is opened in either case.
    pub(super) fn kept(
        &mut self,
        ctx: &Context<Self>,
        document: OwnDocument,
        text: Rc<str>,
        result: Result<(), StoreError>,
    ) {
        let key = document.key.clone();
        let text = match result {
            Ok(()) => TextPlace::Kept(key.clone()),
            Err(error) => {
                self.unkept = Some(error);
                TextPlace::Here(text)
            }
        };
        self.library = Shared::new(self.library.with(Own { document, text }));
        self.go_to(ctx, &key);
    }

    /// What has to be said of a document that is open.
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

    /// A document is gone, or not. If it is open, another one is opened.
    pub(super) fn removed(
        &mut self,
        ctx: &Context<Self>,
        key: &DocumentKey,
        result: Result<(), StoreError>,
    ) {
        if let Err(error) = result {
            self.bringing = BringingView::Refused {
                title: m::NOT_REMOVED_TITLE,
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
            None => self.trouble(ctx, m::NO_REPORTS.to_owned()),
        }
    }

    /// Opens a document; the address bar follows.
    fn go_to(&mut self, ctx: &Context<Self>, key: &DocumentKey) {
        let hash = format!("/{key}/");
        if location::hash() == hash {
            self.follow(ctx, &hash);
        } else {
            location::set_hash(&hash);
        }
    }
}
