//! Who is meant.

use super::notebook::{id, notebook, today};
use super::table::hold;
use crate::capture::{Entry, Names, read};
use crate::day::Weekday;
use crate::id::{AnyId, PersonId};
use crate::people::Person;

#[test]
fn names_that_are_known() {
    hold(
        &[
            ("Lunch with Grace", &["meal 0 grace: Lunch with Grace"]),
            ("lunch with grace and george", &["meal 0 grace george: lunch with grace and george"]),
            ("Lunch with Grace Hopper", &["meal 0 grace: Lunch with Grace Hopper"]),
            ("Lunch with grace hopper", &["meal 0 grace: Lunch with grace hopper"]),
            ("Lunch with Grace H.", &["meal 0 grace: Lunch with Grace H"]),
            ("Lunch with Grace Murray", &["meal 0 grace: Lunch with Grace Murray"]),
            ("Met Hopper at the library", &["met 0 grace: Met Hopper at the library"]),
            ("Coffee with Zoe", &["meal 0 zoe: Coffee with Zoe"]),
            ("Coffee with ZOË ANGSTROM", &["meal 0 zoe: Coffee with ZOË ANGSTROM"]),
            ("COFFEE WITH ZOE", &["meal 0 zoe: COFFEE WITH ZOE"]),
            ("Called Tom", &["talked 0 tom: Called Tom"]),
            ("Called Tomasz", &["talked 0 tom: Called Tomasz"]),
            ("Tea with Jean-Luc", &["meal 0 jean: Tea with Jean-Luc"]),
            ("Tea with O'Neil", &["meal 0 jean: Tea with O'Neil"]),
            ("Lunch with 王秀英", &["meal 0 wang: Lunch with 王秀英"]),
            ("Lunch with محمد and Grace", &["meal 0 muh grace: Lunch with محمد and Grace"]),
            (
                "Grace, George and Ada came over",
                &["met 0 grace george ada: Grace, George and Ada came over"],
            ),
            ("Walked with Grace & Ada", &["met 0 grace ada: Walked with Grace & Ada"]),
            ("Grace called", &["talked 0 grace: Grace called"]),
            ("Lunch with Grace and Grace", &["meal 0 grace: Lunch with Grace and Grace"]),
        ],
        false,
    );
}

#[test]
fn a_letter_wrong() {
    hold(
        &[
            ("Lunch with Goerge", &["meal 0 george: Lunch with Goerge"]),
            ("Lunch with Georg", &["meal 0 george: Lunch with Georg"]),
            ("Lunch with Grace Hoper", &["meal 0 grace: Lunch with Grace Hoper"]),
            ("lunch with goerge", &["meal 0 george: lunch with goerge"]),
            ("Greece is ill, I hear", &["frustration 0: Greece is ill, I hear"]),
            ("Great lunch with Ada", &["meal 0 ada: Great lunch with Ada"]),
            ("Coffee with Ado", &["meal 0 +Ado: Coffee with Ado"]),
        ],
        false,
    );
}

#[test]
fn names_that_must_be_chosen() {
    hold(
        &[
            ("Lunch with Anna", &["meal 0 ?anna/annak: Lunch with Anna"]),
            ("Lunch with Anna B", &["meal 0 anna: Lunch with Anna B"]),
            ("Lunch with Anna Koenig", &["meal 0 annak: Lunch with Anna Koenig"]),
            ("Lunch with Anna Konig", &["meal 0 annak: Lunch with Anna Konig"]),
            ("Lunch with Anna and Anna", &["meal 0 anna annak: Lunch with Anna and Anna"]),
            ("Anna is ill", &["frustration 0 ?anna/annak: Anna is ill", "again +4 ?anna/annak"]),
            ("Met Reyes in town", &["met 0 ?maria/will/+Reyes: Met Reyes in town"]),
            ("Coffee with Lee Chang", &["meal 0 ?lee/+Lee_Chang: Coffee with Lee Chang"]),
            ("Coffee with Grace Kelly", &["meal 0 +Grace_Kelly: Coffee with Grace Kelly"]),
        ],
        false,
    );
}

#[test]
fn names_that_are_words() {
    hold(
        &[
            ("Will call Ada tomorrow", &["do +1 ada: Call Ada"]),
            ("Will called", &["talked 0 will: Will called"]),
            ("Lunch with Will", &["meal 0 will: Lunch with Will"]),
            ("lunch with will", &["meal 0 will: lunch with will"]),
            ("Will and May came by", &["met 0 will may: Will and May came by"]),
            ("Grace is said before we eat", &["note 0 grace: Grace is said before we eat"]),
            (
                "We said grace before dinner with Ada",
                &["meal 0 ada: We said grace before dinner with Ada"],
            ),
            ("Mark the day in red", &["note 0: Mark the day in red"]),
            ("Mark was happy", &["joy 0 mark: Mark was happy"]),
            ("May I note this", &["note 0: May I note this"]),
            ("Coffee with May on 3 May", &["meal 2026-05-03 may: Coffee with May"]),
            ("I may see Ada", &["note 0 ada: I may see Ada"]),
            ("Mark sad", &["frustration 0 ?mark: Mark sad", "again +4 ?mark"]),
        ],
        false,
    );
}

#[test]
fn names_that_are_new() {
    hold(
        &[
            ("Lunch with Priya", &["meal 0 +Priya: Lunch with Priya"]),
            (
                "Lunch with Priya Shah and Ada",
                &["meal 0 +Priya_Shah ada: Lunch with Priya Shah and Ada"],
            ),
            (
                "Lunch with Ada, Priya and Ben",
                &["meal 0 ada +Priya +Ben: Lunch with Ada, Priya and Ben"],
            ),
            ("Met Anneke van der Berg", &["met 0 +Anneke_van_der_Berg: Met Anneke van der Berg"]),
            ("Talked to Dr. Silva about it", &["talked 0 +Silva: Talked to Dr. Silva about it"]),
            ("Lunch with my friend Priya", &["meal 0 +Priya: Lunch with my friend Priya"]),
            ("Lunch with my brother Ben", &["meal 0 +Ben: Lunch with my brother Ben"]),
            ("Heard from Priya", &["talked 0 +Priya: Heard from Priya"]),
            ("Back from Berlin", &["note 0: Back from Berlin"]),
            ("Moved to Berlin", &["life 0: Moved to Berlin"]),
            ("Lunch with Ada, Berlin is cold", &["meal 0 ada: Lunch with Ada, Berlin is cold"]),
            ("Met Priya. Ask her on Friday", &["met 0 +Priya: Met Priya", "do +5 +Priya: Ask her"]),
            ("Lunch with 李", &["meal 0 +李: Lunch with 李"]),
            ("Dinner on Christmas with Ada", &["meal 0 ada: Dinner on Christmas with Ada"]),
        ],
        false,
    );
}

#[test]
fn whose_and_who() {
    hold(
        &[
            ("Lunch with my mother", &["meal 0: Lunch with my mother"]),
            ("Lunch with me and myself", &["note 0: Lunch with me and myself"]),
            (
                "Grace's mother is ill",
                &["frustration 0 grace: Grace's mother is ill", "again +4 grace"],
            ),
            ("Lunch with Grace's mother", &["meal 0 +Grace’s_mother: Lunch with Grace's mother"]),
            ("Met Grace's brother Ben", &["met 0 +Ben: Met Grace's brother Ben"]),
            ("Dinner at Grace's", &["meal 0 grace: Dinner at Grace's"]),
            ("Went to Grace’s wedding", &["met 0 grace: Went to Grace’s wedding"]),
            ("Lunch with the Reyes", &["meal 0 maria will: Lunch with the Reyes"]),
            ("Lunch at Harbour Street", &["meal 0 ada tom: Lunch at Harbour Street"]),
            ("Lunch with Harbour Street", &["meal 0 ada tom: Lunch with Harbour Street"]),
            ("Dinner at the Hoppers", &["meal 0 grace: Dinner at the Hoppers"]),
        ],
        false,
    );
}

#[test]
fn who_has_no_name_of_their_own_takes_nobodys() {
    let mut document = notebook(false);
    let wife = Person::new(PersonId::from_random(99), "Ada’s wife");
    document.edit("", |edit| edit.put_person(&wife));
    let names = Names::of(document.notebook());
    for (text, people) in [
        ("Lunch with Ada", vec![id("ada")]),
        ("Lunch with Ada and Ada's wife", vec![id("ada"), wife.id]),
        ("Lunch with Ada’s wife", vec![wife.id]),
    ] {
        let draft = read(text, &names, today(), Weekday::Monday);
        let who: Vec<_> = draft.entries.iter().flat_map(Entry::known).collect();
        assert_eq!((who, draft.unready()), (people, None), "{text}");
    }
}

#[test]
fn pronouns() {
    hold(
        &[
            (
                "Yesterday lunch with Grace and George. Her mother is ill, ask her Friday",
                &[
                    "meal -1 grace george: Lunch with Grace and George. Her mother is ill",
                    "do +5 ?grace/george: Ask her: her mother is ill",
                ],
            ),
            (
                "Yesterday lunch with Ada and Tom. Her mother is ill, ask her Friday",
                &[
                    "meal -1 ada tom: Lunch with Ada and Tom",
                    "frustration -1 ada: Her mother is ill",
                    "do +5 ada: Ask her: her mother is ill",
                ],
            ),
            (
                "Lunch with Ada. She got the job!",
                &["meal 0 ada: Lunch with Ada", "joy 0 ada: She got the job!"],
            ),
            (
                "Coffee with Grace. She told me about Rome.",
                &["meal 0 grace: Coffee with Grace. She told me about Rome"],
            ),
            ("Called her", &["talked 0: Called her"]),
            (
                "Saw Ada and Tom. Call them tomorrow",
                &["met 0 ada tom: Saw Ada and Tom", "do +1 ada tom: Call them"],
            ),
            (
                "Met Lee and Ada. Ask them on Monday about it",
                &["met 0 lee ada: Met Lee and Ada", "do +1 lee: Ask them about it"],
            ),
            (
                "Tom was here. Introduced Grace to him",
                &["note 0 tom: Tom was here", "introduced 0 grace tom: Introduced Grace to him"],
            ),
            (
                "Called Ada. Visited her brother Ben",
                &["talked 0 ada: Called Ada", "met 0 +Ben: Visited her brother Ben"],
            ),
        ],
        false,
    );
}
