//! Which habits were done by it.

use super::table::hold;

#[test]
fn habits_by_name_and_by_doing() {
    hold(
        &[
            (
                "Listened to Grace",
                &["listened 0 grace: Listened to Grace", "check Listen to someone 0"],
            ),
            (
                "Listened to Grace yesterday",
                &["listened -1 grace: Listened to Grace", "check Listen to someone -1"],
            ),
            ("Played the piano", &["note 0: Played the piano", "check Piano 0"]),
            ("Thanked Ada", &["thanked 0 ada: Thanked Ada", "check Write a thank-you note 0"]),
            // It is for those closest.
            ("Thanked George", &["thanked 0 george: Thanked George"]),
            // Put away.
            ("Helped Grace", &["gave 0 grace: Helped Grace"]),
            // How much, the sentence doesn't say.
            ("Read pages", &["note 0: Read pages"]),
            ("Listened to Grace in 2019", &["listened 2019 grace: Listened to Grace"]),
            ("I listened to the radio", &["note 0: I listened to the radio"]),
        ],
        true,
    );
}
