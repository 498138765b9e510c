//! The go-to box: a paragraph number, typed as people say it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Dialog;
use crate::ui::messages as m;

#[derive(Properties, PartialEq)]
pub struct GoToProps {
    /// What to say when the last try found nothing.
    pub wrong: Option<String>,
    /// The person typed this and pressed Enter.
    pub on_go: Callback<String>,
    pub on_close: Callback<()>,
}

/// Asks for a paragraph number.
#[component]
pub fn GoTo(props: &GoToProps) -> Html {
    let field = use_node_ref();
    let submit = {
        let (field, on_go) = (field.clone(), props.on_go.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(field) = field.cast::<HtmlInputElement>() {
                on_go.emit(field.value());
            }
        })
    };
    html! {
        <Dialog title={m::GO_TO_TITLE} on_close={props.on_close.clone()}>
            <form onsubmit={submit}>
                <div class="field">
                    <label for="go-to">{m::GO_TO_LABEL}</label>
                    <input id="go-to" ref={field} type="text" autocomplete="off" autofocus=true aria-describedby="go-to-hint" />
                    <span class="hint" id="go-to-hint" role="status">{props.wrong.clone().unwrap_or_else(|| m::GO_TO_HINT.to_owned())}</span>
                </div>
                <div class="actions"><button class="primary">{m::GO}</button></div>
            </form>
        </Dialog>
    }
}
