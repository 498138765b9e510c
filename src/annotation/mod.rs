//! Annotations, their authors, and merging sets of them.
//!
//! Only the author of an annotation changes it. An annotation is the set of its *live* revisions
//! (nearly always one) and of the ids of *replaced* revisions. Merging is the union of both sets, less
//! the live revisions that are replaced. This is an observed-remove set (Shapiro et al., *A
//! comprehensive study of Convergent and Commutative Replicated Data Types*, 2011, §3.3.5). Nothing
//! here knows a clock or a source of randomness: see [`Stamp`].
//!
//! Merging is commutative, associative and idempotent on any state, even malformed ones. Every
//! acknowledged revision is live or the ancestor of a live one.
//!
//! The words of this room:
//!
//! * **annotation**: the record with all its revisions; a **note** is the content of one live revision
//! * **key**: the ids of an annotation and of its creator, by which merging identifies it
//! * **live**: a revision that no other has replaced; two of them are a **conflict**
//! * **withdrawn**: taken back by a revision that says so, a tombstone
//! * **kind**: the function of a note: comment, question, proposal, support …
//! * **contribution**: a note as its author fills it in
//! * **answer**: a note on a note; a note with all its answers is a **thread**
//! * **step**: the unit of undo
//! * **placement**: a person's decision where a note belongs in a text that is not its own
//! * **voice**: the part of a delegation in a note: its speaker, its author's own, or a sponsor

mod agent;
mod alternatives;
mod conflict;
mod content;
mod contribution;
mod escaping;
pub mod filter;
mod history;
mod id;
mod json;
mod kind;
mod member_states;
mod normal;
mod note_events;
mod ordinal;
mod placement;
mod privacy;
mod record;
mod redline;
mod rich_text;
mod set;
mod sum;
mod target;
mod terms;
mod threads;
mod voices;

pub use agent::{Agent, Delegation, generator};
pub use alternatives::{Alternative, Stretch, alternatives};
pub use content::{Body, Content, Note};
pub use contribution::{Contribution, Missing};
pub use escaping::{MOST_CODE_POINTS, NOTE_SYNTAX, as_written, escaped};
pub use history::{Change, Direction, Effect, History, Reversal, Step, Touched};
pub use id::{AnnotationId, AuthorId, RevisionId, Timestamp};
pub use json::{depth, normalise_members, normalise_numbers};
pub use kind::Kind;
pub use member_states::{MemberState, member_states};
pub use note_events::note_events;
pub use ordinal::next_number;
pub use placement::{Outcome, Placement};
pub use privacy::PrivacyChoice;
pub use record::{Annotation, Key, Revision, Stamp};
pub use redline::{
    Edit, MOST_COMPARED, Piece, Shortened, apply, every_change, excerpt, limited, redline,
};
pub use rich_text::{
    MOST_LEVELS, MOST_NODES, RichElement, RichNode, RichText, beginning, rich_text,
};
pub use set::AnnotationSet;
pub use sum::Sum;
pub use target::{BlockPrint, DocumentRef, Selector, Target};
pub use terms::{Category, Disposition, Parent, Side, Sign, Term};
pub use threads::Threads;
pub use voices::{Backing, Voice, Voices, sponsors_of};

/// Members of a JSON object that this version does not know. They are kept and written back.
pub type Extra = serde_json::Map<String, serde_json::Value>;
