//! The faults of group E that reach the readers, by their numbers.

use kith::interchange::{Refusal, SIZE_MAX, check_size};
use proptest::prelude::*;

use crate::{card, draft, fixture, named, names, problems, read_bytes, refused, ties};

const HEADER: &str = "First Name,Last Name,URL,Email Address,Company,Position,Connected On";

#[test]
fn fault_45_markup_in_every_field_is_text() {
    let evil = "<script>alert(1)</script><img src=x onerror=alert(1)>";
    let csv = draft(format!("{HEADER}\n{}\n", [evil; 7].join(",")));
    let person = &csv.people[0];
    assert_eq!((person.given.as_str(), person.company.as_str()), (evil, evil));
    assert!(person.reach.is_empty());

    let lines: Vec<String> = [
        "FN",
        "N",
        "NICKNAME",
        "ORG",
        "TITLE",
        "EMAIL",
        "TEL",
        "URL",
        "NOTE",
        "UID",
        "BDAY",
        "CATEGORIES",
        "X-SOCIALPROFILE",
        "RELATED;TYPE=friend",
        "X-ABRELATEDNAMES",
        "X-ANYTHING",
    ]
    .map(|name| format!("{name}:{evil}"))
    .to_vec();
    let vcf = draft(card("4.0", &lines.join("\r\n")));
    assert_eq!(vcf.people[0].name, evil);
    assert!(vcf.people[0].reach.is_empty());
}

#[test]
fn fault_46_only_safe_links() {
    for url in [
        "javascript:alert(1)",
        "JaVa\tScript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "https\\://bank.example@evil.example",
    ] {
        for name in ["URL", "X-SOCIALPROFILE", "EMAIL", "TEL"] {
            let draft = draft(card("3.0", &format!("FN:Ada\r\n{name}:{url}")));
            let unsafe_link = |uri: &&String| {
                !["https://", "http://", "mailto:", "tel:"].iter().any(|safe| uri.starts_with(safe))
            };
            assert_eq!(draft.people[0].reach.keys().find(unsafe_link), None);
            assert!(draft.people[0].reach.keys().all(|uri| !uri.contains("evil.example/")));
        }
    }
}

#[test]
fn fault_51_too_large_is_refused_before_it_is_read() {
    assert_eq!(check_size(SIZE_MAX + 1), Err(Refusal::TooLarge(SIZE_MAX + 1)));
    assert!(refused(vec![b'a'; 100_000_001]).starts_with("This file has 101 MB"));
}

#[test]
fn fault_52_a_million_rows_are_refused_at_a_cap() {
    let row = "Ada,Lovelace,,,,,\n";
    let sentence = refused(format!("{HEADER}\n{}", row.repeat(1_000_000)));
    assert_eq!(sentence, "This file has more than 250000 entries, the most that Kith reads.");
}

#[test]
fn fault_54_csv_of_all_sorts() {
    for text in [
        format!("\u{feff}{HEADER}\nAda,L,,,,,\nGrace,H,,,,,\n"),
        format!("{HEADER}\r\nAda,L,,,,,\r\nGrace,H,,,,,\r\n"),
        format!("{HEADER}\rAda,L,,,,,\rGrace,H,,,,,\r"),
        format!("{HEADER}\nAda,L,,,,,\nGrace,H,,,,,").replace(',', ";"),
        format!("{HEADER}\nAda,L,,,,,\nGrace,H,,,,,").replace(',', "\t"),
        format!("{HEADER}\nAda,L\nGrace,H,,,,,,,,\n"),
        format!("{HEADER}\n\n\nAda,L,,,,\"two\nlines\",\n\"Grace\",\"H\",,,,,\n"),
    ] {
        let draft = draft(&text);
        assert_eq!(names(&draft), ["Ada L", "Grace H"], "{text:?}");
        assert_eq!(draft.problems, [], "{text:?}");
    }
}

#[test]
fn fault_54_a_broken_row_loses_only_itself() {
    let draft = draft(format!(
        "{HEADER}\nAda,L,,,,,\nBad,\"Open,,,,,\nGrace,H,,,\"Navy, US\",,\n{HEADER}\nBad,H,,,Figma, Inc.,x,y,z\n,,,,,,\nAlan,T,,,,,\n\"Bad,Row"
    ));
    assert_eq!(names(&draft), ["Ada L", "Grace H", "Alan T"]);
    assert_eq!(
        problems(&draft),
        [
            "the whole file: LinkedIn's files often have such rows.",
            "row 3: A quotation mark in it is opened and never closed.",
            "row 5: It is the header once more.",
            "row 6: It has 9 cells for 7 columns: a comma in it may lack its quotation marks.",
            "row 9: A quotation mark in it is opened and never closed.",
        ]
    );
}

#[test]
fn fault_55_encodings() {
    let plain = draft(fixture("linkedin.csv"));
    let utf16 = draft(fixture("linkedin-utf16.csv"));
    assert_eq!(plain, utf16);

    let latin =
        draft(b"First Name,Last Name,Company,Position,Connected On\nJ\xfcrgen,M\xfcller,,,\n");
    assert_eq!(names(&latin), ["Jürgen Müller"]);
    assert_eq!(
        problems(&latin),
        ["line 2: The file isn't UTF-8. Please look whether the names are right."]
    );
    let cyrillic =
        b"First Name,Last Name,Connected On\n\xcf\xe5\xf2\xf0,\xcf\xe5\xf2\xf0\xee\xe2,\n";
    assert!(refused(cyrillic).contains("Cyrillic"));
}

#[test]
fn fault_55_no_silent_replacement() {
    // One damaged line in a file that is UTF-8: the line is left out and told.
    let mut bytes = format!("{HEADER}\nJürgen,M,,,,,\nJ").into_bytes();
    bytes.extend(b"\xff,X,,,,,\nGrace,H,,,,,\n");
    let csv = draft(&bytes);
    assert_eq!(names(&csv), ["Jürgen M", "Grace H"]);
    assert_eq!(
        problems(&csv),
        ["line 3: Some of its bytes are no UTF-8, unlike the rest of the file."]
    );

    let mut bytes = card("3.0", "FN:Jürgen").into_bytes();
    bytes.extend(b"BEGIN:VCARD\r\nFN:Grace\r\nNOTE:\xff\xfe\r\nEND:VCARD\r\n");
    let vcf = draft(&bytes);
    assert_eq!(names(&vcf), ["Jürgen", "Grace"]);
    assert_eq!(named(&vcf, "Grace").notes, "");
    assert_eq!(vcf.problems.len(), 1);
}

#[test]
fn fault_56_vcards_of_all_sorts() {
    for (text, note) in [
        (card("4.0", "FN:Ada\r\nNOTE:a long\r\n  line, fol\r\n ded"), "a long line, folded"),
        (card("3.0", "FN:Ada\r\nNOTE:a\\nb\\, c\\; d\\\\n"), "a\nb, c; d\\n"),
        (card("2.1", "FN:Ada\r\nNOTE:folded\r\n before a space"), "folded before a space"),
        (card("2.1", "FN:Ada\r\nNOTE;QUOTED-PRINTABLE:=C3=BC=\r\n=0D=0Ax =3D"), "ü\nx ="),
        (
            card("2.1", "FN:Ada\r\nNOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=windows-1252:=80=\r\n"),
            "€",
        ),
        (card("3.0", "FN:Ada\r\nNOTE:one\r\nNOTE:two"), "one\n\ntwo"),
        (card("4.0", "FN:Ada\r\nNOTE:x").replace("\r\n", "\r"), "x"),
        (card("4.0", "FN:Ada\r\nNOTE:x").replace("\r\n", "\n"), "x"),
        (card("4.0", "FN:Ada\r\nNOTE:x").replace("\r\n", "\r\r\n"), "x"),
        (card("4.0", "fn:Ada\r\nnote;LANGUAGE=en:x").to_lowercase().replace("ada", "Ada"), "x"),
        (format!("\u{feff}{}", card("4.0", "FN:Ada\r\nNOTE:x")), "x"),
        (format!("\r\n\r\n  {}", card("4.0", "FN:Ada\r\nNOTE:x")), "x"),
    ] {
        let draft = draft(&text);
        assert_eq!(
            (names(&draft), draft.people[0].notes.as_str()),
            (vec!["Ada"], note),
            "{text:?}"
        );
        assert_eq!(draft.problems, [], "{text:?}");
    }
}

#[test]
fn fault_56_a_photo_of_five_megabytes() {
    let line = format!(" {}\r\n", "QUJD".repeat(18));
    let photo = line.repeat(5_000_000 / 74);
    for head in ["PHOTO;ENCODING=b;TYPE=JPEG:\r\n", "PHOTO;BASE64;JPEG:QUJD\r\n"] {
        let draft = draft(card("3.0", &format!("FN:Ada\r\n{head}{photo}\r\nNOTE:x")));
        assert_eq!((names(&draft), draft.people[0].notes.as_str()), (vec!["Ada"], "x"));
        assert_eq!(draft.problems.len(), 1);
        assert!(draft.people[0].extra.is_empty());
    }
    let unfolded = "QUJD\r\n".repeat(1000);
    let draft = draft(card(
        "2.1",
        &format!("FN:Ada\r\nPHOTO;JPEG;ENCODING=BASE64:\r\n{unfolded}\r\nNOTE:x"),
    ));
    assert_eq!((draft.people[0].notes.as_str(), draft.problems.len()), ("x", 1));
}

#[test]
fn fault_56_no_end_loses_nobody() {
    let draft = draft(fixture("vcard-truncated.vcf"));
    assert_eq!(names(&draft), ["Ada Sample", "Grace Sample", "Alan Sample"]);
    assert!(draft.people[2].reach.is_empty(), "half an address is none");
    assert_eq!(
        problems(&draft),
        [
            "line 5: This is not part of a card.",
            "line 6: The next card begins before this one ends.",
            "line 9: The file ends before it does and may be cut off.",
            "line 12: The file ends in the middle of a card, so this line may be cut off.",
        ]
    );
}

#[test]
fn fault_56_an_agent_within_a_card() {
    let draft =
        draft(card("2.1", "FN:Ada\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:Bob\r\nEND:VCARD\r\nNOTE:x"));
    assert_eq!(names(&draft), ["Ada", "Bob"]);
    assert_eq!((draft.people[0].notes.as_str(), draft.problems.len()), ("x", 0));
}

#[test]
fn fault_57_names() {
    for name in ["\u{202e}Ada", "👩\u{200d}🚀", "e\u{301}", "é", "Ada\u{200d}"] {
        assert_eq!(names(&draft(card("4.0", &format!("FN:{name}")))), [name], "{name:?}");
        let csv = draft(format!("First Name,Last Name,Connected On\n{name},,\n"));
        assert_eq!(names(&csv), [name], "{name:?}");
    }
    assert_eq!(names(&draft(card("4.0", "FN:A\0da"))), ["A da"]);
    assert_eq!(problems(&draft(card("4.0", "FN:\u{200b}\0"))), ["line 1: There is no name."]);
}

#[test]
fn fault_57_a_name_of_a_megabyte() {
    let name = "x".repeat(1 << 20);
    let why = "The name is 1048576 characters long; 300 is the most.";
    let vcf = draft(card("4.0", &format!("FN:{name}\r\nN:Lovelace;Ada")) + &card("4.0", "FN:Bob"));
    assert_eq!((names(&vcf), problems(&vcf)), (vec!["Bob"], vec![format!("line 1: {why}")]));
    let csv = draft(format!("{HEADER}\n{name},,,,,,\nBob,B,,,,,\n"));
    assert_eq!((names(&csv), problems(&csv)), (vec!["Bob B"], vec![format!("row 2: {why}")]));
    let related = draft(card("4.0", &format!("FN:Ada\r\nRELATED;VALUE=text;TYPE=friend:{name}")));
    assert_eq!(problems(&related), [format!("line 4: {why}")]);
    for field in
        ["NOTE", "ORG", "NICKNAME", "TITLE", "CATEGORIES", "X-ANY", "UID", "ADR", "TEL", "BDAY"]
    {
        let long = draft(card("4.0", &format!("FN:Ada\r\n{field}:{}", "x".repeat(200_000))));
        let told = long.problems.iter().any(|problem| problem.place == "line 4");
        assert!(told || field == "UID", "{field} is told");
        assert!(serde_json::to_string(&long).unwrap().len() < 2_000, "{field} is not kept");
    }
}

#[test]
fn fault_58_numbers_are_text() {
    for number in ["NaN", "Infinity", "1e309", "9007199254740993", "1.234,50", "-0"] {
        let draft = draft(card("4.0", &format!("FN;PREF={number}:{number}\r\nBDAY:{number}")));
        assert_eq!(names(&draft), [number]);
        assert_eq!(draft.people[0].extra["BDAY"], number);
    }
}

#[test]
fn fault_59_no_such_day() {
    for (text, why) in [
        ("30 Feb 2024", "There is no such day."),
        ("05 Mar 0000", "There is no such day."),
        ("05 Mar 9999", "There is no such day."),
        ("05 Mar 24", "The century is missing."),
        ("03/04/2024", "It could be day and month or month and day."),
    ] {
        let csv = draft(format!("First Name,Last Name,Connected On\nAda,L,{text}\n"));
        assert_eq!((problems(&csv), csv.people[0].met), (vec![format!("row 2: {why}")], None));
        let vcf = draft(card("3.0", &format!("FN:Ada\r\nBDAY:{text}")));
        assert_eq!(problems(&vcf), [format!("line 4: {why}")]);
        assert_eq!(vcf.people[0].extra["BDAY"], text);
    }
}

#[test]
fn fault_60_relations_that_lead_nowhere() {
    let dangling = draft(card("4.0", "UID:1\r\nFN:Ada\r\nRELATED;TYPE=friend:urn:uuid:2"));
    assert_eq!(problems(&dangling), ["line 5: Nobody in this file is known by that."]);
    let own = draft(card(
        "4.0",
        "UID:1\r\nFN:Ada\r\nRELATED;TYPE=friend:1\r\nRELATED;TYPE=friend:urn:uuid:1\r\nRELATED;VALUE=text:ada",
    ));
    assert!(own.ties.is_empty() && own.people.len() == 1);
    assert_eq!(own.problems.len(), 3);
    let cycle = |uid: u8, next: u8| {
        card("4.0", &format!("UID:{uid}\r\nFN:P{uid}\r\nRELATED;TYPE=parent:urn:uuid:{next}"))
    };
    let cycle = draft(cycle(1, 2) + &cycle(2, 3) + &cycle(3, 1));
    assert_eq!(ties(&cycle), ["P1 parent of P3", "P2 parent of P1", "P3 parent of P2"]);
}

#[test]
fn fault_60_a_hub_of_ten_thousand() {
    let member =
        |n: usize| card("4.0", &format!("UID:{n}\r\nFN:P{n}\r\nRELATED;TYPE=friend:urn:uuid:hub"));
    let all: String = (0..10_000).map(member).collect();
    let draft = draft(card("4.0", "UID:hub\r\nFN:Hub") + &all);
    assert_eq!((draft.people.len(), draft.ties.len(), draft.problems.len()), (10_001, 10_000, 0));
}

#[test]
fn a_valid_vcard_cut_at_every_byte() {
    for name in
        ["vcard-2.1.vcf", "vcard-3.0-apple.vcf", "vcard-4.0-related.vcf", "vcard-google.vcf"]
    {
        let bytes = fixture(name);
        for end in 0..bytes.len() {
            if let Ok(draft) = read_bytes(&bytes[..end]) {
                let whole =
                    draft.people.iter().all(|p| !p.name.is_empty() && !p.sources.is_empty());
                assert!(whole, "{name} up to {end}");
            }
        }
    }
    let bytes = fixture("linkedin-utf16.csv");
    for end in 0..bytes.len() {
        let _any = read_bytes(&bytes[..end]);
    }
}

/// Pieces that readers have to tell apart, in any order.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop::sample::select(vec![
        &b"BEGIN:VCARD\r\n"[..],
        b"END:VCARD\n",
        b"VERSION:2.1\r",
        b"VERSION:4.0\n",
        b"FN:Ada\n",
        b"FN",
        b"N:L;A;;;\n",
        b"item1.X-ABRELATEDNAMES:Bob\n",
        b"item1.X-ABLABEL:_$!<Mother>!$_\n",
        b"RELATED;TYPE=\"friend,met\":urn:uuid:1\n",
        b"UID:1\n",
        b"UID:urn:uuid:1\n",
        b"AGENT:\n",
        b"NOTE;QUOTED-PRINTABLE:=C3=\n",
        b"=BC\n",
        b" folded\n",
        b"\t",
        b":",
        b";",
        b",",
        b"\"",
        b"\\",
        b"PHOTO;BASE64:QUJD\n",
        b"BDAY:--0229\n",
        b"KIND:group\n",
        b"MEMBER:1\n",
        b"\xff",
        b"\xc3\xbc",
        b"\xfc",
        b"\0",
        b"First Name,Last Name,URL,Company,Position,Connected On\n",
        b"Ada,L,",
        b"\n",
        b"http://linkedin.com/in/a",
        b",05 Mar 2024\n",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"CATEGORIES:a,b\n",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// What every draft keeps to, whatever it was read from.
fn check_draft(bytes: &[u8]) {
    let Ok(draft) = read_bytes(bytes) else { return };
    let mut sources = std::collections::HashSet::new();
    for person in &draft.people {
        assert!(!person.name.is_empty() && person.circle.is_none() && !person.sources.is_empty());
        assert!(person.sources.iter().all(|source| sources.insert(source.clone())), "{bytes:?}");
        assert!(
            !format!("{person:?}").contains('\u{fffd}')
                || bytes.windows(3).any(|w| w == "\u{fffd}".as_bytes())
        );
    }
    let ids: std::collections::HashSet<_> = draft.people.iter().map(|person| person.id).collect();
    assert_eq!(ids.len(), draft.people.len());
    assert!(
        draft.ties.iter().all(|tie| ids.contains(&tie.key.from()) && ids.contains(&tie.key.to()))
    );
    assert!(
        draft.problems.iter().all(|problem| !problem.what.is_empty() && !problem.why.is_empty())
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check_draft(&bytes);
        check_draft(&[b"BEGIN:VCARD\r\n", &bytes[..]].concat());
        check_draft(&[HEADER.as_bytes(), b"\n", &bytes[..]].concat());
    }

    #[test]
    fn any_pieces_are_read_without_a_panic(bytes in pieces()) {
        check_draft(&bytes);
    }

    #[test]
    fn any_text_in_a_card_is_read_without_a_panic(text in "(?s).{0,80}") {
        check_draft(card("4.0", &format!("FN:Ada\r\n{text}")).as_bytes());
        check_draft(card("3.0", &format!("FN:{text}\r\nNOTE:{text}\r\nBDAY:{text}\r\nRELATED:{text}")).as_bytes());
    }
}
