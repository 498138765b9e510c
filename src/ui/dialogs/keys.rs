//! The list of keys.

use yew::prelude::*;

use super::Dialog;
use crate::ui::messages as m;

/// Shows every key and what it does.
pub fn keys(on_close: Callback<()>) -> Html {
    html! {
        <Dialog key="keys" title={m::KEYS} {on_close}>
            <table>
                <tbody>
                    for (key, what) in m::KEY_LIST {
                        <tr key={key}><th scope="row"><kbd>{key}</kbd></th><td>{what}</td></tr>
                    }
                </tbody>
            </table>
            <h3>{m::COMPARE_KEYS_TITLE}</h3>
            <table>
                <tbody>
                    for (key, what) in m::COMPARE_KEYS {
                        <tr key={key}><th scope="row"><kbd>{key}</kbd></th><td>{what}</td></tr>
                    }
                </tbody>
            </table>
        </Dialog>
    }
}
