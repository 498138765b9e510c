//! The export dialog: all notes, one's own notes, or everything for personal use.

use yew::prelude::*;

use crate::annotation::Sum;
use crate::session::{ExportCounts, ExportScope};
use crate::ui::kit::Dialog;
use crate::ui::messages as m;

/// The properties of [`Export`].
#[derive(Properties, PartialEq)]
pub struct ExportProps {
    /// How many notes each choice exports.
    pub counts: ExportCounts,
    /// Receives the person's choice.
    pub on_export: Callback<ExportScope>,
    /// Called when the person closes the dialog.
    pub on_close: Callback<()>,
}

/// Draws the dialog that asks which notes to export.
#[component]
pub fn Export(props: &ExportProps) -> Html {
    let which = use_state(|| ExportScope::All);
    let choice = |value: ExportScope, words: String, id: &'static str| {
        let choose = {
            let which = which.clone();
            Callback::from(move |_: Event| which.set(value))
        };
        html! {
            <label class="choice">
                <input type="radio" name="which" {id} checked={*which == value} onchange={choose} />{words}
            </label>
        }
    };
    let export = {
        let (which, on_export) = (which.clone(), props.on_export.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            on_export.emit(*which);
        })
    };
    let ExportCounts {
        all,
        mine,
        everything,
        private,
    } = props.counts;
    let says = match (*which, private) {
        (ExportScope::Backup, _) => m::backup_hint().to_owned(),
        (_, private) if private == Sum::default() => String::new(),
        (_, private) => m::private_stay(private.notes, private.answers),
    };
    html! {
        <Dialog title={m::export_title()} on_close={props.on_close.clone()}>
            <form onsubmit={export}>
                {choice(ExportScope::All, m::export_all(all), "export-all")}
                {choice(ExportScope::Mine, m::export_mine(mine), "export-mine")}
                {choice(ExportScope::Backup, m::export_backup(everything), "export-backup")}
                <p role="status">{says}</p>
                <p class="hint">{m::export_hint()}</p>
                <div class="actions"><button class="primary">{m::export_file()}</button></div>
            </form>
        </Dialog>
    }
}
