//! Reading stays linear, whatever a text accumulates.

use crate::linear;
use rapporteur::document::{Document, TextFormat};

/// Checks that reading eight times as much takes about eight times as long.
fn check(name: &str, source: &dyn Fn(usize) -> String) {
    linear::check(name, 1_000, source, |source| drop(Document::parse(source)));
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
    check("articles", &numbered("Article @\n\n1. a\n\n2. b\n\n"));
    check(
        "page heads",
        &numbered("@. goes on and\n\nA/C.2/L.4\n\nPage @\n\nends.\n\n"),
    );
    check("lead-ins", &numbered("*Requests* @:\n\na) b\n\nb) c\n\n"));
    check("letters before numbers", &|n| "(a) b\n\n1. c\n\n".repeat(n));
    check(
        "letters in letters",
        &numbered("# @\n\n(a) b\n\n(i) c\n\n@. d\n\n(b) e\n\n"),
    );
    check("linked numbers", &numbered("[@.](https://a.b/@) c\n\n"));
    check("quoted items", &numbered("> (a) b\n> (b) @\n"));
    check("highlighted words", &|n| "<mark>a ".repeat(n));
    check(
        "heads with dates",
        &numbered("5 May 2014 House of the Commons @\n\n@. goes on and\n\n"),
    );
    check(
        "notes of pages",
        &numbered("The Group1 met ( 2 ).\n\n1 See b.\n\nPage @\n\n"),
    );
    check("marks of one line", &|n| {
        let notes: String = (1..1_000).map(|i| format!("{i} See b.\n")).collect();
        format!("word1 {}\n\n{notes}", "word2 3 word. ".repeat(n))
    });
    check("lead-ins in lead-ins", &|n| {
        format!("1. a:\n\n{}", "which:\n\n1. b\n\n".repeat(n))
    });
    check("asterisks", &|n| format!("{}\n\n* a\n", "a* ".repeat(n)));
    check("notes of asterisks", &|n| {
        format!("a*\n\n{}", "* a\n\n\n\n".repeat(n))
    });
    check("bookmarks", &|n| "[]{#a .b}".repeat(n));
    check("open bookmarks", &|n| "[]{#".repeat(n));
    check("lists in a cell", &|n| {
        format!("|a|\n|-|\n|{}|", "<ul><li>b</li></ul>".repeat(n))
    });
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
