//! The whole check beside html5ever's own parse of the same text.
#![allow(missing_docs, reason = "criterion makes the functions")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use nu_alumni_policy_benches::{check, html5ever_parse, mail};

fn side_by_side(criterion: &mut Criterion) {
    let html = mail();
    let mut group = criterion.benchmark_group("mail");
    group.bench_function("html5ever-rcdom", |b| {
        b.iter(|| html5ever_parse(black_box(&html)))
    });
    group.bench_function("check", |b| b.iter(|| check(black_box(&html))));
    group.finish();
}

criterion_group!(benches, side_by_side);
criterion_main!(benches);
