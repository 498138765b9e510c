//! The Member States of ITU.

/// One Member State by its ISO 3166-1 codes. Names come from the browser's `Intl.DisplayNames`, in
/// the reader's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemberState {
    /// Two letters, what `Intl.DisplayNames` takes: `CH`.
    pub alpha2: &'static str,
    /// Three letters, what papers and files carry: `CHE`.
    pub alpha3: &'static str,
}

/// The 194 Member States (the 193 members of the United Nations and Vatican City), ordered by
/// their two-letter codes.
pub fn member_states() -> &'static [MemberState] {
    &MEMBER_STATES
}

static MEMBER_STATES: [MemberState; CODES.len()] = {
    let mut states = [state(CODES[0]); CODES.len()];
    let mut index = 1;
    while index < CODES.len() {
        states[index] = state(CODES[index]);
        index += 1;
    }
    states
};

/// Both codes of a state from their concatenation.
const fn state(codes: &'static str) -> MemberState {
    let (alpha2, alpha3) = codes.split_at(2);
    MemberState { alpha2, alpha3 }
}

#[rustfmt::skip]
const CODES: [&str; 194] = [
    "ADAND", "AEARE", "AFAFG", "AGATG", "ALALB", "AMARM", "AOAGO", "ARARG", "ATAUT", "AUAUS",
    "AZAZE", "BABIH", "BBBRB", "BDBGD", "BEBEL", "BFBFA", "BGBGR", "BHBHR", "BIBDI", "BJBEN",
    "BNBRN", "BOBOL", "BRBRA", "BSBHS", "BTBTN", "BWBWA", "BYBLR", "BZBLZ", "CACAN", "CDCOD",
    "CFCAF", "CGCOG", "CHCHE", "CICIV", "CLCHL", "CMCMR", "CNCHN", "COCOL", "CRCRI", "CUCUB",
    "CVCPV", "CYCYP", "CZCZE", "DEDEU", "DJDJI", "DKDNK", "DMDMA", "DODOM", "DZDZA", "ECECU",
    "EEEST", "EGEGY", "ERERI", "ESESP", "ETETH", "FIFIN", "FJFJI", "FMFSM", "FRFRA", "GAGAB",
    "GBGBR", "GDGRD", "GEGEO", "GHGHA", "GMGMB", "GNGIN", "GQGNQ", "GRGRC", "GTGTM", "GWGNB",
    "GYGUY", "HNHND", "HRHRV", "HTHTI", "HUHUN", "IDIDN", "IEIRL", "ILISR", "ININD", "IQIRQ",
    "IRIRN", "ISISL", "ITITA", "JMJAM", "JOJOR", "JPJPN", "KEKEN", "KGKGZ", "KHKHM", "KIKIR",
    "KMCOM", "KNKNA", "KPPRK", "KRKOR", "KWKWT", "KZKAZ", "LALAO", "LBLBN", "LCLCA", "LILIE",
    "LKLKA", "LRLBR", "LSLSO", "LTLTU", "LULUX", "LVLVA", "LYLBY", "MAMAR", "MCMCO", "MDMDA",
    "MEMNE", "MGMDG", "MHMHL", "MKMKD", "MLMLI", "MMMMR", "MNMNG", "MRMRT", "MTMLT", "MUMUS",
    "MVMDV", "MWMWI", "MXMEX", "MYMYS", "MZMOZ", "NANAM", "NENER", "NGNGA", "NINIC", "NLNLD",
    "NONOR", "NPNPL", "NRNRU", "NZNZL", "OMOMN", "PAPAN", "PEPER", "PGPNG", "PHPHL", "PKPAK",
    "PLPOL", "PTPRT", "PWPLW", "PYPRY", "QAQAT", "ROROU", "RSSRB", "RURUS", "RWRWA", "SASAU",
    "SBSLB", "SCSYC", "SDSDN", "SESWE", "SGSGP", "SISVN", "SKSVK", "SLSLE", "SMSMR", "SNSEN",
    "SOSOM", "SRSUR", "SSSSD", "STSTP", "SVSLV", "SYSYR", "SZSWZ", "TDTCD", "TGTGO", "THTHA",
    "TJTJK", "TLTLS", "TMTKM", "TNTUN", "TOTON", "TRTUR", "TTTTO", "TVTUV", "TZTZA", "UAUKR",
    "UGUGA", "USUSA", "UYURY", "UZUZB", "VAVAT", "VCVCT", "VEVEN", "VNVNM", "VUVUT", "WSWSM",
    "YEYEM", "ZAZAF", "ZMZMB", "ZWZWE",
];
