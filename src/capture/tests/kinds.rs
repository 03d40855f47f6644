//! What kind of moment it was, and where one ends and the next begins.

use super::table::hold;

#[test]
fn what_we_did() {
    hold(
        &[
            ("Had a drink with Ada", &["meal 0 ada: Had a drink with Ada"]),
            ("Met Ada for coffee", &["meal 0 ada: Met Ada for coffee"]),
            ("Visited Ada in hospital", &["met 0 ada: Visited Ada in hospital", "again +4 ada"]),
            ("A walk with Ada", &["met 0 ada: A walk with Ada"]),
            ("Walked in the park", &["note 0: Walked in the park"]),
            ("Phoned Ada", &["talked 0 ada: Phoned Ada"]),
            ("Wrote to Ada", &["talked 0 ada: Wrote to Ada"]),
            ("Text from Ada", &["talked 0 ada: Text from Ada"]),
            ("Call with Ada", &["talked 0 ada: Call with Ada"]),
            ("Listened to Ada for an hour", &["listened 0 ada: Listened to Ada for an hour"]),
            ("Helped Ada move house", &["gave 0 ada: Helped Ada move house"]),
            ("Brought Ada soup", &["gave 0 ada: Brought Ada soup"]),
            ("Lent Ada my bike", &["gave 0 ada: Lent Ada my bike"]),
            ("Gave Ada a book at lunch", &["gave 0 ada: Gave Ada a book at lunch"]),
            ("Thanked Ada for everything", &["thanked 0 ada: Thanked Ada for everything"]),
            (
                "Called to say hello and thanked Ada",
                &["thanked 0 ada: Called to say hello and thanked Ada"],
            ),
            ("Introduced Ada to Grace", &["introduced 0 ada grace: Introduced Ada to Grace"]),
            ("Introduced Ada to Priya", &["introduced 0 ada +Priya: Introduced Ada to Priya"]),
            ("I didn't call Ada", &["note 0 ada: I didn't call Ada"]),
            ("Missed a call from Ada", &["note 0 ada: Missed a call from Ada"]),
        ],
        false,
    );
}

#[test]
fn what_happened_to_them() {
    hold(
        &[
            ("Ada is engaged!", &["joy 0 ada: Ada is engaged!"]),
            ("Ada got the job", &["joy 0 ada: Ada got the job"]),
            ("Ada is pregnant", &["joy 0 ada: Ada is pregnant"]),
            ("Ada passed her exam", &["joy 0 ada: Ada passed her exam"]),
            (
                "Ada's father passed away",
                &["frustration 0 ada: Ada's father passed away", "again +4 ada"],
            ),
            (
                "Ada is worried about money",
                &["frustration 0 ada: Ada is worried about money", "again +4 ada"],
            ),
            (
                "Ada and Tom broke up",
                &["frustration 0 ada tom: Ada and Tom broke up", "again +4 ada tom"],
            ),
            ("Ada was ill in spring 2019", &["frustration 2019-21 ada: Ada was ill"]),
            ("Ada is not happy", &["frustration 0 ada: Ada is not happy", "again +4 ada"]),
            ("Ada got married yesterday", &["life -1 ada: Ada got married"]),
            ("Ada moved to Rome", &["life 0 ada: Ada moved to Rome"]),
            ("Ada likes tulips", &["note 0 ada: Ada likes tulips"]),
        ],
        false,
    );
}

#[test]
fn one_moment_or_two() {
    hold(
        &[
            (
                "Talked to Ada, she is ill",
                &["talked 0 ada: Talked to Ada, she is ill", "again +4 ada"],
            ),
            (
                "Lunch with Grace and George. George got the job.",
                &[
                    "meal 0 grace george: Lunch with Grace and George",
                    "joy 0 george: George got the job",
                ],
            ),
            (
                "Coffee with Ada. Talked about Rome.",
                &["meal 0 ada: Coffee with Ada. Talked about Rome"],
            ),
            (
                "Coffee with Ada. George is in Rome.",
                &["meal 0 ada: Coffee with Ada", "note 0 george: George is in Rome"],
            ),
            (
                "Yesterday lunch with Grace, today dinner with George",
                &["meal -1 grace: Lunch with Grace", "meal 0 george: Dinner with George"],
            ),
            (
                "Yesterday lunch with Grace. Dinner with George",
                &["meal -1 grace: Lunch with Grace", "meal -1 george: Dinner with George"],
            ),
            (
                "Ada is ill. She lost her job.",
                &["frustration 0 ada: Ada is ill. She lost her job", "again +4 ada"],
            ),
            ("Coffee with Ada\nIt was lovely", &["meal 0 ada: Coffee with Ada It was lovely"]),
            ("Just a thought", &["note 0: Just a thought"]),
            ("🎉🎉", &["note 0: 🎉🎉"]),
            ("Lunch with Ada 🎉", &["meal 0 ada: Lunch with Ada 🎉"]),
            ("<script>alert(1)</script>", &["note 0: <script>alert(1)</script>"]),
            ("   ", &[]),
        ],
        false,
    );
}
