//! The texts that a page is made of.

use std::fs;
use std::path::{Path, PathBuf};

/// What could be read, and what is wrong with the rest.
#[derive(Debug, Default)]
pub(crate) struct Inputs {
    /// Name and text, in the order of the command line.
    pub(crate) texts: Vec<(String, String)>,
    pub(crate) faults: Vec<String>,
}

impl Inputs {
    pub(crate) fn read(paths: &[PathBuf]) -> Self {
        let mut inputs = Self::default();
        for path in paths {
            if path.is_dir() {
                inputs.directory(path);
            } else {
                inputs.file(path);
            }
        }
        inputs
    }

    fn directory(&mut self, path: &Path) {
        let entries = match fs::read_dir(path) {
            Ok(entries) => entries,
            Err(fault) => return self.fault(path, &fault.to_string()),
        };
        let mut files: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
        files.retain(|file| file.is_file() && file.extension().is_some_and(|x| x == "txt"));
        files.sort();
        if files.is_empty() {
            self.fault(path, "a directory without any *.txt file");
        }
        for file in &files {
            self.file(file);
        }
    }

    fn file(&mut self, path: &Path) {
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(fault) => return self.fault(path, &fault.to_string()),
        };
        let name = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        match String::from_utf8(bytes) {
            Ok(text) => self.texts.push((name, text)),
            Err(fault) => {
                let at = fault.utf8_error().valid_up_to();
                self.fault(
                    path,
                    &format!(
                        "not UTF-8 (at offset {at}), convert it first, for example with iconv"
                    ),
                );
            }
        }
    }

    fn fault(&mut self, path: &Path, what: &str) {
        self.faults.push(format!("{}: {what}", path.display()));
    }
}
