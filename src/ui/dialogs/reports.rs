//! The reports that this page hosts.

use yew::prelude::*;

use super::Dialog;
use crate::document::{Catalogue, DocumentKey};
use crate::ui::compare::{CompareTwo, relative_link};
use crate::ui::messages as m;
use crate::ui::shared::Shared;

/// The list itself, with the faults of the catalogue below it. `open` is the open report.
pub fn report_list(
    catalogue: &Catalogue,
    open: Option<&DocumentKey>,
    on_choose: &Callback<()>,
) -> Html {
    let choose = on_choose.reform(|_: MouseEvent| ());
    let problems = catalogue.problems();
    html! {
        <>
            <ul class="plain-list">
                for entry in catalogue.entries() {
                    <li key={entry.key.to_string()}>
                        <a href={format!("#/{}/", entry.key)} aria-current={(open == Some(&entry.key)).then_some("page")} onclick={choose.clone()}><strong>{&entry.symbol}</strong></a>
                        <span dir="auto">{&entry.title}</span>
                        {relative_link(catalogue, entry, open, &choose)}
                    </li>
                }
            </ul>
            <p hidden={!catalogue.entries().is_empty()}>{m::NO_REPORTS}</p>
            if !problems.is_empty() {
                <h3>{m::CATALOGUE_PROBLEMS}</h3>
                <ul class="problems">
                    for (index, problem) in problems.iter().enumerate() {
                        <li key={index}>{problem.to_string()}</li>
                    }
                </ul>
            }
        </>
    }
}

/// The list in a dialog.
pub fn reports(catalogue: &Shared<Catalogue>, open: &DocumentKey, on_close: Callback<()>) -> Html {
    let close = on_close.clone();
    let list = report_list(catalogue, Some(open), &on_close);
    html! {
        <Dialog key="reports" title={m::REPORT_LIST} {on_close}>
            {list}
            <CompareTwo catalogue={catalogue.clone()} open={open.clone()} on_choose={close} />
        </Dialog>
    }
}
