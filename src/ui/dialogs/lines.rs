//! Lines of a dialog, of which a file may bring any number.

use yew::prelude::*;

use crate::ui::portion::{LINES, use_portion};
use crate::ui::shaping::shaped;

#[derive(Properties, PartialEq)]
pub struct LinesProps {
    /// The class of the list.
    pub class: &'static str,
    pub lines: Vec<String>,
}

/// The first lines, and the next ones on demand.
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
