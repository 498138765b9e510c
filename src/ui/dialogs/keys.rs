//! The list of keys.

use yew::prelude::*;

use crate::ui::kit::Dialog;
use crate::ui::messages as m;

/// Shows every key and what it does.
pub fn keys(on_close: Callback<()>) -> Html {
    html! {
        <Dialog key="keys" title={m::keys()} {on_close}>
            {table(&m::key_list())}
            <h3>{m::compare_keys_title()}</h3>
            {table(&m::compare_keys())}
            <h3>{m::carried_keys_title()}</h3>
            {table(&m::carried_keys())}
        </Dialog>
    }
}

/// Shows the keys that work while two texts are compared.
pub fn compare_keys(on_close: Callback<()>) -> Html {
    html! { <Dialog key="keys" title={m::keys()} {on_close}>{table(&m::compare_keys())}</Dialog> }
}

fn table<K: AsRef<str>>(keys: &[(K, &'static str)]) -> Html {
    html! {
        <table>
            <tbody>
                for (key, what) in keys.iter().map(|(key, what)| (key.as_ref().to_owned(), *what)) {
                    <tr key={key.clone()}><th scope="row"><kbd>{key}</kbd></th><td>{what}</td></tr>
                }
            </tbody>
        </table>
    }
}
