//! What to export: all notes, one's own, or everything for oneself.

use yew::prelude::*;

use super::Dialog;
use crate::annotation::Sum;
use crate::ui::messages as m;

/// Which notes leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Also those of others and withdrawn ones.
    All,
    /// Only the reader's own.
    Mine,
    /// Everything, private notes too, for the reader alone.
    Backup,
}

/// What leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// All that may be shared.
    pub all: Sum,
    /// The reader's own that may be shared.
    pub mine: Sum,
    /// All there are.
    pub everything: Sum,
    /// What stays here unless everything leaves.
    pub private: Sum,
}

#[derive(Properties, PartialEq)]
pub struct ExportProps {
    pub counts: Counts,
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
    let Counts {
        all,
        mine,
        everything,
        private,
    } = props.counts;
    let says = match (*which, private) {
        (Which::Backup, _) => m::BACKUP_HINT.to_owned(),
        (_, private) if private == Sum::default() => String::new(),
        (_, private) => m::private_stay(private.notes, private.answers),
    };
    html! {
        <Dialog title={m::EXPORT_TITLE} on_close={props.on_close.clone()}>
            <form onsubmit={export}>
                {choice(Which::All, m::export_all(all), "export-all")}
                {choice(Which::Mine, m::export_mine(mine), "export-mine")}
                {choice(Which::Backup, m::export_backup(everything), "export-backup")}
                <p role="status">{says}</p>
                <p class="hint">{m::EXPORT_HINT}</p>
                <div class="actions"><button class="primary">{m::EXPORT_FILE}</button></div>
            </form>
        </Dialog>
    }
}
