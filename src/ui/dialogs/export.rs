//! What to export: all notes, or one's own.

use yew::prelude::*;

use super::Dialog;
use crate::ui::messages as m;

/// Which notes leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Also those of others and withdrawn ones.
    All,
    /// Only the reader's own.
    Mine,
}

#[derive(Properties, PartialEq)]
pub struct ExportProps {
    /// How many notes there are.
    pub all: usize,
    /// How many of them are the reader's own.
    pub mine: usize,
    pub on_export: Callback<Which>,
    pub on_close: Callback<()>,
}

/// Asks which notes, then downloads the file.
#[component]
pub fn Export(props: &ExportProps) -> Html {
    let which = use_state(|| Which::All);
    let choice = |value: Which, words: String, id: &'static str| {
        let choose = {
            let which = which.clone();
            Callback::from(move |_: Event| which.set(value))
        };
        html! {
            <label class="choice"><input type="radio" name="which" {id} checked={*which == value} onchange={choose} />{words}</label>
        }
    };
    let export = {
        let (which, on_export) = (which.clone(), props.on_export.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            on_export.emit(*which);
        })
    };
    html! {
        <Dialog title={m::EXPORT_TITLE} on_close={props.on_close.clone()}>
            <form onsubmit={export}>
                {choice(Which::All, m::export_all(props.all), "export-all")}
                {choice(Which::Mine, m::export_mine(props.mine), "export-mine")}
                <p class="hint">{m::EXPORT_HINT}</p>
                <div class="actions"><button class="primary">{m::EXPORT_FILE}</button></div>
            </form>
        </Dialog>
    }
}
