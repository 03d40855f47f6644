//! Ways to reach somebody: `TEL`, `EMAIL`, `URL` and social profiles, each with its label.

use super::line::ContentLine;
use super::value::unescaped;
use crate::interchange::fields::linkedin_profile;
use crate::people::Reach;

/// The URI and its label. `group_label` is Apple's `X-ABLabel` of the line, which goes before its
/// types.
///
/// # Errors
/// When it is no way to reach anyone; with a sentence when the user should know.
pub(super) fn read(
    line: &ContentLine,
    group_label: Option<&str>,
) -> Result<(String, String), Option<&'static str>> {
    let value = unescaped(&line.value);
    let (reach, plain) = match line.name.as_str() {
        "EMAIL" => (Reach::email(&value), "email"),
        "TEL" => (phone(&value), "phone"),
        _ => (Reach::web(&value), "web"),
    };
    let Some(reach) = reach else {
        return Err(why_not(line, value.trim()));
    };
    let uri = reach.uri().to_owned();
    let label = match group_label {
        Some(label) => label.to_owned(),
        None if linkedin_profile(&uri).is_some() => "LinkedIn".to_owned(),
        None => label(line).unwrap_or_else(|| plain.to_owned()),
    };
    Ok((uri, label))
}

/// A number, also as the `tel:` URI of RFC 3966 whose parameters say nothing that is dialled.
fn phone(value: &str) -> Option<Reach> {
    let bare = value.split_once(";phone-context=").map_or(value, |(number, _)| number);
    let dialled = bare.replace(";ext=", ",");
    Reach::phone(&dialled)
}

fn why_not(line: &ContentLine, value: &str) -> Option<&'static str> {
    // Browsers skip such characters when they look for the scheme, so they are skipped here too.
    let solid = |c: &char| !c.is_whitespace() && !c.is_control();
    let scheme: String = value.chars().filter(solid).take(12).collect::<String>().to_lowercase();
    let runs = ["javascript:", "data:", "vbscript:"].iter().any(|bad| scheme.starts_with(bad));
    match line.name.as_str() {
        _ if value.is_empty() => None,
        _ if runs => Some("An address that runs a program is no link."),
        "EMAIL" => Some("It is no e-mail address."),
        "TEL" => Some("It is no number that can be dialled."),
        // Other programs have schemes of their own, like `x-apple:`: kept, and no cause to ask.
        _ => None,
    }
}

/// The types that say something: `home`, `work`, `mobile`.
pub(super) fn label(line: &ContentLine) -> Option<String> {
    let mut words: Vec<String> = Vec::new();
    for kind in line.types() {
        if words.len() == 4 {
            break;
        }
        let word = match kind.trim_start_matches("x-") {
            "" | "pref" | "voice" | "internet" | "x400" | "text" | "video" | "other" | "url" => {
                continue;
            }
            "cell" | "iphone" => "mobile",
            "linkedin" => "LinkedIn",
            "github" => "GitHub",
            other => other,
        };
        if word.len() <= 80 && !words.iter().any(|known| known == word) {
            words.push(crate::people::clean_line(word));
        }
    }
    let service = line.param("SERVICE-TYPE").filter(|_| words.is_empty());
    words.extend(service.map(|service| service.chars().take(80).collect()));
    (!words.is_empty()).then(|| words.join(" "))
}
