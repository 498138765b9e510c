//! A menu of acts that are rarely needed.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::ui::messages as m;

/// The properties of [`Menu`].
#[derive(Properties, PartialEq)]
pub struct MenuProps {
    /// The name of the button, for example "More on this comment".
    pub name: String,
    /// The acts in the menu.
    pub children: Html,
}

/// Draws a button that shows and hides its children. Escape and choosing a child also hide them.
#[component]
pub fn Menu(props: &MenuProps) -> Html {
    let open = use_state(|| false);
    let button = use_node_ref();
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let close = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(false))
    };
    let keys = {
        let (open, button) = (open.clone(), button.clone());
        Callback::from(move |event: KeyboardEvent| {
            if *open && event.key() == "Escape" {
                event.prevent_default();
                event.stop_propagation();
                open.set(false);
                if let Some(button) = button.cast::<HtmlElement>() {
                    let _ = button.focus();
                }
            }
        })
    };
    html! {
        <span class="more-acts" onkeydown={keys}>
            <button ref={button} type="button" aria-expanded={open.to_string()} aria-label={props.name.clone()}
                onclick={toggle}>
                {m::more_acts()}
            </button>
            if *open {
                <span class="choices" onclick={close}>{props.children.clone()}</span>
            } else {
                <span hidden=true></span>
            }
        </span>
    }
}
