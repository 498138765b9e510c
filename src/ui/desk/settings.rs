//! What the settings dialog shows and does.

use yew::prelude::*;

use super::{Desk, Msg, Open};
use crate::annotation::Agent;
use crate::browser::{files, intl};
use crate::keeping::SaveError;
use crate::session::Done;
use crate::shown;
use crate::ui::dialogs::settings::{ProfileLine, SettingsAct, SettingsView};
use crate::ui::messages as m;
use crate::ui::note_card::name_of;
use crate::ui::session::Session;

impl Desk {
    pub(super) fn settings_view(&self) -> SettingsView {
        let session = self.session.borrow();
        let active = session.active_profile().map(|profile| profile.agent.id);
        let line = |agent: Agent| ProfileLine {
            words: in_words(&agent),
            in_use: active.as_ref() == Some(&agent.id),
            id: agent.id,
        };
        SettingsView {
            profiles: session
                .profiles()
                .into_iter()
                .map(|profile| line(profile.agent))
                .collect(),
            others: session
                .other_authors()
                .into_iter()
                .map(|agent| (agent.id.clone(), in_words(&agent)))
                .collect(),
            used: session.used(),
            last_export: session.last_export().as_ref().map(intl::format_date_time),
            since: session.export_state().changed,
            damaged: session.standing().damaged,
            single_keys: session.single_keys(),
        }
    }

    /// What the person did in the settings; tells whether that is to be drawn now. What is kept is
    /// drawn when the store has answered: till then it stands as the person has set it.
    pub(super) fn settings(&mut self, ctx: &Context<Self>, act: SettingsAct) -> bool {
        match act {
            SettingsAct::UseProfile(id) => {
                return self.set(ctx, move |session| session.use_profile(&id));
            }
            SettingsAct::TakeOver(id) => {
                return self.set(ctx, move |session| session.take_over(&id));
            }
            SettingsAct::SingleKeys(on) => {
                return self.set(ctx, move |session| session.set_single_keys(on));
            }
            SettingsAct::ChangeProfile(id) => self.open = Open::Profile { id: Some(id) },
            SettingsAct::NewProfile => self.open = Open::Profile { id: None },
            SettingsAct::DownloadDamaged => {
                let text = self.session.borrow().damaged(m::unreadable);
                if !files::download(m::DAMAGED_FILE, "application/json", &text) {
                    self.say(ctx, m::download_failed().to_owned(), false);
                }
            }
            SettingsAct::Close => self.open = Open::None,
        }
        true
    }

    fn set(
        &self,
        ctx: &Context<Self>,
        change: impl FnOnce(&mut Session) -> Result<(), SaveError> + 'static,
    ) -> bool {
        self.locked(ctx, change, |result| {
            Msg::Did(result.map(|()| Done::Nothing))
        });
        false
    }
}

/// Name, delegation and role on one line.
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
