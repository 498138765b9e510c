//! Measures how long parsing takes: the first report, and generated ones up to 2 MB, to show linear
//! growth.
//!
//! `cargo bench --bench parse` prints the times. The run fails unless the first report takes less
//! than 1 ms.

use criterion::{BenchmarkId, Criterion, Throughput};
use rapporteur::document::Document;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

const REPORT: &str = include_str!("../static/reports/C14-41-E.md");
const BUDGET: Duration = Duration::from_millis(1);

/// Returns a report of at least `bytes` bytes: the sections of the first report repeated, with
/// other section numbers each time.
fn long_report(bytes: usize) -> String {
    let (_, sections) = REPORT.split_at(REPORT.find("## 1 ").unwrap_or_default());
    let mut report = String::new();
    for round in 1.. {
        if report.len() >= bytes {
            break;
        }
        report.push_str(&sections.replace("\n5.", &format!("\n{round}.")));
    }
    report
}

fn benches(criterion: &mut Criterion) {
    criterion.bench_function("parse/C14-41-E", |bencher| {
        bencher.iter(|| Document::parse(black_box(REPORT)));
    });
    let mut group = criterion.benchmark_group("parse/generated");
    group.sample_size(10);
    for kilobytes in [250, 500, 1000, 2000] {
        let report = long_report(kilobytes * 1000);
        group.throughput(Throughput::Bytes(report.len() as u64));
        group.bench_with_input(
            BenchmarkId::from_parameter(kilobytes),
            &report,
            |bencher, report| {
                bencher.iter(|| Document::parse(black_box(report)));
            },
        );
    }
    group.finish();
}

/// Returns the median of many single runs.
fn median() -> Duration {
    let mut times: Vec<Duration> = (0..101)
        .map(|_| {
            let start = Instant::now();
            black_box(Document::parse(black_box(REPORT)));
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or(Duration::MAX)
}

fn main() -> ExitCode {
    let mut criterion = Criterion::default().configure_from_args();
    benches(&mut criterion);
    criterion.final_summary();
    let median = median();
    println!("parse of C14/41-E: {median:?} (budget {BUDGET:?})");
    if median < BUDGET {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
