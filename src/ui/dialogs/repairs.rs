//! What the parser mended in the source of the report.

use yew::prelude::*;

use super::Dialog;
use crate::document::Document;
use crate::ui::messages as m;
use crate::ui::shared::Shared;

#[derive(Properties, PartialEq)]
pub struct RepairsProps {
    pub document: Shared<Document>,
    pub on_close: Callback<()>,
}

/// Lists the repairs, a row each.
#[component]
pub fn Repairs(props: &RepairsProps) -> Html {
    html! {
        <Dialog title={m::REPAIRS_TITLE} wide=true on_close={props.on_close.clone()}>
            <p>{m::REPAIRS_WHY}</p>
            <table>
                <thead><tr><th scope="col">{m::LINE}</th><th scope="col">{m::REPAIR}</th></tr></thead>
                <tbody>
                    for (index, repair) in props.document.repairs().iter().enumerate() {
                        <tr key={index}><td class="amount">{repair.line}</td><td>{repair.kind.to_string()}</td></tr>
                    }
                </tbody>
            </table>
        </Dialog>
    }
}
