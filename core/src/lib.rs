//! Nazarbayev University's Alumni Relations Policy as typed checks.
#![forbid(unsafe_code)]

mod answer;
