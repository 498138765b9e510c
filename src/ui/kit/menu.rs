//! What is not needed often, shown on demand.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::ui::messages as m;

#[derive(Properties, PartialEq)]
pub struct MenuProps {
    /// What the button is called, e.g. "More on this comment".
    pub name: String,
    pub children: Html,
}

/// A button that shows its children and hides them again; so does Escape, and choosing one of them.
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
