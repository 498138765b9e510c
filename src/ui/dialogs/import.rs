//! The import dialog, which shows the changes that an import would make before making any.

use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use super::consent::{Consent, LISTED, OwnNote};
use super::file_button::FileButton;
use super::lines::Lines;
use crate::shared::Shared;
use crate::ui::kit::Dialog;
use crate::ui::messages as m;
use crate::ui::shaping::shaped;

/// The content of the dialog.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportView {
    /// The dialog waits for files.
    Choosing,
    /// Files are being read.
    Reading,
    /// The files were read, and Apply would do this.
    Plan(PlanView),
}

/// The plan of an import in words.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanView {
    /// The kinds of change, each with its number of notes.
    pub counts: Vec<(String, usize)>,
    /// The reader's own notes that would change or be added, with those that would change first.
    pub own: Shared<Vec<OwnNote>>,
    /// The other data imported only with consent to changes of one's own words: drafts, decisions.
    pub beside_own: Vec<String>,
    /// The files and items that are left out, each with the reason.
    pub left_out: Vec<String>,
    /// The remarks on notes that are imported in a different form from the file's, by file name.
    pub remarks: Vec<(String, Vec<String>)>,
    /// Notes that do not name the open report but are taken to belong to it.
    pub guesses: Vec<String>,
    /// The sources of notes that belong to no known report.
    pub stray_sources: Vec<String>,
    /// The reasons why the first of these notes belong to no known report, note by note.
    pub stray_notes: Vec<String>,
    /// The number of notes that belong to no known report. They can be kept with the open report.
    pub strays: usize,
    /// The number of further items left out, for these reasons or others.
    pub more_left_out: usize,
    /// Sentences about backups and files of everything.
    pub backups: Vec<String>,
    /// The documents of notes that belong elsewhere, and the number of notes on unknown texts.
    pub others: Vec<String>,
    /// Whether Apply would do anything without touching the reader's own notes.
    pub anything: bool,
    /// Why the last Apply failed.
    pub wrong: Option<String>,
}

/// The acts of the person in the dialog.
pub enum ImportAct {
    /// Read these files.
    Files(Vec<File>),
    /// Import the notes. The flags say whether own notes may change, and whether notes of no known
    /// report are kept.
    Apply { own: bool, strays: bool },
    /// Close the dialog.
    Close,
}

/// Draws the dialog for choosing files, reviewing the plan and applying it.
pub fn import(view: &ImportView, on_act: &Callback<ImportAct>) -> Html {
    let inside = match view {
        ImportView::Choosing => choose(on_act),
        ImportView::Reading => html! { <p role="status">{m::reading()}</p> },
        ImportView::Plan(plan) => {
            html! { <ShowPlan plan={plan.clone()} on_act={on_act.clone()} /> }
        }
    };
    html! {
        <Dialog key="import" title={m::import_title()} wide=true on_close={on_act.reform(|()| ImportAct::Close)}>
            {inside}
        </Dialog>
    }
}

fn choose(on_act: &Callback<ImportAct>) -> Html {
    html! {
        <div class="zone">
            <p>{m::import_drop()}</p>
            <FileButton id="import-files" words={m::import_choose()} multiple=true primary=true
                on_files={on_act.reform(ImportAct::Files)} />
            <p class="hint">{m::import_nothing_yet()}</p>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ShowPlanProps {
    plan: PlanView,
    on_act: Callback<ImportAct>,
}

#[component]
fn ShowPlan(props: &ShowPlanProps) -> Html {
    let own = use_state(|| false);
    let plan = &props.plan;
    let choose = {
        let own = own.clone();
        Callback::from(move |event: Event| {
            own.set(event.target_unchecked_into::<HtmlInputElement>().checked())
        })
    };
    let strays = use_state(|| false);
    let choose_strays = {
        let strays = strays.clone();
        Callback::from(move |event: Event| {
            strays.set(event.target_unchecked_into::<HtmlInputElement>().checked())
        })
    };
    let apply = {
        let (own, strays) = (*own, *strays);
        props
            .on_act
            .reform(move |_: MouseEvent| ImportAct::Apply { own, strays })
    };
    let has_own = !plan.own.is_empty() || !plan.beside_own.is_empty();
    let can_apply = plan.anything || (*own && has_own) || *strays;
    html! {
        <>
            <table>
                <tbody>
                    for (label, count) in plan.counts.iter().filter(|(_, count)| *count > 0) {
                        <tr key={label.clone()}><th scope="row">{label}</th><td class="amount">{count}</td></tr>
                    }
                </tbody>
            </table>
            <p class="hint" hidden={!plan.anything}>{m::names_as_written()}</p>
            {list("backups", &plan.backups)}
            {list("hint", &plan.others)}
            {list("hint guesses", &plan.guesses)}
            for (file, remarks) in &plan.remarks {
                {folded("remarks", m::remarks(file, remarks.len()), remarks)}
            }
            {list("problems strays", &plan.stray_sources)}
            if !plan.stray_notes.is_empty() {
                {folded("stray-notes", m::which_notes().to_owned(), &plan.stray_notes)}
            }
            if plan.strays > 0 {
                <label class="choice">
                    <input type="checkbox" id="import-strays" checked={*strays} onchange={choose_strays} />
                    {m::take_strays(plan.strays)}
                </label>
            }
            {list("problems", &plan.left_out)}
            <p class="problems" hidden={plan.more_left_out == 0}>{m::and_more(plan.more_left_out)}</p>
            if has_own {
                <Consent own={plan.own.clone()} beside={plan.beside_own.clone()} />
                <label class="choice">
                    <input type="checkbox" id="import-own" aria-describedby={LISTED} checked={*own} onchange={choose} />
                    {m::import_own()}
                </label>
            }
            <p hidden={can_apply || has_own || !plan.left_out.is_empty()}>{m::import_same()}</p>
            <p class="problems" role="alert" hidden={plan.wrong.is_none()}>{plan.wrong.clone().unwrap_or_default()}</p>
            <div class="actions">
                <span class="hint push">{m::import_nothing_yet()}</span>
                <button type="button" onclick={props.on_act.reform(|_: MouseEvent| ImportAct::Close)}>
                    {m::cancel()}
                </button>
                <button type="button" class="primary" disabled={!can_apply} onclick={apply}>{m::import_apply()}</button>
            </div>
        </>
    }
}

/// Draws, folded, lines that few people want to read.
fn folded(class: &'static str, summary: String, lines: &[String]) -> Html {
    html! {
        <details class="folding"><summary>{shaped(&summary)}</summary>{list(class, lines)}</details>
    }
}

fn list(class: &'static str, lines: &[String]) -> Html {
    html! {
        if lines.is_empty() {
            <p hidden=true></p>
        } else {
            <Lines {class} lines={lines.to_vec()} />
        }
    }
}
