//! The laws of merging, on arbitrary and malformed states.

use proptest::collection::vec;
use proptest::prelude::*;
use rapporteur::annotation::{Annotation, AnnotationSet, normalise_numbers};
use serde_json::json;

use super::samples::{any_json, any_keyed_record, any_parts, any_record, key};

fn joined(a: &Annotation, b: &Annotation) -> Annotation {
    let mut joined = a.clone();
    joined.join(b);
    joined
}

fn merged(a: &AnnotationSet, b: &AnnotationSet) -> AnnotationSet {
    let mut merged = a.clone();
    merged.merge(b);
    merged
}

fn any_set() -> impl Strategy<Value = AnnotationSet> {
    vec(any_keyed_record(), 0..5).prop_map(|records| records.into_iter().collect())
}

proptest! {
    #[test]
    fn join_is_commutative(a in any_record(), b in any_record()) {
        prop_assert_eq!(joined(&a, &b), joined(&b, &a));
    }

    #[test]
    fn join_is_associative(a in any_record(), b in any_record(), c in any_record()) {
        prop_assert_eq!(joined(&joined(&a, &b), &c), joined(&a, &joined(&b, &c)));
    }

    #[test]
    fn join_is_idempotent(a in any_record()) {
        prop_assert_eq!(joined(&a, &a), a);
    }

    #[test]
    fn contains_is_the_order_of_join(a in any_record(), b in any_record()) {
        prop_assert_eq!(a.contains(&b), joined(&a, &b) == a);
        prop_assert!(joined(&a, &b).contains(&a) && joined(&a, &b).contains(&b));
    }

    #[test]
    fn other_keys_do_not_join(
        a in any_record(),
        (live, replaced) in any_parts(),
        (id, creator) in prop::sample::select(vec![("m", "me"), ("n", "somebody else")]),
    ) {
        let b = Annotation::from_parts(key(id, creator), live, replaced);
        prop_assert_eq!(joined(&a, &b), a.clone());
        prop_assert!(!a.contains(&b));
    }

    /// The parts of a record make the same record in any order.
    #[test]
    fn parts_have_one_normal_form((live, replaced) in any_parts()) {
        let record = Annotation::from_parts(key("n", "me"), live.clone(), replaced.clone());
        let again =
            Annotation::from_parts(key("n", "me"), record.live().to_vec(), record.replaced().clone());
        prop_assert_eq!(&again, &record);
        let mut backwards = live;
        backwards.reverse();
        prop_assert_eq!(Annotation::from_parts(key("n", "me"), backwards, replaced), record.clone());
        for revision in record.live() {
            prop_assert!(!record.replaced().contains(&revision.id));
            prop_assert_eq!(&revision.creator.id, &record.key().creator);
        }
    }

    #[test]
    fn merge_is_commutative(a in any_set(), b in any_set()) {
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
    }

    #[test]
    fn merge_is_associative(a in any_set(), b in any_set(), c in any_set()) {
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
    }

    #[test]
    fn merge_is_idempotent(a in any_set()) {
        prop_assert_eq!(merged(&a, &a), a);
    }

    #[test]
    fn numbers_have_one_form(value in any_json()) {
        let mut normal = value.clone();
        normalise_numbers(&mut normal);
        let mut twice = normal.clone();
        normalise_numbers(&mut twice);
        prop_assert_eq!(&twice, &normal);
        prop_assert!(!normal.to_string().contains(".0"), "{}", normal);
    }
}

#[test]
fn whole_numbers_lose_no_digit() {
    let mut value = json!({
        "float": 1.0, "nought": -0.0, "negative": -9_223_372_036_854_775_808.0,
        "above": 18_446_744_073_709_551_616.0, "long": 9_007_199_254_740_993_u64, "part": 0.5,
    });
    normalise_numbers(&mut value);
    assert_eq!(
        value,
        json!({
            "float": 1, "nought": 0, "negative": i64::MIN,
            "above": 18_446_744_073_709_551_616.0, "long": 9_007_199_254_740_993_u64, "part": 0.5,
        })
    );
}
