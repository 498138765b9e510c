//! Where a note is written: beside its paragraph, with a draft that is kept at every keystroke.

use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::icons::{Icon, icon, kind_icon};
use super::{markdown, messages as m};
use crate::annotation::Kind;

/// What the composer holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Writing {
    /// Comment or question; an edited note of another kind keeps its own.
    pub kind: Kind,
    /// The Markdown as typed.
    pub text: String,
}

/// What the person did.
pub enum Act {
    /// Something was typed or chosen: keep the draft.
    Changed(Writing),
    /// Save.
    Save(Writing),
    /// Close and keep the draft.
    Close,
    /// Throw the draft away.
    Discard,
}

#[derive(Properties, PartialEq)]
pub struct ComposerProps {
    /// What is being written, e.g. "New note on 5.9".
    pub title: String,
    /// What the composer opens with.
    pub initial: Writing,
    /// Why the last save failed, in words that say what to do.
    #[prop_or_default]
    pub wrong: Option<String>,
    /// Told of everything the person does.
    pub on_act: Callback<Act>,
}

/// A form for one note.
#[component]
pub fn Composer(props: &ComposerProps) -> Html {
    let writing = use_state(|| props.initial.clone());
    let preview = use_state(|| false);
    let asking = use_state(|| false);
    let empty = use_state(|| false);
    let field = use_node_ref();

    {
        let field = field.clone();
        // A new composer gets the focus from the margin, once it stands in its place.
        let first = use_mut_ref(|| true);
        use_effect_with(*preview, move |_| {
            if std::mem::take(&mut *first.borrow_mut()) {
                return;
            }
            if let Some(field) = field.cast::<HtmlElement>() {
                let _ = field.focus();
            }
        });
    }

    let change = {
        let (writing, on_act, empty) = (writing.clone(), props.on_act.clone(), empty.clone());
        Callback::from(move |new: Writing| {
            on_act.emit(Act::Changed(new.clone()));
            empty.set(false);
            writing.set(new);
        })
    };
    let save = {
        let (writing, on_act, empty) = (writing.clone(), props.on_act.clone(), empty.clone());
        Callback::from(move |()| {
            if writing.text.trim().is_empty() {
                empty.set(true);
            } else {
                on_act.emit(Act::Save((*writing).clone()));
            }
        })
    };
    let on_input = {
        let (change, writing) = (change.clone(), writing.clone());
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            change.emit(Writing {
                text,
                kind: writing.kind.clone(),
            });
        })
    };
    let on_keys = {
        let (save, on_act) = (save.clone(), props.on_act.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.is_composing() {
                return;
            }
            match event.key().as_str() {
                "Enter" if event.ctrl_key() || event.meta_key() => {
                    event.prevent_default();
                    save.emit(());
                }
                "Escape" => {
                    event.stop_propagation();
                    on_act.emit(Act::Close);
                }
                _ => {}
            }
        })
    };
    let discard = {
        let (writing, asking, on_act) = (writing.clone(), asking.clone(), props.on_act.clone());
        let untouched = props.initial.text == writing.text;
        Callback::from(move |_: MouseEvent| {
            if untouched && writing.text.trim().is_empty() || *asking {
                on_act.emit(Act::Discard);
            } else {
                asking.set(true);
            }
        })
    };

    let kind_class = match writing.kind {
        Kind::Comment => "kind-comment",
        Kind::Question => "kind-question",
        _ => "",
    };
    let close = props.on_act.reform(|_: MouseEvent| Act::Close);
    let wrong = if *empty {
        Some(m::EMPTY_TEXT.to_owned())
    } else {
        props.wrong.clone()
    };
    html! {
        <section class={classes!("composer", kind_class)} aria-label={props.title.clone()} onkeydown={on_keys}>
            <div class="top">
                <h2>{&props.title}</h2>
                <button type="button" class="icon quiet" aria-label={m::CLOSE_KEEP} title={m::CLOSE_KEEP} onclick={close}>{icon(Icon::Close)}</button>
            </div>
            {kinds(&writing, &change)}
            if *preview {
                <div class="preview rendered" key="preview" ref={field} tabindex="-1">
                    if writing.text.trim().is_empty() {
                        <p class="hint">{m::NOTHING_TO_PREVIEW}</p>
                    } else {
                        {markdown::render(&writing.text)}
                    }
                </div>
            } else {
                <textarea key="write" ref={field} rows="5" aria-label={m::NOTE_TEXT} dir="auto"
                    value={writing.text.clone()} oninput={on_input} />
            }
            <p class="wrong" role="alert" hidden={wrong.is_none()}>{wrong.unwrap_or_default()}</p>
            if *asking {
                {ask(&asking, discard)}
            } else {
                {actions(&preview, save, discard)}
            }
        </section>
    }
}

/// Comment or question; a note of another kind keeps its own.
fn kinds(writing: &UseStateHandle<Writing>, change: &Callback<Writing>) -> Html {
    let choices = [Kind::Comment, Kind::Question];
    if !choices.contains(&writing.kind) {
        return html! { <p class="hint">{m::kind_name(&writing.kind)}</p> };
    }
    html! {
        <fieldset>
            <legend class="hidden-words">{m::KIND}</legend>
            for kind in choices {
                {kind_choice(kind, writing, change)}
            }
        </fieldset>
    }
}

fn kind_choice(kind: Kind, writing: &UseStateHandle<Writing>, change: &Callback<Writing>) -> Html {
    let name = m::kind_name(&kind);
    let class = if kind == Kind::Question {
        "kind-question"
    } else {
        "kind-comment"
    };
    let checked = writing.kind == kind;
    let drawing = kind_icon(&kind);
    let onchange = {
        let (writing, change) = (writing.clone(), change.clone());
        Callback::from(move |_: Event| {
            change.emit(Writing {
                kind: kind.clone(),
                text: writing.text.clone(),
            })
        })
    };
    html! {
        <label key={name} class={classes!("pill", class)}>
            <input type="radio" name="kind" {checked} {onchange} />
            {drawing}{name}
        </label>
    }
}

fn actions(
    preview: &UseStateHandle<bool>,
    save: Callback<()>,
    discard: Callback<MouseEvent>,
) -> Html {
    let toggle = {
        let preview = preview.clone();
        Callback::from(move |_: MouseEvent| preview.set(!*preview))
    };
    html! {
        <>
            <p class="hint">{m::MARKDOWN_HINT}</p>
            <div class="row">
                <button type="button" class="primary" onclick={save.reform(|_: MouseEvent| ())} title="Ctrl/⌘ + Enter">{m::SAVE}</button>
                <button type="button" onclick={toggle} aria-pressed={preview.to_string()}>{m::PREVIEW}</button>
                <span class="push"></span>
                <button type="button" class="quiet danger" onclick={discard}>{m::DISCARD}</button>
            </div>
        </>
    }
}

/// The question before a draft is thrown away.
fn ask(asking: &UseStateHandle<bool>, discard: Callback<MouseEvent>) -> Html {
    let keep = {
        let asking = asking.clone();
        Callback::from(move |_: MouseEvent| asking.set(false))
    };
    html! {
        <div class="row" role="alertdialog" aria-label={m::DISCARD_ASK}>
            <strong>{m::DISCARD_ASK}</strong>
            <span class="push"></span>
            <button type="button" class="danger" onclick={discard}>{m::DISCARD_YES}</button>
            <button type="button" onclick={keep}>{m::DISCARD_NO}</button>
        </div>
    }
}
