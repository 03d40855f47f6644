//! What is corrected, and what is filed.

use super::notebook::{habit, id, notebook, today};
use super::table::{drafted, shown};
use crate::capture::{Change, Corrections, Draft, Names, Unready, Whom};
use crate::document::Document;
use crate::id::Ids;
use crate::life::{Due, Intention, Moment, MomentKind};

fn file(document: &mut Document, draft: &Draft) -> Result<(), Unready> {
    let mut number = 1000;
    let mut next = || {
        number += 1;
        number
    };
    let mut result = Ok(());
    document.edit("Filed", |edit| result = draft.file(edit, &mut Ids::new(&mut next), today()));
    result
}

fn corrected(draft: &Draft, corrections: &Corrections) -> Draft {
    draft.clone().corrected(corrections, &Names::of(notebook(true).notebook()))
}

fn filed(text: &str, corrections: &Corrections) -> (Document, Vec<Moment>, Vec<Intention>) {
    let mut document = notebook(true);
    let draft = corrected(&drafted(text, true), corrections);
    file(&mut document, &draft).unwrap();
    let moments = document.notebook().moments().map(|one| (**one).clone()).collect();
    let intentions = document.notebook().intentions().map(|one| (**one).clone()).collect();
    (document, moments, intentions)
}

#[test]
fn all_of_it_is_one_step() {
    let text = "Listened to Ada and Priya. Priya lost her job";
    let (mut document, moments, intentions) = filed(text, &Corrections::default());
    let priya = document.notebook().people().find(|one| one.name == "Priya").unwrap().id;
    assert_eq!(moments.len(), 2);
    let listened = moments.iter().find(|one| one.kind == MomentKind::Listened).unwrap();
    assert_eq!(listened.people, [id("ada"), priya].into());
    assert_eq!(listened.habit, Some(habit("Listen to someone")));
    let lost = moments.iter().find(|one| one.kind == MomentKind::Frustration).unwrap();
    assert_eq!((lost.people.clone(), lost.text.as_str()), ([priya].into(), "Priya lost her job"));
    assert_eq!(intentions.len(), 1);
    assert_eq!((intentions[0].after, intentions[0].due), (Some(lost.id), Due::On(today().plus(4))));
    assert_eq!(intentions[0].text, "Ask again: Priya lost her job");
    assert!(document.notebook().is_checked(habit("Listen to someone"), today()));
    document.undo().unwrap();
    let now = document.notebook();
    assert_eq!((now.moments_len(), now.intentions().count()), (0, 0));
    assert!(now.person(priya).is_none() && !now.is_checked(habit("Listen to someone"), today()));
}

#[test]
fn who_is_unclear_is_not_filed() {
    let mut document = notebook(false);
    let before = document.notebook().clone();
    let draft = drafted("Lunch with Anna", false);
    assert_eq!(file(&mut document, &draft), Err(Unready::WhoIs("Anna".into())));
    assert_eq!(file(&mut document, &drafted(" ", false)), Err(Unready::Empty));
    assert!(*document.notebook() == before);
    let said = draft.unready().unwrap().to_string();
    assert_eq!(said, "Who is “Anna”? Choose first, or take it out.");
}

#[test]
fn what_is_corrected_stays() {
    let text = "Yesterday lunch with Anna and Goerge. Her mother is ill, ask her Friday";
    let draft = drafted(text, false);
    let mut corrections = Corrections::default();
    assert!(corrections.is_empty());
    corrections.choose("anna", Whom::Known(id("annak")));
    corrections.choose("sheher", Whom::Known(id("annak")));
    corrections.without("moment", "goerge");
    corrections.change("moment", Change::Kind(MomentKind::Met));
    corrections.change("moment", Change::When(today().plus(-3).into()));
    corrections.change("moment", Change::With(id("lee")));
    corrections.change("to do", Change::Due(Due::WhenWeMeet));
    assert_eq!(
        shown(&corrected(&draft, &corrections)),
        [
            "met -3 annak lee: Lunch with Anna and Goerge. Her mother is ill",
            "do meet annak: Ask her: her mother is ill",
        ]
    );
    // While the reader writes on.
    let more = corrected(&drafted(&format!("{text}. It was cold"), false), &corrections);
    assert!(shown(&more)[0].starts_with("met -3 annak lee:"));
}

#[test]
fn what_is_taken_out_is_not_filed() {
    let mut corrections = Corrections::default();
    corrections.change("moment", Change::Out);
    let ill = corrected(&drafted("Ada is ill", false), &corrections);
    assert_eq!(shown(&ill), Vec::<String>::new());

    let mut corrections = Corrections::default();
    let check = format!("check {} {}", habit("Listen to someone"), today());
    corrections.change(&check, Change::Out);
    let (document, moments, _) = filed("Listened to Grace", &corrections);
    assert_eq!(moments[0].habit, None);
    assert!(!document.notebook().is_checked(habit("Listen to someone"), today()));

    let mut corrections = Corrections::default();
    corrections.change("moment", Change::When(today().plus(-2).into()));
    let (document, ..) = filed("Listened to Grace", &corrections);
    assert!(document.notebook().is_checked(habit("Listen to someone"), today().plus(-2)));
}

#[test]
fn a_habit_done_on_two_days_is_checked_on_both() {
    let text = "Listened to Ada yesterday. Today listened to Tom";
    let listen = habit("Listen to someone");
    let (document, moments, _) = filed(text, &Corrections::default());
    let is_checked =
        |document: &Document, n| document.notebook().is_checked(listen, today().plus(n));
    assert!(is_checked(&document, 0) && is_checked(&document, -1));
    assert!(moments.iter().all(|moment| moment.habit == Some(listen)), "{moments:?}");

    let mut corrections = Corrections::default();
    corrections.change("moment", Change::When(today().plus(-3).into()));
    let (document, ..) = filed(text, &corrections);
    assert_eq!([0, -1, -3].map(|n| is_checked(&document, n)), [true, false, true]);
}

#[test]
fn who_was_added_can_be_taken_out_and_added_again() {
    let draft = drafted("Lunch with Grace", false);
    let mut corrections = Corrections::default();
    let mut now = |change: &dyn Fn(&mut Corrections)| {
        change(&mut corrections);
        shown(&corrected(&draft, &corrections)).remove(0)
    };
    let with = |lee: &mut Corrections| lee.change("moment", Change::With(id("lee")));
    assert_eq!(now(&with), "meal 0 grace lee: Lunch with Grace");
    let key = format!("with {}", id("lee"));
    assert_eq!(now(&|one| one.without("moment", &key)), "meal 0 grace: Lunch with Grace");
    assert_eq!(now(&with), "meal 0 grace lee: Lunch with Grace");
}

#[test]
fn who_has_gone_meanwhile_is_not_filed() {
    let mut document = notebook(false);
    let draft = drafted("Lunch with Anna", false);
    let mut corrections = Corrections::default();
    corrections.choose("anna", Whom::Known(id("annak")));
    corrections.change("moment", Change::With(id("lee")));
    document.edit("in another tab", |edit| {
        edit.delete_person(id("annak"), today());
        edit.delete_person(id("lee"), today());
    });
    let names = Names::of(document.notebook());
    let left = draft.corrected(&corrections, &names);
    assert_eq!(left.unready(), Some(Unready::WhoIs("Anna".into())));
    assert_eq!(shown(&left), ["meal 0 ?anna/annak: Lunch with Anna"]);
}

#[test]
fn somebody_new_is_one_person() {
    let (document, moments, intentions) =
        filed("Lunch with Priya. Ask Priya about Rome. Dinner with priya", &Corrections::default());
    assert_eq!(document.notebook().people().filter(|one| one.name == "Priya").count(), 1);
    assert_eq!(moments[0].people, intentions[0].people);
}

#[test]
fn what_was_filed_is_said() {
    let document = notebook(false);
    let said = |text| drafted(text, false).words(document.notebook());
    assert_eq!(
        said("Lunch with Grace and Priya"),
        "Filed: Ate together with Grace and Priya; Priya added"
    );
    assert_eq!(said("Ask Ada about Rome"), "Filed: to do: Ask Ada about Rome");
}
