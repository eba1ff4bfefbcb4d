//! Makes the files of `prepared/` anew, the compiled form of `gazetteers/` and `rules/en/` that a start reads: to be run
//! when a row or a rule has changed, or the code that compiles them.
//!
//! ```sh
//! cargo run --example prepare
//! ```

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    for (name, prepared) in newswire::internals::prepare()? {
        let path = format!("{}/prepared/{name}", env!("CARGO_MANIFEST_DIR"));
        std::fs::write(&path, &prepared)?;
        println!("{path}: {} bytes", prepared.len());
    }
    Ok(())
}
