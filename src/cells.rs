//! Pairs the cells of two tables.
//!
//! A cell goes where its row and its column went. Columns are identified by their heads, rows by the
//! column that distinguishes them (the names of countries, say). The rest is paired by the content of
//! the cells.
//!
//! A row with a wholly different name is another row, whatever its figures are.

use std::collections::{HashMap, HashSet};

use crate::sort::sort_by;

/// A table: rows of cells, each as the numbers of its words.
pub(crate) type Grid<'a> = Vec<Vec<&'a [u32]>>;

/// The new row of each old row, and the new column of each old column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cells {
    pub(crate) rows: Vec<Option<usize>>,
    pub(crate) columns: Vec<Option<usize>>,
}

/// Rows of the old table and rows of the new one.
type Both = (Vec<usize>, Vec<usize>);

/// Two tables that are compared.
pub(crate) struct Tables<'a> {
    pub(crate) old: &'a Grid<'a>,
    pub(crate) new: &'a Grid<'a>,
    /// Whether the first row of the old table is its head.
    pub(crate) has_head: bool,
    /// Whether a word has letters: figures change more often than names.
    pub(crate) has_letters: &'a dyn Fn(u32) -> bool,
}

/// The most columns that are compared by content, each with each. Wider tables are paired by their
/// heads only.
const MOST_COLUMNS: usize = 32;

/// The most rows in which content may occur. More frequent content identifies no row, and costs the
/// square of its rows.
const MOST_ROWS: usize = 16;

/// The least score that two rows must share to count as one changed row. A cell that occurs in no other
/// row scores 1, a word of it 0.5, figures half of that. Content of several rows scores proportionally
/// less. A single word of a name and a figure together score 1.
const LEAST_SHARED: f32 = 0.4;

/// The factor by which two rows must share more than either shares with another.
const LEAD: f32 = 1.3;

/// The share of distinct cells, in percent, from which a column identifies rows. With a higher value, a
/// name that occurs twice disqualifies a column. With a lower one, a column of remarks would do.
const DIFFERENT: usize = 75;

/// The number of words and signs from which a cell describes its row and so identifies it. With a lower
/// value, a remark that suits many rows would do.
const LEAST_SENTENCE: usize = 8;

/// The pairs on one axis, rows or columns: the partner of each, in both directions.
struct Pairs {
    of_old: Vec<Option<usize>>,
    of_new: Vec<Option<usize>>,
}

impl Pairs {
    fn new(old: usize, new: usize) -> Self {
        Self {
            of_old: vec![None; old],
            of_new: vec![None; new],
        }
    }

    fn pair(&mut self, old: usize, new: usize) {
        if let (Some(of_old @ None), Some(of_new @ None)) =
            (self.of_old.get_mut(old), self.of_new.get_mut(new))
        {
            (*of_old, *of_new) = (Some(new), Some(old));
        }
    }

    fn is_free(&self, old: usize, new: usize) -> bool {
        self.of_old.get(old) == Some(&None) && self.of_new.get(new) == Some(&None)
    }

    /// Returns whether two items are alone between the same pairs, or after the last pair.
    fn are_alone(&self, old: usize, new: usize) -> bool {
        let before = old.checked_sub(1).and_then(|old| *self.of_old.get(old)?);
        let after = self.of_old.get(old + 1).copied();
        before.is_some_and(|before| before + 1 == new)
            && match after {
                Some(after) => after == Some(new + 1),
                None => new + 1 == self.of_new.len(),
            }
    }

    fn all(&self) -> impl Iterator<Item = (usize, usize)> {
        let of_old = self.of_old.iter().enumerate();
        of_old.filter_map(|(old, new)| Some((old, (*new)?)))
    }

    /// Returns the unpaired items between the same pairs, if both sides have equally many, in order.
    fn between(&self) -> Vec<(usize, usize)> {
        let mut between = Vec::new();
        let (mut old_from, mut new_from) = (0, 0);
        let ends = self.all().chain([(self.of_old.len(), self.of_new.len())]);
        for (old, new) in ends {
            if new < new_from {
                old_from = old + 1;
                new_from = new + 1;
                continue;
            }
            let (gone, added) = (old_from..old, new_from..new);
            if gone.len() == added.len() {
                between.extend(gone.zip(added));
            }
            (old_from, new_from) = (old + 1, new + 1);
        }
        between.retain(|(old, new)| self.is_free(*old, *new));
        between
    }
}

impl Tables<'_> {
    /// Pairs the cells. A cell is paired if its row and its column are.
    ///
    /// Cost: about linear in the number of cells.
    pub(crate) fn aligned(&self) -> Cells {
        let width = |grid: &Grid<'_>| grid.iter().map(Vec::len).max().unwrap_or(0);
        let mut columns = Pairs::new(width(self.old), width(self.new));
        let mut rows = Pairs::new(self.old.len(), self.new.len());
        if self.has_head {
            self.pair_heads(&mut columns);
            rows.pair(0, 0);
        }
        let label = self.label(&columns);
        if let Some((old, new)) = label {
            columns.pair(old, new);
            self.pair_by_label((old, new), &mut rows);
        }
        self.pair_like_columns(&rows, &mut columns);
        self.pair_equal_rows(&columns, &mut rows);
        self.pair_like_rows(label, &columns, &mut rows);
        self.pair_like_columns(&rows, &mut columns);
        Cells {
            rows: rows.of_old,
            columns: columns.of_old,
        }
    }

    fn old_cell(&self, row: usize, column: usize) -> &[u32] {
        cell(self.old, row, column)
    }

    fn new_cell(&self, row: usize, column: usize) -> &[u32] {
        cell(self.new, row, column)
    }

    fn is_lettered(&self, words: &[u32]) -> bool {
        words.iter().any(|word| (self.has_letters)(*word))
    }

    /// Pairs the columns whose head occurs once in each table.
    fn pair_heads(&self, columns: &mut Pairs) {
        let new = heads(self.new);
        for (head, column) in heads(self.old) {
            if let Some(other) = new.get(head) {
                columns.pair(column, *other);
            }
        }
    }

    /// Returns the column that identifies rows: the one with the most cells that occur once in each
    /// table. Names count more than figures.
    fn label(&self, columns: &Pairs) -> Option<(usize, usize)> {
        let of_old = (0..columns.of_old.len()).map(|column| self.once_in(self.old, column));
        let of_new = (0..columns.of_new.len()).map(|column| self.once_in(self.new, column));
        let (of_old, of_new): (Vec<_>, Vec<_>) = (of_old.collect(), of_new.collect());
        let mut best = None;
        for (old, new) in self.possible(columns) {
            let (Some(of_old), Some(of_new)) = (of_old.get(old), of_new.get(new)) else {
                continue;
            };
            // The same figures occur in many columns.
            let is_same = columns.of_old.get(old) == Some(&Some(new));
            let figure = usize::from(is_same || (!self.has_head && old == new));
            let both = of_old.keys().filter(|words| of_new.contains_key(*words));
            let value = both.map(|words| if self.is_lettered(words) { 2 } else { figure });
            let value = value.sum::<usize>();
            if value > best.map_or(0, |(most, _)| most) {
                best = Some((value, (old, new)));
            }
        }
        best.map(|(_, pair)| pair)
    }

    /// Returns the pairs of columns, and every combination of unpaired ones.
    fn possible(&self, columns: &Pairs) -> Vec<(usize, usize)> {
        let (old, new) = (columns.of_old.len(), columns.of_new.len());
        let mut possible: Vec<_> = columns.all().collect();
        if old.max(new) <= MOST_COLUMNS {
            let each = (0..old).flat_map(|old| (0..new).map(move |new| (old, new)));
            possible.extend(each.filter(|(old, new)| columns.is_free(*old, *new)));
        } else {
            possible.extend((0..old.min(new)).map(|at| (at, at)));
            possible.retain(|(old, new)| {
                columns.is_free(*old, *new) || columns.of_old.get(*old) == Some(&Some(*new))
            });
        }
        possible.sort_unstable();
        possible
    }

    /// Returns the rows below the head whose cell in a column occurs only once there, by that cell.
    fn once_in<'b>(&self, grid: &'b Grid<'_>, column: usize) -> HashMap<&'b [u32], usize> {
        let rows = usize::from(self.has_head)..grid.len();
        let cells = rows.map(|row| (cell(grid, row, column), row));
        once_of(cells.filter(|(words, _)| !words.is_empty()))
    }

    fn pair_by_label(&self, label: (usize, usize), rows: &mut Pairs) {
        let new = self.once_in(self.new, label.1);
        for (words, row) in self.once_in(self.old, label.0) {
            if let Some(other) = new.get(words) {
                rows.pair(row, *other);
            }
        }
    }

    /// Pairs columns in which most cells of paired rows are equal, and columns between the same pairs.
    fn pair_like_columns(&self, rows: &Pairs, columns: &mut Pairs) {
        let rows: Vec<_> = rows.all().collect();
        let from = usize::from(self.has_head);
        let alike = |(old, new): (usize, usize)| {
            let mut alike = 0;
            for (row, other) in rows.iter().filter(|(row, _)| *row >= from) {
                let words = self.old_cell(*row, old);
                alike += usize::from(!words.is_empty() && words == self.new_cell(*other, new));
            }
            alike
        };
        let mut free = self.possible(columns);
        free.retain(|(old, new)| columns.is_free(*old, *new));
        let all: Vec<_> = free.iter().map(|pair| (alike(*pair), *pair)).collect();
        for (alike, (old, new)) in &all {
            let is_best = all.iter().all(|(other, (of_old, of_new))| {
                (of_old != old && of_new != new) || (of_old, of_new) == (old, new) || other < alike
            });
            if is_best && alike * 2 >= rows.len().saturating_sub(from).max(1) {
                columns.pair(*old, *new);
            }
        }
        let between = columns.between();
        for (alike, (old, new)) in all {
            let is_known = alike > 0 || !self.has_head || self.share_head(old, new);
            if is_known && between.contains(&(old, new)) {
                columns.pair(old, new);
            }
        }
    }

    fn share_head(&self, old: usize, new: usize) -> bool {
        let (old, new) = (self.old_cell(0, old), self.new_cell(0, new));
        old == new || old.iter().any(|word| new.contains(word))
    }

    /// Pairs rows that are equal in all paired columns, in order, if both tables have equally many.
    fn pair_equal_rows(&self, columns: &Pairs, rows: &mut Pairs) {
        let columns: Vec<_> = columns.all().collect();
        let mut equal: HashMap<Vec<&[u32]>, Both> = HashMap::new();
        for row in (0..self.old.len()).filter(|row| rows.of_old.get(*row) == Some(&None)) {
            let words = columns.iter().map(|(old, _)| self.old_cell(row, *old));
            equal.entry(words.collect()).or_default().0.push(row);
        }
        for row in (0..self.new.len()).filter(|row| rows.of_new.get(*row) == Some(&None)) {
            let words = columns.iter().map(|(_, new)| self.new_cell(row, *new));
            equal.entry(words.collect()).or_default().1.push(row);
        }
        equal.retain(|words, (old, new)| {
            old.len() == new.len() && words.iter().any(|words| !words.is_empty())
        });
        for (old, new) in equal.into_values() {
            old.into_iter()
                .zip(new)
                .for_each(|(old, new)| rows.pair(old, new));
        }
    }

    /// Pairs rows that share more with each other than with others. A row with a wholly different name
    /// is another row, whatever its figures are. The exception is a row in the same place with the same
    /// sentence.
    fn pair_like_rows(&self, label: Option<(usize, usize)>, columns: &Pairs, rows: &mut Pairs) {
        let shared = self.shared(columns, rows);
        let (mut of_old, mut of_new) = (HashMap::new(), HashMap::new());
        for ((old, new), shared) in &shared {
            see(of_old.entry(*old).or_default(), *shared);
            see(of_new.entry(*new).or_default(), *shared);
        }
        let label = label.filter(|label| self.tells_rows(*label));
        let is_other = |rows: &Pairs, old: usize, new: usize| {
            label.is_some_and(|label| {
                let words = self.old_cell(old, label.0);
                let others = self.new_cell(new, label.1);
                self.is_lettered(words)
                    && self.is_lettered(others)
                    && !words.iter().any(|word| others.contains(word))
                    && !(rows.are_alone(old, new) && self.share_sentence(columns, old, new))
            })
        };
        for ((old, new), shared) in shared {
            let leads = |best: Option<&[f32; 2]>| {
                best.is_some_and(|[first, second]| shared >= *first && shared >= LEAD * second)
            };
            if shared >= LEAST_SHARED
                && leads(of_old.get(&old))
                && leads(of_new.get(&new))
                && !is_other(rows, old, new)
            {
                rows.pair(old, new);
            }
        }
    }

    /// Returns whether two rows have an equal long cell.
    fn share_sentence(&self, columns: &Pairs, old: usize, new: usize) -> bool {
        columns.all().any(|(of_old, of_new)| {
            let words = self.old_cell(old, of_old);
            words.len() >= LEAST_SENTENCE && words == self.new_cell(new, of_new)
        })
    }

    /// Returns whether most of the old cells of a column are distinct and have letters.
    fn tells_rows(&self, (column, _): (usize, usize)) -> bool {
        let from = usize::from(self.has_head);
        let cells = (from..self.old.len()).map(|row| self.old_cell(row, column));
        let cells: Vec<_> = cells.filter(|words| !words.is_empty()).collect();
        let lettered = cells.iter().filter(|words| self.is_lettered(words)).count();
        let different: HashSet<_> = cells.iter().collect();
        lettered * 2 > cells.len() && different.len() * 100 >= cells.len() * DIFFERENT
    }

    /// Returns how much unpaired rows share in the paired columns, in order.
    fn shared(&self, columns: &Pairs, rows: &Pairs) -> Vec<((usize, usize), f32)> {
        let mut sums: HashMap<(usize, usize), f32> = HashMap::new();
        for (old, new) in columns.all() {
            let mut places: HashMap<Feature<'_>, Both> = HashMap::new();
            for row in 0..self.old.len() {
                for feature in features(self.old_cell(row, old)) {
                    places.entry(feature).or_default().0.push(row);
                }
            }
            for row in 0..self.new.len() {
                for feature in features(self.new_cell(row, new)) {
                    places.entry(feature).or_default().1.push(row);
                }
            }
            for (feature, (of_old, of_new)) in places {
                let most = of_old.len().max(of_new.len());
                if most > MOST_ROWS {
                    continue;
                }
                let worth = self.worth(feature) / most as f32;
                let each = of_old
                    .iter()
                    .flat_map(|old| of_new.iter().map(|new| (*old, *new)));
                for pair in each.filter(|(old, new)| rows.is_free(*old, *new)) {
                    *sums.entry(pair).or_default() += worth;
                }
            }
        }
        let mut shared: Vec<_> = sums.into_iter().collect();
        sort_by(&mut shared, |a, b| a.0.cmp(&b.0));
        shared
    }

    fn worth(&self, feature: Feature<'_>) -> f32 {
        let (words, worth) = match feature {
            Feature::Cell(words) => (words, 1.0),
            Feature::Word(word) => (std::slice::from_ref(word), 0.5),
        };
        if self.is_lettered(words) {
            worth
        } else {
            worth / 2.0
        }
    }
}

/// Content that two cells may share.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Feature<'a> {
    /// All words of the cell.
    Cell(&'a [u32]),
    /// One of its words.
    Word(&'a u32),
}

/// Returns the features of a cell, each once.
fn features(words: &[u32]) -> Vec<Feature<'_>> {
    let mut each: Vec<&u32> = words.iter().collect();
    each.sort_unstable();
    each.dedup();
    let cell = Some(Feature::Cell(words)).filter(|_| !words.is_empty());
    cell.into_iter()
        .chain(each.into_iter().map(Feature::Word))
        .collect()
}

/// Keeps the two largest values.
fn see([first, second]: &mut [f32; 2], value: f32) {
    if value > *first {
        (*first, *second) = (value, *first);
    } else {
        *second = second.max(value);
    }
}

fn cell<'a>(grid: &'a Grid<'_>, row: usize, column: usize) -> &'a [u32] {
    let row = grid.get(row);
    row.and_then(|row| row.get(column))
        .copied()
        .unwrap_or_default()
}

/// Returns the columns whose head occurs once, by that head.
fn heads<'a>(grid: &'a Grid<'_>) -> HashMap<&'a [u32], usize> {
    let heads = grid.first().into_iter().flatten().copied().zip(0..);
    once_of(heads.filter(|(head, _)| !head.is_empty()))
}

/// Returns the cells that occur once, each with its number.
fn once_of<'a>(items: impl Iterator<Item = (&'a [u32], usize)>) -> HashMap<&'a [u32], usize> {
    let mut all: HashMap<&[u32], Option<usize>> = HashMap::new();
    for (item, at) in items {
        all.entry(item)
            .and_modify(|place| *place = None)
            .or_insert(Some(at));
    }
    let once = all.into_iter().filter_map(|(item, at)| Some((item, at?)));
    once.collect()
}
