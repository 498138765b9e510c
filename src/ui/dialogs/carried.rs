//! The results for notes of an earlier text, and quick decisions on uncertain ones.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use crate::anchoring::{Doubt, TextRange};
use crate::annotation::{Key, Outcome};
use crate::browser::dom;
use crate::document::Document;
use crate::session::{Carried, Uncertain, Verdict};
use crate::shared::Shared;
use crate::shown;
use crate::ui::keys;
use crate::ui::kit::{Dialog, Icon, icon, kind_class};
use crate::ui::messages as m;
use crate::ui::note_card::{QUOTED, Room, kind, name_of, note_id, shortened, text};
use crate::ui::portion::use_portion;
use crate::ui::redline_view::every_change;
use crate::ui::shaping::shaped;

/// How many notes are shown at once. With more, the page would be busy when a file brings thousands.
/// With fewer, a person would keep pressing "Show more".
const NOTES: usize = 20;

/// How many places of a note are shown at once, each with its difference. With more, the list is long
/// to read. With fewer, the right place may be missing for words that occur in every section.
const PLACES: usize = 8;

/// The acts of the person in the dialog.
#[derive(Clone, Debug, PartialEq)]
pub enum CarriedAct {
    /// Keep these decisions on the places of notes.
    Decide(Vec<(Key, Verdict)>),
    /// Let the person choose the place of this note in the text.
    Elsewhere(Key),
    /// Close the dialog.
    Close,
}

/// Shows the summary and the undecided notes.
pub fn carried(
    all: &Shared<Carried>,
    document: &Shared<Document>,
    single_keys: bool,
    on_act: &Callback<CarriedAct>,
) -> Html {
    let close = on_act.reform(|()| CarriedAct::Close);
    let done = on_act.reform(|_: MouseEvent| CarriedAct::Close);
    let left = all.uncertain.len();
    let changed: Vec<(Key, Verdict)> = all.uncertain.iter().filter_map(accepted).collect();
    let several = changed.len() > 1;
    let waiting = match left {
        0 => m::carried_nothing_to_decide().to_owned(),
        _ => m::to_decide(left),
    };
    let yes_to_all = on_act.reform(move |_: MouseEvent| CarriedAct::Decide(changed.clone()));
    html! {
        <Dialog key="carried" title={m::carried_title()} wide=true on_close={close}>
            <p class="sum"><strong>{m::carried(&all.counts)}</strong></p>
            <p>{m::carried_why()}</p>
            <p role="status">{waiting}</p>
            <p class="hint" hidden={left == 0}>{m::carried_hint(single_keys)}</p>
            <p hidden={!several}><button type="button" onclick={yes_to_all}>{m::yes_to_changed()}</button></p>
            <Undecided all={all.clone()} document={document.clone()} {single_keys} on_act={on_act.clone()} />
            <div class="actions">
                <button type="button" class="primary" onclick={done}>
                    {if left == 0 { m::carried_done() } else { m::carried_later() }}
                </button>
            </div>
        </Dialog>
    }
}

#[derive(Properties, PartialEq)]
struct UndecidedProps {
    all: Shared<Carried>,
    document: Shared<Document>,
    single_keys: bool,
    on_act: Callback<CarriedAct>,
}

/// Draws the undecided notes, a portion at a time.
#[component]
fn Undecided(props: &UndecidedProps) -> Html {
    let all = &props.all.uncertain;
    let portion = use_portion(all.len(), NOTES);
    html! {
        <>
            <ol class="uncertain">
                for one in all.iter().take(portion.shown) {
                    {item(one, &props.document, props.single_keys, &props.on_act)}
                }
            </ol>
            {portion.more}
        </>
    }
}

/// Returns the decision that accepts a changed text.
fn accepted(one: &Uncertain) -> Option<(Key, Verdict)> {
    let (range, _) = one
        .choices
        .first()
        .filter(|_| one.outcome == Outcome::Changed)?;
    Some((one.card.key().clone(), Verdict::Here(*range)))
}

fn item(
    one: &Uncertain,
    document: &Shared<Document>,
    single_keys: bool,
    on_act: &Callback<CarriedAct>,
) -> Html {
    let id = note_id(one.card.key());
    let (Some(latest), Some(note)) = (one.card.latest(), one.card.note()) else {
        return html! { <li key={id} hidden=true></li> };
    };
    let key = one.card.key().clone();
    let who = name_of(&latest.creator);
    let address = note.target.address.as_deref().and_then(shown::name_or_none);
    let address = address.unwrap_or_else(|| m::on_document().to_owned());
    let label = m::note_label(m::kind_name(&note.kind), &address, &who, one.card.mine);
    let quote = note.target.quote().unwrap_or_default();
    let decide = |verdict: Verdict| CarriedAct::Decide(vec![(key.clone(), verdict)]);
    let act = |act: CarriedAct| on_act.reform(move |_: MouseEvent| act.clone());
    html! {
        <li key={id} tabindex="-1" class={classes!("note", kind_class(&note.kind))} aria-label={label}
            onkeydown={on_keys(one, single_keys, on_act)} data-uncertain="">
            <p class="about">
                <strong class="at" translate="no">{address}</strong>{" "}{kind(note)}{" "}
                <bdi class="who" translate="no">{who}</bdi>
                <span class="you" hidden={!one.card.mine}>{icon(Icon::MINE)}{m::you()}</span>
            </p>
            <p class="hint">{m::why_uncertain(one.doubt)}</p>
            {text(note, Room::Card)}
            if one.choices.is_empty() {
                <p class="quote" dir="auto">{shaped(&shortened(quote, QUOTED))}</p>
            } else {
                <Places one={one.clone()} document={document.clone()} on_act={on_act.clone()} />
            }
            <div class="acts">
                <button type="button" onclick={act(CarriedAct::Elsewhere(key.clone()))}>{m::elsewhere()}</button>
                <button type="button" onclick={act(decide(Verdict::Nowhere))}>{m::leave_it()}</button>
            </div>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct PlacesProps {
    one: Uncertain,
    document: Shared<Document>,
    on_act: Callback<CarriedAct>,
}

/// Draws the possible places, likeliest first, with the remaining ones on demand.
#[component]
fn Places(props: &PlacesProps) -> Html {
    let (one, document) = (&props.one, &*props.document);
    let portion = use_portion(one.choices.len(), PLACES);
    let quote = one.card.note().and_then(|note| note.target.quote());
    let quote = quote.unwrap_or_default();
    let here = |range: TextRange| {
        let key = one.card.key().clone();
        let decide = move || CarriedAct::Decide(vec![(key.clone(), Verdict::Here(range))]);
        props.on_act.reform(move |_: MouseEvent| decide())
    };
    let more = more(one).filter(|_| portion.shown == one.choices.len());
    html! {
        <div>
            for (index, (range, score)) in one.choices.iter().enumerate().take(portion.shown) {
                <div key={index} class="candidate">
                    <p class="hint">{m::choice(&address_of(document, range), *score)}</p>
                    {every_change(quote, range.words(document))}
                    <button type="button" onclick={here(*range)}>{m::yes_here()}</button>
                </div>
            }
            {portion.more}
            <p class="hint" hidden={more.is_none()}>{more.map(m::and_more).unwrap_or_default()}</p>
        </div>
    }
}

/// Returns how many places there are besides those listed.
fn more(one: &Uncertain) -> Option<usize> {
    match one.doubt {
        Some(Doubt::Several(count)) => count
            .checked_sub(one.choices.len())
            .filter(|more| *more > 0),
        _ => None,
    }
}

fn address_of(document: &Document, range: &TextRange) -> String {
    let block = document.blocks().get(range.block);
    block
        .map(|block| block.address().to_owned())
        .unwrap_or_default()
}

/// Makes the callback for the arrows, and for single-letter keys while the note itself has the focus.
fn on_keys(
    one: &Uncertain,
    single_keys: bool,
    on_act: &Callback<CarriedAct>,
) -> Callback<KeyboardEvent> {
    let (key, on_act) = (one.card.key().clone(), on_act.clone());
    let first = one.choices.first().map(|(range, _)| *range);
    Callback::from(move |event: KeyboardEvent| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let item = target
            .as_ref()
            .and_then(|target| dom::around(target, dom::UNCERTAIN));
        let Some(item) = item else {
            return;
        };
        let on_item = target.as_ref() == Some(item.as_ref());
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
            return;
        }
        let decide = |verdict| CarriedAct::Decide(vec![(key.clone(), verdict)]);
        let act = match (event.key().as_str(), first) {
            ("ArrowDown", _) => return step(&event, item.next_element_sibling()),
            ("ArrowUp", _) => return step(&event, item.previous_element_sibling()),
            _ if !(on_item && single_keys) => return,
            (keys::YES, Some(range)) => decide(Verdict::Here(range)),
            (keys::LEAVE, _) => decide(Verdict::Nowhere),
            (keys::ELSEWHERE, _) => CarriedAct::Elsewhere(key.clone()),
            _ => return,
        };
        event.prevent_default();
        on_act.emit(act);
    })
}

fn step(event: &KeyboardEvent, to: Option<Element>) {
    if let Some(Ok(item)) = to.map(|to| to.dyn_into::<HtmlElement>()) {
        event.prevent_default();
        let _ = item.focus();
    }
}
