//! What is over, what is to come, and what was done together, as it is said without "next" or "last".

use super::table::hold;

#[test]
fn what_lies_ahead_by_its_words() {
    hold(
        &[
            ("Tom has an interview on Thursday", &["do +4 tom: Tom has an interview"]),
            ("Tom's exam is on 3 December", &["do +11 tom: Tom's exam is on 3 December"]),
            ("Tom starts his new job on Monday", &["do +1 tom: Tom starts his new job"]),
            (
                "Ada & Tom are coming over on Saturday",
                &["do +6 ada tom: Ada & Tom are coming over"],
            ),
            ("Ada will visit us on Friday", &["do +5 ada: Ada will visit us"]),
            ("I'm meeting Tom for lunch on Wednesday", &["do +3 tom: I'm meeting Tom for lunch"]),
            ("Tom can't come on Friday", &["do +5 tom: Tom can't come"]),
            ("Ada starts at Siemens in January", &["do 2027-01-01 ada: Ada starts at Siemens"]),
            ("dinner with Ada on the 25th", &["do +3 ada: Dinner with Ada"]),
            ("pick Ada up on Thursday at 6", &["do +4 ada: Pick Ada up at 6"]),
            ("Finish the report by Friday", &["do +5: Finish the report"]),
            (
                "Buy Ada a present before 3 March",
                &["do 2027-03-02 ada: Buy Ada a present before 3 March"],
            ),
            ("Pay Tom before tomorrow", &["do 0 tom: Pay Tom before tomorrow"]),
        ],
        false,
    );
}

#[test]
fn what_is_behind_all_the_same() {
    hold(
        &[
            ("Met Ada on Friday, she is ill", &["met -2 ada: Met Ada, she is ill", "again +4 ada"]),
            (
                "Lunch with Ada on Friday, she is moving",
                &["meal -2 ada: Lunch with Ada, she is moving"],
            ),
            ("Ada has been to Rome on Friday", &["note -2 ada: Ada has been to Rome"]),
            ("Ada has a cold since Friday", &["note -2 ada: Ada has a cold"]),
            ("Lunch with Ada on the 3rd", &["meal 2026-11-03 ada: Lunch with Ada"]),
            (
                "Went to the zoo with Ada on the 25th",
                &["met 2026-10-25 ada: Went to the zoo with Ada"],
            ),
            ("Ada called about Friday", &["talked 0 ada: Ada called about Friday"]),
            ("Thanked Ada for yesterday", &["thanked 0 ada: Thanked Ada for yesterday"]),
            ("Ada came over for the weekend", &["met -1 ada: Ada came over for the weekend"]),
            ("Ada's party was yesterday", &["met -1 ada: Ada's party was yesterday"]),
        ],
        false,
    );
}

#[test]
fn a_weekday_with_its_date() {
    hold(
        &[
            ("Dinner with Ada on Friday 20 Nov", &["meal -2 ada: Dinner with Ada"]),
            ("Dinner with Ada on Fri, 20 November", &["meal -2 ada: Dinner with Ada"]),
            ("Dinner with Ada on Friday the 20th", &["meal -2 ada: Dinner with Ada"]),
            ("Lunch w/ ada 20/11", &["meal -2 ada: Lunch w/ ada"]),
            ("Lunch with Ada on 11/20/2026", &["meal -2 ada: Lunch with Ada"]),
            ("Lunch with Ada on 3/4", &["meal 0 ada: Lunch with Ada on 3/4"]),
            ("Worked 24/7", &["note 0: Worked 24/7"]),
        ],
        false,
    );
}

#[test]
fn what_was_done_together() {
    hold(
        &[
            ("ran 5 km with Jo", &["met 0 +Jo: ran 5 km with Jo"]),
            ("yoga with Ada", &["met 0 ada: yoga with Ada"]),
            ("I was at the zoo with Ada yesterday", &["met -1 ada: I was at the zoo with Ada"]),
            ("met up w/ ada + tom", &["met 0 ada tom: met up w/ ada + tom"]),
            ("Zoom with Grace this morning", &["talked 0 grace: Zoom with Grace"]),
            ("thanks to Grace for the lift", &["thanked 0 grace: thanks to Grace for the lift"]),
            ("Trouble with Tom at work", &["note 0 tom: Trouble with Tom at work"]),
            ("Ada works with Tom", &["note 0 ada tom: Ada works with Tom"]),
            ("No yoga with Ada, she couldn't", &["note 0 ada: No yoga with Ada, she couldn't"]),
            (
                "Ada had her baby, a girl called Iris",
                &["life 0 ada +Iris: Ada had her baby, a girl called Iris"],
            ),
        ],
        false,
    );
}

#[test]
fn what_was_done_for_me_is_no_deed_of_mine() {
    hold(
        &[
            ("Tom lent me his drill", &["met 0 tom: Tom lent me his drill"]),
            ("Ada gave me a book", &["met 0 ada: Ada gave me a book"]),
            ("Ada listened to me", &["talked 0 ada: Ada listened to me"]),
            ("Ada thanked me", &["talked 0 ada: Ada thanked me"]),
            ("Listened to Ada", &["listened 0 ada: Listened to Ada", "check Listen to someone 0"]),
        ],
        true,
    );
}

#[test]
fn what_is_no_word_is_kept() {
    hold(&[(".", &["note 0: ."]), ("?!", &["note 0: ?!"]), ("👍", &["note 0: 👍"])], false);
}
