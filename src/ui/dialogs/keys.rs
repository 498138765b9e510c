//! The list of keys.

use yew::prelude::*;

use super::Dialog;
use crate::ui::messages as m;

#[derive(Properties, PartialEq)]
pub struct KeysProps {
    pub on_close: Callback<()>,
}

/// Shows every key and what it does.
#[component]
pub fn Keys(props: &KeysProps) -> Html {
    html! {
        <Dialog title={m::KEYS} on_close={props.on_close.clone()}>
            <table>
                <tbody>
                    for (key, what) in m::KEY_LIST {
                        <tr key={key}><th scope="row"><kbd>{key}</kbd></th><td>{what}</td></tr>
                    }
                </tbody>
            </table>
        </Dialog>
    }
}
