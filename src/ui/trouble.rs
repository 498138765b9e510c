//! The page in place of a text that cannot be shown: the reason, and the next steps.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::focus::focus_quietly;
use crate::browser::dom;

/// The properties of [`Trouble`].
#[derive(Properties, PartialEq)]
pub struct TroubleProps {
    /// The heading of the page.
    pub heading: &'static str,
    /// The words that name the missing text and the next step.
    pub words: String,
    /// The buttons for the next steps.
    pub children: Html,
}

/// Draws the page in place of the text. It takes the focus if no other element has it, because the
/// pressed button, such as "Try again", is gone.
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

/// Moves a lost focus to the first button in `page`, or else to `page` itself.
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
