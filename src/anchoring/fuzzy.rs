//! Approximate search: finding a pattern in a text with few errors.
//!
//! The algorithm is that of Myers, *A fast bit-vector algorithm for approximate string matching
//! based on dynamic programming*, J. ACM 46 (1999). A dozen operations compute 64 rows of the
//! matrix of edit distances. Longer patterns are cut into blocks of 64 symbols. Only blocks that
//! hold a row with few enough errors are computed (Ukkonen, *Finding approximate patterns in
//! strings*, J. Algorithms 6, 1985). That is done in the form of Hyyrö, *A bit-vector algorithm for
//! computing Levenshtein and Damerau edit distances*, 2003. The limit drops with every better
//! match. The time is the length of the text times the blocks of the pattern, however repetitive
//! the text is.
//!
//! Symbols are numbers. They mean words in the search for a window in a block, and code points
//! where a caller compares characters. The plain matrix is the oracle in the tests. `resolve` never
//! searches all of a long text this way, only the blocks that `whereabouts` names.

/// Rows of one block.
const ROWS: usize = 64;

/// The least number of slots in the table of symbols. With this many, no two ASCII letters share a
/// slot.
const SLOTS: usize = 256;

/// A pattern, prepared for searching in any number of texts. Symbols are code points or numbers of
/// words.
pub struct Pattern {
    len: usize,
    blocks: usize,
    /// Where the rows of each symbol begin. The last bits of a symbol name its slot, or the next
    /// free slot holds it. Code points of one script, and numbers of words, rarely collide. The
    /// number of slots is a power of two.
    slots: Vec<Slot>,
    /// For each symbol of the pattern, one word per block: a bit set of the rows with that symbol.
    /// The first words are for symbols that are not in the pattern.
    rows: Vec<u64>,
}

/// A symbol and the start of its rows, which is zero in a free slot.
#[derive(Clone, Copy, Default)]
struct Slot {
    symbol: u32,
    rows: u32,
}

/// The best matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matches {
    /// Insertions, deletions and replacements of symbols.
    pub errors: usize,
    /// One past the last symbol of each best match, in ascending order; at most `MAX_ENDS`.
    pub ends: Vec<usize>,
}

/// The most ends to list. A repetitive text has as many ends as symbols.
pub const MAX_ENDS: usize = 1000;

impl Pattern {
    /// Prepares a pattern. An empty pattern is found nowhere.
    pub fn new(symbols: impl Iterator<Item = u32>) -> Self {
        let symbols: Vec<u32> = symbols.collect();
        let blocks = symbols.len().div_ceil(ROWS);
        let mut pattern = Self {
            len: symbols.len(),
            blocks,
            slots: vec![Slot::default(); (2 * symbols.len()).next_power_of_two().max(SLOTS)],
            rows: vec![0; blocks],
        };
        for (at, symbol) in symbols.into_iter().enumerate() {
            let rows = pattern.add(symbol);
            if let Some(rows) = pattern.rows.get_mut(rows + at / ROWS) {
                *rows |= 1 << (at % ROWS);
            }
        }
        pattern
    }

    /// Finds where the pattern occurs in `text` with the fewest errors, and with `most` of them at
    /// most.
    pub fn find(&self, text: &[u32], most: usize) -> Option<Matches> {
        // An empty match, with the whole pattern as errors, is meaningless.
        let limit = most.min(self.len.checked_sub(1)?);
        let mut search = Search {
            pattern: self,
            column: (0..self.blocks).map(|block| self.first(block)).collect(),
            active: limit.div_ceil(ROWS).clamp(1, self.blocks),
            limit,
            found: None,
        };
        let mut at = search.skim(text);
        while let Some(symbol) = text.get(at) {
            at += 1;
            search.advance(at, *symbol);
            at += search.skim(text.get(at..).unwrap_or_default());
        }
        search.found
    }

    /// The given block in the column before the first symbol of the text.
    fn first(&self, block: usize) -> Block {
        let rows = self.len.saturating_sub(block * ROWS).min(ROWS);
        Block {
            more: u64::MAX,
            less: 0,
            errors: block * ROWS + rows,
            last: 1 << rows.saturating_sub(1),
        }
    }

    /// The slot of a symbol, or the free slot that it would take.
    #[inline(always)]
    fn slot(&self, symbol: u32) -> (usize, Slot) {
        let mut at = symbol as usize;
        loop {
            at &= self.slots.len() - 1;
            let slot = self.slots.get(at).copied().unwrap_or_default();
            if slot.symbol == symbol || slot.rows == 0 {
                return (at, slot);
            }
            at += 1;
        }
    }

    /// Where the rows of a symbol begin.
    #[inline(always)]
    fn place(&self, symbol: u32) -> usize {
        self.slot(symbol).1.rows as usize
    }

    /// Adds a symbol of the pattern if it is new, and returns where its rows begin.
    fn add(&mut self, symbol: u32) -> usize {
        let (at, slot) = self.slot(symbol);
        if slot.rows > 0 {
            return slot.rows as usize;
        }
        let rows = self.rows.len();
        self.rows.resize(rows + self.blocks, 0);
        if let Some(slot) = self.slots.get_mut(at) {
            let rows = rows as u32;
            *slot = Slot { symbol, rows };
        }
        rows
    }
}

/// A column of the matrix, down to the last row that may lead to a match.
struct Search<'a> {
    pattern: &'a Pattern,
    column: Vec<Block>,
    /// The number of blocks that have a row with no more errors than `limit`.
    active: usize,
    limit: usize,
    found: Option<Matches>,
}

impl Search<'_> {
    /// Computes columns while only the first block is active and its last row leads to nothing.
    /// That holds nearly everywhere in most texts. Returns the number of columns.
    fn skim(&mut self, text: &[u32]) -> usize {
        if self.active > 1 {
            return 0;
        }
        let Some(first) = self.column.first_mut() else {
            return 0;
        };
        // With another block below, one more error may still lead to a match.
        let limit = self.limit + usize::from(self.pattern.blocks > 1);
        let mut block = *first;
        let mut at = 0;
        for symbol in text {
            let rows = self.pattern.rows.get(self.pattern.place(*symbol));
            let mut next = block;
            next.advance(rows.copied().unwrap_or_default(), 0);
            if next.errors <= limit {
                break;
            }
            block = next;
            at += 1;
        }
        *first = block;
        at
    }

    /// Computes the column of a symbol, which is symbol number `end`, counting from one.
    fn advance(&mut self, end: usize, symbol: u32) {
        let blocks = self.pattern.blocks;
        let start = self.pattern.place(symbol);
        let rows = self.pattern.rows.get(start..start + blocks);
        let rows = rows.unwrap_or_default();
        let (mut carry, mut errors) = (0, usize::MAX);
        for (block, rows) in self.column.iter_mut().zip(rows).take(self.active) {
            carry = block.advance(*rows, carry);
            errors = block.errors;
        }
        if self.active < blocks {
            self.widen(rows, (errors, carry));
        }
        let leads = |block: &Block| block.least() <= self.limit;
        while self.active > 1 && !self.column.get(self.active - 1).is_some_and(leads) {
            self.active -= 1;
        }
        if self.active == blocks {
            self.see(end);
        }
    }

    /// Also computes the block below the active ones if one of its rows may have few enough errors.
    /// `above` is the last row of the active blocks, with its difference from the previous column.
    fn widen(&mut self, rows: &[u64], (above, carry): (usize, i32)) {
        let (Some(block), Some(rows)) = (self.column.get_mut(self.active), rows.get(self.active))
        else {
            return;
        };
        let before = above.saturating_add_signed(-carry as isize);
        if before > self.limit || (rows & 1 == 0 && carry >= 0) {
            return;
        }
        let height = block.last.trailing_zeros() as usize + 1;
        *block = Block {
            more: u64::MAX,
            less: 0,
            errors: before + height,
            ..*block
        };
        block.advance(*rows, carry);
        self.active += 1;
    }

    /// Records a match in the last row of the column, unless it is worse than the best so far.
    fn see(&mut self, end: usize) {
        let errors = self.column.last().map_or(usize::MAX, |block| block.errors);
        if errors > self.limit {
            return;
        }
        self.limit = errors;
        match &mut self.found {
            Some(found) if found.errors == errors => {
                if found.ends.len() < MAX_ENDS {
                    found.ends.push(end);
                }
            }
            found => {
                let ends = vec![end];
                *found = Some(Matches { errors, ends });
            }
        }
    }
}

/// 64 rows of one column.
#[derive(Clone, Copy)]
struct Block {
    /// Rows in which the distance is one more than in the row above.
    more: u64,
    /// Rows in which the distance is one less than in the row above.
    less: u64,
    /// The distance in the last row.
    errors: usize,
    /// The bit of the last row.
    last: u64,
}

impl Block {
    /// Computes the next column from the rows of the symbol and the difference in the row above.
    /// Returns the difference in the last row.
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

    /// A lower bound of the errors in all rows. Going up from the last row, a row has at most one
    /// error less than the row below. It has less only where the row below has one more.
    fn least(&self) -> usize {
        let more = self.more & (self.last | (self.last - 1));
        self.errors.saturating_sub(more.count_ones() as usize)
    }
}
