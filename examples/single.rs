//! Makes one self-contained HTML file of a built page, for opening from a disk or a mail.
//!
//! `single DIST OUT`: reads DIST/index.html and what it names, writes OUT. Styles, scripts and
//! the icon go in as they are, the wasm files as base64; the content-security policy then allows
//! exactly these, by hash. Nothing but the standard library, so that `rustc` alone builds it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

type Result<T> = std::result::Result<T, String>;

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [dist, out] = arguments.as_slice() else {
        eprintln!("usage: single DIST OUT");
        return ExitCode::FAILURE;
    };
    match make(dist, out) {
        Ok(bytes) => {
            println!("{}: {bytes} bytes, opens by itself", out.display());
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("single: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn make(dist: &Path, out: &Path) -> Result<usize> {
    let built = Built { dist };
    let html = one_file(&built.text("index.html")?, &built)?;
    if let Some(folder) = out.parent() {
        fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    fs::write(out, &html).map_err(|e| format!("{}: {e}", out.display()))?;
    Ok(html.len())
}

/// The folder that Trunk built.
struct Built<'a> {
    dist: &'a Path,
}

impl Built<'_> {
    fn bytes(&self, href: &str) -> Result<Vec<u8>> {
        let path = self.dist.join(href.trim_start_matches("./"));
        fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))
    }

    fn text(&self, href: &str) -> Result<String> {
        String::from_utf8(self.bytes(href)?).map_err(|_| format!("{href} is not UTF-8"))
    }
}

/// The page with everything inside: each `<link>`, `<meta>` and `<script>` of it in turn.
fn one_file(index: &str, built: &Built<'_>) -> Result<String> {
    let mut page = String::new();
    let mut policy = Policy::default();
    let mut boot = None;
    let mut app = None;
    let mut rest = index;
    while let Some((before, tag, after)) = next_tag(rest) {
        page.push_str(before);
        rest = after;
        match (tag.name(), tag.attribute("rel")) {
            ("meta", _) if tag.attribute("http-equiv").is_some() => page.push_str("@policy@"),
            ("meta", _) if tag.attribute("name") == Some("kith-app") => app = Some(tag),
            ("link", Some("stylesheet")) => {
                let css = built.text(tag.needed("href")?)?;
                page.push_str(&policy.style(&css)?);
            }
            ("link", Some("icon")) if tag.attribute("type") == Some("image/svg+xml") => {
                let icon = base64(&built.bytes(tag.needed("href")?)?);
                page.push_str(&format!(
                    "<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">"
                ));
            }
            ("link", _) => {} // the manifest, other icons, preloads: a file has no use for them
            ("script", _) => {
                boot = Some(built.text(tag.needed("src")?)?);
                rest = rest.strip_prefix("</script>").ok_or("a script with words inside")?;
            }
            _ => page.push_str(tag.0),
        }
    }
    let app = app.ok_or("no app in index.html: is this what Trunk built?")?;
    let boot = boot.ok_or("no boot script in index.html")?;
    let glue = built.text(app.needed("data-js")?)?;
    let wasm = built.bytes(app.needed("data-wasm")?)?;

    let (body, end) = rest.split_once("</body>").ok_or("index.html has no </body>")?;
    page.push_str(body);
    page.push_str(&kept("kith-wasm", &wasm));
    for piece in pieces(&glue) {
        page.push_str(&kept(piece, &built.bytes(piece)?));
    }
    page.push_str(&policy.script(&starting(&glue)?)?);
    page.push_str(&policy.script(&boot)?);
    page.push_str("</body>");
    page.push_str(end);
    Ok(page.replace("@policy@", &policy.meta()))
}

/// Bytes that lie in the page. Not a script to the browser, so the policy needs no word of it.
fn kept(id: &str, bytes: &[u8]) -> String {
    format!("<script type=\"text/plain\" id=\"{id}\">{}</script>\n", base64(bytes))
}

/// The names of the pieces that the app fetches later.
fn pieces(glue: &str) -> impl Iterator<Item = &str> {
    glue.split("window.kithPiece(\"").skip(1).filter_map(|after| after.split('"').next())
}

/// wasm-bindgen's module, with the functions that boot.js looks for and brings elsewhere added at
/// its end.
fn starting(glue: &str) -> Result<String> {
    if glue.contains("from './snippets") || glue.contains("from \"./snippets") {
        return Err("the glue imports snippets, which one file can't hold".to_owned());
    }
    let init = glue
        .split(" as default")
        .next()
        .filter(|before| before.len() < glue.len())
        .and_then(|before| before.rsplit([' ', ',', '{']).next())
        .ok_or("the glue has no default export")?;
    Ok(format!(
        "{glue}
const kept = (id) =>
  Uint8Array.from(atob(document.getElementById(id).textContent), (letter) => letter.charCodeAt(0));
window.kithStart = () => {init}({{ module_or_path: kept(\"kith-wasm\") }});
window.kithPiece = async (name) =>
  new Response(kept(name), {{ headers: {{ \"content-type\": \"application/wasm\" }} }});
"
    ))
}

/// What the page may run: the hash of each style and script put into it.
#[derive(Default)]
struct Policy {
    styles: String,
    scripts: String,
}

impl Policy {
    fn style(&mut self, css: &str) -> Result<String> {
        refuse(css, "</style")?;
        refuse(css, "@import")?;
        refuse(&css.replace("url(\"data:", "").replace("url(data:", ""), "url(")?;
        self.styles.push_str(&source(css));
        Ok(format!("<style>{css}</style>"))
    }

    /// All are modules: those run in order, once the page is read.
    fn script(&mut self, js: &str) -> Result<String> {
        refuse(js, "</script")?;
        refuse(js, "<!--")?;
        self.scripts.push_str(&source(js));
        Ok(format!("<script type=\"module\">{js}</script>\n"))
    }

    fn meta(&self) -> String {
        let Self { styles, scripts } = self;
        format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
             script-src{scripts} 'wasm-unsafe-eval'; style-src{styles}; img-src data: blob:; \
             base-uri 'none'; form-action 'none'\">"
        )
    }
}

/// One source of a policy: whatever has this hash.
fn source(text: &str) -> String {
    format!(" 'sha256-{}'", base64(&sha256(text.as_bytes())))
}

fn refuse(text: &str, what: &str) -> Result<()> {
    match text.contains(what) {
        true => Err(format!("a file with {what:?} in it can't be put into a page")),
        false => Ok(()),
    }
}

/// One start tag as it stands in the page, from `<` to `>`.
#[derive(Clone, Copy)]
struct Tag<'a>(&'a str);

impl<'a> Tag<'a> {
    fn name(self) -> &'a str {
        self.0
            .trim_start_matches('<')
            .split(|c: char| c.is_whitespace() || c == '>')
            .next()
            .unwrap_or_default()
    }

    /// The value of a quoted attribute; Trunk quotes all of them.
    fn attribute(self, name: &str) -> Option<&'a str> {
        let (_, after) = self.0.split_once(&format!(" {name}=\""))?;
        after.split('"').next()
    }

    fn needed(self, name: &str) -> Result<&'a str> {
        self.attribute(name).ok_or_else(|| format!("no {name} in {}", self.0))
    }
}

/// What comes before the next `<link>`, `<meta>` or `<script>`, that tag, and what follows.
fn next_tag(html: &str) -> Option<(&str, Tag<'_>, &str)> {
    let start =
        ["<link ", "<meta ", "<script "].iter().filter_map(|opening| html.find(opening)).min()?;
    let (before, from) = html.split_at_checked(start)?;
    let end = from.find('>')? + 1;
    let (tag, after) = from.split_at_checked(end)?;
    Some((before, Tag(tag), after))
}

/// Base64 with padding (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: [u8; 64] = *b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let mut three = [0; 4];
        three.iter_mut().skip(1).zip(chunk).for_each(|(to, from)| *to = *from);
        let bits = u32::from_be_bytes(three);
        for place in 0..4 {
            let letter = LETTERS.get((bits >> (18 - 6 * place)) as usize & 63);
            text.push(letter.filter(|_| place <= chunk.len()).map_or('=', |&l| char::from(l)));
        }
    }
    text
}

/// SHA-256 (FIPS 180-4).
#[expect(clippy::indexing_slicing, reason = "fixed arrays under loops of fixed bounds")]
fn sha256(bytes: &[u8]) -> [u8; 32] {
    let k = roots(64, f64::cbrt);
    let mut state: [u32; 8] = std::array::from_fn(|i| roots(8, f64::sqrt)[i]);

    let mut padded = bytes.to_vec();
    padded.push(0x80);
    padded.resize((padded.len() + 8).next_multiple_of(64) - 8, 0);
    padded.extend((bytes.len() as u64 * 8).to_be_bytes());

    for block in padded.chunks_exact(64) {
        let mut w = [0_u32; 64];
        for (word, four) in w.iter_mut().zip(block.chunks_exact(4)) {
            *word = four.iter().fold(0, |word, &byte| word << 8 | u32::from(byte));
        }
        for i in 16..64 {
            let s0 = w[i - 15].rotate_right(7) ^ w[i - 15].rotate_right(18) ^ w[i - 15] >> 3;
            let s1 = w[i - 2].rotate_right(17) ^ w[i - 2].rotate_right(19) ^ w[i - 2] >> 10;
            w[i] = w[i - 16].wrapping_add(s0).wrapping_add(w[i - 7]).wrapping_add(s1);
        }
        let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = state;
        for i in 0..64 {
            let s1 = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
            let choice = e & f ^ !e & g;
            let t1 = h.wrapping_add(s1).wrapping_add(choice).wrapping_add(k[i]).wrapping_add(w[i]);
            let s0 = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
            let majority = a & b ^ a & c ^ b & c;
            (h, g, f, e) = (g, f, e, d.wrapping_add(t1));
            (d, c, b, a) = (c, b, a, t1.wrapping_add(s0).wrapping_add(majority));
        }
        for (old, new) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
            *old = old.wrapping_add(new);
        }
    }

    let mut hash = [0; 32];
    for (four, word) in hash.chunks_exact_mut(4).zip(state) {
        four.copy_from_slice(&word.to_be_bytes());
    }
    hash
}

/// SHA-256's constants: the first 32 bits of the fractions of the roots of the first primes.
/// A double has 52 of them, so these are exact.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a fraction times 2^32 fits 32 bits"
)]
fn roots(count: usize, root: fn(f64) -> f64) -> Vec<u32> {
    (2_u32..)
        .filter(|n| (2..*n).take_while(|d| d * d <= *n).all(|d| n % d != 0))
        .map(|prime| (root(f64::from(prime)).fract() * 4_294_967_296.0) as u32)
        .take(count)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn sha256_agrees_with_its_standard() {
        for (text, hash) in [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
            ),
        ] {
            assert_eq!(hex(&sha256(text.as_bytes())), hash, "{text:?}");
        }
        let million = vec![b'a'; 1_000_000];
        assert_eq!(
            hex(&sha256(&million)),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        );
    }

    #[test]
    fn base64_agrees_with_its_standard() {
        for (text, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(text.as_bytes()), coded);
        }
    }

    #[test]
    fn a_tag_tells_its_name_and_attributes() {
        let html = "<p>a</p><link rel=\"icon\" href=\"./a.svg\">b";
        let (before, tag, after) = next_tag(html).unwrap();
        assert_eq!((before, tag.name(), after), ("<p>a</p>", "link", "b"));
        assert_eq!(tag.attribute("href"), Some("./a.svg"));
        assert_eq!(tag.attribute("type"), None);
    }

    #[test]
    fn the_glue_is_told_to_start() {
        let js = starting("function go() {}\nexport { initSync, go as default };").unwrap();
        assert!(js.contains("go({ module_or_path: kept(\"kith-wasm\") })"), "{js}");
        assert!(starting("export function go() {}").is_err());
        assert!(starting("import { a } from './snippets/a.js';").is_err());
    }

    #[test]
    fn the_pieces_are_those_the_glue_asks_for() {
        let glue = "a(window.kithPiece(\"a.wasm\"));\nb(window.kithPiece(\"b.wasm\"));";
        assert_eq!(pieces(glue).collect::<Vec<_>>(), ["a.wasm", "b.wasm"]);
        assert_eq!(pieces("").count(), 0);
    }

    #[test]
    fn what_would_end_a_script_early_is_refused() {
        assert!(Policy::default().script("'</script>'").is_err());
        assert!(Policy::default().style("a { } </style>").is_err());
    }
}
