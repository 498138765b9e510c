//! Reading stays linear, whatever is piled up: four times as much takes some four times as long.

use rapporteur::document::{Document, TextFormat};
use std::time::{Duration, Instant};

/// Four times the source may take so many times as long: a quadratic reading takes 16 times.
const MOST: f64 = 10.0;

/// Runs that are shorter say nothing of the reading, but of what else the machine did.
const LEAST: Duration = Duration::from_millis(5);

/// The shortest of a few runs.
fn time(source: &str) -> Duration {
    let run = |_| {
        let start = Instant::now();
        std::hint::black_box(Document::parse(std::hint::black_box(source)));
        start.elapsed()
    };
    (0..3).map(run).min().unwrap_or_default()
}

/// Doubles the source until reading it can be timed, then reads four times as much.
fn check(name: &str, source: &dyn Fn(usize) -> String) {
    let mut n = 2_000;
    while time(&source(n)) < LEAST && n < 100_000 {
        n *= 2;
    }
    // Other work on the machine can spoil a comparison, hardly all of them.
    let is_linear = (0..5).any(|_| {
        let short = time(&source(n)).as_secs_f64();
        n *= 2;
        time(&source(2 * n)).as_secs_f64() < MOST * short
    });
    assert!(
        is_linear,
        "{name}: up to {n}, four times as many take more than {MOST} times as long"
    );
}

#[test]
fn what_is_piled_up_is_read_in_linear_time() {
    for mark in [
        "[", "![", "]", "](", "<", "`", "` ", "*", "*a_", "> ", "- ", "\\", "|", "&", "<!--",
        "[a](b) ", "![a](b) ", "[](a) ", "<a:b> ",
    ] {
        check(mark, &|n| mark.repeat(n));
    }
    for line in [
        "[a]: b\n",
        "[a]:\n",
        "> [a]: b\n",
        "- [a]: b\n",
        "[a]: b \"\n",
        "|a|\n|-|\n|b|c|\n\n",
        "1. a\n",
        "```a b\n```\n",
        "a\n> b\n",
    ] {
        check(line, &|n| line.repeat(n));
    }
}

#[test]
fn what_is_nested_or_shared_is_read_in_linear_time() {
    let numbered = |pattern: &'static str| {
        move |n: usize| {
            (0..n)
                .map(|i| pattern.replace('@', &i.to_string()))
                .collect::<String>()
        }
    };
    check("definitions", &numbered("[@]: b@\n\n"));
    check("definitions used", &|n| {
        numbered("[@]: https://b@\n\n[@]\n\n")(n)
    });
    check("one definition used", &|n| {
        format!("[a]: https://{}\n\n{}", "b".repeat(1_000), "[a] ".repeat(n))
    });
    check("links in descriptions", &|n| {
        format!("{}x{}", "![".repeat(n), "](a)".repeat(n))
    });
    check("links in links", &|n| {
        format!("{}x{}", "[".repeat(n), "](a)".repeat(n))
    });
    check("styles in a link", &|n| {
        format!("[{}](https://{})", "*a* ".repeat(n), "b".repeat(2 * n))
    });
    check("styles in a link of a long target", &|n| {
        format!("[{}](https://{})", "*a* ".repeat(n), "b".repeat(2_000))
    });
    check("styles in a picture with a title", &|n| {
        format!("![{}](a.png \"{}\")", "*a* ".repeat(n), "b".repeat(2 * n))
    });
    check("cells", &|n| format!("|a|\n|-|\n|{}", "b|".repeat(n)));
    check("rows with cells", &|n| {
        format!("|a|\n|-|\n{}", "|b|c|\n".repeat(n))
    });
}

#[test]
fn plain_text_is_read_in_linear_time() {
    check("plain text", &|n| {
        TextFormat::Plain
            .markdown(&"[a]: b\n* 1.\n".repeat(n))
            .into_owned()
    });
}
