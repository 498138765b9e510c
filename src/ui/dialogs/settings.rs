//! Settings: who writes, how full the store is, when notes last left, keys.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::annotation::AuthorId;
use crate::ui::kit::Dialog;
use crate::ui::messages as m;

/// What browsers grant to local storage, in UTF-16 units; they do not tell, so this is the usual.
const USUAL_QUOTA: usize = 5_242_880;

/// One profile of this browser.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileLine {
    pub id: AuthorId,
    /// Name, delegation, role.
    pub words: String,
    /// Whether new notes are written under it.
    pub in_use: bool,
}

/// What the dialog shows.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingsView {
    pub profiles: Vec<ProfileLine>,
    /// Authors in the notes who are none of the reader's profiles.
    pub others: Vec<(AuthorId, String)>,
    /// UTF-16 units of all keys and values of the origin.
    pub used: usize,
    /// When the notes of this report were last exported, in the reader's locale.
    pub last_export: Option<String>,
    /// Changes since then.
    pub since: usize,
    /// Entries that cannot be read.
    pub damaged: usize,
    pub single_keys: bool,
}

/// What the person wants.
pub enum SettingsAct {
    UseProfile(AuthorId),
    ChangeProfile(AuthorId),
    NewProfile,
    TakeOver(AuthorId),
    DownloadDamaged,
    SingleKeys(bool),
    Close,
}

/// The settings; `aside` is what was set aside, with what can be done with it.
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
