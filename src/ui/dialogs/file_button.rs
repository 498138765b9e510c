//! A button that lets the person choose files.

use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use crate::browser::files;

/// The properties of [`FileButton`].
#[derive(Properties, PartialEq)]
pub struct FileButtonProps {
    /// The id of the file field; the id of the button is this with `-button` appended.
    pub id: &'static str,
    /// The words on the button.
    pub words: &'static str,
    /// Whether several files may be chosen.
    #[prop_or_default]
    pub multiple: bool,
    /// Whether the button is the most important one.
    #[prop_or_default]
    pub primary: bool,
    /// Receives the chosen files, at least one.
    pub on_files: Callback<Vec<File>>,
}

/// Draws a button for choosing files of any kind. Their contents decide their use, because phones grey
/// out files with unfamiliar names or types. The browser's own file field can be neither styled nor
/// translated, so a button opens it.
#[component]
pub fn FileButton(props: &FileButtonProps) -> Html {
    let field = use_node_ref();
    let chosen = props.on_files.clone();
    let chosen = Callback::from(move |event: Event| {
        let field: HtmlInputElement = event.target_unchecked_into();
        let files = files::all(field.files());
        // After emptying, the field reports the next file even if it is the same one.
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
