//! vCards of all versions and of the programs that write them.

use crate::{card, draft, fixture, named, names, problems, ties};

#[test]
fn version_2_1() {
    let draft = draft(fixture("vcard-2.1.vcf"));
    assert_eq!(names(&draft), ["Jürgen Müller", "Erika Mustermann"]);
    let juergen = named(&draft, "Jürgen Müller");
    assert_eq!((juergen.given.as_str(), juergen.family.as_str()), ("Jürgen", "Müller"));
    assert_eq!(juergen.notes, "Zwei Zeilen\nin München; und mehr");
    assert_eq!(juergen.reach["tel:+49301234567"], "mobile");
    assert_eq!(juergen.reach["mailto:juergen@example.org"], "home");
    assert_eq!(juergen.dates["birthday"].to_string(), "1970-03-15");
    assert_eq!(juergen.dates["anniversary"].to_string(), "2001-05-12");
    assert_eq!(ties(&draft), ["Jürgen Müller married to Erika Mustermann"]);
    assert_eq!(
        problems(&draft),
        ["the whole file: Pictures, sounds and keys are too large for a notebook."]
    );
}

#[test]
fn version_3_0_of_apple() {
    let draft = draft(fixture("vcard-3.0-apple.vcf"));
    let ada = named(&draft, "Countess Ada Augusta Byron");
    assert_eq!(
        (ada.given.as_str(), ada.family.as_str(), ada.nick.as_str()),
        ("Ada", "Byron", "Ada")
    );
    assert_eq!((ada.company.as_str(), ada.role.as_str()), ("Analytical Engines", "Mathematician"));
    assert_eq!(ada.birthday().unwrap().to_string(), "--12-10");
    assert_eq!(ada.dates["anniversary"].to_string(), "1835-07-08");
    assert_eq!(ada.reach["mailto:ada.byron@example.com"], "Science");
    assert_eq!(ada.reach["https://example.org/ada"], "homepage");
    assert_eq!(ada.reach["http://www.linkedin.com/in/adabyron-sample"], "LinkedIn");
    assert_eq!(ada.notes, "Loves horses.\nAsk about the flying machine; she drew one.");
    let home = "12 St James's Square\nSW1Y 4LB London\nUnited Kingdom";
    assert_eq!(ada.addresses.iter().collect::<Vec<_>>(), [(&home.to_owned(), &"home".to_owned())]);
    assert_eq!(ada.extra["N"], "Byron;Ada;Augusta;Countess;");
    assert!(ada.sources.contains("uid:7b1c3c1e-0001-4a6b-9d2e-sample000001"));
    assert!(ada.tags.contains("Poetical Science"));
    assert_eq!(
        ties(&draft),
        [
            "Anne Milbanke parent of Countess Ada Augusta Byron",
            "Charles Babbage mentor of Countess Ada Augusta Byron",
            "Countess Ada Augusta Byron married to William"
        ]
    );
    assert_eq!(named(&draft, "William").circle, None);
    assert_eq!(named(&draft, "Charles Babbage").extra["URL"], "javascript:alert(1)");
    let problems = problems(&draft);
    assert!(problems.contains(&"line 40: An address that runs a program is no link.".to_owned()));
    assert!(problems.contains(&"line 43: It is no person's.".to_owned()), "{problems:?}");
    assert_eq!(problems.len(), 4);
}

#[test]
fn version_4_0_with_relations() {
    let draft = draft(fixture("vcard-4.0-related.vcf"));
    assert_eq!(names(&draft), ["Grace Sample", "Alan Sample", "Mary Sample", "Tom"]);
    assert_eq!(
        ties(&draft),
        [
            "Alan Sample acquainted with Mary Sample",
            "Alan Sample neighbour of Mary Sample",
            "Grace Sample emergency Tom",
            "Grace Sample friend of Alan Sample",
            "Grace Sample parent of Mary Sample",
            "Grace Sample works with Alan Sample"
        ]
    );
    assert_eq!(named(&draft, "Grace Sample").reach["tel:+15555550100,5"], "home");
    assert_eq!(
        named(&draft, "Alan Sample").tags.iter().collect::<Vec<_>>(),
        ["Book circle", "chess", "running, far"]
    );
    assert_eq!(named(&draft, "Mary Sample").extra["BDAY"], "1955-02-30");
    assert_eq!(
        problems(&draft),
        [
            "line 11: It says that a card is your own.",
            "line 12: It leads to the same person.",
            "line 13: Nobody in this file is known by that.",
            "line 31: There is no such day."
        ]
    );
}

#[test]
fn version_3_0_of_google() {
    let draft = draft(fixture("vcard-google.vcf"));
    let zoe = named(&draft, "Zoë Sample");
    assert_eq!(zoe.reach["tel:+48221234567"], "Summer house");
    assert_eq!(zoe.dates["First day at work"].to_string(), "2010-06-01");
    assert_eq!(zoe.birthday().unwrap().to_string(), "--02-29");
    assert_eq!(zoe.tags.iter().collect::<Vec<_>>(), ["Vendors", "starred"]);
    assert_eq!(ties(&draft), ["Zoë Sample sibling of Piotr Sample"]);
    assert_eq!(problems(&draft), ["line 15: There is no name."]);
}

#[test]
fn names_where_there_is_no_full_name() {
    for (lines, name) in [
        ("N:Lovelace;Ada;;;", "Ada Lovelace"),
        ("N:Lovelace;Ada;Augusta,Noel;Dr.;PhD", "Dr. Ada Augusta Noel Lovelace PhD"),
        ("N:王;秀英;;;", "王秀英"),
        ("N:;Prince;;;", "Prince"),
        ("N:Prince", "Prince"),
        ("FN:\r\nN:;;;;\r\nNICKNAME:Ace,Ada", "Ace"),
        ("FN:Figma Inc\r\nN:Lovelace;Ada\r\nORG:Figma Inc\r\nX-ABShowAs:COMPANY", "Ada Lovelace"),
        ("FN:محمد علي", "محمد علي"),
        ("FN:NaN", "NaN"),
        ("FN:1e309", "1e309"),
        ("FN:__proto__", "__proto__"),
    ] {
        assert_eq!(names(&draft(card("3.0", lines))), [name], "{lines}");
    }
}

#[test]
fn companies_and_things_are_no_people() {
    for lines in [
        "FN:Figma\r\nORG:Figma",
        "ORG:Figma",
        "KIND:org\r\nFN:Figma",
        "KIND:location\r\nFN:Harbour",
        "FN:Figma\r\nORG:Figma;\r\nX-ABShowAs:COMPANY",
    ] {
        let draft = draft(card("4.0", lines));
        assert_eq!(names(&draft), [""; 0], "{lines}");
        assert_eq!(problems(&draft), ["line 1: It is no person's."]);
    }
}

#[test]
fn birthdays() {
    for (version, line, date) in [
        ("4.0", "BDAY:1815-12-10", "1815-12-10"),
        ("4.0", "BDAY:18151210T101010Z", "1815-12-10"),
        ("4.0", "BDAY:--1210", "--12-10"),
        ("4.0", "BDAY:--12-10", "--12-10"),
        ("4.0", "BDAY;VALUE=text:10 December 1815", "1815-12-10"),
        ("3.0", "BDAY;VALUE=date:1815-12-10", "1815-12-10"),
        ("3.0", "BDAY:1815-12-10T00:00:00Z", "1815-12-10"),
        ("3.0", "BDAY:1604-12-10", "--12-10"),
        ("3.0", "BDAY;X-APPLE-OMIT-YEAR=1900:1900-12-10", "--12-10"),
        ("2.1", "BDAY:18151210", "1815-12-10"),
        ("2.1", "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;--12-10;3;;", "--12-10"),
    ] {
        let draft = draft(card(version, &format!("FN:Ada\r\n{line}")));
        let found = draft.people[0].birthday().map(|date| date.to_string());
        assert_eq!(found.as_deref(), Some(date), "{line} {:?}", draft.problems);
    }
}

#[test]
fn a_second_birthday_is_kept_as_text() {
    let draft = draft(card("4.0", "FN:Ada\r\nBDAY:1815-12-10\r\nBDAY:1816-12-10"));
    assert_eq!(draft.people[0].birthday().unwrap().to_string(), "1815-12-10");
    assert_eq!(draft.people[0].extra["BDAY"], "1816-12-10");
}

#[test]
fn who_is_meant_by_a_relation() {
    let two = |lines: &str, other: &str| {
        draft(format!(
            "{}{}",
            card("4.0", &format!("UID:a\r\nFN:Ada\r\n{lines}")),
            card("4.0", other)
        ))
    };
    for (line, other) in [
        ("RELATED;TYPE=friend:urn:uuid:B", "UID:urn:uuid:b\r\nFN:Grace Hopper"),
        ("RELATED;TYPE=friend:b", "UID:B\r\nFN:Grace Hopper"),
        ("RELATED;TYPE=friend;VALUE=text:GRACE HOPPER", "FN:Grace Hopper"),
        ("RELATED;TYPE=friend:Grace Hopper", "FN:Grace Hopper"),
        (
            "RELATED;TYPE=friend:mailto:Grace@example.org",
            "FN:Grace Hopper\r\nEMAIL:grace@example.org",
        ),
        ("RELATED;TYPE=friend:tel:+1-555", "FN:Grace Hopper\r\nTEL:+1555"),
        ("RELATED;TYPE=\"friend,pref\":urn:uuid:b", "UID:b\r\nFN:Grace Hopper"),
        ("a.X-ABRELATEDNAMES:Grace Hopper\r\na.X-ABLABEL:_$!<Friend>!$_", "FN:Grace Hopper"),
        ("a.RELATED:b\r\na.X-ABLABEL:friend", "UID:b\r\nFN:Grace Hopper"),
        ("X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Grace Hopper;6;;", "FN:Grace Hopper"),
        (
            "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Grace Hopper;0;friend;",
            "FN:Grace Hopper",
        ),
    ] {
        let draft = two(line, other);
        assert_eq!(ties(&draft), ["Ada friend of Grace Hopper"], "{line}");
        assert_eq!(draft.problems, [], "{line}");
    }
}

#[test]
fn a_relation_without_a_card_becomes_a_person_once() {
    let parents = |name: &str| {
        card(
            "3.0",
            &format!(
                "FN:{name}\r\nitem1.X-ABRELATEDNAMES:Anne Byron\r\nitem1.X-ABLABEL:_$!<Mother>!$_\r\nitem2.X-ABRELATEDNAMES:Bob\r\nitem2.X-ABLABEL:_$!<Friend>!$_"
            ),
        )
    };
    let draft = draft(parents("Ada Byron") + &parents("Medora Leigh"));
    // A whole name is one person's; two people's "Bob" may be two.
    assert_eq!(names(&draft), ["Ada Byron", "Medora Leigh", "Anne Byron", "Bob", "Bob"]);
    assert_eq!(draft.ties.len(), 4);
}

#[test]
fn a_relation_of_no_kind_is_an_acquaintance() {
    for line in [
        "a.X-ABRELATEDNAMES:Grace H\r\na.X-ABLABEL:_$!<Other>!$_",
        "X-ABRELATEDNAMES:Grace H",
        "RELATED;VALUE=text:Grace H",
        "RELATED;VALUE=text;TYPE=\"pref,home\":Grace H",
        "RELATED;VALUE=text;TYPE=met,contact:Grace H",
    ] {
        let draft = draft(card("4.0", &format!("FN:Ada\r\n{line}")));
        assert_eq!(ties(&draft), ["Ada acquainted with Grace H"], "{line}");
    }
}

#[test]
fn fields_without_end_are_counted() {
    let line = |n: usize| format!("TEL:+49{n:05}\r\nCATEGORIES:t{n}\r\nX-ANY:{n}\r\nX-{n}:a");
    let lines: Vec<String> = (0..1000).map(line).collect();
    let draft = draft(card("3.0", &format!("FN:Ada\r\n{}", lines.join("\r\n"))));
    let ada = &draft.people[0];
    assert_eq!((ada.reach.len(), ada.tags.len(), ada.extra.len()), (200, 200, 200));
    assert!(draft.problems.len() > 1000, "and what was left out is told");
}

#[test]
fn several_people_of_one_name_are_not_guessed_between() {
    let grace = card("3.0", "FN:Grace") + &card("3.0", "FN:Grace\r\nNOTE:another");
    let draft = draft(grace + &card("4.0", "FN:Ada\r\nRELATED;VALUE=text;TYPE=friend:Grace"));
    assert!(draft.ties.is_empty());
    assert_eq!(problems(&draft), ["line 13: Several people in this file have that name."]);
}

#[test]
fn unknown_fields_are_kept_for_the_way_back() {
    let draft = draft(card(
        "4.0",
        "FN:Ada\r\nX-B;LABEL=\"a;b\":1\\,2\r\nX-B;LABEL=\"a;b\":3\r\nX-B;LABEL=\"a;b\":3\r\nREV:x\r\nPRODID:y\r\nGENDER:F",
    ));
    let extra: Vec<_> = draft.people[0].extra.iter().collect();
    assert_eq!(
        format!("{extra:?}"),
        r##"[("GENDER", "F"), ("X-B;LABEL=\"a;b\"", "1\\,2"), ("X-B;LABEL=\"a;b\"#2", "3")]"##
    );
}

#[test]
fn two_cards_of_one_uid() {
    let one = card("3.0", "UID:1\r\nFN:Ada\r\nTEL:123");
    let draft = draft(
        one.clone() + &card("3.0", "UID:1\r\nFN:ADA\r\nNOTE:hi") + &card("3.0", "UID:1\r\nFN:Bob"),
    );
    assert_eq!(names(&draft), ["Ada", "Bob"]);
    assert_eq!((draft.people[0].notes.as_str(), draft.people[0].reach.len()), ("hi", 1));
    assert_eq!(
        problems(&draft),
        [
            "line 7: It has the same UID as the card in line 1.",
            "line 13: “Ada” in line 1 has it too."
        ]
    );
}

#[test]
fn without_a_uid_the_same_name_and_address_get_numbers() {
    let one = card("3.0", "FN:Ada\r\nEMAIL:a@example.org");
    let draft = draft(one.clone() + &one);
    let sources: Vec<_> = draft.people.iter().flat_map(|person| &person.sources).collect();
    assert_eq!(sources, ["vcard:ada:mailto:a@example.org", "vcard:ada:mailto:a@example.org#2"]);
}

#[test]
fn an_address_is_as_on_a_letter() {
    for (line, text, word) in [
        (
            "ADR;TYPE=home:;;12 Harbour Street;New York;NY;10001;USA",
            "12 Harbour Street\n10001 New York, NY\nUSA",
            "home",
        ),
        ("ADR:Box 7;Flat 2;;Utrecht;;;", "Box 7, Flat 2\nUtrecht", ""),
        (r"ADR:;;1 High\, Low Street\n2nd floor;;;;", "1 High, Low Street\n2nd floor", ""),
        ("ADR;LABEL=\"Mill House^nOld Lane\":;;x;;;;", "Mill House\nOld Lane", ""),
        ("ADR:Just a line", "Just a line", ""),
        ("item1.ADR:;;Sea 1;;;;\r\nitem1.X-ABLABEL:_$!<Summer>!$_", "Sea 1", "summer"),
    ] {
        let draft = draft(card("4.0", &format!("FN:Ada\r\n{line}")));
        let addresses: Vec<_> = draft.people[0].addresses.iter().collect();
        assert_eq!(addresses, [(&text.to_owned(), &word.to_owned())], "{line}");
    }
    let draft = draft(card("4.0", "FN:Ada\r\nADR:;;;;;;"));
    assert!(draft.people[0].addresses.is_empty());
}
