//! Counts verdicts and prints a table of them.

use super::judge::Verdict;
use std::collections::BTreeMap;
use std::fmt;

/// The number of verdicts of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([usize; Verdict::ALL.len()]);

impl Counts {
    fn add(&mut self, verdict: Verdict) {
        self.0[verdict as usize] += 1;
    }

    /// Returns the number of one kind.
    pub fn of(&self, verdict: Verdict) -> usize {
        self.0[verdict as usize]
    }

    /// Returns the number of all.
    pub fn all(&self) -> usize {
        self.0.iter().sum()
    }

    /// Returns the share of one kind, in percent.
    pub fn percent(&self, verdict: Verdict) -> f64 {
        self.of(verdict) as f64 * 100.0 / self.all().max(1) as f64
    }
}

/// The goal to reach.
#[derive(Clone, Copy, Debug)]
pub struct Goal {
    /// The least share of right answers, in percent.
    pub right: f64,
    /// The greatest share of silently wrong answers, in percent.
    pub silently_wrong: f64,
}

/// The goal with both texts known.
pub const BOTH: Goal = Goal {
    right: 99.0,
    silently_wrong: 0.1,
};

/// The goal with selectors only.
pub const SELECTORS: Goal = Goal {
    right: 95.0,
    silently_wrong: 0.5,
};

/// The verdicts on many phrases, in total and by groups.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// All verdicts.
    pub total: Counts,
    /// By the name of the group (operation, phrase, …), then by the name of the row.
    groups: BTreeMap<&'static str, BTreeMap<String, Counts>>,
}

impl Tally {
    /// Counts one verdict in all of its rows.
    pub fn add(&mut self, verdict: Verdict, rows: &[(&'static str, String)]) {
        self.total.add(verdict);
        for (group, row) in rows {
            let rows = self.groups.entry(group).or_default();
            rows.entry(row.clone()).or_default().add(verdict);
        }
    }

    /// Returns whether a goal is met.
    pub fn meets(&self, goal: Goal) -> bool {
        self.total.percent(Verdict::Right) >= goal.right
            && self.total.percent(Verdict::SilentlyWrong) <= goal.silently_wrong
    }

    /// Returns the last line: the share reached and the goal.
    pub fn summary(&self, goal: Goal) -> String {
        format!(
            "{} targets, {:.2} % right (goal {} %), {:.3} % silently wrong (goal {} %): {}",
            self.total.all(),
            self.total.percent(Verdict::Right),
            goal.right,
            self.total.percent(Verdict::SilentlyWrong),
            goal.silently_wrong,
            if self.meets(goal) { "met" } else { "MISSED" },
        )
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:24}{:>8}{:>10}", "", "targets", "% right")?;
        for verdict in Verdict::ALL {
            write!(out, "{:>18}", verdict.name())?;
        }
        writeln!(out)?;
        for (group, rows) in &self.groups {
            writeln!(out, "by {group}")?;
            for (name, counts) in rows {
                row(out, name, counts)?;
            }
        }
        row(out, "all", &self.total)
    }
}

fn row(out: &mut fmt::Formatter<'_>, name: &str, counts: &Counts) -> fmt::Result {
    let right = counts.percent(Verdict::Right);
    write!(out, "  {name:22}{:>8}{right:>10.2}", counts.all())?;
    for verdict in Verdict::ALL {
        write!(out, "{:>18}", counts.of(verdict))?;
    }
    writeln!(out)
}
