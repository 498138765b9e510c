//! The list of keys.

use yew::prelude::*;

use super::Dialog;
use crate::ui::messages as m;

/// Shows every key and what it does.
pub fn keys(on_close: Callback<()>) -> Html {
    let compare = m::COMPARE_KEYS.map(|(key, what)| (key.to_owned(), what));
    html! {
        <Dialog key="keys" title={m::KEYS} {on_close}>
            {table(&m::key_list())}
            <h3>{m::COMPARE_KEYS_TITLE}</h3>
            {table(&compare)}
            <h3>{m::CARRIED_KEYS_TITLE}</h3>
            {table(&m::carried_keys())}
        </Dialog>
    }
}

fn table(keys: &[(String, &str)]) -> Html {
    html! {
        <table>
            <tbody>
                for (key, what) in keys {
                    <tr key={key.clone()}><th scope="row"><kbd>{key}</kbd></th><td>{*what}</td></tr>
                }
            </tbody>
        </table>
    }
}
