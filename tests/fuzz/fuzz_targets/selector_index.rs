//! Letters and sheets whose selectors ask for what is in them: the index offers to every element the
//! rules that match it.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    nu_alumni_letter::hold_selector_index(bytes);
});
