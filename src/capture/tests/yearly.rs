//! Dates that come round.

use super::notebook::{id, notebook, today};
use super::table::{drafted, hold};
use crate::capture::{Change, Corrections, Names, What};
use crate::document::Document;
use crate::id::Ids;
use crate::life::MomentKind;

#[test]
fn what_comes_round() {
    let said = |text: &'static str, date: &'static str| (text, format!("{date}: {text}"));
    let table = [
        said("Ada's birthday is on 3 March", "birthday --03-03 ada"),
        said("ada's birthday is on 3 march", "birthday --03-03 ada"),
        said("Ada's birthday: 3 March", "birthday --03-03 ada"),
        said("Ada bday 3.3.1985", "birthday 1985-03-03 ada"),
        said("Birthday of Ada: 3 March", "birthday --03-03 ada"),
        said("Ada's birthday is on 29 February", "birthday --02-29 ada"),
        said("Ada's birthday is tomorrow", "birthday --11-23 ada"),
        said("Ada turns 40 on 3 March", "birthday 1987-03-03 ada"),
        said("Ada was born on 12 May 1985", "birthday 1985-05-12 ada"),
        said("Anna's birthday is 3 March", "birthday --03-03 ?anna/annak"),
        said("Priya Shah's birthday is on 3 March 1990", "birthday 1990-03-03 +Priya_Shah"),
        said("Mum's birthday is on 3 March", "birthday --03-03 +Mum"),
        said("The Reyes' anniversary is on 12 June", "anniversary --06-12 maria will"),
        said("Ada and Tom's anniversary is 12 June 2010", "anniversary 2010-06-12 ada tom"),
    ];
    for (text, expected) in &table {
        hold(&[(text, &[expected])], false);
    }
    hold(
        &[
            (
                "Lunch with Tom. His birthday is on 3 March",
                &["meal 0 tom: Lunch with Tom", "birthday --03-03 tom: His birthday is on 3 March"],
            ),
            (
                "Ada's birthday is on 3 March. Buy chocolate",
                &["birthday --03-03 ada: Ada's birthday is on 3 March", "do +3: Buy chocolate"],
            ),
        ],
        false,
    );
}

#[test]
fn what_is_said_besides_is_no_date() {
    for text in [
        "Forgot Ada's birthday on 3 March",
        "Celebrated Ada's birthday on 3 March",
        "Ada's birthday is in March",
        "Ada's birthday is on 31 June",
        "Ada's birthday party on Saturday",
        "Ada's birthday yesterday",
        "Tom's daughter's birthday is on 3 March",
        "Tom's daughter Mia's birthday is on 3 March",
        "Buy a gift for Ada's birthday on 3 March",
        "Iris was born on Friday",
        "birthday 3 March",
        "his birthday is on 3 March",
    ] {
        let draft = drafted(text, false);
        let is_date = |what: &What| matches!(what, What::Yearly { .. });
        assert!(!draft.entries.iter().any(|entry| is_date(&entry.what)), "{text}");
    }
}

fn filed(document: &mut Document, text: &str, corrections: &Corrections) {
    let names = Names::of(document.notebook());
    let draft = drafted(text, false).corrected(corrections, &names);
    let mut number = 1000;
    let mut next = || {
        number += 1;
        number
    };
    document.edit("Filed", |edit| draft.file(edit, &mut Ids::new(&mut next), today()).unwrap());
}

#[test]
fn it_is_kept_with_them_and_undone_in_one_step() {
    let mut document = notebook(false);
    let none = Corrections::default();
    let born = |document: &Document, who| {
        let birthday = document.notebook().person(who).unwrap().birthday();
        birthday.map(|date| date.to_string())
    };
    filed(&mut document, "Ada's birthday is on 3 March 1985", &none);
    assert_eq!(born(&document, id("ada")).as_deref(), Some("1985-03-03"));
    assert_eq!(document.notebook().moments_len(), 0);
    // The year that is known stays.
    filed(&mut document, "Ada's birthday is on 3 March", &none);
    assert_eq!(born(&document, id("ada")).as_deref(), Some("1985-03-03"));
    filed(&mut document, "Ada's birthday is on 4 March", &none);
    assert_eq!(born(&document, id("ada")).as_deref(), Some("--03-04"));
    document.undo().unwrap();
    assert_eq!(born(&document, id("ada")).as_deref(), Some("1985-03-03"));
    // Who is new is one person, with both dates.
    filed(&mut document, "Priya's birthday is on 3 May. Priya's anniversary is on 4 May", &none);
    let priya = document.notebook().people().find(|one| one.name == "Priya").unwrap().id;
    let dates = &document.notebook().person(priya).unwrap().dates;
    assert_eq!(dates.keys().collect::<Vec<_>>(), ["anniversary", "birthday"]);
    document.undo().unwrap();
    assert!(document.notebook().person(priya).is_none());
}

#[test]
fn it_may_be_kept_as_a_note() {
    let mut document = notebook(false);
    let mut corrections = Corrections::default();
    corrections.change("date", Change::Kind(MomentKind::Note));
    filed(&mut document, "Tom's birthday is on 3 March", &corrections);
    let moments: Vec<_> = document.notebook().moments().collect();
    assert_eq!(moments.len(), 1);
    assert_eq!((moments[0].kind, moments[0].day), (MomentKind::Note, today()));
    assert_eq!(moments[0].text, "Tom's birthday is on 3 March");
    assert_eq!(document.notebook().person(id("tom")).unwrap().birthday(), None);
}
