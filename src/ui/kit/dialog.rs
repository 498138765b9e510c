//! The browser's own `<dialog>`, opened modally. The focus stays inside, and `Esc` closes it.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::{Icon, IconButton};
use crate::ui::messages as m;
use crate::ui::typeahead;

/// The properties of [`Dialog`].
#[derive(Properties, PartialEq)]
pub struct DialogProps {
    /// The heading, which also names the dialog for screen readers.
    pub title: String,
    /// Whether the dialog is wide, for a table or a long text.
    #[prop_or_default]
    pub wide: bool,
    /// Whether the dialog is as wide as possible, for texts side by side.
    #[prop_or_default]
    pub widest: bool,
    /// Called when the person closes the dialog.
    pub on_close: Callback<()>,
    /// The content of the dialog.
    pub children: Html,
}

/// Draws a modal dialog that is open while it is drawn.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with((), move |()| {
            let element = dialog.cast::<HtmlDialogElement>();
            if let Some(element) = &element {
                // The focus goes back first, so that the browser later returns it to the right place.
                let typed = typeahead::end();
                let _ = element.show_modal();
                typeahead::type_in(&typed);
            }
            move || {
                if let Some(element) = element {
                    element.close();
                }
            }
        });
    }
    let cancel = {
        let on_close = props.on_close.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            on_close.emit(());
        })
    };
    let close = props.on_close.reform(|_: MouseEvent| ());
    html! {
        <dialog ref={dialog} class={classes!(props.wide.then_some("wide"), props.widest.then_some("widest"))}
            aria-label={props.title.clone()} oncancel={cancel}>
            <div class="top">
                <h2>{&props.title}</h2>
                {IconButton::new(Icon::CLOSE, m::close(), close).draw()}
            </div>
            <div class="inside">{props.children.clone()}</div>
        </dialog>
    }
}
