//! The statement: one's own notes in paragraph order, to copy, print or read out.

use yew::prelude::*;

use crate::ui::kit::Dialog;
use crate::ui::messages as m;

/// The form of the statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Without markup, for reading out.
    Plain,
    /// With Markdown's markup.
    Markdown,
}

/// The acts of the person on the statement.
pub enum StatementAct {
    /// Copy this text.
    Copy(String),
    /// Print this text.
    Print(String),
}

/// The properties of [`Statement`].
#[derive(Properties, PartialEq)]
pub struct StatementProps {
    /// The text without markup.
    pub plain: String,
    /// The text with Markdown's markup.
    pub markdown: String,
    /// Receives the person's acts.
    pub on_act: Callback<StatementAct>,
    /// Called when the person closes the dialog.
    pub on_close: Callback<()>,
}

/// Draws the dialog with the statement.
#[component]
pub fn Statement(props: &StatementProps) -> Html {
    let form = use_state(|| Form::Plain);
    if props.plain.is_empty() {
        return html! {
            <Dialog title={m::statement_title()} on_close={props.on_close.clone()}>
                <p>{m::statement_empty()}</p>
            </Dialog>
        };
    }
    let text = match *form {
        Form::Plain => props.plain.clone(),
        Form::Markdown => props.markdown.clone(),
    };
    let pill = |value: Form, words: &'static str| {
        let form_state = form.clone();
        let choose = Callback::from(move |_: Event| form_state.set(value));
        html! {
            <label class="pill kind-question">
                <input type="radio" name="form" checked={*form == value} onchange={choose} />{words}
            </label>
        }
    };
    let copy = {
        let text = text.clone();
        props
            .on_act
            .reform(move |_: MouseEvent| StatementAct::Copy(text.clone()))
    };
    let print = {
        let text = text.clone();
        props
            .on_act
            .reform(move |_: MouseEvent| StatementAct::Print(text.clone()))
    };
    html! {
        <Dialog title={m::statement_title()} wide=true on_close={props.on_close.clone()}>
            <fieldset class="pills">
                <legend class="hidden-words">{m::format()}</legend>
                {pill(Form::Plain, m::plain_text())}
                {pill(Form::Markdown, m::markdown())}
            </fieldset>
            <textarea class="statement" readonly=true dir="auto" aria-label={m::statement_text()} value={text} />
            <div class="actions">
                <button type="button" onclick={print}>{m::print()}</button>
                <button type="button" class="primary" onclick={copy}>{m::copy()}</button>
            </div>
        </Dialog>
    }
}
