//! LinkedIn's `Connections.csv`.

use crate::{draft, fixture, named, names, problems};

const HEADER: &str = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";

fn rows(rows: &str) -> kith::interchange::Draft {
    draft(format!("{HEADER}{rows}"))
}

#[test]
fn a_file_as_linkedin_writes_it() {
    let draft = draft(fixture("linkedin.csv"));
    assert_eq!(
        names(&draft),
        ["Ada Lovelace", "王秀英", "Prince", "Maria Santos, PhD, MBA"],
        "{:?}",
        draft.problems
    );
    assert_eq!(draft.problems, []);
    let ada = named(&draft, "Ada Lovelace");
    assert_eq!((ada.given.as_str(), ada.family.as_str()), ("Ada", "Lovelace"));
    assert_eq!((ada.company.as_str(), ada.role.as_str()), ("Figma, Inc.", "Founder"));
    assert_eq!(ada.reach["https://www.linkedin.com/in/adalovelace-sample"], "LinkedIn");
    assert_eq!(ada.met, Some("2024-03-05".parse().unwrap()));
    assert!(ada.sources.contains("linkedin:in/adalovelace-sample"));
    assert_eq!(named(&draft, "王秀英").reach["mailto:wang@example.org"], "email");
    assert_eq!(named(&draft, "王秀英").role, "Engineer and poet");
}

#[test]
fn connected_on_is_when_we_met_and_never_warmth() {
    let draft = draft(fixture("linkedin.csv"));
    assert!(draft.moments.is_empty() && draft.ties.is_empty());
    assert!(draft.people.iter().all(|person| person.circle.is_none() && person.met.is_some()));
}

#[test]
fn a_german_file_of_a_german_spreadsheet() {
    let draft = draft(fixture("linkedin-german.csv"));
    assert_eq!(names(&draft), ["Jürgen Müller", "Erika Mustermann", "Zoë Łęska"]);
    assert_eq!(named(&draft, "Jürgen Müller").company, "Müller; Söhne & Co. KG");
    assert_eq!(named(&draft, "Erika Mustermann").met, Some("2021-03-05".parse().unwrap()));
    assert_eq!(named(&draft, "Zoë Łęska").met, None);
    assert_eq!(named(&draft, "Zoë Łęska").extra["Connected On"], "31 Feb 2020");
    assert_eq!(
        problems(&draft),
        ["the whole file: LinkedIn's files often have such rows.", "row 5: There is no such day."]
    );
}

#[test]
fn an_older_file_without_addresses() {
    let draft = draft(fixture("linkedin-older.csv"));
    assert_eq!(names(&draft), ["Ada Sample", "John Sample", "John Sample", "Ann \"Annie\" Sample"]);
    let sources: Vec<&str> =
        draft.people.iter().flat_map(|person| &person.sources).map(String::as_str).collect();
    assert_eq!(sources[0], "linkedin:ada sample:2014-03-05");
    assert_eq!(sources[2], format!("{}#2", sources[1]), "two with one name stay two");
    assert_eq!(
        problems(&draft),
        [
            "row 3: The century is missing.",
            "row 4: The century is missing.",
            "row 5: There is no name."
        ]
    );
}

#[test]
fn the_same_person_twice() {
    let url = "https://www.linkedin.com/in/ada";
    let draft = rows(&format!(
        "Ada,Lovelace,{url},,,,\nADA,Lovelace,{url}/?x=1,,,,\nGrace,Hopper,{url},,,,\nBob,B,,,,,\nBob,B,,,,,\n"
    ));
    assert_eq!(names(&draft), ["Ada Lovelace", "Grace Hopper", "Bob B"]);
    assert_eq!(
        problems(&draft),
        [
            "row 3: It is the same person as in row 2.",
            "row 4: Row 2 has the same address.",
            "row 6: It is the same person as in row 5."
        ]
    );
    let grace = named(&draft, "Grace Hopper");
    assert!(grace.reach.is_empty() && grace.extra["URL"] == url);
}

#[test]
fn cells_that_are_not_what_their_column_says_are_kept_as_text() {
    let draft = rows("Ada,L,javascript:alert(1),nobody,,,yesterday\n");
    let ada = &draft.people[0];
    assert!(ada.reach.is_empty() && ada.met.is_none());
    assert_eq!(ada.extra["URL"], "javascript:alert(1)");
    assert_eq!(ada.extra["Email Address"], "nobody");
    assert_eq!(ada.extra["Connected On"], "yesterday");
    assert_eq!(draft.problems.len(), 3);
}

#[test]
fn columns_kith_does_not_know_are_kept() {
    let draft = draft("First Name,Last Name,Company,Position,Shoe\nAda,L,,,39\n");
    assert_eq!(draft.people[0].extra["Shoe"], "39");
    assert_eq!(
        problems(&draft),
        ["row 1: What it would say is left empty.", "row 1: Kith doesn't know what it means."]
    );
}

#[test]
fn a_file_cut_off_in_a_row() {
    let draft = rows("Ada,Lovelace,,,,,\nGrace,Hop");
    assert_eq!(names(&draft), ["Ada Lovelace"]);
    assert_eq!(problems(&draft), ["row 3: The file ends in the middle of it and may be cut off."]);
}

#[test]
fn a_file_that_was_sorted() {
    let draft = draft(format!(",,,,,,\nAda,Lovelace,,,,,\n{HEADER}Grace,Hopper,,,,,\n"));
    assert_eq!(names(&draft), ["Grace Hopper"]);
    assert_eq!(problems(&draft), ["row 2: It stands before the header."]);
}

#[test]
fn ten_thousand_rows() {
    let row = |n: usize| {
        format!(
            "Given{n},Family,https://www.linkedin.com/in/sample-{n},,Company,Role,05 Mar 2024\n"
        )
    };
    let all: String = (0..10_000).map(row).collect();
    let draft = rows(&all);
    assert_eq!((draft.people.len(), draft.problems.len()), (10_000, 0));
    assert_eq!(draft.people[9_999].name, "Given9999 Family");
}

#[test]
fn ten_thousand_of_one_name() {
    let row = |n: usize| format!("Same,Name,,,Company {n},,05 Mar 2024\n");
    let all: String = (0..10_000).map(row).collect();
    let sources: std::collections::HashSet<String> =
        rows(&all).people.into_iter().flat_map(|person| person.sources).collect();
    assert_eq!(sources.len(), 10_000);
}
