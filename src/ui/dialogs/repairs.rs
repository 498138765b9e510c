//! The repairs that the parser made to the source of the report.

use yew::prelude::*;

use crate::document::{Document, Repair, RepairKind};
use crate::shared::Shared;
use crate::ui::kit::Dialog;
use crate::ui::messages as m;
use crate::ui::portion::{LINES, use_portion};

/// Draws the list of repairs. If another encoding can be chosen, `on_encoding` asks for the choice.
pub fn repairs(
    document: &Shared<Document>,
    on_encoding: Option<&Callback<()>>,
    on_close: Callback<()>,
) -> Html {
    let is_encoded = |repair: &Repair| matches!(repair.kind, RepairKind::Encoding { .. });
    let on_encoding = on_encoding.filter(|_| document.repairs().iter().any(is_encoded));
    html! {
        <Dialog key="repairs" title={m::repairs_title()} wide=true {on_close}>
            <p>{m::repairs_why()}</p>
            if let Some(on_encoding) = on_encoding {
                <p>
                    <button type="button" onclick={on_encoding.reform(|_: MouseEvent| ())}>
                        {m::other_encoding()}
                    </button>
                </p>
            }
            <Table document={document.clone()} />
        </Dialog>
    }
}

#[derive(Properties, PartialEq)]
struct TableProps {
    document: Shared<Document>,
}

/// Draws the repairs, one row each.
#[component]
fn Table(props: &TableProps) -> Html {
    let repairs = props.document.repairs();
    let portion = use_portion(repairs.len(), LINES);
    html! {
        <>
            <table>
                <thead><tr><th scope="col">{m::line()}</th><th scope="col">{m::repair()}</th></tr></thead>
                <tbody>
                    for (index, repair) in repairs.iter().take(portion.shown).enumerate() {
                        <tr key={index}>
                            <td class="amount">{repair.line}</td>
                            <td class="as-written">{m::repair_done(&repair.kind)}</td>
                        </tr>
                    }
                </tbody>
            </table>
            {portion.more}
        </>
    }
}
