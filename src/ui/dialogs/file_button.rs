//! A button that lets the person choose files.

use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use crate::browser::files;

#[derive(Properties, PartialEq)]
pub struct FileButtonProps {
    /// The id of the file field; the button's has `-button` behind it.
    pub id: &'static str,
    pub words: &'static str,
    #[prop_or_default]
    pub multiple: bool,
    #[prop_or_default]
    pub primary: bool,
    /// The files, at least one.
    pub on_files: Callback<Vec<File>>,
}

/// Lets the person choose any file. The contents decide its use: phones grey out files whose names or
/// types they do not know. The browser's own file field can be neither styled nor translated, so a
/// button opens it.
#[component]
pub fn FileButton(props: &FileButtonProps) -> Html {
    let field = use_node_ref();
    let chosen = props.on_files.clone();
    let chosen = Callback::from(move |event: Event| {
        let field: HtmlInputElement = event.target_unchecked_into();
        let files = files::all(field.files());
        // So that the same file can be chosen again.
        field.set_value("");
        if !files.is_empty() {
            chosen.emit(files);
        }
    });
    let open = {
        let field = field.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                field.click();
            }
        })
    };
    html! {
        <>
            <input ref={field} id={props.id} type="file" multiple={props.multiple} class="hidden-words"
                tabindex="-1" aria-hidden="true" onchange={chosen} />
            <button type="button" id={format!("{}-button", props.id)}
                class={classes!(props.primary.then_some("primary"))} autofocus={props.primary} onclick={open}>
                {props.words}
            </button>
        </>
    }
}
