//! Measures the cost of adding a note when ten or ten thousand are present: everything between
//! pressing Save and drawing, with a store in memory.
//!
//! `cargo bench --bench save` prints both and their ratio. The run fails if the ratio is above 1.5.

use std::hint::black_box;
use std::process::ExitCode;
use std::rc::Rc;
use std::time::{Duration, Instant};

use rapporteur::anchoring::{DocumentContext, TextRange};
use rapporteur::annotation::{
    Agent, Annotation, AnnotationId, AuthorId, Change, Content, Contribution, Extra, History, Kind,
    Note, Revision, RevisionId, Step, Threads, Timestamp, Touched,
};
use rapporteur::document::{Document, DocumentKey};
use rapporteur::keeping::{BasePath, KeptText, MemoryStore, Notebook, SaveError, Storage};

const REPORT: &str = include_str!("../static/reports/C14-41-E.md");
const LIMIT: f64 = 1.5;
const SAVES: u32 = 400;

/// A reader with a number of notes.
struct Reader {
    document: Document,
    context: DocumentContext,
    notebook: Notebook<MemoryStore>,
    history: History,
    threads: Threads,
}

fn urn(group: u32, number: u32) -> String {
    format!("urn:uuid:{number:08x}-{group:04x}-4000-8000-000000000000")
}

impl Reader {
    fn with(count: u32) -> Result<Self, SaveError> {
        let document = Document::parse(REPORT);
        let context = DocumentContext::of(&document);
        let text = KeptText::of(&document, &context, REPORT);
        let storage = Storage::new(MemoryStore::new(), BasePath::of_page("/"));
        let key = DocumentKey::new("C14/41-E", "en");
        let mut reader = Self {
            notebook: Notebook::open(storage, key, Some(Rc::new(text)), &[])?,
            document,
            context,
            history: History::new(),
            threads: Threads::default(),
        };
        for number in 0..count {
            reader.add(number)?;
        }
        Ok(reader)
    }

    fn note(&self, number: u32) -> Annotation {
        let block = number as usize % self.document.blocks().len();
        let target = match TextRange::block(&self.document, block) {
            Some(range) => self.context.describe(&self.document, &range),
            None => self.context.describe_document(&self.document),
        };
        let mut note = Note {
            kind: Kind::Comment,
            bodies: Vec::new(),
            target,
            extra: Extra::new(),
        };
        let said = Contribution {
            text: "Which offices are meant here, and who is to pay for them?".to_owned(),
            ..Contribution::new(Kind::Comment)
        };
        said.put_into(&mut note, "en");
        let creator = Agent {
            id: AuthorId::new(urn(1, 1)),
            name: Some("A. Delegate".to_owned()),
            delegation: None,
            role: None,
            extra: Extra::new(),
        };
        let now = Some(Timestamp::new("2014-05-06T10:00:00.000Z"));
        let first = Revision {
            id: RevisionId::new(urn(2, number)),
            created: now.clone(),
            modified: now,
            creator,
            generator: None,
            content: Content::Note(note),
        };
        Annotation::new(AnnotationId::new(urn(3, number)), first)
    }

    /// Saves a note and does the work that follows a save.
    fn add(&mut self, number: u32) -> Result<Duration, SaveError> {
        let note = self.note(number);
        let start = Instant::now();
        let before = self.notebook.set().get(note.key()).cloned();
        let kept = self.notebook.save(&note)?;
        self.threads.update(kept.key(), Some(&kept));
        let step = Step::new(Change::Add, vec![Touched::new(before, kept)]);
        self.history.record(step);
        black_box(self.notebook.export_state(|_| true)?);
        black_box((
            self.notebook.damaged().count(),
            self.notebook.damaged_elsewhere(),
            self.notebook.newer_versions(),
        ));
        Ok(start.elapsed())
    }
}

/// Returns the median times of saves with few and with many notes present. They are taken in turns,
/// so that other load on the machine slows both.
fn measure(few: &mut Reader, many: &mut Reader) -> Result<(Duration, Duration), SaveError> {
    let (mut with_few, mut with_many) = (Vec::new(), Vec::new());
    for number in 0..SAVES {
        // The few stay few: each round writes the same note again.
        with_few.push(few.add(0x10_0000)?);
        forget(few)?;
        with_many.push(many.add(0x10_0000 + number)?);
    }
    Ok((median(with_few), median(with_many)))
}

fn forget(reader: &mut Reader) -> Result<(), SaveError> {
    use rapporteur::annotation::Effect;
    let note = reader.note(0x10_0000);
    let effect = Effect::PutBack {
        key: note.key().clone(),
        expected: reader.notebook.set().get(note.key()).cloned(),
        record: None,
    };
    let document = reader.notebook.document().clone();
    reader.notebook.apply(&[(document, effect)])
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or(Duration::MAX)
}

fn run() -> Result<f64, SaveError> {
    let (mut few, mut many) = (Reader::with(10)?, Reader::with(10_000)?);
    let units = many.notebook.storage().usage()?;
    let (with_few, with_many) = measure(&mut few, &mut many)?;
    let ratio = with_many.as_secs_f64() / with_few.as_secs_f64();
    println!(
        "adding a note: {with_few:?} with 10 there, {with_many:?} with 10,000 there: {ratio:.2} times (limit {LIMIT})"
    );
    println!(
        "storage of 10,000 notes and their text: {units} UTF-16 units, {} for each note",
        units / 10_000
    );
    Ok(ratio)
}

fn main() -> ExitCode {
    match run() {
        Ok(ratio) if ratio < LIMIT => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error:?}");
            ExitCode::FAILURE
        }
    }
}
