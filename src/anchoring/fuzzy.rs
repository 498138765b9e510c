//! Approximate search: where a pattern stands in a text with few errors.
//!
//! Myers, *A fast bit-vector algorithm for approximate string matching based on dynamic programming*,
//! J. ACM 46 (1999): 64 rows of the matrix of edit distances are computed with a dozen operations,
//! a pattern of more than 64 symbols is cut into blocks of 64. Only the blocks whose rows may still
//! lead to few enough errors are computed (Ukkonen 1985, in the form of Hyyrö, *A bit-vector
//! algorithm for computing Levenshtein and Damerau edit distances*, 2003), and the limit sinks with
//! every better match. Time: length of the text times blocks of the pattern, whatever repeats.

/// Rows of one block.
const ROWS: usize = 64;

/// Symbols below this are looked up in a table.
const DENSE: usize = 128;

/// A pattern, prepared for searching in any number of texts. Symbols are code points or numbers of
/// words.
pub struct Pattern {
    len: usize,
    blocks: usize,
    /// For each dense symbol, where its rows begin in `rows`.
    dense: Vec<usize>,
    /// The other symbols of the pattern in order, each with where its rows begin.
    sparse: Vec<(u32, usize)>,
    /// For each symbol of the pattern, one word per block: the rows at which it stands. The first
    /// are those of symbols that are not in the pattern.
    rows: Vec<u64>,
}

/// The best matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matches {
    /// Insertions, deletions and replacements of symbols.
    pub errors: usize,
    /// One past the last symbol of each best match, in ascending order; at most [`MAX_ENDS`].
    pub ends: Vec<usize>,
}

/// The most ends that are listed: a text that repeats has as many as symbols.
pub const MAX_ENDS: usize = 1000;

/// 64 rows of one column.
#[derive(Clone, Copy)]
struct Block {
    /// Rows in which the distance is one more than in the row above.
    more: u64,
    /// Rows in which it is one less.
    less: u64,
    /// The distance in the last row.
    errors: usize,
    /// The bit of the last row.
    last: u64,
}

impl Pattern {
    /// Prepares a pattern; an empty one is found nowhere.
    pub fn new(symbols: impl Iterator<Item = u32>) -> Self {
        let symbols: Vec<u32> = symbols.collect();
        let blocks = symbols.len().div_ceil(ROWS);
        let mut pattern = Self {
            len: symbols.len(),
            blocks,
            dense: vec![0; DENSE],
            sparse: Vec::new(),
            rows: vec![0; blocks],
        };
        let mut others: Vec<u32> = symbols
            .iter()
            .copied()
            .filter(|symbol| *symbol as usize >= DENSE)
            .collect();
        others.sort_unstable();
        others.dedup();
        for other in others {
            pattern.sparse.push((other, pattern.rows.len()));
            pattern.rows.resize(pattern.rows.len() + blocks, 0);
        }
        for (at, symbol) in symbols.iter().enumerate() {
            let rows = match pattern.dense.get_mut(*symbol as usize) {
                Some(place) if *place == 0 => {
                    *place = pattern.rows.len();
                    pattern.rows.resize(pattern.rows.len() + blocks, 0);
                    *place
                }
                Some(place) => *place,
                None => pattern.place(*symbol),
            };
            if let Some(rows) = pattern.rows.get_mut(rows + at / ROWS) {
                *rows |= 1 << (at % ROWS);
            }
        }
        pattern
    }

    /// Where the pattern stands in `text` with the fewest errors, at most `most` of them.
    pub fn find(&self, text: impl Iterator<Item = u32>, most: usize) -> Option<Matches> {
        // A match of nothing with the whole pattern as errors says nothing.
        let mut limit = most.min(self.len.checked_sub(1)?);
        let mut found: Option<Matches> = None;
        let mut column: Vec<Block> = (0..self.blocks)
            .map(|block| self.first_column(block))
            .collect();
        let mut active = limit.div_ceil(ROWS).clamp(1, self.blocks);
        for (at, symbol) in text.enumerate() {
            let start = self.place(symbol);
            let rows = self
                .rows
                .get(start..start + self.blocks)
                .unwrap_or_default();
            let mut carry = 0;
            let mut errors = usize::MAX;
            for (block, rows) in column.iter_mut().zip(rows).take(active) {
                carry = block.advance(*rows, carry);
                errors = block.errors;
            }
            if active < self.blocks {
                active = widened(&mut column, rows, active, (errors, carry), limit);
            }
            while active > 1
                && column
                    .get(active - 1)
                    .is_some_and(|block| block.errors >= limit + ROWS)
            {
                active -= 1;
            }
            if active < self.blocks {
                continue;
            }
            let errors = column.last().map_or(usize::MAX, |block| block.errors);
            if errors > limit {
                continue;
            }
            limit = errors;
            match &mut found {
                Some(found) if found.errors == errors => {
                    if found.ends.len() < MAX_ENDS {
                        found.ends.push(at + 1);
                    }
                }
                _ => {
                    found = Some(Matches {
                        errors,
                        ends: vec![at + 1],
                    })
                }
            }
        }
        found
    }

    fn first_column(&self, block: usize) -> Block {
        let rows = self.len.saturating_sub(block * ROWS).min(ROWS);
        Block {
            more: u64::MAX,
            less: 0,
            errors: block * ROWS + rows,
            last: 1 << rows.saturating_sub(1),
        }
    }

    /// Where the rows of a symbol begin.
    fn place(&self, symbol: u32) -> usize {
        if let Some(place) = self.dense.get(symbol as usize) {
            return *place;
        }
        let index = self
            .sparse
            .binary_search_by_key(&symbol, |(symbol, _)| *symbol);
        let found = index.ok().and_then(|index| self.sparse.get(index));
        found.map_or(0, |(_, place)| *place)
    }
}

/// Computes the block below the active ones too, if it may lead to a match. Returns how many are
/// active then.
fn widened(
    column: &mut [Block],
    rows: &[u64],
    active: usize,
    (above, carry): (usize, i32),
    limit: usize,
) -> usize {
    let (Some(block), Some(rows)) = (column.get_mut(active), rows.get(active)) else {
        return active;
    };
    let before = above.saturating_add_signed(-carry as isize);
    if before > limit || (rows & 1 == 0 && carry >= 0) {
        return active;
    }
    let height = block.last.trailing_zeros() as usize + 1;
    *block = Block {
        more: u64::MAX,
        less: 0,
        errors: before + height,
        ..*block
    };
    block.advance(*rows, carry);
    active + 1
}

impl Block {
    /// Computes the next column from the rows at which the symbol stands and the difference in the
    /// row above; returns the difference in the last row.
    #[inline(always)]
    fn advance(&mut self, rows: u64, carry: i32) -> i32 {
        let down = u64::from(carry < 0);
        let equal = rows | down;
        let vertical = equal | self.less;
        let horizontal = ((equal & self.more).wrapping_add(self.more) ^ self.more) | equal;
        let more = self.less | !(horizontal | self.more);
        let less = self.more & horizontal;
        let out = i32::from(more & self.last != 0) - i32::from(less & self.last != 0);
        let more = (more << 1) | u64::from(carry > 0);
        let less = (less << 1) | down;
        self.more = less | !(vertical | more);
        self.less = more & vertical;
        self.errors = self.errors.wrapping_add_signed(out as isize);
        out
    }
}
