//! The content of the settings dialog, and acts in it.

use super::common::Common;
use super::message::{Open, Told};
use crate::annotation::{Agent, AuthorId};
use crate::browser::kept::Session;
use crate::browser::{files, intl};
use crate::keeping::SaveError;
use crate::session::Done;
use crate::shown;
use crate::ui::dialogs::settings::{ProfileLine, SettingsAct, SettingsView};
use crate::ui::messages as m;
use crate::ui::note_card::name_of;

/// Collects the content of the settings.
pub fn view(desk: &Common) -> SettingsView {
    let session = desk.report.read();
    let active = session.active_profile().map(|profile| profile.agent.id);
    let line = |agent: Agent| ProfileLine {
        words: in_words(&agent),
        in_use: active.as_ref() == Some(&agent.id),
        id: agent.id,
    };
    let profiles = session.profiles().into_iter();
    let others = session.other_authors().into_iter();
    SettingsView {
        profiles: profiles.map(|profile| line(profile.agent)).collect(),
        others: others
            .map(|agent| (agent.id.clone(), in_words(&agent)))
            .collect(),
        used: session.used(),
        last_export: session.last_export().as_ref().map(intl::format_date_time),
        since: session.export_state().changed,
        damaged: session.standing().damaged,
        single_keys: session.single_keys(),
    }
}

/// Carries out an act in the settings; returns whether to draw at once. A kept setting is drawn when
/// the store has answered. Until then the field shows the person's choice.
pub fn act(desk: &mut Common, act: SettingsAct) -> bool {
    match act {
        SettingsAct::UseProfile(id) => return set(desk, move |session| session.use_profile(&id)),
        SettingsAct::TakeOver(id) => return set(desk, move |session| session.take_over(&id)),
        SettingsAct::SingleKeys(on) => {
            return set(desk, move |session| session.set_single_keys(on));
        }
        SettingsAct::ChangeProfile(id) => desk.open = open_profile(Some(id)),
        SettingsAct::NewProfile => desk.open = open_profile(None),
        SettingsAct::DownloadDamaged => {
            let text = desk.report.read().damaged(m::unreadable);
            if !files::download(m::DAMAGED_FILE, "application/json", &text) {
                desk.say(m::download_failed().to_owned(), false);
            }
        }
        SettingsAct::Close => desk.open = Open::None,
    }
    true
}

fn open_profile(id: Option<AuthorId>) -> Open {
    Open::Profile { id, wrong: None }
}

fn set(
    desk: &Common,
    change: impl FnOnce(&mut Session) -> Result<(), SaveError> + 'static,
) -> bool {
    desk.change(change, |result| Told::Did(result.map(|()| Done::Nothing)));
    false
}

/// Returns name, delegation and role on one line.
fn in_words(agent: &Agent) -> String {
    let delegation = agent.delegation.as_ref();
    let country = delegation
        .and_then(|delegation| delegation.country.as_deref())
        .and_then(intl::country_name_of_alpha3);
    let delegation = country.or_else(|| delegation.and_then(|delegation| delegation.shown()));
    let role = agent.role.as_deref().and_then(shown::name_or_none);
    let parts = [Some(name_of(agent)), delegation, role];
    m::side_by_side(&parts.into_iter().flatten().collect::<Vec<_>>())
}
