//! What the fuzz targets share. `fuzz/README.md` tells how to run them.

#[expect(dead_code, unused_imports, reason = "shared with the tests, which use all of it")]
#[path = "../../tests/contract.rs"]
mod contract;
#[expect(dead_code, reason = "shared with the tests, which use all of it")]
#[path = "../../tests/markup/mod.rs"]
mod markup;
mod news;
pub mod targets;
