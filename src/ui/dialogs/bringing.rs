//! What has come of a file that a person opens: it is read, cannot be opened, or looks like a
//! revision.

use web_sys::{File, HtmlSelectElement};
use yew::prelude::*;

use super::file_button::FileButton;
use super::reports::OWN_FILE;
use crate::document::{ENCODINGS, Encoding, RelationKind};
use crate::ui::kit::{Dialog, Field, toast};
use crate::ui::messages as m;
use crate::ui::shaping::shaped;

/// What is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum BringingView {
    /// Nothing.
    Nothing,
    /// A file of this name is being read.
    Reading(String),
    /// What has been done instead of opening a file, in words.
    Told(String),
    /// Something was not done; why, in words.
    Refused {
        title: &'static str,
        why: String,
        /// Whether another file may be chosen.
        again: bool,
    },
    /// The file does not say how its letters are written; its first lines as they are read.
    Encoded {
        name: String,
        encoding: Encoding,
        sample: Vec<String>,
    },
    /// The document looks like something to another one.
    Offered {
        symbol: String,
        title: String,
        kind: RelationKind,
        of: String,
    },
}

/// What the person decided.
pub enum BringingAct {
    /// Open this file instead.
    Files(Vec<File>),
    /// Show it in this encoding.
    Encoding(Encoding),
    /// Open it in the encoding that is shown.
    Read,
    /// Open it as what it looks like.
    Related,
    /// Open it as a document of its own.
    Alone,
    /// Do not open it.
    Close,
}

/// The line that tells of it, which stays in the page so that it is heard, and the dialog that asks.
pub fn bringing(view: &BringingView, on_act: &Callback<BringingAct>) -> Html {
    let close = on_act.reform(|_: MouseEvent| BringingAct::Close);
    html! {
        <>
            <div key="telling" role="status" class="live on-top">
                if let BringingView::Reading(name) = view {
                    <p class="toast patient">{shaped(&m::reading_file(name))}</p>
                } else if let BringingView::Told(words) = view {
                    {toast(shaped(words), Html::default(), close)}
                }
            </div>
            {asking(view, on_act)}
        </>
    }
}

fn asking(view: &BringingView, on_act: &Callback<BringingAct>) -> Html {
    let close = on_act.reform(|()| BringingAct::Close);
    match view {
        BringingView::Nothing | BringingView::Reading(_) | BringingView::Told(_) => {
            html! { <div key="none" hidden=true></div> }
        }
        BringingView::Refused { title, why, again } => html! {
            <Dialog key="refused" title={*title} on_close={close.clone()}>
                <p role="alert">{shaped(why)}</p>
                <div class="actions">
                    <button type="button" onclick={close.reform(|_: MouseEvent| ())}>{m::close()}</button>
                    if *again {
                        <FileButton id={OWN_FILE} words={m::other_file()} primary=true
                            on_files={on_act.reform(BringingAct::Files)} />
                    }
                </div>
            </Dialog>
        },
        BringingView::Encoded {
            name,
            encoding,
            sample,
        } => encoded(name, *encoding, sample, on_act),
        BringingView::Offered {
            symbol,
            title,
            kind,
            of,
        } => html! {
            <Dialog key="offered" title={m::open_document(symbol)} on_close={close.clone()}>
                <p dir="auto">{shaped(title)}</p>
                <p>{m::looks_like(*kind, of)}</p>
                <p class="hint">{m::relation_why()}</p>
                <div class="actions">
                    <button type="button" onclick={close.reform(|_: MouseEvent| ())}>{m::cancel()}</button>
                    <button type="button" onclick={on_act.reform(|_: MouseEvent| BringingAct::Alone)}>
                        {m::open_alone()}
                    </button>
                    <button type="button" class="primary" autofocus=true
                        onclick={on_act.reform(|_: MouseEvent| BringingAct::Related)}>
                        {m::open_as(*kind, of)}
                    </button>
                </div>
            </Dialog>
        },
    }
}

/// Asks whether the letters are right.
fn encoded(
    name: &str,
    encoding: Encoding,
    sample: &[String],
    on_act: &Callback<BringingAct>,
) -> Html {
    let close = on_act.reform(|()| BringingAct::Close);
    let choose = {
        let on_act = on_act.clone();
        Callback::from(move |event: Event| {
            let field: HtmlSelectElement = event.target_unchecked_into();
            if let Some(encoding) = Encoding::of(&field.value()) {
                on_act.emit(BringingAct::Encoding(encoding));
            }
        })
    };
    html! {
        <Dialog key="encoded" title={m::open_document(name)} on_close={close.clone()}>
            <p>{m::encoding_why()}</p>
            {Field::new("encoding", m::encoding()).draw(html! {
                <select id="encoding" onchange={choose}>
                    for other in ENCODINGS {
                        <option key={other.label} value={other.label} selected={other == encoding}>
                            {m::encoding_name(other)}
                        </option>
                    }
                </select>
            })}
            <blockquote class="sample" aria-live="polite" aria-label={m::encoding_sample()}>
                for line in sample {
                    <p dir="auto">{shaped(line)}</p>
                }
            </blockquote>
            <div class="actions">
                <button type="button" onclick={close.reform(|_: MouseEvent| ())}>{m::cancel()}</button>
                <button type="button" class="primary" autofocus=true
                    onclick={on_act.reform(|_: MouseEvent| BringingAct::Read)}>
                    {m::encoding_open()}
                </button>
            </div>
        </Dialog>
    }
}
