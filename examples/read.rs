//! Prints what an import of a file would bring, as one JSON object, without a browser.
//!
//! `cargo run --no-default-features --example read -- FILE`. Ids are made up, the same each time.
//! A file that is refused gives the same keys, empty, with the sentence under `error`; exit code 1.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use kith::id::Ids;
use kith::interchange::{Draft, check_size, read};
use serde_json::{Value, json};

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1) else {
        eprintln!("usage: read FILE");
        return ExitCode::from(2);
    };
    let path = Path::new(&path);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let (text, code) = match draft_of(path, &name) {
        Ok(draft) => (serde_json::to_string_pretty(&draft), ExitCode::SUCCESS),
        Err(sentence) => {
            (serde_json::to_string_pretty(&refused(&name, &sentence)), ExitCode::FAILURE)
        }
    };
    let written = text.map_err(io::Error::from).and_then(|text| writeln!(io::stdout(), "{text}"));
    if written.is_err() { ExitCode::FAILURE } else { code }
}

fn draft_of(path: &Path, name: &str) -> Result<Draft, String> {
    let failed = |error: io::Error| format!("The file can't be opened: {error}.");
    let size = fs::metadata(path).map_err(failed)?.len();
    check_size(size).map_err(|refusal| refusal.to_string())?;
    let bytes = fs::read(path).map_err(failed)?;
    let mut seed = 0;
    let mut random = || splitmix64(&mut seed);
    read(&bytes, name, &mut Ids::new(&mut random)).map_err(|refusal| refusal.to_string())
}

fn refused(name: &str, sentence: &str) -> Value {
    json!({
        "error": sentence,
        "format": null,
        "people": [], "ties": [], "moments": [], "habits": [], "checks": [],
        "problems": [{ "where": name, "what": "The file was not taken", "why": sentence }],
    })
}

/// The numbers of a seed (S. Vigna, splitmix64.c).
fn splitmix64(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *seed;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
