//! Carries the phrases of a trial over, in both ways, and judges the results.

use super::judge::{Verdict, judge};
use super::phrase::Phrase;
use super::selectors::{self, Letters};
use super::tally::Tally;
use super::trial::Trial;
use super::truth::Truth;
use rapporteur::anchoring::{DocumentContext, Resolution, Resolver, carry_over};

/// One phrase, its truth, the answer and the verdict.
pub struct Judged<'a> {
    /// The phrase.
    pub phrase: &'a Phrase,
    /// The right answers.
    pub truth: Truth,
    /// The answer.
    pub answer: Resolution,
    /// The verdict on it.
    pub verdict: Verdict,
}

/// Returns the answers of `carry_over`, which has both texts.
pub fn with_both_texts(trial: &Trial) -> Vec<Judged<'_>> {
    let context = DocumentContext::of(&trial.old_print.document);
    let describe =
        |(phrase, _): &(Phrase, Truth)| context.describe(&trial.old_print.document, &phrase.range);
    let targets: Vec<_> = trial.phrases.iter().map(describe).collect();
    let (old, new) = (&trial.old_print.document, &trial.new_print.document);
    let answers = carry_over(old, new, &targets);
    assert_eq!(answers.len(), targets.len());
    trial
        .phrases
        .iter()
        .zip(answers)
        .map(|((phrase, truth), answer)| judged(trial, phrase, truth.clone(), answer))
        .collect()
}

/// Returns the answers of `resolve`, which has the selectors and the new text.
pub fn with_selectors(trial: &Trial) -> Vec<Judged<'_>> {
    let context = DocumentContext::of(&trial.old_print.document);
    let resolver = Resolver::new(&trial.new_print.document);
    let (fates, letters) = (trial.fates(), Letters::of(&trial.new_print));
    trial
        .phrases
        .iter()
        .map(|(phrase, both)| {
            let target = context.describe(&trial.old_print.document, &phrase.range);
            let truth = selectors::truth(both, phrase, &target, &trial.old_print, &fates, &letters);
            judged(trial, phrase, truth, resolver.resolve(&target))
        })
        .collect()
}

fn judged<'a>(trial: &Trial, phrase: &'a Phrase, truth: Truth, answer: Resolution) -> Judged<'a> {
    Judged {
        verdict: judge(&truth, &answer, &trial.new_print),
        phrase,
        truth,
        answer,
    }
}

/// Counts the verdicts of a trial.
pub fn count(trial: &Trial, judged: &[Judged<'_>], tally: &mut Tally) {
    for one in judged {
        let mut rows = vec![
            ("phrase", one.phrase.length.name().to_owned()),
            ("position", one.phrase.position.to_owned()),
            ("truth", format!("{:?}", one.truth.fate).to_lowercase()),
            ("words edited", band(trial.percent()).to_owned()),
            ("language", trial.language.to_owned()),
        ];
        let operations = trial.operations(one.phrase).into_iter();
        rows.extend(operations.map(|name| ("operation", name.to_owned())));
        tally.add(one.verdict, &rows);
    }
}

fn band(percent: f64) -> &'static str {
    match percent {
        ..5.0 => " 0 to  5 %",
        5.0..10.0 => " 5 to 10 %",
        _ => "10 to 20 %",
    }
}
