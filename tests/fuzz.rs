//! The corpora of the fuzz targets, and what fuzzing found, read again.

use crate::markup::repository;
use crate::targets::ALL;

/// Every input of every checked-in corpus; their names say which finding they are.
#[test]
fn corpora_are_read() {
    for (name, target) in ALL {
        let dir = repository("fuzz/seeds").join(name);
        let mut paths: Vec<_> =
            std::fs::read_dir(&dir).unwrap().map(|e| e.unwrap().path()).collect();
        paths.sort();
        assert!(
            !paths.is_empty(),
            "help: {} is empty, fuzz/README.md tells how to fill it",
            dir.display()
        );
        for path in paths {
            let data = std::fs::read(&path).unwrap();
            println!("{}", path.display());
            target(&data);
        }
    }
}
