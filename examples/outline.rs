//! Prints the syntax that the rules see, of the text on standard input.
use std::io::Read as _;

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).expect("standard input is UTF-8");
    println!("{}", newswire::Extractor::english().outline(&text));
}
