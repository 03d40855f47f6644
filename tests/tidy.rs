//! The invariants of ARCHITECTURE.md that a program can hold, read from the source as text.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// The floors of the house: a module may name those of a lower floor, and itself.
const FLOORS: [&[&str]; 9] = [
    &["written"],
    &["day", "id", "meanwhile", "sort", "xml"],
    &["giving", "people", "life", "route"],
    &["notebook"],
    &["document", "insight"],
    &["storage", "interchange", "map", "sample", "capture"],
    &["browser"],
    &["ui"],
    &["main"],
];

struct Source {
    path: String,
    text: String,
    /// The part before the tests.
    code: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str, ending: &str) -> Vec<Source> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path: PathBuf = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() {
                if !matches!(name.as_str(), "node_modules" | "results" | "target" | ".git") {
                    folders.push(path);
                }
            } else if name.ends_with(ending) {
                // A picture is no source.
                let Ok(text) = fs::read_to_string(&path) else { continue };
                let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
                let path = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
                found.push(Source { path, text, code });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn sources() -> Vec<Source> {
    let found = files("src", ".rs");
    assert!(found.len() > 30, "only {} files", found.len());
    found
}

impl Source {
    /// The module of the top floor this file belongs to.
    fn module(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap();
        inside.split(['/', '.']).next().unwrap()
    }

    fn is_test(&self) -> bool {
        self.path.ends_with("tests.rs")
            || self.path.contains("/tests/")
            || self.path.contains("failing_")
            || self.path.ends_with("fixtures.rs")
    }

    /// Its lines that are code, without comments, with their numbers.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.code.lines().enumerate();
        lines.map(|(at, line)| (at + 1, line.split("//").next().unwrap_or(line)))
    }
}

fn names(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !joins(before) && !joins(after)
    })
}

fn none(rule: &str, found: Vec<String>) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

fn lines_naming(words: &[&str], allowed: impl Fn(&Source) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| !allowed(source)) {
        for (at, line) in source.lines() {
            if let Some(word) = words.iter().find(|word| names(line, word)) {
                found.push(format!("{}:{at} names {word}", source.path));
            }
        }
    }
    found
}

#[test]
fn only_the_browser_names_the_browser() {
    let words = ["web_sys", "js_sys", "gloo_storage", "wasm_bindgen", "wasm_bindgen_futures"];
    none("1: the browser is named elsewhere", lines_naming(&words, |s| s.module() == "browser"));
}

#[test]
fn only_the_page_names_leptos() {
    let found = lines_naming(&["leptos", "phosphor_leptos"], |source| {
        matches!(source.module(), "ui" | "main")
    });
    none("1: leptos is named elsewhere", found);
}

#[test]
fn the_core_has_no_clock_and_no_dice() {
    let words =
        ["SystemTime", "Instant", "rand", "fastrand", "getrandom", "thread_rng", "RandomState"];
    none("1: a clock or dice", lines_naming(&words, |source| source.module() == "browser"));
}

#[test]
fn modules_stand_only_on_lower_floors() {
    let floor = |module: &str| FLOORS.iter().position(|floor| floor.contains(&module));
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| source.path != "src/lib.rs") {
        let here = floor(source.module()).unwrap_or_else(|| panic!("no floor for {}", source.path));
        for (at, line) in source.lines() {
            for prefix in ["crate::", "kith::"] {
                for (start, _) in line.match_indices(prefix) {
                    let rest = &line[start + prefix.len()..];
                    let named =
                        rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap();
                    let Some(there) = floor(named) else { continue };
                    // Nothing but its own module on its own floor.
                    let allowed = there < here || named == source.module();
                    if !allowed {
                        found.push(format!("{}:{at} stands on {named}", source.path));
                    }
                }
            }
        }
    }
    none("modules that stand on what they must not", found);
}

#[test]
fn parts_know_nothing_of_the_domain() {
    let domain = [
        "people",
        "giving",
        "life",
        "notebook",
        "document",
        "insight",
        "storage",
        "interchange",
        "map",
        "route",
    ];
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| source.path.starts_with("src/ui/parts/")) {
        for (at, line) in source.lines() {
            if domain.iter().any(|module| line.contains(&format!("crate::{module}"))) {
                found.push(format!("{}:{at} {line}", source.path));
            }
        }
    }
    none("7: a part knows the domain", found);
}

#[test]
fn only_the_document_changes_the_notebook() {
    let words = [
        "set_person",
        "set_tie",
        "set_moment",
        "set_habit",
        "set_check",
        "set_day_mark",
        "set_kept_rest",
        "set_kept_view",
        "set_kept_group",
        "settings_mut",
        "take_person",
        "take_habit",
    ];
    let found = lines_naming(&words, |source| {
        matches!(source.module(), "document" | "notebook") || source.is_test()
    });
    none("2: the notebook is changed elsewhere", found);
}

#[test]
fn nothing_is_put_on_the_page_as_markup() {
    let words = ["inner_html", "set_inner_html", "insert_adjacent_html", "set_outer_html", "eval"];
    none("text becomes markup", lines_naming(&words, |_| false));
}

/// Whoever has gone on has taken the signals of the page before with them: reading one then is a panic.
#[test]
fn what_comes_later_finds_its_page_gone_without_a_panic() {
    let later = ["after_paint(", "set_timeout(", "set_timeout_with_handle(", "spawn_local("];
    let reads = ["get", "get_untracked", "get_value", "with", "with_untracked", "with_value"]
        .map(|read| format!(".{read}("));
    // What these hold lives as long as the program.
    let lasts = |path: &str| path == "src/ui/app.rs" || path.starts_with("src/ui/vault/");
    let mut found = Vec::new();
    for source in sources().iter().filter(|one| !lasts(&one.path)) {
        for (at, begin) in later.iter().flat_map(|begin| source.code.match_indices(begin)) {
            let mut open = 1;
            let (from, rest) = (at + begin.len(), &source.code[at + begin.len()..]);
            let end = rest.find(|sign| {
                open += match sign {
                    '(' => 1,
                    ')' => -1,
                    _ => 0,
                };
                open == 0
            });
            let inside = &source.code[from..from + end.unwrap_or(0)];
            if let Some(read) = reads.iter().find(|read| inside.contains(read.as_str())) {
                let line = source.code[..at].lines().count();
                found.push(format!("{}:{line} reads by {read}), not by try_", source.path));
            }
        }
    }
    none("a signal is read later than its page may live", found);
}

#[test]
fn results_are_not_thrown_away_unseen() {
    let mut found = Vec::new();
    for source in sources() {
        for (at, line) in source.lines() {
            if line.contains("let _ =") {
                found.push(format!("{}:{at}", source.path));
            }
        }
    }
    none("a result is thrown away", found);
}

#[test]
fn every_file_opens_with_its_contract_and_is_short() {
    let mut found = Vec::new();
    for source in sources() {
        if !source.text.starts_with("//!") && !source.is_test() {
            found.push(format!("{} does not open with //!", source.path));
        }
        let length = source.code.lines().count();
        if length > 400 && !source.is_test() {
            found.push(format!("{} has {length} lines before its tests", source.path));
        }
    }
    none("files", found);
}

#[test]
fn no_type_can_hold_what_a_person_gave() {
    let tally = [
        "count",
        "total",
        "score",
        "balance",
        "owe",
        "owes",
        "owed",
        "debt",
        "points",
        "coins",
        "rank",
        "streak",
        "tally",
        "amount",
        "received",
        "times_given",
    ];
    let mut found = Vec::new();
    let domain = ["people", "life", "document"];
    for source in sources().iter().filter(|s| domain.contains(&s.module()) && !s.is_test()) {
        for (at, line) in source.lines() {
            let field = line.trim().trim_start_matches("pub ").split(':').next().unwrap_or("");
            let is_field =
                line.contains(": ") && line.trim_end().ends_with(',') && !line.contains('(');
            let quoted = line.split('"').skip(1).step_by(2);
            if (is_field && tally.contains(&field))
                || quoted.clone().any(|word| tally.contains(&word))
            {
                found.push(format!("{}:{at} {}", source.path, line.trim()));
            }
        }
    }
    none("4: something could keep score", found);
}

#[test]
fn words_without_guilt() {
    let guilt = ["overdue", "neglected", "streak", "failed", "missed", "broken habit", "lead "];
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| source.path.starts_with("src/ui/pages")) {
        for (at, line) in source.lines() {
            let quoted: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
            let lower = quoted.join(" ").to_lowercase();
            if let Some(word) = guilt.iter().find(|word| lower.contains(**word)) {
                found.push(format!("{}:{at} says {word:?}", source.path));
            }
        }
    }
    none("what product.md never says", found);
}

#[test]
fn nothing_is_fetched_from_elsewhere() {
    let mut found = Vec::new();
    let html = fs::read_to_string(root().join("index.html")).unwrap();
    let css = files("style", ".css").into_iter().map(|s| (s.path, s.text));
    for (path, text) in css.chain([("index.html".into(), html)]) {
        for (at, line) in text.lines().enumerate() {
            if line.contains("http:") || line.contains("https:") || line.contains("@import") {
                found.push(format!("{path}:{}", at + 1));
            }
        }
    }
    none("6: an address of another origin", found);
}

#[test]
fn colours_come_from_the_tokens() {
    let mut found = Vec::new();
    for source in files("style", ".css").iter().filter(|s| !s.path.ends_with("tokens.css")) {
        for (at, line) in source.text.lines().enumerate() {
            let value = line.split_once(':').map_or("", |(_, value)| value);
            let hex = value.match_indices('#').any(|(at, _)| {
                value[at + 1..].chars().take(3).filter(char::is_ascii_hexdigit).count() == 3
            });
            if hex || value.contains("rgb(") || value.contains("hsl(") {
                found.push(format!("{}:{} {}", source.path, at + 1, line.trim()));
            }
        }
    }
    none("a colour outside style/tokens.css", found);
}

#[test]
fn the_map_of_the_code_is_true_and_short() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let length = text.lines().count();
    assert!(length < 150, "ARCHITECTURE.md has {length} lines");
    for source in sources() {
        let module = source.module();
        assert!(text.contains(module), "ARCHITECTURE.md doesn't name {module}");
    }
    let library = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    for module in FLOORS.iter().copied().flatten().filter(|module| **module != "main") {
        let declared = library.contains(&format!("pub mod {module};"));
        assert_eq!(declared, module_exists(module), "src/lib.rs and {module}");
    }
}

fn module_exists(module: &str) -> bool {
    let src = root().join("src");
    src.join(module).join("mod.rs").exists() || src.join(format!("{module}.rs")).exists()
}

#[test]
fn nothing_of_this_machine_is_kept() {
    let mut found = Vec::new();
    let here = root().to_string_lossy().into_owned();
    for folder in ["src", "style", "tests", "examples", "scripts", "static", ".ci", ".github"] {
        for source in files(folder, "") {
            let home = ["ro", "ho"]
                .iter()
                .zip(["ot", "me"])
                .any(|(a, b)| source.text.contains(&format!("/{a}{b}/")));
            if (here.len() > 3 && source.text.contains(&here)) || home {
                found.push(source.path);
            }
        }
    }
    none("paths of a machine", found);
}

#[test]
fn a_test_waits_for_what_a_promise_brings() {
    // Playwright's `waitForFunction` takes the promise itself for a yes.
    let sources = files("tests/e2e", ".mjs").into_iter();
    let found =
        sources.filter(|source| source.text.contains(&["waitForFunction(", "async"].concat()));
    none("waits for nothing", found.map(|source| source.path).collect());
}

#[test]
fn every_fault_of_storage_tabs_schema_and_time_has_its_test() {
    let sources = [files("src", ".rs"), files("tests", ".rs"), files("tests/e2e", ".spec.mjs")];
    let missing = (1..=44)
        .map(|number| format!("fault_{number:02}"))
        .filter(|name| !sources.iter().flatten().any(|source| source.text.contains(name.as_str())));
    none("faults without a test", missing.collect());
}
