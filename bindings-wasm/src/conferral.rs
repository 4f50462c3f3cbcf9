//! What stands for a day that is none, in the column of conferrals of a table of people.

use nu_alumni_policy::alumni::{CONFERRAL_CONFERRED, CONFERRAL_PENDING, CONFERRAL_UNKNOWN};
use wasm_bindgen::prelude::*;

/// What stands in the column of conferrals instead of a day.
#[wasm_bindgen(skip_typescript)]
#[derive(Clone, Copy)]
pub enum Conferral {
    /// Not known.
    Unknown = -2147483648,
    /// Not conferred yet.
    Pending = -2147483647,
    /// Conferred on a day that is not known.
    Conferred = -2147483646,
}

const _: () = assert!(
    Conferral::Unknown as i32 == CONFERRAL_UNKNOWN
        && Conferral::Pending as i32 == CONFERRAL_PENDING
        && Conferral::Conferred as i32 == CONFERRAL_CONFERRED
);
