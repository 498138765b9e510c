//! The documents that a person brought along, kept in IndexedDB: texts are too large for local storage.
//!
//! Each copy of the app has its own database, with two stores under the same keys. `documents` holds the
//! facts of each document ([`encode_own`]), `texts` the texts; so listing reads no text. Every call
//! opens the database and closes it again. So no connection blocks another tab or a newer version of the
//! app.
//!
//! Notes are in local storage: a note has a few hundred characters. A full store is reported before
//! anything is written. A text may have 20 MB. Without a database, a document stays open until the page
//! is left, and the page says so. Notes on it are kept all the same.
//!
//! A kept document is never overwritten, and a text is kept once. A changed file is another text. It
//! gets a key of its own if its key is taken. The transaction that adds a document also checks whether
//! it is already present. So two tabs with one file make one document. A file with the text of a hosted
//! report opens that report, whatever relation its number suggests.

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

/// How long to wait for the database to open, in milliseconds. Some browsers never answer if it is
/// blocked. With a higher value, a person waits longer for that. With a lower one, a slow disk counts as
/// blocked.
const PATIENCE_MS: i32 = 5_000;

/// The database of documents. A value says nothing about whether the browser allows its use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentStore {
    name: String,
}

/// The outcome of keeping a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Added {
    /// The document is kept.
    Kept,
    /// This text was kept before, in this tab or another. The kept document stays unchanged.
    Known(Box<OwnDocument>),
    /// Another text is kept under the key, and stays.
    Taken,
}

/// The contents of the database.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelved {
    /// The documents, in the order of their keys.
    pub documents: Vec<OwnDocument>,
    /// The keys of entries that a newer version of the app wrote, or that are damaged. They are left
    /// alone.
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

    /// Returns the text of a document as it was brought along; `None` if the key has no text.
    ///
    /// # Errors
    /// When the browser blocks the database, or reading fails.
    pub async fn text(&self, key: &DocumentKey) -> Result<Option<String>, StoreError> {
        let database = Database::open(&self.name).await?;
        let transaction = database.begin(IdbTransactionMode::Readonly)?;
        let request = transaction.store(TEXTS)?.get(&key_value(key));
        Ok(answer(&request.map_err(failed)?).await?.as_string())
    }

    /// Keeps a document with its text, unless the text is already kept or its key is taken. Nothing is
    /// overwritten or kept twice, even when two tabs keep documents at once.
    ///
    /// # Errors
    /// When the browser blocks the database, there is no room, or writing fails. Then no part of the
    /// document is kept.
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
            // An error does not end the transaction: without this, the writes already begun would be
            // completed.
            let _ = transaction.0.abort();
            return Err(error);
        }
        transaction.end().await?;
        Ok(Added::Kept)
    }

    /// Removes a document and its text. Removing a missing document is not an error.
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

/// An open connection, which closes when it is dropped and all its transactions have ended.
struct Database(IdbDatabase);

impl Database {
    /// Opens the present version of the database, or creates it.
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

/// A database that is being opened. When the wait is given up, the database is still made whole, and
/// closed as soon as it is open. A connection that stays open would block a newer version.
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
                // If this fails, the stores are missing, which the first transaction reports.
                let _ = database.create_object_store(DOCUMENTS);
                let _ = database.create_object_store(TEXTS);
            }
        });
        let making = Some(making);
        Ok(Self { request, making })
    }

    /// Returns the open database.
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
            // The database is not open yet.
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

    /// Lists all documents that the transaction sees, without their texts.
    async fn list(&self) -> Result<Shelved, StoreError> {
        let store = self.store(DOCUMENTS)?;
        let keys = store.get_all_keys().map_err(failed)?;
        let values = store.get_all().map_err(failed)?;
        // Both promises are made before either is awaited: a success before its promise exists would go
        // unheard.
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

    /// Waits until the transaction has written all of its changes, or none.
    async fn end(&self) -> Result<(), StoreError> {
        let ended = Promise::new(&mut |resolve: Function, reject: Function| {
            self.0.set_oncomplete(Some(&resolve));
            self.0.set_onabort(Some(&reject));
        });
        let ended = JsFuture::from(ended).await;
        ended.map(drop).map_err(why)
    }
}

/// Returns the browser's IndexedDB. It may be missing, and the browser may forbid even asking for it.
fn factory() -> Result<IdbFactory, StoreError> {
    let window = web_sys::window().ok_or(StoreError::Blocked)?;
    match window.indexed_db() {
        Ok(Some(factory)) => Ok(factory),
        Ok(None) | Err(_) => Err(StoreError::Blocked),
    }
}

/// Makes a promise that is kept or broken as the request succeeds or fails.
fn settled(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve: Function, reject: Function| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    })
}

/// Waits for the result of a request.
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

/// Returns why a request or a transaction failed, from the event that reports the failure.
fn why(event: JsValue) -> StoreError {
    let failing = event.dyn_ref::<Event>().and_then(Event::target);
    match failing.and_then(|failing| member(&failing, "error")) {
        Some(error) => store_error(&error),
        None => StoreError::Failed(String::new()),
    }
}
