//! Measures how well notes survive a revision: random reports, edited at random, with the truth
//! known.
//!
//! `cargo bench --bench revisions` takes at least 20,000 targets each with both texts known and
//! with selectors only. It prints how many answers are right, inexact, unsure, wrongly orphaned and
//! silently wrong, by operation, length of phrase and more. It fails if the goals are missed. After
//! `--`:
//!
//! * `--seed N` takes the report of one seed only;
//! * `--from N` starts from a seed other than 1;
//! * `--targets N` takes this many targets;
//! * `--show silently-wrong` prints each target with that verdict, old and new blocks, the right answer
//!   and the given one (also `wrongly-orphaned`, `unsure`, `inexact`, `right`);
//! * `--only both` or `--only selectors` leaves the other out;
//! * `--print` prints the Markdown of the reports.

#[path = "../tests/support/revisions/mod.rs"]
mod revisions;

use revisions::judge::Verdict;
use revisions::lexicon::Lexicon;
use revisions::measure::{Judged, count, with_both_texts, with_selectors};
use revisions::show::show;
use revisions::tally::{BOTH, Goal, SELECTORS, Tally};
use revisions::trial::Trial;
use std::process::ExitCode;

const TARGETS: usize = 20_000;

/// The options on the command line.
struct Options {
    from: u64,
    one_seed: bool,
    targets: usize,
    show: Option<Verdict>,
    only: Option<String>,
    print: bool,
}

impl Options {
    /// Reads the options; `None` if another bench was requested by name.
    fn read(arguments: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
        let mut options = Self {
            from: 1,
            one_seed: false,
            targets: TARGETS,
            show: None,
            only: None,
            print: false,
        };
        let mut arguments = arguments;
        while let Some(name) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{name} wants a value"));
            match &*name {
                // Cargo passes this to every bench.
                "--bench" => {}
                "--seed" => {
                    options.from = number(&value()?)?;
                    options.one_seed = true;
                }
                "--from" => options.from = number(&value()?)?,
                "--targets" => options.targets = number(&value()?)?,
                "--show" => options.show = Some(verdict(&value()?)?),
                "--only" => options.only = Some(value()?),
                "--print" => options.print = true,
                filter if !filter.starts_with('-') => {
                    if !"revisions".contains(filter) {
                        return Ok(None);
                    }
                }
                other => return Err(format!("{other} is no option")),
            }
        }
        Ok(Some(options))
    }

    fn wants(&self, way: &str) -> bool {
        self.only.as_deref().is_none_or(|only| only == way)
    }
}

fn number<T: std::str::FromStr>(value: &str) -> Result<T, String> {
    value.parse().map_err(|_| format!("{value} is no number"))
}

fn verdict(name: &str) -> Result<Verdict, String> {
    let found = Verdict::ALL
        .into_iter()
        .find(|verdict| verdict.name() == name);
    found.ok_or(format!("{name} is no verdict"))
}

/// Counts the results of one way of carrying over in a trial, and prints the requested ones.
fn measure<'a>(
    trial: &'a Trial,
    way: fn(&'a Trial) -> Vec<Judged<'a>>,
    options: &Options,
    tally: &mut Tally,
) {
    let judged = way(trial);
    count(trial, &judged, tally);
    for one in judged
        .iter()
        .filter(|one| Some(one.verdict) == options.show)
    {
        println!("{}", show(trial, one));
    }
}

fn report(name: &str, tally: &Tally, goal: Goal) -> bool {
    println!("\n{name}\n{tally}");
    println!("{name}: {}", tally.summary(goal));
    tally.meets(goal)
}

fn run(options: &Options) -> bool {
    let lexicons = Lexicon::all();
    let (mut both, mut selectors) = (Tally::default(), Tally::default());
    let mut taken = 0;
    let mut most = 0.0;
    let mut seed = options.from;
    loop {
        let trial = Trial::new(seed, &lexicons);
        if options.print {
            println!(
                "{}\n=====\n{}",
                trial.old_print.source, trial.new_print.source
            );
        }
        if options.wants("both") {
            measure(&trial, with_both_texts, options, &mut both);
        }
        if options.wants("selectors") {
            measure(&trial, with_selectors, options, &mut selectors);
        }
        taken += trial.phrases.len();
        most = trial.percent().max(most);
        if options.one_seed || taken >= options.targets {
            break;
        }
        seed += 1;
    }
    println!(
        "seeds {} to {seed}, at most {most:.1} % of the words edited",
        options.from
    );
    let mut met = true;
    if options.wants("both") {
        met &= report("both texts known", &both, BOTH);
    }
    if options.wants("selectors") {
        met &= report("selectors only", &selectors, SELECTORS);
    }
    met
}

fn main() -> ExitCode {
    match Options::read(std::env::args().skip(1)) {
        Ok(Some(options)) if !run(&options) => ExitCode::FAILURE,
        Ok(_) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}
