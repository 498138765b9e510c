//! Many records of one annotation id, all the way from a file through the store to a file.

use std::collections::BTreeSet;

use rapporteur::annotation::{Annotation, AnnotationSet};
use rapporteur::exchange::plan::{Kept, Plan};
use rapporteur::exchange::web_annotation::{ReadFile, WriteContext, read, write};
use rapporteur::keeping::{MemoryStore, Notebook};

use super::check;
use super::many::{Shape, one_id};
use crate::exchange::samples::{here, name};
use crate::keeping::{document_key, open, report};

const NOW: &str = "2014-05-07T10:00:00Z";

fn planned(kept: &Kept, file: ReadFile) -> Plan {
    Plan::new(kept, vec![file], &here(report()), &BTreeSet::new())
}

fn import(notebook: &mut Notebook<MemoryStore>, plan: &Plan) {
    let records = plan.apply(true).into_iter();
    let records: Vec<_> = records
        .map(|(_, record)| (document_key(), record))
        .collect();
    notebook.import(&records).unwrap();
}

fn written<'a>(notes: impl IntoIterator<Item = &'a Annotation>) -> String {
    let generated = rapporteur::annotation::Timestamp::new(NOW);
    let context = WriteContext {
        document: Some(report()),
        label: "C14/41-E",
        generated: &generated,
    };
    write(notes, &context)
}

/// Imports a file, reopens the notes, imports the file again, and exports.
fn there_and_back(file: &str) -> String {
    let store = MemoryStore::new();
    let mut notebook = open(store.clone());
    import(&mut notebook, &planned(&Kept::new(), read(file).unwrap()));
    let mut again = open(store.clone());
    let kept = Kept::from([(name("C14/41-E", Some("en")), again.set().clone())]);
    import(&mut again, &planned(&kept, read(file).unwrap()));
    assert_eq!(again.set(), notebook.set());
    written(again.set())
}

fn check_shape(shape: Shape) {
    check(
        &format!("{shape:?}"),
        200,
        |count| one_id(shape, count),
        |file| drop(there_and_back(file)),
    );
}

#[test]
fn many_records_of_one_id_cost_as_many_times_more() {
    Shape::ALL.into_iter().for_each(check_shape);
}

#[test]
fn many_records_of_one_id_come_back_as_they_are() {
    for shape in Shape::ALL {
        let file = one_id(shape, 30);
        let records = read(&file).unwrap().annotations;
        let exported = there_and_back(&file);
        let back = read(&exported).unwrap();
        assert_eq!(back.problems, [], "{shape:?}");
        assert_eq!(back.annotations, records, "{shape:?}");
        // Merged one by one they are the same.
        let mut set = AnnotationSet::new();
        records.iter().rev().for_each(|one| set.join(one.clone()));
        assert_eq!(
            set.iter().cloned().collect::<Vec<_>>(),
            records,
            "{shape:?}"
        );
    }
}

#[test]
fn what_was_replaced_is_not_written_once_for_each_of_many_versions() {
    let records = read(&one_id(Shape::Replacing, 100)).unwrap().annotations;
    let exported = written(&records);
    assert_eq!(exported.matches("\"replaces\": [").count(), 1);
    assert_eq!(read(&exported).unwrap().annotations, records);
    let few = read(&one_id(Shape::Replacing, 3)).unwrap().annotations;
    assert_eq!(written(&few).matches("\"replaces\": [").count(), 3);
}
