//! Targets are judged as browsers read them: the oracle is a parser of the URL Standard.

use proptest::prelude::*;
use rapporteur::document::{Document, Link, is_allowed_link};
use url::Url;

/// Components of hosts and schemes, and the signs that browsers skip.
const PIECES: &[&str] = &[
    "http",
    "https",
    "HTTP",
    "hTTps",
    "mailto",
    "javascript",
    "JaVaScRiPt",
    "data",
    "ftp",
    "file",
    "x-app",
    ":",
    ":",
    ":",
    "/",
    "//",
    "\\",
    "/\\",
    "\\\\",
    "evil.example",
    "@",
    "a",
    "a.png",
    ".png",
    "charts/",
    "..",
    ".",
    "#",
    "?",
    "%09",
    "%2f",
    "\t",
    "\n",
    "\r",
    " ",
    "\u{1}",
    "\u{b}",
    "\u{c}",
    "\u{1f}",
    "\u{7f}",
    "\u{a0}",
    "\u{2028}",
    "\u{feff}",
    "\u{ff0f}",
    "1",
    "é",
    "[",
    "]",
    "<",
    "(",
    ")",
    "\"",
];

fn target() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..8)
        .prop_map(|pieces| pieces.concat())
}

/// Returns possible addresses of the page. A target with the scheme of the page is read differently.
fn pages() -> [Url; 3] {
    [
        "https://reports.example/c14/",
        "http://reports.example/",
        "http://localhost:8080/x/index.html",
    ]
    .map(|page| Url::parse(page).unwrap())
}

/// Writes a target so that none of its signs means anything in Markdown.
fn written(target: &str) -> String {
    target.chars().map(|c| format!("&#{};", c as u32)).collect()
}

fn link(target: &str) -> Option<Link> {
    let document = Document::parse(&format!("[words](<{}>)", written(target)));
    document.blocks()[0].runs()[0].link.clone()
}

fn picture(target: &str) -> Option<String> {
    let document = Document::parse(&format!("words ![words](<{}>)", written(target)));
    let runs = document.blocks()[0].runs();
    runs.iter()
        .find_map(|run| run.image.as_ref()?.source.clone())
}

/// Checks the reading of a target. Returns whether it is followed as a link and drawn as a picture.
fn check(target: &str) -> (bool, bool) {
    let (link, picture) = (link(target), picture(target));
    for page in pages() {
        if let Some(Link::To(to)) = &link {
            assert!(is_allowed_link(target) && is_allowed_link(to), "{target:?}");
            for target in [target, to] {
                match page.join(target) {
                    Ok(url) => assert!(
                        ["http", "https", "mailto"].contains(&url.scheme()),
                        "{target:?} leads to {url}"
                    ),
                    Err(_) => assert!(!to.starts_with('#'), "{target:?}"),
                }
            }
            if to.starts_with('#') {
                let mut url = page.join(target).unwrap();
                assert!(url.fragment().is_some(), "{target:?}");
                url.set_fragment(None);
                assert_eq!(url, page, "{target:?}");
            }
        }
        if let Some(source) = &picture {
            for target in [target, source] {
                let url = page.join(target).unwrap();
                assert_eq!(url.origin(), page.origin(), "{target:?}");
            }
        }
    }
    (matches!(link, Some(Link::To(_))), picture.is_some())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5000, ..ProptestConfig::default() })]

    #[test]
    fn no_target_leads_elsewhere_than_it_is_judged(target in target()) {
        check(&target);
        if let Ok(url) = Url::parse(&target) {
            let allowed = ["http", "https", "mailto"].contains(&url.scheme());
            prop_assert_eq!(is_allowed_link(&target), allowed, "{:?}", target);
        }
    }
}

#[test]
fn pictures_of_other_hosts_are_not_drawn_whatever_stands_before_them() {
    for before in [
        "",
        "\t",
        " ",
        "\n",
        "\r",
        "\u{1}",
        "\u{1f}",
        "\u{b}",
        " \t\u{2} ",
    ] {
        for slashes in [
            "//",
            "\\\\",
            "/\\",
            "\\/",
            "/\t/",
            "\\\n\\",
            "http:/\\",
            "http:\\\\",
            "HTTP://",
            "ht\ntps:",
            "https:",
            "HtTpS:/",
        ] {
            let target = format!("{before}{slashes}evil.example/a.png");
            assert!(!check(&target).1, "{target:?}");
        }
        assert!(check(&format!("{before}charts/a.png")).1, "{before:?}");
    }
}

#[test]
fn links_that_run_something_are_none_whatever_stands_in_them() {
    for target in [
        "javascript:a",
        "JAVASCRIPT:a",
        "ja\tvascript:a",
        "java\nscript:a",
        "javascript\r:a",
        " javascript:a",
        "\u{1}\u{1f}javascript:a",
        "\tdata:text/html,x",
        "vbscript:a",
        "blob:https://x",
        "view-source:x",
        "file:///etc",
    ] {
        assert!(!check(target).0 && !is_allowed_link(target), "{target:?}");
    }
    for target in [
        "\thttps://example.org",
        "ht\ntp://example.org",
        " MAILTO:a@example.org ",
        "\u{1}#para-5.9",
    ] {
        assert!(check(target).0 && is_allowed_link(target), "{target:?}");
    }
}

#[test]
fn no_link_is_longer_than_an_address() {
    for start in ["https://example.org/", "mailto:", "#"] {
        let target = |len: usize| format!("{start:x<len$}");
        assert!(
            check(&target(2_048)).0 && is_allowed_link(&target(2_048)),
            "{start}"
        );
        assert!(
            is_allowed_link(&format!(" \t{}\n", target(2_048))),
            "{start}"
        );
        assert!(
            !check(&target(2_049)).0 && !is_allowed_link(&target(2_049)),
            "{start}"
        );
    }
    let host = "a.".repeat(1_100) + "org";
    let document = Document::parse(&format!("<a@{host}>"));
    let block = &document.blocks()[0];
    assert!(block.text().contains(&host));
    for run in block.runs() {
        assert!(!matches!(&run.link, Some(Link::To(_))), "{:?}", run.link);
    }
}
