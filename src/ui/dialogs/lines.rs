//! A list of lines in a dialog, which a file can make very long.

use yew::prelude::*;

use crate::ui::portion::{LINES, use_portion};
use crate::ui::shaping::shaped;

/// The properties of [`Lines`].
#[derive(Properties, PartialEq)]
pub struct LinesProps {
    /// The class of the list.
    pub class: &'static str,
    /// The lines.
    pub lines: Vec<String>,
}

/// Draws the first lines, and the next ones on demand.
#[component]
pub fn Lines(props: &LinesProps) -> Html {
    let portion = use_portion(props.lines.len(), LINES);
    html! {
        <>
            <ul class={props.class}>
                for (index, line) in props.lines.iter().take(portion.shown).enumerate() {
                    <li key={index} dir="auto">{shaped(line)}</li>
                }
            </ul>
            {portion.more}
        </>
    }
}
