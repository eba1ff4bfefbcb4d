//! `newswire_fuzz::targets::extract` tells what it does.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| newswire_fuzz::targets::extract(data));
