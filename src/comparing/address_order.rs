//! The order of addresses, as people know it: 5.9 before 5.10, `6.1 b)` before `6.1 b bis)`.

/// An address taken apart. Only among addresses that begin with the same word, or with a number,
/// the order [tells](Self::is_comparable) anything; those stand side by side in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct AddressKey(Vec<Token>);

/// `¶` sorts before numbers and letters: what has no number of its own follows its owner at once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Token {
    Unnumbered,
    Number(u64),
    /// Letters count as numbers do: `z` comes before `aa`.
    Letters(usize, String),
}

impl AddressKey {
    pub(super) fn of(address: &str) -> Self {
        let mut tokens: Vec<Token> = Vec::new();
        let mut in_word = false;
        for c in address.chars() {
            let (was_in_word, token) = (in_word, tokens.last_mut());
            in_word = c.is_alphanumeric();
            let digit = c.to_digit(10).map(u64::from);
            match (token, digit) {
                (Some(Token::Number(number)), Some(digit)) if was_in_word => {
                    *number = number.saturating_mul(10).saturating_add(digit);
                }
                (_, Some(digit)) => tokens.push(Token::Number(digit)),
                (Some(Token::Letters(len, letters)), None) if in_word && was_in_word => {
                    *len += 1;
                    letters.extend(c.to_lowercase());
                }
                (_, None) if in_word => {
                    tokens.push(Token::Letters(1, c.to_lowercase().collect()));
                }
                _ if c == '¶' => tokens.push(Token::Unnumbered),
                _ => {}
            }
        }
        Self(tokens)
    }

    /// Tells whether people have given it its number: not so `5.9 ¶1`.
    pub(super) fn is_counted(&self) -> bool {
        !self.0.contains(&Token::Unnumbered)
    }

    /// Tells whether it names something to which the block belongs: not so `¶1`.
    pub(super) fn has_owner(&self) -> bool {
        self.0.first() != Some(&Token::Unnumbered)
    }

    /// Tells whether it is a number and nothing else: not so `5.9` or `Article 3, 1`.
    pub(super) fn is_plain_number(&self) -> bool {
        matches!(*self.0, [Token::Number(_)])
    }

    /// Tells whether it is a number itself or that of an item of it: `2` and `2 a)` belong to `2`,
    /// `2.1` does not.
    pub(super) fn belongs_to(&self, number: &Self) -> bool {
        let rest = self.0.strip_prefix(number.0.as_slice());
        rest.is_some_and(|rest| !matches!(rest.first(), Some(Token::Number(_))))
    }

    /// Tells whether the order of two addresses tells anything.
    pub(super) fn is_comparable(&self, other: &Self) -> bool {
        match (self.0.first(), other.0.first()) {
            (Some(Token::Number(_)), Some(Token::Number(_))) => true,
            (Some(one), Some(other)) => one == other,
            _ => false,
        }
    }
}
