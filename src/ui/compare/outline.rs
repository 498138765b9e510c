//! The outline of two revisions read as one: the headings of both, marked if the text below them
//! changed.

use yew::prelude::*;

use super::revisions::Revisions;
use crate::annotation::Edit;
use crate::comparing::Section;
use crate::ui::messages as m;
use crate::ui::redline_view;
use crate::ui::shaping::shaped;

/// The largest number of sections listed. More would keep the page busy for a long time. Fewer would
/// cut the outlines of real reports. Changes in other sections are found by stepping from change to
/// change.
const SECTIONS: usize = 1_000;

/// Draws the headings. `address` makes the link to an element. `on_choose` receives the element of a
/// pressed link.
pub fn outline(
    texts: &Revisions,
    address: &dyn Fn(&str) -> String,
    on_choose: &Callback<String>,
) -> Html {
    let sections = texts.comparison.sections();
    let rest = sections.len().saturating_sub(SECTIONS);
    html! {
        <>
        <ol>
            for (index, section) in sections.iter().enumerate().take(SECTIONS) {
                <li key={index} class={classes!((section.entry.depth > 0).then_some("deeper"))}>
                    {line(texts, section, address, on_choose)}
                </li>
            }
        </ol>
        <p class="hint" hidden={rest == 0}>{m::sections_left_out(rest)}</p>
        </>
    }
}

fn line(
    texts: &Revisions,
    section: &Section,
    address: &dyn Fn(&str) -> String,
    on_choose: &Callback<String>,
) -> Html {
    let element = texts.row(section.row).map(|row| texts.element(row));
    let element = element.unwrap_or_default();
    let link = format!("#{}", address(&element));
    let title = section.entry.title.clone();
    let title = if section.gone {
        redline_view::inline(&[Edit::Delete(title)])
    } else {
        shaped(&title)
    };
    html! {
        <a href={link} onclick={on_choose.reform(move |_: MouseEvent| element.clone())}>
            <span class="number" translate="no">{section.entry.number.clone().unwrap_or_default()}</span>
            <span>
                <bdi>{title}</bdi>
                if section.changes > 0 {
                    {" "}
                    <span class="count">
                        <span aria-hidden="true">{section.changes}</span>
                        <span class="hidden-words">{m::changes(section.changes)}</span>
                    </span>
                }
            </span>
        </a>
    }
}
