//! The go-to box: a paragraph number, typed as people say it.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::ui::kit::{Dialog, Field};
use crate::ui::messages as m;

/// Asks for a paragraph number. `wrong` says that the last attempt found nothing. `on_go` receives the
/// typed number when the person presses Enter.
pub fn go_to(wrong: Option<&str>, on_go: Callback<String>, on_close: Callback<()>) -> Html {
    let field = NodeRef::default();
    let submit = {
        let field = field.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(field) = field.cast::<HtmlInputElement>() {
                on_go.emit(field.value());
            }
        })
    };
    let hint = wrong.unwrap_or(m::go_to_hint()).to_owned();
    html! {
        <Dialog key="go-to" title={m::go_to_title()} {on_close}>
            <form onsubmit={submit}>
                {Field::new("go-to", m::go_to_label()).live_hint(hint).draw(html! {
                    <input id="go-to" ref={field} type="text" autocomplete="off" autofocus=true
                        aria-describedby={Field::hint_id("go-to")} />
                })}
                <div class="actions"><button class="primary">{m::go()}</button></div>
            </form>
        </Dialog>
    }
}
