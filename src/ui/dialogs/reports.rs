//! The list of documents that can be opened: reports hosted with this page, and documents from this
//! device.

use yew::prelude::*;

use super::file_button::FileButton;
use super::lines::Lines;
use crate::browser::dom;
use crate::document::{CatalogueEntry, DocumentKey, Library, OwnEntry};
use crate::shared::Shared;
use crate::shown;
use crate::ui::compare::{CompareTwo, relative_link};
use crate::ui::kit::Dialog;
use crate::ui::library::LibraryAct;
use crate::ui::messages as m;
use crate::ui::portion::{LINES, use_portion};
use crate::ui::shaping::shaped;

/// The DOM id of the field for choosing a document.
pub const OWN_FILE: &str = "own-file";

/// The properties of [`ReportList`].
#[derive(Properties, PartialEq)]
pub struct ReportListProps {
    /// All documents that can be opened.
    pub library: Shared<Library>,
    /// The open document.
    #[prop_or_default]
    pub open: Option<DocumentKey>,
    /// The message that the page already shows.
    #[prop_or_default]
    pub told: AttrValue,
    /// Called when a document of the list was chosen.
    pub on_choose: Callback<()>,
    /// Receives the person's acts on documents that they added.
    pub on_act: Callback<LibraryAct>,
}

/// Draws the lists, followed by the faults of the catalogue.
#[component]
pub fn ReportList(props: &ReportListProps) -> Html {
    let asking = use_state(|| None::<DocumentKey>);
    let removing = use_state(|| None::<OwnEntry>);
    let catalogue = props.library.catalogue();
    let hosted = use_portion(catalogue.entries().len(), LINES);
    let own = use_portion(props.library.own().len(), LINES);
    let none_listed = m::none_listed(catalogue);
    let is_told = !catalogue.entries().is_empty() || *props.told == *none_listed;
    let entries_only = catalogue.fault().map_or(catalogue.problems(), |_| &[]);
    let problems: Vec<String> = entries_only.iter().map(m::catalogue_problem).collect();
    let bring = {
        let (choose, act) = (props.on_choose.clone(), props.on_act.clone());
        Callback::from(move |files| {
            choose.emit(());
            act.emit(LibraryAct::Bring(files));
        })
    };
    let gone = removing
        .as_ref()
        .filter(|own| props.library.own_with(&own.document.key).is_none());
    html! {
        <>
            <ul class="plain-list">
                for entry in catalogue.entries().iter().take(hosted.shown) {
                    <li key={entry.key.to_string()}>{line(props, entry, &[])}</li>
                }
            </ul>
            {hosted.more}
            <p hidden={is_told}>{none_listed}</p>
            <div class="own-documents">
                if !props.library.own().is_empty() {
                    <h3>{m::own_documents()}</h3>
                    <ul class="plain-list">
                        for own in props.library.own().iter().take(own.shown) {
                            <li key={own.document.key.to_string()}>{own_line(props, own, &asking, &removing)}</li>
                        }
                    </ul>
                    {own.more}
                }
                <p role="status" hidden={gone.is_none()}>
                    {gone.map(|own| m::removed(&own.document.symbol)).unwrap_or_default()}
                </p>
                <p class="open-own"><FileButton id={OWN_FILE} words={m::open_own()} on_files={bring} /></p>
                <p class="hint">{m::open_own_hint()}</p>
            </div>
            if !problems.is_empty() {
                <h3>{m::catalogue_problems()}</h3>
                <Lines class="problems" lines={problems} />
            }
        </>
    }
}

/// Draws a document of the list: its number as a link, its title, its relation to another document, and
/// `more`.
fn line(props: &ReportListProps, entry: &CatalogueEntry, more: &[&str]) -> Html {
    let is_open = props.open.as_ref() == Some(&entry.key);
    let relation = props.library.relation(&entry.key);
    let relation = relation.map(|relation| {
        let of = props.library.symbol(&relation.of);
        m::relation_line(relation.kind, &of)
    });
    let hints: Vec<&str> = relation
        .as_deref()
        .into_iter()
        .chain(more.iter().copied())
        .collect();
    let hints = m::side_by_side(&hints);
    html! {
        <>
            <a href={format!("#/{}/", entry.key)} aria-current={is_open.then_some("page")}
                onclick={props.on_choose.reform(|_: MouseEvent| ())}>
                <strong>{shown::name(&entry.symbol)}</strong>
            </a>
            <span dir="auto">{shaped(&entry.title)}</span>
            <span class="hint" dir="auto" hidden={hints.is_empty()}>{shaped(&hints)}</span>
            {relative_link(&props.library, entry, props.open.as_ref(), &props.on_choose)}
        </>
    }
}

fn own_line(
    props: &ReportListProps,
    own: &OwnEntry,
    asking: &UseStateHandle<Option<DocumentKey>>,
    removing: &UseStateHandle<Option<OwnEntry>>,
) -> Html {
    let document = &own.document;
    let mut more = Vec::new();
    if document.file_name != document.title {
        more.push(document.file_name.as_str());
    }
    if !own.is_kept() {
        more.push(m::only_here());
    }
    let is_asked = asking.as_ref() == Some(&document.key);
    let remove_id = format!("remove-{}", document.key);
    let ask = {
        let (asking, key) = (asking.clone(), document.key.clone());
        Callback::from(move |_: MouseEvent| asking.set(Some(key.clone())))
    };
    let keep = {
        let (asking, remove_id) = (asking.clone(), remove_id.clone());
        Callback::from(move |_: MouseEvent| {
            asking.set(None);
            hand_focus_to(&remove_id);
        })
    };
    let remove = {
        let (asking, removing, own) = (asking.clone(), removing.clone(), own.clone());
        props.on_act.reform(move |_: MouseEvent| {
            asking.set(None);
            removing.set(Some(own.clone()));
            hand_focus_to(&format!("{OWN_FILE}-button"));
            LibraryAct::Remove(own.document.key.clone())
        })
    };
    html! {
        <>
            {line(props, &document.entry(), &more)}
            <button type="button" id={remove_id} aria-expanded={is_asked.to_string()}
                aria-label={m::remove_named(&document.symbol)} onclick={ask}>
                {m::remove()}
            </button>
            if is_asked {
                <div class="ask" role="group" aria-label={m::remove_named(&document.symbol)}>
                    <p role="status">{m::remove_ask(&document.symbol)}</p>
                    <div class="actions">
                        <button type="button" onclick={keep}>{m::remove_no()}</button>
                        <button type="button" class="danger" onclick={remove}>{m::remove_yes()}</button>
                    </div>
                </div>
            }
        </>
    }
}

/// Moves the focus to the next element, because the focused one is about to disappear.
fn hand_focus_to(id: &str) {
    if let Some(element) = dom::by_id(id) {
        let _ = element.focus();
    }
}

/// Draws the list in a dialog.
pub fn reports(
    library: &Shared<Library>,
    open: &DocumentKey,
    on_act: Callback<LibraryAct>,
    on_close: Callback<()>,
) -> Html {
    html! {
        <Dialog key="reports" title={m::report_list()} on_close={on_close.clone()}>
            <ReportList library={library.clone()} open={open.clone()} on_choose={on_close.clone()} {on_act} />
            <CompareTwo library={library.clone()} open={open.clone()} on_choose={on_close} />
        </Dialog>
    }
}
