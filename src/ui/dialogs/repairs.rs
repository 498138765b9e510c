//! What the parser mended in the source of the report.

use yew::prelude::*;

use super::Dialog;
use crate::document::Document;
use crate::ui::messages as m;

/// Lists the repairs, a row each.
pub fn repairs(document: &Document, on_close: Callback<()>) -> Html {
    html! {
        <Dialog key="repairs" title={m::REPAIRS_TITLE} wide=true {on_close}>
            <p>{m::REPAIRS_WHY}</p>
            <table>
                <thead><tr><th scope="col">{m::LINE}</th><th scope="col">{m::REPAIR}</th></tr></thead>
                <tbody>
                    for (index, repair) in document.repairs().iter().enumerate() {
                        <tr key={index}><td class="amount">{repair.line}</td><td>{repair.kind.to_string()}</td></tr>
                    }
                </tbody>
            </table>
        </Dialog>
    }
}
