//! The reports that this page hosts.

use yew::prelude::*;

use super::Dialog;
use crate::document::{Catalogue, DocumentKey};
use crate::ui::messages as m;
use crate::ui::shared::Shared;

#[derive(Properties, PartialEq)]
pub struct ReportListProps {
    pub catalogue: Shared<Catalogue>,
    /// The open report.
    pub open: Option<DocumentKey>,
    #[prop_or_default]
    pub on_choose: Callback<()>,
}

/// The list itself, with the faults of the catalogue below it.
#[component]
pub fn ReportList(props: &ReportListProps) -> Html {
    let choose = props.on_choose.reform(|_: MouseEvent| ());
    let problems = props.catalogue.problems();
    html! {
        <>
            <ul class="plain-list">
                for entry in props.catalogue.entries() {
                    <li key={entry.key.to_string()}>
                        <a href={format!("#/{}/", entry.key)} aria-current={(props.open.as_ref() == Some(&entry.key)).then_some("page")} onclick={choose.clone()}><strong>{&entry.symbol}</strong></a>
                        <span dir="auto">{&entry.title}</span>
                    </li>
                }
            </ul>
            <p hidden={!props.catalogue.entries().is_empty()}>{m::NO_REPORTS}</p>
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

#[derive(Properties, PartialEq)]
pub struct ReportsProps {
    pub catalogue: Shared<Catalogue>,
    pub open: Option<DocumentKey>,
    pub on_close: Callback<()>,
}

/// The list in a dialog.
#[component]
pub fn Reports(props: &ReportsProps) -> Html {
    html! {
        <Dialog title={m::REPORT_LIST} on_close={props.on_close.clone()}>
            <ReportList catalogue={props.catalogue.clone()} open={props.open.clone()} on_choose={props.on_close.clone()} />
        </Dialog>
    }
}
