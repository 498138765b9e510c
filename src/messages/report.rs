//! The words on the report, apart from its first drawing.

compiled!("report");

/// Cites a paragraph: `C14/41-E, § 5.9`.
pub fn citation(symbol: &str, address: &str) -> String {
    if address.starts_with(|c: char| c.is_ascii_digit()) {
        citation_numbered(symbol, address)
    } else {
        citation_named(symbol, address)
    }
}
