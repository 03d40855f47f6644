//! What is to be done.

use super::table::hold;

#[test]
fn follow_ups() {
    hold(
        &[
            ("Ask Ada about Rome", &["do meet ada: Ask Ada about Rome"]),
            ("Ask Ada about Rome on Friday", &["do +5 ada: Ask Ada about Rome"]),
            ("Remind me to call Ada on Friday", &["do +5 ada: Call Ada"]),
            ("I'll call Ada tomorrow", &["do +1 ada: Call Ada"]),
            ("I’ll call Ada tomorrow", &["do +1 ada: Call Ada"]),
            ("I will write to Ada", &["do +3 ada: Write to Ada"]),
            ("Promised to send Ada the book", &["do +3 ada: Send Ada the book"]),
            ("I promised Ada the book", &["do +3 ada: I promised Ada the book"]),
            ("Don't forget to thank Tom", &["do +3 tom: Thank Tom"]),
            ("Need to buy flowers for Ada", &["do +3 ada: Buy flowers for Ada"]),
            ("Must see Ada next week", &["do +1 ada: See Ada"]),
            (
                "Let's invite Grace and George for dinner",
                &["do +3 grace george: Invite Grace and George for dinner"],
            ),
            ("Invite Priya on Saturday", &["do +6 +Priya: Invite Priya"]),
            ("Next time ask about the garden", &["do meet: Ask about the garden"]),
            (
                "Coffee with Ada. Next time ask about the garden",
                &["meal 0 ada: Coffee with Ada", "do meet ada: Ask about the garden"],
            ),
            ("When we meet, show Ada the photos", &["do meet ada: Show Ada the photos"]),
            (
                "Coffee with Ada, and remind me to send the photos",
                &["meal 0 ada: Coffee with Ada", "do +3 ada: Send the photos"],
            ),
            (
                "Coffee with Ada. Remember to buy milk",
                &["meal 0 ada: Coffee with Ada", "do +3: Buy milk"],
            ),
            (
                "Coffee with Ada and Friday call Tom",
                &["meal 0 ada: Coffee with Ada", "do +5 tom: Call Tom"],
            ),
            (
                "Ada is ill, call her tomorrow",
                &["frustration 0 ada: Ada is ill", "do +1 ada: Call her"],
            ),
            ("Introduce Ada to Grace next week", &["do +1 ada grace: Introduce Ada to Grace"]),
            ("Visit from Ada", &["met 0 ada: Visit from Ada"]),
            ("Asked Ada about Rome", &["talked 0 ada: Asked Ada about Rome"]),
            ("Thank you, Ada!", &["note 0 ada: Thank you, Ada!"]),
            ("Let me think", &["note 0: Let me think"]),
            ("Help!", &["note 0: Help!"]),
        ],
        false,
    );
}
