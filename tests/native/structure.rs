//! The structure of `src`, read from its `use` lines and paths: no cycles among files, and rooms depend
//! only on those below them.
//!
//! A parent re-exports the definitions of its children. A path through the parent counts as the file
//! that defines the item, and a parent and its children may use each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The rooms from the bottom up: each may use those below it.
const ROOMS: [&str; 11] = [
    "document",
    "annotation",
    "anchoring",
    "comparing",
    "exchange",
    "keeping",
    "session",
    "messages",
    "page",
    "browser",
    "ui",
];

/// Forbidden dependencies between rooms, although they point down: files and the store know nothing of
/// comparisons.
const NEVER: [(&str, &str); 2] = [("exchange", "comparing"), ("keeping", "comparing")];

/// A file by its path as a module: `["document", "html"]`.
type Module = Vec<String>;

struct House {
    /// The code of each file, without comments.
    files: BTreeMap<Module, String>,
    /// The re-exports of a file: name and the path it refers to.
    handed_on: BTreeMap<(Module, String), Module>,
}

impl House {
    fn read() -> Self {
        let mut files = BTreeMap::new();
        read_folder(
            Path::new(env!("CARGO_MANIFEST_DIR")).join("src").as_path(),
            &[],
            &mut files,
        );
        let mut house = Self {
            files,
            handed_on: BTreeMap::new(),
        };
        let mut handed_on = BTreeMap::new();
        for (module, code) in &house.files {
            for (is_pub, path) in imports(code) {
                let named = path.rsplit("::").next().unwrap_or_default().to_owned();
                if let Some(path) = house.absolute(module, &path).filter(|_| is_pub) {
                    handed_on.insert((module.clone(), named), path);
                }
            }
        }
        house.handed_on = handed_on;
        house
    }

    /// Resolves a path in a file from the root; `None` for other crates.
    fn absolute(&self, module: &[String], path: &str) -> Option<Module> {
        let mut parts = path.split("::").map(str::trim).peekable();
        let mut base = match *parts.peek()? {
            "crate" => {
                parts.next();
                Module::new()
            }
            "self" | "super" => module.to_vec(),
            first => {
                let mut child = module.to_vec();
                child.push(first.to_owned());
                self.files.contains_key(&child).then(|| module.to_vec())?
            }
        };
        while let Some(part) = parts.next_if(|part| matches!(*part, "self" | "super")) {
            if part == "super" {
                base.pop();
            }
        }
        base.extend(parts.map(str::to_owned));
        Some(base)
    }

    /// Returns the file that defines the item of a path.
    fn file_of(&self, path: &[String]) -> Option<Module> {
        let known = (1..=path.len()).rev().map(|len| &path[..len]);
        let file = known
            .into_iter()
            .find(|file| self.files.contains_key(*file))?;
        let (file, rest) = (file.to_vec(), &path[file.len()..]);
        let key = rest.first().map(|name| (file.clone(), name.clone()));
        match key.and_then(|key| self.handed_on.get(&key)) {
            Some(defined) if defined != path => {
                let mut further = defined.clone();
                further.extend_from_slice(&rest[1..]);
                self.file_of(&further)
            }
            _ => Some(file),
        }
    }

    /// Returns the files that each file uses, except its parents and children.
    fn arrows(&self) -> BTreeMap<&Module, BTreeSet<Module>> {
        let files = self.files.iter();
        files
            .map(|(module, code)| (module, self.arrows_of(module, code)))
            .collect()
    }

    fn arrows_of(&self, module: &Module, code: &str) -> BTreeSet<Module> {
        let imported = imports(code).into_iter().map(|(_, path)| path);
        let named = imported.chain(paths(code));
        let files = named.filter_map(|path| self.file_of(&self.absolute(module, &path)?));
        let is_family = |other: &Module| other.starts_with(module) || module.starts_with(other);
        files.filter(|other| !is_family(other)).collect()
    }
}

fn read_folder(folder: &Path, at: &[String], files: &mut BTreeMap<Module, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let mut module = at.to_vec();
        if path.ends_with("wording/compiler") {
            // A separate program: the build script.
            continue;
        }
        if path.is_dir() {
            module.push(name);
            read_folder(&path, &module, files);
        } else if !at.is_empty() || !matches!(&*name, "lib" | "main" | "reader") {
            if name != "mod" {
                module.push(name);
            }
            let code = fs::read_to_string(&path).unwrap();
            files.insert(module, without_comments(&code));
        }
    }
}

fn without_comments(code: &str) -> String {
    let lines = code.lines().map(|line| match line.find("//") {
        // Not in a link.
        Some(at) if !line[..at].ends_with(':') => &line[..at],
        _ => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns the paths of all `use` items, and whether each re-exports its items.
fn imports(code: &str) -> Vec<(bool, String)> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find("use ") {
        let before = rest[..at]
            .rsplit(['\n', ';'])
            .next()
            .unwrap_or_default()
            .trim();
        let is_item = before.is_empty() || before.starts_with("pub");
        rest = &rest[at + "use ".len()..];
        if is_item && let Some(end) = rest.find(';') {
            let is_pub = before.starts_with("pub");
            found.extend(
                unfolded(&rest[..end])
                    .into_iter()
                    .map(|path| (is_pub, path)),
            );
        }
    }
    found
}

/// Expands `a::{b, c::d}` to `a::b` and `a::c::d`.
fn unfolded(path: &str) -> Vec<String> {
    let path = path.trim();
    let Some((stem, inner)) = path.split_once('{') else {
        return vec![
            path.split(" as ")
                .next()
                .unwrap_or_default()
                .trim()
                .to_owned(),
        ];
    };
    let inner = inner.strip_suffix('}').unwrap_or(inner);
    let (mut depth, mut begin, mut parts) = (0, 0, Vec::new());
    for (at, sign) in inner.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&inner[begin..at]);
                begin = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inner[begin..]);
    let parts = parts.into_iter().filter(|part| !part.trim().is_empty());
    parts
        .flat_map(unfolded)
        .map(|part| format!("{stem}{part}"))
        .collect()
}

/// Returns the paths in the code that begin with `crate` or `super`.
fn paths(code: &str) -> Vec<String> {
    let is_of_path = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | ':');
    let words = code.split(|sign: char| !is_of_path(sign));
    let is_path = |word: &&str| word.starts_with("crate::") || word.starts_with("super::");
    let words = words.filter(is_path).map(|word| word.trim_end_matches(':'));
    words.map(str::to_owned).collect()
}

/// Returns the cycle from a file back to itself, if there is one.
fn circle(
    from: &Module,
    arrows: &BTreeMap<&Module, BTreeSet<Module>>,
    done: &mut BTreeSet<Module>,
    way: &mut Vec<Module>,
) -> Option<Vec<Module>> {
    if let Some(at) = way.iter().position(|one| one == from) {
        return Some(way[at..].to_vec());
    }
    if done.contains(from) {
        return None;
    }
    way.push(from.clone());
    for next in arrows.get(from).into_iter().flatten() {
        if let Some(found) = circle(next, arrows, done, way) {
            return Some(found);
        }
    }
    way.pop();
    done.insert(from.clone());
    None
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let house = House::read();
    assert!(house.files.len() > 300, "the files of src were read");
    let arrows = house.arrows();
    let mut done = BTreeSet::new();
    for module in house.files.keys() {
        let found = circle(module, &arrows, &mut done, &mut Vec::new());
        let names = found.map(|all| all.iter().map(|one| one.join("::")).collect::<Vec<_>>());
        assert_eq!(names, None, "each imports the next, the last the first");
    }
}

#[test]
fn arrows_between_rooms_only_point_down() {
    let house = House::read();
    let floor = |module: &Module| ROOMS.iter().position(|room| *room == module[0]);
    for (module, others) in house.arrows() {
        for other in others {
            // Files beside the rooms may not use any room.
            let is_down =
                floor(&other).is_none_or(|to| floor(module).is_some_and(|from| to <= from));
            let is_never = NEVER.contains(&(&*module[0], &*other[0]));
            let (user, used) = (module.join("::"), other.join("::"));
            assert!(is_down && !is_never, "{user} uses {used}");
        }
    }
}

#[test]
fn only_the_browser_the_interface_and_the_engine_name_crates_of_browsers() {
    const CRATES: [&str; 5] = ["gloo", "js_sys", "wasm_bindgen", "web_sys", "yew"];
    let house = House::read();
    let may = |module: &Module| matches!(&*module[0], "browser" | "ui" | "engine");
    for (module, code) in house.files.iter().filter(|(module, _)| !may(module)) {
        for name in CRATES {
            let is_named = code.contains(&format!("{name}::"));
            assert!(!is_named, "{} names {name}", module.join("::"));
        }
    }
}

/// Returns the words of a selector that name an id, a class or a `data-` attribute.
fn names_in(selector: &str) -> Vec<&str> {
    let is_of_name = |sign: char| sign.is_ascii_alphanumeric() || sign == '-';
    let mut names = Vec::new();
    for (at, _) in selector.match_indices(['.', '#', '[']) {
        let rest = &selector[at + 1..];
        let end = rest.find(|sign| !is_of_name(sign)).unwrap_or(rest.len());
        let is_attribute = selector[at..].starts_with('[');
        if end > 0 && (!is_attribute || rest.starts_with("data-")) {
            names.push(&rest[..end]);
        }
    }
    names
}

/// The beginnings of calls that find an element of the page by a literal name.
const LOOKS: [&str; 6] = [
    "get_element_by_id(\"",
    "query_selector(\"",
    "query_selector_all(\"",
    "closest(\"",
    "matches(\"",
    "get_attribute(\"data-",
];

#[test]
fn what_is_looked_for_in_the_page_is_named_in_one_file_and_drawn() {
    let house = House::read();
    let dom: Module = vec!["browser".to_owned(), "dom".to_owned()];
    let mut drawn = include_str!("../../index.html").to_owned();
    for (module, code) in &house.files {
        if !matches!(&*module[0], "browser" | "ui") || *module == dom {
            continue;
        }
        for look in LOOKS {
            assert!(
                !code.contains(look),
                "{} names what it looks for: {look}",
                module.join("::")
            );
        }
        drawn.push_str(code);
    }
    let is_of_name = |sign: char| sign.is_ascii_alphanumeric() || sign == '-';
    let drawn: BTreeSet<&str> = drawn.split(|sign| !is_of_name(sign)).collect();
    let strings = house.files[&dom].split('"').skip(1).step_by(2);
    let names: BTreeSet<&str> = strings.flat_map(names_in).collect();
    assert!(names.len() > 30, "the names were read: {names:?}");
    let missing: Vec<_> = names.difference(&drawn).collect();
    assert!(
        missing.is_empty(),
        "nothing is drawn that is named {missing:?}"
    );
}
