//! The documents that a person brought along, kept in IndexedDB: texts are too large for local
//! storage.
//!
//! One database for each copy of the app, with two stores under the same keys: `documents` holds
//! the facts of each ([`encode_own`]), `texts` the texts. So listing reads no text. Every call
//! opens the database and closes it again: nothing stands in the way of another tab or of a newer
//! version of the app.
//!
//! Notes are in local storage, because a note is a few hundred characters, and what does not fit is
//! told before anything is written. A text may have 20 MB. Where the browser has no database, the
//! document is open as long as the page, which says so; notes on it are kept all the same.
//!
//! A kept document is never overwritten, and a text is kept once. A changed file is another text,
//! with a key of its own if its own key is taken. The question whether a document is there already
//! is part of the transaction that would add it. So two tabs with one file make one document. A
//! file with the text of a hosted report opens that report, whatever relation its number suggests.

use gloo::events::EventListener;
use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Event, IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
    IdbTransactionMode,
};

use super::{after, member, store_error};
use crate::document::{DocumentKey, OwnDocument};
use crate::keeping::{BasePath, StoreError, decode_own, encode_own};

const DOCUMENTS: &str = "documents";
const TEXTS: &str = "texts";

/// How long to wait for the database to open. Some browsers never answer where it is blocked.
const PATIENCE_MS: i32 = 5_000;

/// The database of documents. Having one says nothing about whether the browser lets it be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentStore {
    name: String,
}

/// The outcome for a document that was to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is kept.
    Kept,
    /// The same text was kept before, in this tab or another one; that one stays as it was.
    Known(Box<OwnDocument>),
    /// Another text is kept under its key, and stays.
    Taken,
}

/// The contents of the database.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelved {
    /// The documents, in the order of their keys.
    pub documents: Vec<OwnDocument>,
    /// The keys of entries that a newer version of the app wrote, or that are damaged. They are
    /// left alone.
    pub unreadable: Vec<DocumentKey>,
}

impl Shelved {
    fn with_text(&self, fingerprint: &str) -> Option<&OwnDocument> {
        let mut documents = self.documents.iter();
        documents.find(|document| document.fingerprint == fingerprint)
    }

    fn has_key(&self, key: &DocumentKey) -> bool {
        let mut readable = self.documents.iter().map(|document| &document.key);
        readable.any(|taken| taken == key) || self.unreadable.contains(key)
    }
}

impl DocumentStore {
    /// Names the database of the app that is served from a folder.
    pub fn new(base: &BasePath) -> Self {
        Self {
            name: format!("{}documents", base.prefix()),
        }
    }

    /// Returns all documents, without their texts.
    ///
    /// # Errors
    /// When the browser blocks the database, or reading fails.
    pub async fn list(&self) -> Result<Shelved, StoreError> {
        let database = Database::open(&self.name).await?;
        let transaction = database.begin(IdbTransactionMode::Readonly)?;
        transaction.list().await
    }

    /// Returns the text of a document as it was brought along; `None` where there is none under
    /// this key.
    ///
    /// # Errors
    /// When the browser blocks the database, or reading fails.
    pub async fn text(&self, key: &DocumentKey) -> Result<Option<String>, StoreError> {
        let database = Database::open(&self.name).await?;
        let transaction = database.begin(IdbTransactionMode::Readonly)?;
        let request = transaction.store(TEXTS)?.get(&key_value(key));
        Ok(answer(&request.map_err(failed)?).await?.as_string())
    }

    /// Keeps a document with its text, if neither the text is kept already nor its key taken.
    /// Nothing is overwritten or kept twice, also where two tabs keep something at once.
    ///
    /// # Errors
    /// When the browser blocks the database, there is no room, or writing fails. Then nothing of
    /// the document is kept.
    pub async fn add(&self, document: &OwnDocument, text: &str) -> Result<Added, StoreError> {
        let database = Database::open(&self.name).await?;
        let transaction = database.begin(IdbTransactionMode::Readwrite)?;
        let shelved = transaction.list().await?;
        if let Some(known) = shelved.with_text(&document.fingerprint) {
            return Ok(Added::Known(Box::new(known.clone())));
        }
        if shelved.has_key(&document.key) {
            return Ok(Added::Taken);
        }
        let key = key_value(&document.key);
        let entry = JsValue::from_str(&encode_own(document));
        let add = |store: &str, value: &JsValue| {
            let store = transaction.store(store)?;
            store.add_with_key(value, &key).map_err(failed)
        };
        let added = add(DOCUMENTS, &entry).and_then(|_| add(TEXTS, &JsValue::from_str(text)));
        if let Err(error) = added {
            // What was begun must not be written by itself.
            let _ = transaction.0.abort();
            return Err(error);
        }
        transaction.end().await?;
        Ok(Added::Kept)
    }

    /// Removes a document and its text; removing what is not there is no error.
    ///
    /// # Errors
    /// When the browser blocks the database, or writing fails.
    pub async fn remove(&self, key: &DocumentKey) -> Result<(), StoreError> {
        let database = Database::open(&self.name).await?;
        let transaction = database.begin(IdbTransactionMode::Readwrite)?;
        for store in [DOCUMENTS, TEXTS] {
            let request = transaction.store(store)?.delete(&key_value(key));
            request.map_err(failed)?;
        }
        transaction.end().await
    }
}

/// An open connection; it closes when it is dropped and all its transactions have ended.
struct Database(IdbDatabase);

impl Database {
    /// Opens the database in the version that is there; makes it where there is none.
    async fn open(name: &str) -> Result<Self, StoreError> {
        let opening = Opening::begin(name)?;
        let either = Array::of2(&settled(&opening.request), &after(PATIENCE_MS));
        let first = JsFuture::from(Promise::race(&either)).await;
        if first.map_err(why)?.is_undefined() {
            return Err(StoreError::Blocked);
        }
        opening.end().map(Self)
    }

    fn begin(&self, mode: IdbTransactionMode) -> Result<Transaction, StoreError> {
        let stores = Array::of2(&DOCUMENTS.into(), &TEXTS.into());
        let transaction = self.0.transaction_with_str_sequence_and_mode(&stores, mode);
        transaction.map(Transaction).map_err(failed)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// A database that is being opened. Where that is given up, it is still made whole, and closed as
/// soon as it is open: a connection that nobody closes stands in the way of a newer version.
struct Opening {
    request: IdbOpenDbRequest,
    making: Option<EventListener>,
}

impl Opening {
    fn begin(name: &str) -> Result<Self, StoreError> {
        let request = factory()?.open(name).map_err(failed)?;
        let made = request.clone();
        let making = EventListener::once(&request, "upgradeneeded", move |_| {
            if let Ok(database) = database_of(&made) {
                // Where this fails the stores are missing, which the first transaction says.
                let _ = database.create_object_store(DOCUMENTS);
                let _ = database.create_object_store(TEXTS);
            }
        });
        let making = Some(making);
        Ok(Self { request, making })
    }

    /// Takes the database, which is open.
    fn end(mut self) -> Result<IdbDatabase, StoreError> {
        self.making = None;
        database_of(&self.request).map_err(failed)
    }
}

impl Drop for Opening {
    fn drop(&mut self) {
        let Some(making) = self.making.take() else {
            return;
        };
        making.forget();
        match database_of(&self.request) {
            Ok(database) => database.close(),
            // It is not open yet.
            Err(_) => {
                let request = self.request.clone();
                let closing = EventListener::once(&self.request, "success", move |_| {
                    let _ = database_of(&request).map(|database| database.close());
                });
                closing.forget();
            }
        }
    }
}

fn database_of(request: &IdbRequest) -> Result<IdbDatabase, JsValue> {
    request.result()?.dyn_into()
}

struct Transaction(IdbTransaction);

impl Transaction {
    fn store(&self, name: &str) -> Result<IdbObjectStore, StoreError> {
        self.0.object_store(name).map_err(failed)
    }

    /// All documents that the transaction sees, without their texts.
    async fn list(&self) -> Result<Shelved, StoreError> {
        let store = self.store(DOCUMENTS)?;
        let keys = store.get_all_keys().map_err(failed)?;
        let values = store.get_all().map_err(failed)?;
        // The promises of both are made before either is waited for: what succeeds before there is
        // a promise of it is never heard of.
        let both = Promise::all(&Array::of2(&settled(&keys), &settled(&values)));
        JsFuture::from(both).await.map_err(why)?;
        let (keys, values) = (keys.result(), values.result());
        let keys = Array::from(&keys.map_err(failed)?);
        let values = Array::from(&values.map_err(failed)?);
        let mut shelved = Shelved::default();
        for (key, value) in keys.iter().zip(values.iter()) {
            let Some(key) = key.as_string().as_deref().and_then(DocumentKey::from_text) else {
                continue;
            };
            let document = value.as_string().and_then(|value| decode_own(&value).ok());
            match document.filter(|document| document.key == key) {
                Some(document) => shelved.documents.push(document),
                None => shelved.unreadable.push(key),
            }
        }
        Ok(shelved)
    }

    /// Waits until everything is written, or nothing.
    async fn end(&self) -> Result<(), StoreError> {
        let ended = Promise::new(&mut |resolve: Function, reject: Function| {
            self.0.set_oncomplete(Some(&resolve));
            self.0.set_onabort(Some(&reject));
        });
        let ended = JsFuture::from(ended).await;
        ended.map(drop).map_err(why)
    }
}

/// The browser may have no IndexedDB, or forbid even asking for it.
fn factory() -> Result<IdbFactory, StoreError> {
    let window = web_sys::window().ok_or(StoreError::Blocked)?;
    match window.indexed_db() {
        Ok(Some(factory)) => Ok(factory),
        Ok(None) | Err(_) => Err(StoreError::Blocked),
    }
}

/// A promise that is kept or broken as the request succeeds or fails.
fn settled(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve: Function, reject: Function| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    })
}

/// Waits for what a request finds.
async fn answer(request: &IdbRequest) -> Result<JsValue, StoreError> {
    JsFuture::from(settled(request)).await.map_err(why)?;
    request.result().map_err(failed)
}

fn key_value(key: &DocumentKey) -> JsValue {
    JsValue::from_str(key.as_str())
}

fn failed(error: JsValue) -> StoreError {
    store_error(&error)
}

/// Why a request or a transaction failed, by the event that tells of it.
fn why(event: JsValue) -> StoreError {
    let failing = event.dyn_ref::<Event>().and_then(Event::target);
    match failing.and_then(|failing| member(&failing, "error")) {
        Some(error) => store_error(&error),
        None => StoreError::Failed(String::new()),
    }
}
