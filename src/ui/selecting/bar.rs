//! The bar that offers the kinds of note: its drawing and its position.

use crate::ui::kit::{Icon, icon, kind_icon};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::listening::{is_coarse, report};
use super::{Msg, SelectionBar, m};
use crate::annotation::Kind;
use crate::browser::selection::{self, OuterLines};
use crate::ui::typeahead;

/// The kinds that delegates use most. The first kind has the focus after Enter. It must not be the
/// highlight, because a second Enter would save that.
const KINDS: [Kind; 5] = [
    Kind::Comment,
    Kind::Question,
    Kind::Editorial,
    Kind::Proposal,
    Kind::Highlight,
];

/// The kinds behind "More…".
const MORE: [Kind; 3] = [Kind::Support, Kind::CoSponsorship, Kind::Reservation];

/// The space between the bar and the words or the edge of the window, in CSS pixels. With more, the bar
/// is far from its words. With less, it covers them.
const GAP: f64 = 8.0;

impl SelectionBar {
    /// Draws the bar.
    pub(super) fn draw(&self, ctx: &Context<Self>) -> Html {
        let (link, placing) = (ctx.link(), ctx.props().placing);
        // Pressing a button must not clear the selection.
        let hold = Callback::from(|event: MouseEvent| event.prevent_default());
        let close = link.callback(|_: MouseEvent| Msg::Close);
        html! {
            <>
                <p role="status" class="hidden-words">{&self.said}</p>
                <section ref={self.element.clone()} class="selection-bar" aria-label={m::selected_words()}
                    hidden={self.offered.is_none()} onmousedown={hold}>
                    <div class="kinds">
                        <button key="place" type="button" class="quiet" hidden={!placing}
                            onclick={link.callback(|_: MouseEvent| Msg::Place)}>
                            {m::place_it_here()}
                        </button>
                        for kind in &KINDS {
                            {button(ctx, kind, placing)}
                        }
                        <button key="more" type="button" class="quiet" hidden={placing}
                            aria-expanded={self.more.to_string()} onclick={link.callback(|_: MouseEvent| Msg::More)}>
                            {icon(Icon::MORE)}{m::more_kinds()}
                        </button>
                        for kind in &MORE {
                            {button(ctx, kind, placing || !self.more)}
                        }
                        <button key="close" type="button" class="icon quiet" title={m::close_selection()}
                            aria-label={m::close_selection()} onclick={close}>
                            {icon(Icon::CLOSE)}
                        </button>
                    </div>
                    <p class="why" hidden={!self.is_changed()}>{m::whole_paragraph()}</p>
                    <ul class="hint">
                        for key in self.keys() {
                            <li {key}>{key}</li>
                        }
                    </ul>
                </section>
            </>
        }
    }

    fn keys(&self) -> Vec<&'static str> {
        if self.choice.is_some() {
            m::selecting_keys().to_vec()
        } else {
            m::bar_keys().to_vec()
        }
    }

    /// Puts the bar below the last line of the selection, or above the first if there is no room. For
    /// fingers, the style sheet puts it at the bottom edge, away from the selection handles.
    pub(super) fn arrange(&mut self) {
        let Some(bar) = self.element.cast::<HtmlElement>() else {
            return;
        };
        if self.offered.is_some() && !is_coarse() {
            place(&bar);
        }
        self.enter.arrive_if(|_| true);
    }
}

fn button(ctx: &Context<SelectionBar>, kind: &Kind, hidden: bool) -> Html {
    let name = m::kind_name(kind);
    let (chosen, link) = (kind.clone(), ctx.link().clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        link.send_message(Msg::Choose(chosen.clone()));
        // The field of the composer appears after the next drawing, and letters may arrive before it.
        if chosen != Kind::Highlight {
            typeahead::begin_at_press();
        }
    });
    html! { <button key={name} type="button" class="quiet" {hidden} {onclick}>{kind_icon(kind)}{name}</button> }
}

fn place(bar: &HtmlElement) {
    let window = gloo::utils::window();
    let page = gloo::utils::document_element();
    let Some(OuterLines { first, last }) = selection::lines() else {
        return;
    };
    let (width, height) = (
        f64::from(bar.offset_width()),
        f64::from(bar.offset_height()),
    );
    let below = last.bottom() + GAP;
    let fits = below + height + GAP <= f64::from(page.client_height());
    let above = (first.top() - GAP - height).max(GAP);
    let top = if fits { below } else { above };
    let (from, to) = column(f64::from(page.client_width()));
    let left = (last.right() - width / 2.0).min(to - width).max(from);
    let scrolled = window.scroll_y().unwrap_or_default();
    let style = bar.style();
    let _ = style.set_property("top", &px(top + scrolled));
    let _ = style.set_property("left", &px(left));
}

/// Returns the edges of the report in a window of this width, in CSS pixels.
fn column(width: f64) -> (f64, f64) {
    let report = report().map(|report| report.get_bounding_client_rect());
    let (left, right) = report.map_or((0.0, width), |report| (report.left(), report.right()));
    (left.max(0.0) + GAP, right.min(width) - GAP)
}

/// Returns a length in whole CSS pixels, because printing fractions takes ten kilobytes of code.
fn px(length: f64) -> String {
    format!("{}px", length.round() as i32)
}
