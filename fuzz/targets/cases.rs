//! `newswire_fuzz::targets::cases` tells what it does.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| newswire_fuzz::targets::cases(data));
