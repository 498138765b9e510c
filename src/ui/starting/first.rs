//! The first drawing: the text of the report, before the notes and the rest of the app arrive.
//!
//! It is a small module of its own (`src/reader.rs`). It uses the components of the app, so that every
//! word is in the same place. The app replaces it without a flash; see `boot/README.md`.
//!
//! The reader's own documents are left to the app, because database access would add to every reader's
//! download. A key that is not in the catalogue is not drawn, so that nothing wrong is shown first.
//! JSON is left to the browser (`browser/json.rs`), and a fault in it to the app, which reports it.
//!
//! If this drawing fails, the app says what is wrong. The app draws its components out of sight and
//! then replaces this drawing (`takeover`).

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::opening::{self, Address, Wanted};
use crate::browser::kept::kept_before;
use crate::browser::location;
use crate::browser::{dom, safety};
use crate::document::{CatalogueEntry, Document};
use crate::shared::Shared;
use crate::ui::messages as m;
use crate::ui::outline::Outline;
use crate::ui::reader::{Reader, enough};

/// The event that tells `boot.js` that the text is there, or that the app has to explain its absence.
const DONE: &str = "first-drawn";

/// Draws the report that the address names.
pub fn start() {
    spawn_local(async {
        match load().await {
            Some(props) => draw(props),
            None => done(),
        }
    });
}

fn draw(props: FirstProps) {
    match dom::element(dom::FIRST) {
        Some(root) => {
            root.set_text_content(None);
            yew::Renderer::<First>::with_root_and_props(root, props).render();
        }
        None => done(),
    }
}

fn done() {
    if let Ok(event) = web_sys::Event::new(DONE) {
        let _ = gloo::utils::document().dispatch_event(&event);
    }
}

async fn load() -> Option<FirstProps> {
    let catalogue = opening::catalogue_by_browser().await?;
    let address = Address::parse(&location::hash());
    let storage = kept_before();
    let mut hosted = catalogue.entries().iter();
    let entry = match address.wanted(|| {
        let last_read = || opening::last_read_by_browser(storage.as_ref()?);
        location::report_of_page().or_else(last_read)
    }) {
        // A report that is not hosted may be one of the reader's own documents, which the app draws.
        Wanted::Named(key) | Wanted::Remembered(key) => {
            hosted.find(|entry| entry.key.as_str() == key)
        }
        Wanted::Any => hosted.next(),
    };
    let entry = entry?.clone();
    if storage.is_some_and(|storage| storage.is_report_aside(&entry.key)) {
        return None;
    }
    let text = opening::fetch(&entry.file).await.ok()?;
    safety::opening([&entry.key]);
    safety::at_text();
    let document = Document::parse(&text);
    let place = address.place.and_then(|id| document.position(&id));
    Some(FirstProps {
        entry,
        document: Shared::new(document),
        place,
    })
}

#[derive(Properties, PartialEq)]
struct FirstProps {
    entry: CatalogueEntry,
    document: Shared<Document>,
    /// The block that the address names.
    place: Option<usize>,
}

#[component]
fn First(props: &FirstProps) -> Html {
    let no_notes = use_memo((), |()| vec![0; props.document.blocks().len()]);
    let counts = Shared::from(no_notes);
    let marked = Shared::from(use_memo((), |()| Vec::new()));
    use_effect_with((), |()| done());
    let most = enough(props.place.unwrap_or_default());
    let to_place = {
        let block = props
            .place
            .and_then(|index| props.document.blocks().get(index))
            .map(|block| block.id().to_owned());
        move |()| {
            let find = |id: &String| dom::element(id);
            if let Some(element) = block.as_ref().and_then(find) {
                element.scroll_into_view();
            }
        }
    };
    html! {
        <div class="app first">
            <header class="bar">
                <div class="here">
                    <span class="symbol-button" translate="no"><strong>{&props.entry.symbol}</strong></span>
                    <span dir="auto">{&props.entry.title}</span>
                </div>
                <span class="waiting" role="status">{m::opening_notes()}</span>
            </header>
            <div class="page">
                <nav class="outline beside" aria-label={m::outline()}>
                    <Outline document={props.document.clone()} document_key={props.entry.key.clone()}
                        counts={counts.clone()} current={props.place.unwrap_or_default()} />
                </nav>
                <Reader {most} language={props.entry.language.clone()} document={props.document.clone()}
                    {marked} current={props.place.unwrap_or_default()} on_drawn={to_place}
                    on_act={Callback::noop()} on_repairs={Callback::noop()} on_document={Callback::noop()} />
                <div class="margin"></div>
            </div>
        </div>
    }
}
