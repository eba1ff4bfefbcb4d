//! Makes `prepared/tables.bin` anew, the compiled form of the tables in `gazetteers/` that a start reads: to be run
//! when a table has changed, or the code that compiles tables.
//!
//! ```sh
//! cargo run --example prepare
//! ```

fn main() -> std::io::Result<()> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/prepared/tables.bin");
    let prepared = newswire::internals::prepare();
    std::fs::write(path, &prepared)?;
    println!("{path}: {} bytes", prepared.len());
    Ok(())
}
