//! The browser's selection as places in the report, and back.

use js_sys::Function;
use rapporteur::anchoring::TextRange;
use rapporteur::browser::selection::{
    OuterLines, Selected, clear, hold, is_changed, lines, select, selected,
};
use rapporteur::document::Document;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use super::js;

/// A report as drawn by the reader: labels, runs of several styles, highlights, tools.
const REPORT: &str = r##"
<div class="block" id="para-5.9" data-block="0">
  <p><span class="label">5.9 </span><span class="text"><span data-run="0">One </span><a data-run="4" href="#x">two <mark data-at="8">th</mark>ree</a><code data-run="13"> four</code></span></p>
  <div class="tools"><button>Add note</button></div>
</div>
<div class="block" id="para-5.9-p1" data-block="1">
  <p><span class="text"><span data-run="0">re&#x301;sume&#x301; </span><em data-run="9"><mark>👩‍👧</mark> 🇨🇭 end</em></span></p>
</div>
<div class="block" id="para-5.9-p2" data-block="2">
  <div class="text"><table><tr><th><span data-run="0">Head</span></th><th><span data-run="5">B</span></th></tr>
    <tr><td><span data-run="7">👍</span></td><td><span data-run="9">cell</span></td></tr></table></div>
</div>
<div class="block" id="para-5.9-p3" data-block="3">
  <p><span class="text"><span data-run="0">before </span><span data-run="7"><img alt="a 🖼" src="data:,"></span><span data-run="10"> after</span></span></p>
</div>
<div class="block" id="para-5.9-p4" data-block="4">
  <p><span class="text" dir="auto"><span data-run="0">مجلس </span><strong data-run="5">الاتحاد</strong></span></p>
</div>
<div class="block" id="para-5.9-p5" data-block="5">
  <p><span class="text"><span class="missing"><span data-run="0">Resolution</span><small>(link target missing)</small></span></span></p>
</div>
"##;

/// The Markdown of that report.
const MARKDOWN: &str = "5.9 One [two three](#x)` four`

re\u{301}sume\u{301} *👩‍👧 🇨🇭 end*

| Head | B |
|---|---|
| 👍 | cell |

before ![a 🖼](a.png) after

مجلس **الاتحاد**

[Resolution]()
";

/// The report, in the page until this is dropped.
struct Report(Element, Document);

impl Report {
    fn new() -> Self {
        let document = web_sys::window().unwrap().document().unwrap();
        let report = document.create_element("main").unwrap();
        report.set_inner_html(REPORT);
        document.body().unwrap().append_child(&report).unwrap();
        js("window.text = (block, run) =>
              document.querySelector(`[data-block='${block}'] [data-run='${run}']`).firstChild");
        Self(report, Document::parse(MARKDOWN))
    }

    /// Returns the selection after JavaScript code has selected from one point of the DOM to
    /// another.
    fn selected(&self, points: &str) -> Option<(usize, usize, usize, usize)> {
        js(&format!("getSelection().setBaseAndExtent({points})"));
        let Selected { words, is_changed } = selected(&self.0, &self.1)?;
        assert!(!is_changed, "the page has the words of the report");
        Some((words.block, words.start, words.end_block, words.end))
    }

    /// Returns the same if the page was changed from outside: whole paragraphs.
    fn changed(&self, points: &str) -> Option<(usize, usize, usize, usize)> {
        js(&format!("getSelection().setBaseAndExtent({points})"));
        let Selected { words, is_changed } = selected(&self.0, &self.1)?;
        assert!(is_changed, "the page has other words than the report");
        Some((words.block, words.start, words.end_block, words.end))
    }

    fn select(&self, words: &TextRange, backward: bool) {
        select(&self.0, &self.1, words, backward);
    }

    fn read(&self) -> Option<TextRange> {
        selected(&self.0, &self.1).map(|selected| selected.words)
    }

    /// Returns the words that the browser has selected after `select`.
    fn words(&self, block: usize, start: usize, end_block: usize, end: usize) -> String {
        let range = TextRange {
            block,
            start,
            end_block,
            end,
        };
        self.select(&range, false);
        assert_eq!(self.read(), Some(range), "it is read as it was made");
        let words = js("return getSelection().getRangeAt(0).toString()");
        words.as_string().unwrap()
    }
}

impl Drop for Report {
    fn drop(&mut self) {
        clear();
        self.0.remove();
    }
}

#[wasm_bindgen_test]
fn words_across_styles_and_highlights() {
    let report = Report::new();
    let read = |points: &str| report.selected(points);
    assert_eq!(read("text(0, 0), 1, text(0, 0), 3"), Some((0, 1, 0, 3)));
    assert_eq!(read("text(0, 0), 0, text(0, 13), 5"), Some((0, 0, 0, 18)));
    let mark = "document.querySelector('[data-at]')";
    assert_eq!(
        read(&format!("{mark}.firstChild, 1, {mark}.nextSibling, 2")),
        Some((0, 9, 0, 12))
    );
    assert_eq!(
        read(&format!("{mark}, 0, text(0, 13), 1")),
        Some((0, 8, 0, 14)),
        "a point between nodes"
    );
    assert_eq!(
        read("text(0, 13), 3, text(0, 0), 2"),
        Some((0, 2, 0, 16)),
        "made from its end"
    );
}

#[wasm_bindgen_test]
fn what_is_no_text_of_the_report_is_left_out() {
    let report = Report::new();
    let label = "document.querySelector('.label').firstChild";
    let tools = "document.querySelector('.tools button').firstChild";
    assert_eq!(
        report.selected(&format!("{label}, 1, {tools}, 3")),
        Some((0, 0, 0, 18))
    );
    assert_eq!(report.selected(&format!("{label}, 0, {label}, 3")), None);
    assert_eq!(report.selected(&format!("{tools}, 0, {tools}, 3")), None);
    assert_eq!(report.selected("text(0, 0), 2, text(0, 0), 2"), None);
    let small = "document.querySelector('small').firstChild";
    assert_eq!(
        report.selected(&format!("text(5, 0), 4, {small}, 9")),
        Some((5, 4, 5, 10))
    );
    js("getSelection().removeAllRanges()");
    assert_eq!(report.read(), None);
}

#[wasm_bindgen_test]
fn a_click_on_three_stops_before_the_next_block() {
    let report = Report::new();
    let next = "document.querySelector(\"[data-block='1']\")";
    assert_eq!(
        report.selected(&format!("text(0, 0), 0, {next}, 0")),
        Some((0, 0, 0, 18))
    );
    assert_eq!(
        report.selected("text(0, 0), 0, text(1, 0), 0"),
        Some((0, 0, 0, 18))
    );
}

#[wasm_bindgen_test]
fn offsets_are_code_points() {
    let report = Report::new();
    // The accents are separate code points; the woman and the flag's letters have two units each.
    assert_eq!(
        report.selected("text(1, 0), 1, text(1, 0), 3"),
        Some((1, 1, 1, 3))
    );
    let family = "text(1, 9).firstChild";
    let rest = "text(1, 9).nextSibling";
    assert_eq!(
        report.selected(&format!("{family}, 0, {family}, 5")),
        Some((1, 9, 1, 12))
    );
    assert_eq!(
        report.selected(&format!("{family}, 5, {rest}, 5")),
        Some((1, 12, 1, 15))
    );
    assert_eq!(
        report.selected(&format!("{family}, 1, {family}, 4")),
        Some((1, 9, 1, 12)),
        "half a character counts as a whole one"
    );
}

#[wasm_bindgen_test]
fn tables_pictures_and_text_from_right_to_left() {
    let report = Report::new();
    assert_eq!(
        report.selected("text(2, 5), 0, text(2, 9), 2"),
        Some((2, 5, 2, 11))
    );
    assert_eq!(
        report.selected("text(3, 0), 2, text(3, 10), 3"),
        Some((3, 2, 3, 13))
    );
    let picture = "document.querySelector('img').parentNode";
    assert_eq!(
        report.selected(&format!("{picture}, 0, {picture}, 1")),
        Some((3, 7, 3, 10)),
        "a picture is its description"
    );
    assert_eq!(
        report.selected(&format!("text(3, 0), 2, {picture}, 0")),
        Some((3, 2, 3, 7))
    );
    assert_eq!(
        report.selected("text(4, 0), 1, text(4, 5), 3"),
        Some((4, 1, 4, 8))
    );
    assert_eq!(
        report.selected("text(0, 4), 0, text(4, 0), 2"),
        Some((0, 4, 4, 2)),
        "across blocks"
    );
}

#[wasm_bindgen_test]
fn places_become_selections() {
    let report = Report::new();
    assert_eq!(report.words(0, 0, 0, 3), "One");
    assert_eq!(report.words(0, 2, 0, 9), "e two t");
    assert_eq!(report.words(0, 4, 0, 13), "two three");
    assert_eq!(report.words(1, 9, 1, 12), "👩‍👧");
    assert_eq!(report.words(1, 13, 1, 15), "🇨🇭");
    assert_eq!(report.words(2, 7, 2, 8), "👍");
    assert_eq!(report.words(3, 5, 3, 12), "e  a");
    assert_eq!(report.words(4, 5, 4, 12), "الاتحاد");
    assert_eq!(report.words(5, 0, 5, 10), "Resolution");
    let across = report.words(0, 14, 1, 3);
    assert!(
        across.starts_with("four") && across.ends_with("re\u{301}"),
        "{across}"
    );
}

#[wasm_bindgen_test]
fn the_end_that_moves_may_be_the_first() {
    let report = Report::new();
    let words = TextRange {
        block: 0,
        start: 4,
        end_block: 0,
        end: 7,
    };
    report.select(&words, true);
    let moves = Function::new_no_args(
        "const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection();
         return anchorNode === focusNode && focusOffset < anchorOffset",
    );
    assert_eq!(moves.call0(&JsValue::NULL), Ok(JsValue::TRUE));
    assert_eq!(report.read(), Some(words));
}

#[wasm_bindgen_test]
fn a_place_that_is_not_drawn_selects_nothing_new() {
    let report = Report::new();
    report.words(0, 0, 0, 3);
    let elsewhere = TextRange {
        block: 9,
        start: 0,
        end_block: 9,
        end: 1,
    };
    report.select(&elsewhere, false);
    let kept = report.read().unwrap();
    assert_eq!((kept.block, kept.start, kept.end), (0, 0, 3));
    let OuterLines { first, last } = lines().unwrap();
    assert!(first.width() > 0.0 && last.bottom() >= first.bottom());
    clear();
    assert!(lines().is_none());
}

/// Ways in which other software changes the words of the first run of the first paragraph.
const CHANGES: [&str; 6] = [
    // Chrome's translation.
    "const font = document.createElement('font'); font.textContent = 'Uno '; text(0, 0).replaceWith(font)",
    // Firefox's.
    "text(0, 0).data = 'Una '",
    "text(0, 0).after('★')",
    "text(0, 0).remove()",
    "text(0, 0).parentNode.dataset.run = '1'",
    "text(0, 0).parentNode.remove()",
];

#[wasm_bindgen_test]
fn of_changed_words_the_whole_paragraph_is_selected() {
    for change in CHANGES {
        let report = Report::new();
        js(change);
        let read = |points: &str| report.changed(points);
        assert_eq!(
            read("text(0, 13), 1, text(0, 13), 3"),
            Some((0, 0, 0, 18)),
            "{change}"
        );
        assert_eq!(
            read("text(0, 13), 1, text(1, 0), 2"),
            Some((0, 0, 1, 2)),
            "{change}: the next paragraph is as it was"
        );
        assert_eq!(
            report.selected("text(1, 0), 0, text(1, 0), 2"),
            Some((1, 0, 1, 2)),
            "{change}"
        );
    }
}

#[wasm_bindgen_test]
fn elements_around_the_same_words_change_nothing() {
    let report = Report::new();
    js("const words = text(0, 0).data.split(' '); const run = text(0, 0).parentNode; run.textContent = '';
        for (const word of words) { const span = document.createElement('i'); span.textContent = word; run.append(span); }
        run.firstChild.after(' '); run.prepend(document.createElement('b'))");
    let word = "document.querySelector('[data-run] i').firstChild";
    assert_eq!(
        report.selected(&format!("{word}, 1, {word}, 3")),
        Some((0, 1, 0, 3))
    );
    js("text(1, 0).splitText(3)");
    assert_eq!(
        report.selected("text(1, 0), 1, text(1, 0).nextSibling, 2"),
        Some((1, 1, 1, 5))
    );
    js("document.body.normalize()");
    assert_eq!(
        report.selected("text(1, 0), 1, text(1, 0), 5"),
        Some((1, 1, 1, 5))
    );
    assert_eq!(report.words(0, 0, 0, 3), "One");
}

#[wasm_bindgen_test]
fn what_shows_no_paragraph_of_the_report_is_not_selected() {
    let report = Report::new();
    js("text(0, 0).parentNode.closest('.block').id = 'another'");
    assert_eq!(report.selected("text(0, 0), 0, text(0, 0), 2"), None);
    js("text(1, 0).parentNode.closest('.block').dataset.block = '2'");
    assert_eq!(report.selected("text(2, 0), 0, text(2, 0), 2"), None);
    js("text(4, 0).parentNode.closest('.text').textContent = ''");
    assert_eq!(
        report.selected("text(3, 10), 3, text(5, 0), 0"),
        Some((3, 13, 3, 16))
    );
}

#[wasm_bindgen_test]
fn a_place_in_a_changed_paragraph_selects_all_that_stands_there() {
    let report = Report::new();
    js("text(0, 0).data = 'Ella y '");
    let words = TextRange {
        block: 0,
        start: 4,
        end_block: 0,
        end: 7,
    };
    assert!(is_changed(&report.0, &words, &report.1));
    report.select(&words, false);
    let shown = js("return getSelection().toString()").as_string().unwrap();
    assert_eq!(shown, "Ella y two three four");
    assert_eq!(hold(&report.0, &report.1), None, "it is not held as words");
    let other = TextRange {
        block: 1,
        end_block: 1,
        ..words
    };
    assert!(!is_changed(&report.0, &other, &report.1));
}
