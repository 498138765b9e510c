//! What stands in place of a text that cannot be shown: why, and what can be done.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::focus::focus_quietly;
use crate::browser::dom;

#[derive(Properties, PartialEq)]
pub struct TroubleProps {
    pub heading: &'static str,
    /// What is missing, and what to do next.
    pub words: String,
    /// The ways to go on.
    pub children: Html,
}

/// The page in place of the text. It has the focus if nothing else has: what was pressed to come here,
/// as "Try again", is gone.
#[component]
pub fn Trouble(props: &TroubleProps) -> Html {
    let page = use_node_ref();
    {
        let page = page.clone();
        use_effect_with((), move |()| take_lost_focus(&page));
    }
    html! {
        <main ref={page} class="opening" tabindex="-1">
            <h1>{props.heading}</h1>
            <p role="alert">{&props.words}</p>
            {props.children.clone()}
        </main>
    }
}

/// Gives the focus to the first button in `page`, else to all of it, if it is nowhere.
fn take_lost_focus(page: &NodeRef) {
    let focused = dom::focused();
    if focused.is_some_and(|element| element.tag_name() != "BODY") {
        return;
    }
    let Some(page) = page.cast::<HtmlElement>() else {
        return;
    };
    focus_quietly(&dom::find_in(&page, dom::SHOWN_BUTTON).unwrap_or(page));
}
