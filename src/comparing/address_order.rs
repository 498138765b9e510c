//! The order of addresses as people know it: 5.9 before 5.10, `6.1 b)` before `6.1 b bis)`.

/// A parsed address. The order is [meaningful](Self::is_comparable) only among addresses that begin
/// with a number, or with the same word. Such addresses are adjacent in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct AddressKey(Vec<Token>);

/// `¶` sorts before numbers and letters, so that an unnumbered block directly follows its owner.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Token {
    Unnumbered,
    Number(u64),
    /// Letters count like numbers: `z` comes before `aa`.
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

    /// Returns whether people gave the address its number; false for `5.9 ¶1`.
    pub(super) fn is_counted(&self) -> bool {
        !self.0.contains(&Token::Unnumbered)
    }

    /// Returns whether the address names the owner of the block; false for `¶1`.
    pub(super) fn has_owner(&self) -> bool {
        self.0.first() != Some(&Token::Unnumbered)
    }

    /// Returns whether the address is only a number; false for `5.9` or `Article 3, 1`.
    pub(super) fn is_plain_number(&self) -> bool {
        matches!(*self.0, [Token::Number(_)])
    }

    /// Returns whether the address is this number or one of its items. `2` and `2 a)` belong to `2`,
    /// `2.1` does not.
    pub(super) fn belongs_to(&self, number: &Self) -> bool {
        let rest = self.0.strip_prefix(number.0.as_slice());
        rest.is_some_and(|rest| !matches!(rest.first(), Some(Token::Number(_))))
    }

    /// Returns whether the order of two addresses is meaningful.
    pub(super) fn is_comparable(&self, other: &Self) -> bool {
        match (self.0.first(), other.0.first()) {
            (Some(Token::Number(_)), Some(Token::Number(_))) => true,
            (Some(one), Some(other)) => one == other,
            _ => false,
        }
    }
}
