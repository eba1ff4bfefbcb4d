//! The public API as a list: a line that changes is a release note, a line that goes is a breaking change.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use quote::ToTokens;
use syn::{Attribute, Fields, ImplItem, Item, ItemImpl, TraitItem, Type, UseTree, Visibility};

use crate::markup::repository;

/// The names that `pub use` gives away.
fn names(tree: &UseTree, out: &mut BTreeSet<String>) {
    match tree {
        UseTree::Path(path) => names(&path.tree, out),
        UseTree::Name(name) => {
            out.insert(name.ident.to_string());
        }
        UseTree::Group(group) => group.items.iter().for_each(|t| names(t, out)),
        UseTree::Rename(_) | UseTree::Glob(_) => panic!("help: export by name, not by `as` or `*`"),
    }
}

fn parse(path: &Path) -> syn::File {
    let text = std::fs::read_to_string(path).unwrap();
    syn::parse_file(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn exported() -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for file in ["src/lib.rs", "src/export/mod.rs"] {
        for item in parse(&repository(file)).items {
            match item {
                Item::Use(x) if is_public(&x.vis) => names(&x.tree, &mut out),
                Item::Trait(x) if is_public(&x.vis) => {
                    out.insert(x.ident.to_string());
                }
                _ => {}
            }
        }
    }
    out
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// The tokens with the spaces that a person would write.
fn text(tokens: &impl ToTokens) -> String {
    let mut text = tokens.to_token_stream().to_string().replace('\n', " ");
    for (from, to) in [
        (" < ", "<"),
        (" >", ">"),
        (" ,", ","),
        (" ;", ";"),
        (" :: ", "::"),
        (" : ", ": "),
        ("& ", "&"),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        ("< ", "<"),
    ] {
        text = text.replace(from, to);
    }
    text
}

/// The attributes that callers feel.
fn marks(attributes: &[Attribute]) -> String {
    let felt = |a: &&Attribute| ["derive", "non_exhaustive"].iter().any(|n| a.path().is_ident(n));
    attributes.iter().filter(felt).map(|a| text(a) + " ").collect()
}

fn fields(fields: &Fields) -> Vec<String> {
    fields
        .iter()
        .filter(|f| is_public(&f.vis))
        .filter_map(|f| Some(format!("    {}: {}", f.ident.as_ref()?, text(&f.ty))))
        .collect()
}

fn item(item: &Item, exported: &BTreeSet<String>, out: &mut Vec<String>) {
    match item {
        Item::Struct(x) if is_public(&x.vis) && exported.contains(&x.ident.to_string()) => {
            out.push(format!("{}struct {}{}", marks(&x.attrs), x.ident, text(&x.generics)));
            out.extend(fields(&x.fields));
        }
        Item::Enum(x) if is_public(&x.vis) && exported.contains(&x.ident.to_string()) => {
            out.push(format!("{}enum {}{}", marks(&x.attrs), x.ident, text(&x.generics)));
            out.extend(x.variants.iter().map(|v| format!("    {}{}", v.ident, text(&v.fields))));
        }
        Item::Fn(x) if is_public(&x.vis) && exported.contains(&x.sig.ident.to_string()) => {
            out.push(text(&x.sig));
        }
        Item::Trait(x) if is_public(&x.vis) && exported.contains(&x.ident.to_string()) => {
            out.push(format!("trait {}{}", x.ident, text(&x.generics)));
            for member in &x.items {
                if let TraitItem::Fn(f) = member {
                    let provided = if f.default.is_some() { " { … }" } else { "" };
                    out.push(format!("    {}{provided}", text(&f.sig)));
                }
            }
        }
        Item::Impl(x) => implementation(x, exported, out),
        // the enums of kind.rs are made by one macro, the impls of Arrow and Parquet by another; how a type is kept is nobody's but the crate's
        Item::Macro(x) if x.ident.is_none() && !text(&x.mac.path).starts_with("kept") => {
            let mut body = text(&x.mac.tokens);
            while let Some(at) = body.find("# [doc =") {
                // a doc is a string literal, which ends at a quote that nothing escapes
                let open = at + body[at..].find('"').unwrap_or(0) + 1;
                let close = (open..body.len())
                    .find(|i| body.as_bytes()[*i] == b'"' && body.as_bytes()[*i - 1] != b'\\')
                    .unwrap_or(open);
                let end = close + body[close..].find(']').map_or(1, |i| i + 1);
                body.replace_range(at..end, "");
            }
            let name = body.split_whitespace().find(|w| w.starts_with(char::is_uppercase));
            if name.is_some_and(|n| exported.contains(n.trim_end_matches(','))) {
                let words: Vec<&str> = body.split_whitespace().collect();
                out.push(format!("{}! {}", text(&x.mac.path), words.join(" ")));
            }
        }
        _ => {}
    }
}

fn implementation(x: &ItemImpl, exported: &BTreeSet<String>, out: &mut Vec<String>) {
    let Type::Path(of) = &*x.self_ty else { return };
    let Some(name) = of.path.segments.last().filter(|s| exported.contains(&s.ident.to_string()))
    else {
        return;
    };
    if let Some((_, of, _)) = &x.trait_ {
        out.push(format!("impl{} {} for {}", text(&x.generics), text(of), text(&x.self_ty)));
        return;
    }
    for member in &x.items {
        match member {
            ImplItem::Fn(f) if is_public(&f.vis) => {
                out.push(format!("{}::{}", name.ident, text(&f.sig)))
            }
            ImplItem::Const(c) if is_public(&c.vis) => {
                out.push(format!("{}::const {}: {}", name.ident, c.ident, text(&c.ty)));
            }
            _ => {}
        }
    }
}

fn files(directory: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(directory).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|x| x == "rs") {
            out.push(path);
        }
    }
}

#[test]
fn the_public_api_is_as_it_was() {
    let exported = exported();
    let (mut paths, mut out) = (Vec::new(), Vec::new());
    files(&repository("src"), &mut paths);
    for path in paths {
        parse(&path).items.iter().for_each(|x| item(x, &exported, &mut out));
    }
    for name in &exported {
        assert!(
            out.iter().any(|line| line.contains(name)),
            "help: {name} is exported and not listed"
        );
    }
    insta::assert_snapshot!(out.join("\n"));
}
