//! `newswire_fuzz::targets::export` tells what it does.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| newswire_fuzz::targets::export(data));
