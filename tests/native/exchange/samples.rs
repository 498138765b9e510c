//! Annotations on the first report, as made by the app.

use std::sync::LazyLock;

use rapporteur::anchoring::{DocumentContext, TextRange};
use rapporteur::annotation::{
    Agent, Annotation, AnnotationId, AuthorId, Body, Category, Content, Contribution, Delegation,
    Disposition, Extra, Kind, Note, Revision, RevisionId, Sign, Stamp, Target, Timestamp,
    generator,
};
use rapporteur::document::Document;
use rapporteur::exchange::plan::{DocumentName, Here};
use rapporteur::exchange::web_annotation::{WriteContext, write, write_backup};

const REPORT: &str = include_str!("../../../static/reports/C14-41-E.md");

pub fn report() -> Document {
    Document::parse(REPORT)
}

pub fn here(document: &Document) -> Here<'_> {
    Here {
        name: name("C14/41-E", Some("en")),
        document,
        ancestors: &[],
    }
}

pub fn name(symbol: &str, language: Option<&str>) -> DocumentName {
    DocumentName {
        symbol: symbol.to_owned(),
        language: language.map(str::to_owned),
    }
}

/// Returns `urn:uuid:` with a number that is easy to recognize.
pub fn urn(number: u32) -> String {
    format!("urn:uuid:{number:08x}-0000-4000-8000-000000000000")
}

pub fn author(number: u32, who: &str, country: &str) -> Agent {
    Agent {
        id: AuthorId::new(urn(number)),
        name: Some(who.to_owned()),
        delegation: Some(Delegation {
            country: Some(country.to_owned()),
            label: None,
        }),
        role: None,
        extra: Extra::new(),
    }
}

pub fn context() -> DocumentContext {
    DocumentContext {
        source: "https://www.itu.int/md/S14-CL-C-0041/en".to_owned(),
        symbol: Some("C14/41-E".to_owned()),
        revision: None,
        language: Some("en".to_owned()),
    }
}

/// Returns the whole block with this id.
pub fn block_target(document: &Document, id: &str) -> Target {
    let index = document.position(id).unwrap();
    context().describe(document, &TextRange::block(document, index).unwrap())
}

/// Returns the first occurrence of `words` in the block with this id.
pub fn phrase_target(document: &Document, id: &str, words: &str) -> Target {
    let block = document.position(id).unwrap();
    let text = document.blocks()[block].text();
    let start = text[..text.find(words).unwrap()].chars().count();
    let end = start + words.chars().count();
    let range = TextRange {
        block,
        start,
        end_block: block,
        end,
    };
    context().describe(document, &range)
}

pub fn text(value: &str, purpose: &str) -> Body {
    Body::Text {
        value: value.to_owned(),
        purpose: Some(purpose.to_owned()),
        format: Some("text/markdown".to_owned()),
        language: Some("en".to_owned()),
        extra: Extra::new(),
    }
}

pub fn note(kind: Kind, target: Target, words: &str) -> Note {
    let purpose = kind.motivation().unwrap_or("commenting").to_owned();
    Note {
        kind,
        bodies: vec![text(words, &purpose)],
        target,
        extra: Extra::new(),
    }
}

pub fn stamp(revision: u32, time: &str) -> Stamp {
    Stamp {
        revision: RevisionId::new(urn(revision)),
        now: Timestamp::new(time),
    }
}

/// Returns a first revision, saved on 6 May 2014 at ten o'clock.
pub fn annotation(id: u32, revision: u32, by: &Agent, note: Note) -> Annotation {
    let now = Timestamp::new("2014-05-06T10:00:00Z");
    let first = Revision {
        id: RevisionId::new(urn(revision)),
        created: Some(now.clone()),
        modified: Some(now),
        creator: by.clone(),
        generator: Some(generator("0.1.0")),
        content: Content::Note(note),
    };
    Annotation::new(AnnotationId::new(urn(id)), first)
}

/// Returns a later revision that replaces `opened_on`.
pub fn revised(
    annotation: &Annotation,
    opened_on: &[u32],
    revision: u32,
    content: Content,
) -> Annotation {
    let opened_on: Vec<_> = opened_on
        .iter()
        .map(|id| RevisionId::new(urn(*id)))
        .collect();
    let by = annotation.live()[0].creator.clone();
    let stamp = stamp(revision, "2014-05-06T11:30:00Z");
    annotation.revise(&opened_on, content, by, Some(generator("0.1.0")), stamp)
}

pub fn withdrawal(target: Target) -> Content {
    Content::Withdrawn {
        target: Some(target),
        extra: Extra::new(),
    }
}

/// Returns notes that two delegates might have written before lunch: the example in `docs/`.
pub fn morning(document: &Document) -> Vec<Annotation> {
    let brazil = author(0xb1, "A. Silva", "BRA");
    let mut switzerland = author(0xc1, "B. Keller", "CHE");
    switzerland.role = Some("Adviser".to_owned());
    let question = "Which **regional offices** would carry these projects out?";
    let question = note(Kind::Question, block_target(document, "para-5.9"), question);
    let first = note(
        Kind::Comment,
        block_target(document, "para-6.1-b"),
        "We support this.",
    );
    let second = note(
        Kind::Comment,
        block_target(document, "para-6.1-b"),
        "We support this, and would add *capacity building*.",
    );
    let mut phrase = note(
        Kind::Comment,
        phrase_target(document, "para-5.9", "Resolution 67 (Hyderabad, 2010)"),
        "See also Resolution 179.",
    );
    phrase.bodies.push(text("resolutions", "tagging"));
    let general = note(
        Kind::Comment,
        context().describe_document(document),
        "A clear report.",
    );
    let taken_back = block_target(document, "para-6.2-c");
    let comment = note(Kind::Comment, taken_back.clone(), "Too early to say.");
    let comment = annotation(0xa5, 0xe6, &switzerland, comment);
    vec![
        annotation(0xa1, 0xe1, &brazil, question),
        revised(
            &annotation(0xa2, 0xe2, &brazil, first),
            &[0xe2],
            0xe3,
            Content::Note(second),
        ),
        annotation(0xa3, 0xe4, &switzerland, phrase),
        annotation(0xa4, 0xe5, &switzerland, general),
        revised(&comment, &[0xe6], 0xe7, withdrawal(taken_back)),
    ]
}

/// Returns their notes after lunch: a proposal with all reactions to it.
pub fn afternoon(document: &Document) -> Vec<Annotation> {
    let brazil = author(0xb1, "A. Silva", "BRA");
    let switzerland = author(0xc1, "B. Keller", "CHE");
    let secretariat = Agent {
        delegation: Some(Delegation {
            country: None,
            label: Some("Secretariat".to_owned()),
        }),
        role: Some("Secretary of the meeting".to_owned()),
        ..author(0xd1, "C. Okafor", "")
    };
    let entity = |label: &str| Delegation {
        country: None,
        label: Some(label.to_owned()),
    };
    let proposal = Contribution {
        text: "Without figures nobody knows *what works*.".to_owned(),
        proposed:
            "That countries were encouraged to establish reporting mechanisms and hotlines, and to \
                   report on their use, to benefit from the information and resources shared by \
                   INHOPE through its network and key partners."
                .to_owned(),
        sign: Some(Sign::Mod),
        sponsors: vec![brazil.delegation.clone().unwrap(), entity("CITEL")],
        category: Some(Category::Technical),
        tags: vec!["hotlines".to_owned()],
        ..Contribution::new(Kind::Proposal)
    };
    let proposal = contributed(&proposal, block_target(document, "para-6.2-c"));
    let proposal = annotation(0xa6, 0xf1, &brazil, proposal);
    let answer = |id, revision, by: &Agent, said: Contribution| {
        let live = &proposal.live()[0];
        let target = context().describe_answer(document, &proposal, live);
        annotation(id, revision, by, contributed(&said, target))
    };
    let support = Contribution {
        on_behalf_of: Some(entity("CEPT")),
        ..Contribution::new(Kind::Support)
    };
    let reply = Contribution {
        text: "How often would they report?".to_owned(),
        ..Contribution::new(Kind::Reply)
    };
    let disposition = Contribution {
        text: "With “to report every year on their use”.".to_owned(),
        disposition: Some(Disposition::AcceptedWithModifications),
        ..Contribution::new(Kind::Disposition)
    };
    vec![
        answer(0xa7, 0xf2, &switzerland, support),
        answer(0xa8, 0xf3, &switzerland, reply),
        answer(0xa9, 0xf4, &secretariat, disposition),
        proposal.clone(),
    ]
}

/// Returns a note with a filled-in contribution.
pub fn contributed(said: &Contribution, target: Target) -> Note {
    let mut note = Note {
        kind: said.kind.clone(),
        bodies: Vec::new(),
        target,
        extra: Extra::new(),
    };
    said.put_into(&mut note, "en");
    note
}

pub fn file<'a>(
    annotations: impl IntoIterator<Item = &'a Annotation>,
    document: Option<&Document>,
) -> String {
    write(annotations, &about(document))
}

/// Writes the same as a backup, with private notes.
pub fn backup<'a>(
    annotations: impl IntoIterator<Item = &'a Annotation>,
    document: Option<&Document>,
) -> String {
    write_backup(annotations, &about(document))
}

fn about(document: Option<&Document>) -> WriteContext<'_> {
    static GENERATED: LazyLock<Timestamp> =
        LazyLock::new(|| Timestamp::new("2014-05-06T13:00:00Z"));
    WriteContext {
        document,
        label: "C14/41-E",
        generated: &GENERATED,
    }
}
