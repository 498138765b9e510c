//! The Member States of ITU.

/// One Member State by its ISO 3166-1 codes. Names come from the browser's `Intl.DisplayNames`, in the
/// reader's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemberState {
    /// The two-letter code, as used by `Intl.DisplayNames`: `CH`.
    pub alpha2: &'static str,
    /// The three-letter code, as used in papers and files: `CHE`.
    pub alpha3: &'static str,
}

/// Returns the 194 Member States (the 193 members of the United Nations and Vatican City), ordered by
/// two-letter code.
pub fn member_states() -> &'static [MemberState] {
    &MEMBER_STATES
}

/// Splits the concatenated codes of a state.
const fn state(codes: &'static str) -> MemberState {
    let (alpha2, alpha3) = codes.split_at(2);
    MemberState { alpha2, alpha3 }
}

#[rustfmt::skip]
static MEMBER_STATES: [MemberState; 194] = [
    state("ADAND"), state("AEARE"), state("AFAFG"), state("AGATG"), state("ALALB"), state("AMARM"),
    state("AOAGO"), state("ARARG"), state("ATAUT"), state("AUAUS"), state("AZAZE"), state("BABIH"),
    state("BBBRB"), state("BDBGD"), state("BEBEL"), state("BFBFA"), state("BGBGR"), state("BHBHR"),
    state("BIBDI"), state("BJBEN"), state("BNBRN"), state("BOBOL"), state("BRBRA"), state("BSBHS"),
    state("BTBTN"), state("BWBWA"), state("BYBLR"), state("BZBLZ"), state("CACAN"), state("CDCOD"),
    state("CFCAF"), state("CGCOG"), state("CHCHE"), state("CICIV"), state("CLCHL"), state("CMCMR"),
    state("CNCHN"), state("COCOL"), state("CRCRI"), state("CUCUB"), state("CVCPV"), state("CYCYP"),
    state("CZCZE"), state("DEDEU"), state("DJDJI"), state("DKDNK"), state("DMDMA"), state("DODOM"),
    state("DZDZA"), state("ECECU"), state("EEEST"), state("EGEGY"), state("ERERI"), state("ESESP"),
    state("ETETH"), state("FIFIN"), state("FJFJI"), state("FMFSM"), state("FRFRA"), state("GAGAB"),
    state("GBGBR"), state("GDGRD"), state("GEGEO"), state("GHGHA"), state("GMGMB"), state("GNGIN"),
    state("GQGNQ"), state("GRGRC"), state("GTGTM"), state("GWGNB"), state("GYGUY"), state("HNHND"),
    state("HRHRV"), state("HTHTI"), state("HUHUN"), state("IDIDN"), state("IEIRL"), state("ILISR"),
    state("ININD"), state("IQIRQ"), state("IRIRN"), state("ISISL"), state("ITITA"), state("JMJAM"),
    state("JOJOR"), state("JPJPN"), state("KEKEN"), state("KGKGZ"), state("KHKHM"), state("KIKIR"),
    state("KMCOM"), state("KNKNA"), state("KPPRK"), state("KRKOR"), state("KWKWT"), state("KZKAZ"),
    state("LALAO"), state("LBLBN"), state("LCLCA"), state("LILIE"), state("LKLKA"), state("LRLBR"),
    state("LSLSO"), state("LTLTU"), state("LULUX"), state("LVLVA"), state("LYLBY"), state("MAMAR"),
    state("MCMCO"), state("MDMDA"), state("MEMNE"), state("MGMDG"), state("MHMHL"), state("MKMKD"),
    state("MLMLI"), state("MMMMR"), state("MNMNG"), state("MRMRT"), state("MTMLT"), state("MUMUS"),
    state("MVMDV"), state("MWMWI"), state("MXMEX"), state("MYMYS"), state("MZMOZ"), state("NANAM"),
    state("NENER"), state("NGNGA"), state("NINIC"), state("NLNLD"), state("NONOR"), state("NPNPL"),
    state("NRNRU"), state("NZNZL"), state("OMOMN"), state("PAPAN"), state("PEPER"), state("PGPNG"),
    state("PHPHL"), state("PKPAK"), state("PLPOL"), state("PTPRT"), state("PWPLW"), state("PYPRY"),
    state("QAQAT"), state("ROROU"), state("RSSRB"), state("RURUS"), state("RWRWA"), state("SASAU"),
    state("SBSLB"), state("SCSYC"), state("SDSDN"), state("SESWE"), state("SGSGP"), state("SISVN"),
    state("SKSVK"), state("SLSLE"), state("SMSMR"), state("SNSEN"), state("SOSOM"), state("SRSUR"),
    state("SSSSD"), state("STSTP"), state("SVSLV"), state("SYSYR"), state("SZSWZ"), state("TDTCD"),
    state("TGTGO"), state("THTHA"), state("TJTJK"), state("TLTLS"), state("TMTKM"), state("TNTUN"),
    state("TOTON"), state("TRTUR"), state("TTTTO"), state("TVTUV"), state("TZTZA"), state("UAUKR"),
    state("UGUGA"), state("USUSA"), state("UYURY"), state("UZUZB"), state("VAVAT"), state("VCVCT"),
    state("VEVEN"), state("VNVNM"), state("VUVUT"), state("WSWSM"), state("YEYEM"), state("ZAZAF"),
    state("ZMZMB"), state("ZWZWE"),
];
