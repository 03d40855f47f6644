//! When it was, or will be. Today is Sunday, 22 November 2026; weeks begin on Monday.

use super::table::{drafted, hold, shown};
use crate::capture::{Names, read};
use crate::day::Weekday;

#[test]
fn what_happened() {
    hold(
        &[
            ("Met Ada today", &["met 0 ada: Met Ada"]),
            ("This morning I met Ada", &["met 0 ada: I met Ada"]),
            ("Dinner with Ada last night", &["meal -1 ada: Dinner with Ada"]),
            ("Yesterday evening, dinner with Ada", &["meal -1 ada: Dinner with Ada"]),
            ("Met Ada the day before yesterday", &["met -2 ada: Met Ada"]),
            ("On Friday I met Ada in the park", &["met -2 ada: I met Ada in the park"]),
            ("Met Ada last Friday", &["met -2 ada: Met Ada"]),
            ("Met Ada on Fri", &["met -2 ada: Met Ada"]),
            ("Met Ada last Sunday", &["met -7 ada: Met Ada"]),
            ("Met Ada Sunday", &["met 0 ada: Met Ada"]),
            ("On Tuesday night we saw Ada", &["met -5 ada: We saw Ada"]),
            ("Sat with Ada in the park", &["met 0 ada: Sat with Ada in the park"]),
            ("Sat: met Ada in the park", &["met -1 ada: Met Ada in the park"]),
            ("Met Ada on the 3rd", &["met 2026-11-03 ada: Met Ada"]),
            ("Met Ada on the 30th", &["met 2026-10-30 ada: Met Ada"]),
            ("Met Ada on 3 March", &["met 2026-03-03 ada: Met Ada"]),
            ("Met Ada on March 3rd in Rome", &["met 2026-03-03 ada: Met Ada in Rome"]),
            ("Met Ada on the 3rd of December", &["met 2025-12-03 ada: Met Ada"]),
            ("Met Ada on March 3, 2019", &["met 2019-03-03 ada: Met Ada"]),
            ("On 3.3. met Ada", &["met 2026-03-03 ada: Met Ada"]),
            ("Met Ada on 3.3.2019", &["met 2019-03-03 ada: Met Ada"]),
            ("Met Ada on 2026-10-01", &["met 2026-10-01 ada: Met Ada"]),
            ("Met Ada on 29 February", &["met 2024-02-29 ada: Met Ada"]),
            ("Two weeks ago lunch with Ada", &["meal -14 ada: Lunch with Ada"]),
            ("Lunch with Ada 3 days ago", &["meal -3 ada: Lunch with Ada"]),
            ("Lunch with Ada a couple of days ago", &["meal -2 ada: Lunch with Ada"]),
            ("Lunch with Ada a month ago", &["meal 2026-10-22 ada: Lunch with Ada"]),
            ("Saw Ada last week", &["met -7 ada: Saw Ada"]),
            ("Saw Ada last weekend", &["met -8 ada: Saw Ada"]),
            ("Saw Ada at the weekend", &["met -1 ada: Saw Ada"]),
            ("I ran 5.5 with Ada", &["met 0 ada: I ran 5.5 with Ada"]),
        ],
        false,
    );
}

#[test]
fn parts_of_life() {
    hold(
        &[
            ("Met Ada in spring 2019", &["met 2019-21 ada: Met Ada"]),
            ("Spring 2019: hiked with Ada", &["met 2019-21 ada: Hiked with Ada"]),
            ("Hiked with Ada in the summer of 2018", &["met 2018-22 ada: Hiked with Ada"]),
            ("Hiked with Ada last summer", &["met 2026-22 ada: Hiked with Ada"]),
            ("Hiked with Ada last winter", &["met 2025-24 ada: Hiked with Ada"]),
            ("Grace moved to Rome in 2019", &["life 2019 grace: Grace moved to Rome"]),
            ("Grace moved to Rome in April 2019", &["life 2019-04 grace: Grace moved to Rome"]),
            ("Hiked with Ada in April", &["met 2026-04 ada: Hiked with Ada"]),
            ("Hiked with Ada last month", &["met 2026-10 ada: Hiked with Ada"]),
            ("Hiked with Ada last April", &["met 2026-04 ada: Hiked with Ada"]),
            ("Hiked with Ada last November", &["met 2025-11 ada: Hiked with Ada"]),
            ("Grace retired last year", &["life 2025 grace: Grace retired"]),
            ("Hiked with Ada in 2019-04", &["met 2019-04 ada: Hiked with Ada"]),
        ],
        false,
    );
}

#[test]
fn what_is_to_come() {
    hold(
        &[
            ("Call Ada tomorrow", &["do +1 ada: Call Ada"]),
            ("Call Ada on Friday", &["do +5 ada: Call Ada"]),
            ("Call Ada on Sunday", &["do +7 ada: Call Ada"]),
            ("Call Ada next Friday", &["do +5 ada: Call Ada"]),
            ("Call Ada on the 3rd", &["do +11 ada: Call Ada"]),
            ("Call Ada in two weeks", &["do +14 ada: Call Ada"]),
            ("Call Ada in a month", &["do 2026-12-22 ada: Call Ada"]),
            ("Call Ada next week", &["do +1 ada: Call Ada"]),
            ("Call Ada next month", &["do +9 ada: Call Ada"]),
            ("Call Ada on 3 March", &["do 2027-03-03 ada: Call Ada"]),
            ("Call Ada before Christmas", &["do +3 ada: Call Ada before Christmas"]),
            ("Call Ada the day after tomorrow", &["do +2 ada: Call Ada"]),
            ("Call Ada next weekend", &["do +6 ada: Call Ada"]),
            ("Call Ada in March", &["do 2027-03-01 ada: Call Ada"]),
            ("Tomorrow call Ada", &["do +1 ada: Call Ada"]),
            ("Dinner with Ada tomorrow", &["do +1 ada: Dinner with Ada"]),
            ("Grace's wedding is in two weeks", &["do +14 grace: Grace's wedding is in two weeks"]),
            (
                "Met Ada, she moves to Rome in two weeks",
                &["met 0 ada: Met Ada, she moves to Rome in two weeks"],
            ),
            ("Call Ada this Friday", &["do +5 ada: Call Ada"]),
            ("Call Ada this Sunday", &["do 0 ada: Call Ada"]),
            ("Ask Ada about last March", &["do meet ada: Ask Ada about last March"]),
            (
                "Ask Ada how she has been since Friday",
                &["do meet ada: Ask Ada how she has been since Friday"],
            ),
            ("Ada's party next Saturday", &["do +6 ada: Ada's party"]),
        ],
        false,
    );
}

#[test]
fn days_that_are_none() {
    hold(
        &[
            ("Met Ada on 31 June", &["met 0 ada: Met Ada on 31 June", "! 31 June"]),
            ("Met Ada on 30 February", &["met 0 ada: Met Ada on 30 February", "! 30 February"]),
            ("Met Ada on the 32nd", &["met 0 ada: Met Ada on the 32nd", "! the 32nd"]),
            ("Met Ada on 2026-02-30", &["met 0 ada: Met Ada on 2026-02-30", "! 2026-02-30"]),
            (
                "Met Ada on 29 February 2026",
                &["met 0 ada: Met Ada on 29 February 2026", "! 29 February 2026"],
            ),
            ("Call Ada on 31 June", &["do +3 ada: Call Ada on 31 June", "! 31 June"]),
        ],
        false,
    );
}

#[test]
fn a_week_begins_where_it_does() {
    let document = super::notebook::notebook(false);
    let names = Names::of(document.notebook());
    let today = super::notebook::today();
    let due = |text, start| shown(&read(text, &names, today, start));
    // A Sunday is the last day of a week that began on Monday, and the first of the next one.
    assert_eq!(due("Call Ada next Friday", Weekday::Monday), ["do +5 ada: Call Ada"]);
    assert_eq!(due("Call Ada next Friday", Weekday::Sunday), ["do +12 ada: Call Ada"]);
    assert_eq!(due("Call Ada next week", Weekday::Sunday), ["do +7 ada: Call Ada"]);
    assert_eq!(drafted("", false).entries, []);
}

#[test]
fn what_is_over_is_never_to_come() {
    let document = super::notebook::notebook(false);
    let names = Names::of(document.notebook());
    let wednesday = super::notebook::today().plus(-4);
    for text in ["Ask Ada about last weekend", "Ask Ada about last week"] {
        let found = shown(&read(text, &names, wednesday, Weekday::Monday));
        assert_eq!(found, [format!("do meet ada: {text}")]);
    }
    let found = shown(&read("Met Ada last weekend", &names, wednesday, Weekday::Monday));
    assert_eq!(found, ["met -8 ada: Met Ada"]);
}

#[test]
fn a_day_that_a_month_has_not() {
    let document = super::notebook::notebook(false);
    let names = Names::of(document.notebook());
    let on = |day: &str, text| shown(&read(text, &names, day.parse().unwrap(), Weekday::Monday));
    for (today, text, expected) in [
        ("2026-03-31", "Met Ada a month ago", "met 2026-02-28 ada: Met Ada"),
        ("2024-02-29", "Met Ada a year ago", "met 2023-02-28 ada: Met Ada"),
        ("2024-02-29", "Call Ada in four years", "do 2028-02-29 ada: Call Ada"),
        ("2026-01-31", "Call Ada in a month", "do 2026-02-28 ada: Call Ada"),
        ("2026-01-31", "Call Ada on the 30th", "do 2026-03-30 ada: Call Ada"),
        ("2026-03-01", "Met Ada on the 31st", "met 2026-01-31 ada: Met Ada"),
        ("2026-01-15", "Met Ada last month", "met 2025-12 ada: Met Ada"),
        ("2026-12-31", "Call Ada next month", "do 2027-01-01 ada: Call Ada"),
        ("1904-01-01", "Met Ada on 29 February", "met 1896-02-29 ada: Met Ada"),
        ("2026-01-10", "Met Ada last winter", "met 2024-24 ada: Met Ada"),
    ] {
        assert_eq!(on(today, text), [expected], "{today}: {text}");
    }
}
