//! Words as removable chips with completion. This is the combobox pattern of the ARIA Authoring
//! Practices, with a list that only suggests. Enter turns typed words into a chip. Until then they
//! still count, so that leaving the field moves nothing under the pointer.

use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::{Field, Icon, icon};
use crate::browser::dom;
use crate::shown;
use crate::ui::messages as m;
use crate::ui::typeahead::is_letter;

/// A chosen value.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip {
    /// The words on the chip.
    pub words: String,
    /// A longer form that is announced and shown on hover, if there is one.
    pub long: Option<String>,
}

/// A suggested value.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The value that choosing it adds.
    pub value: String,
    /// The words in the list.
    pub words: String,
}

/// The properties of [`Chips`].
#[derive(Properties, PartialEq)]
pub struct ChipsProps {
    /// The DOM id of the text field.
    pub id: AttrValue,
    /// The label of the field.
    pub label: AttrValue,
    /// The hint below the field.
    #[prop_or_default]
    pub hint: AttrValue,
    /// The chosen values.
    pub chips: Vec<Chip>,
    /// The typed words that are not a chip yet.
    pub typed: String,
    /// Characters that end a chip, as Enter does.
    #[prop_or_default]
    pub ends: &'static [char],
    /// Whether the composer opens with the focus in this field.
    #[prop_or_default]
    pub first: bool,
    /// Returns suggestions for typed words.
    pub suggest: Callback<String, Vec<Suggestion>>,
    /// Receives the typed words.
    pub on_typed: Callback<String>,
    /// Receives a value that becomes a chip.
    pub on_add: Callback<String>,
    /// Receives the index of a removed chip.
    pub on_remove: Callback<usize>,
}

/// Draws the chips and the field.
#[component]
pub fn Chips(props: &ChipsProps) -> Html {
    // `None` while the list is closed. Otherwise the index of its chosen line, if any.
    let list = use_state(|| None::<Option<usize>>);
    let suggestions = match *list {
        Some(_) => props.suggest.emit(props.typed.clone()),
        None => Vec::new(),
    };
    let is_open = !suggestions.is_empty();
    let active = (*list).flatten().filter(|line| *line < suggestions.len());
    let (list_id, hint_id) = (format!("{}-list", props.id), format!("{}-hint", props.id));
    let on_input = {
        let (list, ends) = (list.clone(), props.ends);
        let (on_typed, on_add) = (props.on_typed.clone(), props.on_add.clone());
        Callback::from(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            list.set(Some(None));
            match typed.strip_suffix(ends).filter(|_| !event.is_composing()) {
                Some(whole) => on_add.emit(whole.to_owned()),
                None => on_typed.emit(typed),
            }
        })
    };
    let keys = Keys {
        list: list.clone(),
        active,
        values: suggestions.iter().map(|one| one.value.clone()).collect(),
        chips: props.chips.len(),
    };
    let on_keys = {
        let on_add = props.on_add.clone();
        Callback::from(move |event: KeyboardEvent| keys.press(&event, &on_add))
    };
    // A choice closes the list, by key or by click: the letters that follow are a new request.
    let on_pick = {
        let list = list.clone();
        props.on_add.reform(move |value: String| {
            list.set(None);
            value
        })
    };
    let on_blur = {
        let list = list.clone();
        Callback::from(move |_: FocusEvent| list.set(None))
    };
    let on_focus = {
        let list = list.clone();
        Callback::from(move |_: MouseEvent| list.set(Some(None)))
    };
    let field = Field::new(props.id.clone(), props.label.clone()).hint(props.hint.clone());
    field.draw(html! {
        <div class="completed">
            <div class="chips">
                <ul aria-label={m::chosen(&props.label)} hidden={props.chips.is_empty()}>
                    for (index, chip) in props.chips.iter().enumerate() {
                        {drawn(index, chip, &props.on_remove)}
                    }
                </ul>
                <input id={props.id.clone()} type="text" role="combobox" dir="auto" autocomplete="off"
                    aria-autocomplete="list" aria-expanded={is_open.to_string()} aria-controls={list_id.clone()}
                    aria-describedby={(!props.hint.is_empty()).then(|| hint_id.clone())}
                    aria-activedescendant={active.map(|line| line_id(&props.id, line))}
                    data-first={props.first.then_some("")} value={props.typed.clone()}
                    oninput={on_input} onkeydown={on_keys} onblur={on_blur} onclick={on_focus} />
            </div>
            <ul id={list_id} class="suggestions" role="listbox" aria-label={m::suggestions(&props.label)}
                hidden={!is_open}>
                for (line, suggestion) in suggestions.iter().enumerate() {
                    {offered(&props.id, line, suggestion, active == Some(line), &on_pick)}
                }
            </ul>
        </div>
    })
}

fn line_id(id: &str, line: usize) -> String {
    format!("{id}-{line}")
}

fn drawn(index: usize, chip: &Chip, on_remove: &Callback<usize>) -> Html {
    let words = shown::name(&chip.words);
    let remove = m::remove_chip(chip.long.as_ref().unwrap_or(&words));
    let onclick = {
        let on_remove = on_remove.clone();
        Callback::from(move |event: MouseEvent| {
            // The chip disappears, but the focus must not.
            if let Some(field) = event.target_dyn_into().as_ref().and_then(field_beside) {
                let _ = field.focus();
            }
            on_remove.emit(index);
        })
    };
    // Tab skips the chips on its way from field to field. The arrows lead here from the text field.
    html! {
        <li key={chip.words.clone()} class="chip" title={chip.long.clone()}>
            <bdi>{words}</bdi>
            <button type="button" class="icon quiet" tabindex="-1" aria-label={remove} {onclick}
                onkeydown={on_chip_key}>
                {icon(Icon::CLOSE)}
            </button>
        </li>
    }
}

fn offered(
    id: &str,
    line: usize,
    suggestion: &Suggestion,
    active: bool,
    on_add: &Callback<String>,
) -> Html {
    let value = suggestion.value.clone();
    let onclick = on_add.reform(move |_: MouseEvent| value.clone());
    // The field keeps the focus; otherwise the list would close before the click.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    html! {
        <li key={line} id={line_id(id, line)} role="option" aria-selected={active.to_string()} dir="auto"
            {onmousedown} {onclick}>
            {shown::name(&suggestion.words)}
        </li>
    }
}

/// The state that the keys of the field act on.
struct Keys {
    list: UseStateHandle<Option<Option<usize>>>,
    active: Option<usize>,
    values: Vec<String>,
    chips: usize,
}

impl Keys {
    fn press(&self, event: &KeyboardEvent, on_add: &Callback<String>) {
        if event.is_composing() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let is_open = self.list.is_some() && !self.values.is_empty();
        // The text of the field itself, because the last drawing may lack the last letter.
        let typed = event.target_unchecked_into::<HtmlInputElement>().value();
        match event.key().as_str() {
            "ArrowDown" => self.list.set(Some(self.next())),
            "ArrowUp" if is_open => self.list.set(Some(self.previous())),
            "Enter" => {
                let chosen = self.active.and_then(|line| self.values.get(line));
                let typed = Some(&typed).filter(|typed| !typed.trim().is_empty());
                if let Some(value) = chosen.or(typed) {
                    on_add.emit(value.clone());
                }
                // A second Enter must not choose the first suggestion for the next words.
                self.list.set(None);
            }
            "Escape" if is_open => {
                self.list.set(None);
                event.stop_propagation();
            }
            // Holding a key down to clear the field must not go on to remove chips.
            "Backspace" if typed.is_empty() && self.chips > 0 && !event.repeat() => {
                to_chip(event, Way::Before);
            }
            "ArrowLeft" | "ArrowRight" if typed.is_empty() && self.chips > 0 => {
                to_chip(event, Way::Before);
            }
            _ => return,
        }
        event.prevent_default();
    }

    fn next(&self) -> Option<usize> {
        let below = self.active.map_or(0, |line| line + 1);
        Some(below).filter(|line| *line < self.values.len().max(1))
    }

    fn previous(&self) -> Option<usize> {
        match self.active {
            Some(line) => line.checked_sub(1),
            None => self.values.len().checked_sub(1),
        }
    }
}

/// The neighbour that receives the focus.
#[derive(Clone, Copy)]
enum Way {
    Before,
    After,
}

/// Handles keys on a chip. The arrows move along the chips and back to the field. Delete removes the
/// chip, and letters go to the field.
fn on_chip_key(event: KeyboardEvent) {
    match event.key().as_str() {
        "ArrowLeft" => to_chip(&event, Way::Before),
        "ArrowRight" => to_chip(&event, Way::After),
        "Backspace" | "Delete" if !event.repeat() => {
            if let Some(chip) = event.target_dyn_into::<HtmlElement>() {
                chip.click();
            }
        }
        _ => {
            let field = event.target_dyn_into().as_ref().and_then(field_beside);
            if let Some(field) = field.filter(|_| is_letter(&event) && event.key() != " ") {
                // The focus moves before the letter is typed, so that the letter goes into the field.
                let _ = field.focus();
            }
            return;
        }
    }
    event.prevent_default();
}

/// Moves the focus among the chips and the field after them. Before the first chip it stays.
fn to_chip(event: &KeyboardEvent, way: Way) {
    let Some(here) = event.target_dyn_into::<HtmlElement>() else {
        return;
    };
    let all = dom::around(&here, dom::CHIPS);
    let Some(stops) = all.and_then(|all| all.query_selector_all(dom::CHIP_STOPS).ok()) else {
        return;
    };
    let stop = |index: u32| stops.item(index)?.dyn_into::<HtmlElement>().ok();
    let at = (0..stops.length()).find(|index| stop(*index).as_ref() == Some(&here));
    let next = at.and_then(|at| match way {
        Way::Before => at.checked_sub(1),
        Way::After => Some(at + 1),
    });
    if let Some(next) = next.and_then(stop) {
        let _ = next.focus();
    }
}

/// Finds the text field after a chip.
fn field_beside(chip: &HtmlElement) -> Option<HtmlElement> {
    dom::find_in(dom::around(chip, dom::CHIPS)?.as_ref(), dom::INPUT)
}
