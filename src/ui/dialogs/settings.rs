//! The settings: profiles, the room left in storage, the last export, keys.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::annotation::AuthorId;
use crate::ui::kit::Dialog;
use crate::ui::messages as m;

/// The room that browsers usually grant to local storage, in UTF-16 units; they do not reveal the
/// actual one. With a higher figure, the meter warns too late. With a lower one, it warns too early.
const USUAL_QUOTA: usize = 5_242_880;

/// A profile of this browser.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileLine {
    /// The id of the profile.
    pub id: AuthorId,
    /// Name, delegation and role.
    pub words: String,
    /// Whether new notes are written under the profile.
    pub in_use: bool,
}

/// The content of the dialog.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingsView {
    /// The profiles of this browser.
    pub profiles: Vec<ProfileLine>,
    /// The authors of notes who are not among the reader's profiles.
    pub others: Vec<(AuthorId, String)>,
    /// The size of all keys and values of the origin, in UTF-16 units.
    pub used: usize,
    /// The time of this report's last export, in the reader's locale.
    pub last_export: Option<String>,
    /// The number of changes since the last export.
    pub since: usize,
    /// The number of unreadable entries.
    pub damaged: usize,
    /// Whether single-letter keys act.
    pub single_keys: bool,
}

/// The acts of the person in the settings.
pub enum SettingsAct {
    /// Write new notes under this profile.
    UseProfile(AuthorId),
    /// Open the form of this profile.
    ChangeProfile(AuthorId),
    /// Open the form of a new profile.
    NewProfile,
    /// Make this author of notes one of the reader's profiles.
    TakeOver(AuthorId),
    /// Download the damaged entries as a file.
    DownloadDamaged,
    /// Turn single-letter keys on or off.
    SingleKeys(bool),
    /// Close the dialog.
    Close,
}

/// Draws the settings. `aside` lists entries that were set aside, with the acts on them.
pub fn settings(view: &SettingsView, aside: Html, on_act: &Callback<SettingsAct>) -> Html {
    let set_single_keys = on_act.reform(|event: Event| {
        let field: HtmlInputElement = event.target_unchecked_into();
        SettingsAct::SingleKeys(field.checked())
    });
    html! {
        <Dialog key="settings" title={m::settings()} wide=true on_close={on_act.reform(|()| SettingsAct::Close)}>
            {profiles(view, on_act)}
            {take_over(view, on_act)}
            <h3>{m::store()}</h3>
            <meter min="0" max={USUAL_QUOTA.to_string()} high={(USUAL_QUOTA * 8 / 10).to_string()}
                value={view.used.to_string()} aria-label={m::store()}>
            </meter>
            <p>{m::store_used(view.used)}</p>
            <p class="hint">{m::about_store()}</p>
            <p>
                {m::last_export()}{": "}{view.last_export.clone().unwrap_or_else(|| m::never().to_owned())}{"; "}
                {m::since_export(view.since)}{"."}
            </p>
            <p hidden={view.damaged == 0}>
                {m::damaged(view.damaged)}{" "}
                <button type="button" onclick={on_act.reform(|_: MouseEvent| SettingsAct::DownloadDamaged)}>
                    {m::download_damaged()}
                </button>
            </p>
            {aside}
            <h3>{m::keys()}</h3>
            <label class="choice">
                <input type="checkbox" id="single-keys" checked={view.single_keys}
                    onchange={set_single_keys} />
                {m::single_keys()}
            </label>
        </Dialog>
    }
}

fn profiles(view: &SettingsView, on_act: &Callback<SettingsAct>) -> Html {
    let act = |act: fn(AuthorId) -> SettingsAct, id: &AuthorId| {
        let id = id.clone();
        on_act.reform(move |_: MouseEvent| act(id.clone()))
    };
    html! {
        <>
            <h3>{m::profiles()}</h3>
            <ul class="plain-list">
                for profile in &view.profiles {
                    <li key={profile.id.to_string()}>
                        <span dir="auto">{&profile.words}</span>
                        <span class="push"></span>
                        if profile.in_use {
                            <span class="hint">{m::in_use()}</span>
                        } else {
                            <button type="button" onclick={act(SettingsAct::UseProfile, &profile.id)}>
                                {m::use_profile()}
                            </button>
                        }
                        <button type="button" onclick={act(SettingsAct::ChangeProfile, &profile.id)}>
                            {m::change()}
                        </button>
                    </li>
                }
            </ul>
            <p>
                <button type="button" onclick={on_act.reform(|_: MouseEvent| SettingsAct::NewProfile)}>
                    {m::new_profile()}
                </button>
            </p>
        </>
    }
}

fn take_over(view: &SettingsView, on_act: &Callback<SettingsAct>) -> Html {
    if view.others.is_empty() {
        return html! { <div hidden=true></div> };
    }
    html! {
        <div>
            <h3>{m::mine_title()}</h3>
            <p class="hint">{m::mine_why()}</p>
            <ul class="plain-list">
                for (id, words) in &view.others {
                    {take_over_line(on_act, id, words)}
                }
            </ul>
        </div>
    }
}

fn take_over_line(on_act: &Callback<SettingsAct>, id: &AuthorId, words: &str) -> Html {
    let author = id.clone();
    let act = on_act.reform(move |_: MouseEvent| SettingsAct::TakeOver(author.clone()));
    html! {
        <li key={id.to_string()}>
            <span dir="auto">{words}</span><span class="push"></span>
            <button type="button" onclick={act}>{m::take_over()}</button>
        </li>
    }
}
