//! Encodings of text under their usual names.

use crate::document::Encoding;

compiled!("encodings");

/// Names an encoding, by its label in the Encoding Standard if it has no other name.
pub fn encoding_name(encoding: Encoding) -> &'static str {
    match encoding.label {
        "windows-1252" => western_european(),
        "windows-1251" => cyrillic(),
        "windows-1256" => arabic(),
        "gb18030" => chinese_simplified(),
        "utf-16le" => unicode_sixteen(),
        "utf-16be" => unicode_sixteen_high(),
        "utf-8" => unicode(),
        "big5" => chinese_traditional(),
        "shift_jis" => japanese_shift_jis(),
        "euc-jp" => japanese_euc(),
        "euc-kr" => korean(),
        "koi8-r" => cyrillic_koi(),
        "ibm866" => cyrillic_dos(),
        "iso-8859-2" => central_european_iso(),
        "windows-1250" => central_european(),
        "windows-1253" => greek(),
        "windows-1254" => turkish(),
        "windows-1255" => hebrew(),
        "windows-1257" => baltic(),
        "windows-1258" => vietnamese(),
        "macintosh" => western_european_mac(),
        label => label,
    }
}
