//! The parameters of a content line, and the encoding that 2.1 names among them.

/// The parts between separators that are not within quotation marks.
pub(super) fn split_unquoted(text: &str, separator: char) -> Vec<&str> {
    let mut within = false;
    text.split(|c| {
        within ^= c == '"';
        c == separator && !within
    })
    .collect()
}

/// The names, in capitals, and values of one parameter: `TYPE=home,work`, `TYPE="home,work"` or, in 2.1, a bare `HOME`.
pub(super) fn read_param(text: &str) -> Vec<(String, String)> {
    let text = text.trim();
    let Some((name, values)) = text.split_once('=') else {
        let name = match text.to_ascii_uppercase().as_str() {
            "" => return Vec::new(),
            "QUOTED-PRINTABLE" | "BASE64" | "B" | "8BIT" | "7BIT" => "ENCODING",
            "INLINE" | "URL" | "CID" | "CONTENT-ID" => "VALUE",
            _ => "TYPE",
        };
        return vec![(name.to_owned(), text.to_owned())];
    };
    let name = name.trim().to_ascii_uppercase();
    let unquoted = |value: &str| rfc_6868(value.trim().trim_matches('"'));
    let values = split_unquoted(values, ',').into_iter().map(unquoted);
    if name == "TYPE" {
        // RFC 6350 has examples with the whole list within quotation marks.
        let each: Vec<String> = values.collect();
        let all = each.iter().flat_map(|value| value.split(','));
        all.map(|value| (name.clone(), value.trim().to_owned())).collect()
    } else {
        values.map(|value| (name.clone(), value)).collect()
    }
}

/// Undoes RFC 6868: `^n` is a line end, `^'` a quotation mark, `^^` a circumflex.
fn rfc_6868(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut rest = value.chars().peekable();
    while let Some(c) = rest.next() {
        let meant = match (c, rest.peek()) {
            ('^', Some('n')) => '\n',
            ('^', Some('\'')) => '"',
            ('^', Some('^')) => '^',
            _ => {
                text.push(c);
                continue;
            }
        };
        rest.next();
        text.push(meant);
    }
    text
}

/// Decodes quoted-printable (RFC 2045 §6.7). What was encoded is text: a semicolon among it
/// separates nothing, so it comes out escaped.
pub(super) fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let hex = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let mut text = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        match (first, hex(after.first()), hex(after.get(1))) {
            (b'=', Some(high), Some(low)) => {
                let byte = u8::try_from(high * 16 + low).unwrap_or_default();
                if matches!(byte, b';' | b',' | b'\\') {
                    text.push(b'\\');
                }
                text.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                text.push(*first);
                rest = after;
            }
        }
    }
    text
}
