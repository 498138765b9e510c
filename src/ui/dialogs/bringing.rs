//! The dialog for a file that a person opens. The file is being read, cannot be opened, or looks like a
//! revision.

use web_sys::{File, HtmlSelectElement};
use yew::prelude::*;

use super::file_button::FileButton;
use super::reports::OWN_FILE;
use crate::document::{ENCODINGS, Encoding, RelationKind};
use crate::ui::kit::{Dialog, Field, toast};
use crate::ui::messages as m;
use crate::ui::shaping::shaped;

/// The content of the dialog.
#[derive(Clone, Debug, PartialEq)]
pub enum BringingView {
    /// No file is being opened.
    Nothing,
    /// A file of this name is being read.
    Reading(String),
    /// The app did something other than opening a file, which these words describe.
    Told(String),
    /// The app refused a request; the words say why.
    Refused {
        title: &'static str,
        why: String,
        /// Whether another file may be chosen.
        again: bool,
    },
    /// The file does not name its encoding. Its first lines are shown as decoded.
    Encoded {
        name: String,
        encoding: Encoding,
        sample: Vec<String>,
    },
    /// The document seems to be related to another.
    Offered {
        symbol: String,
        title: String,
        kind: RelationKind,
        of: String,
    },
}

/// The answers of the person.
pub enum BringingAct {
    /// Open these files instead.
    Files(Vec<File>),
    /// Show the file in this encoding.
    Encoding(Encoding),
    /// Open the file in the encoding that is shown.
    Read,
    /// Open the document with the relation that it seems to have.
    Related,
    /// Open the document on its own.
    Alone,
    /// Do not open the file.
    Close,
}

/// Draws the line about the file, and the dialog that asks. The line stays in the page so that screen
/// readers announce it.
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

/// Draws the question whether the letters look right.
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
