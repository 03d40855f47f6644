//! Habits of other programs, as each of them writes them. The shapes are those of public
//! repositories; the people and days in them are made up.

use std::io::Write as _;

use kith::day::Day;
use kith::document::Document;
use kith::giving::{Habit, Measure};
use kith::interchange::{Draft, Format, plan};

use super::{draft, problems, refused};

fn habit<'a>(draft: &'a Draft, name: &str) -> &'a Habit {
    draft.habits.iter().find(|habit| habit.name == name).unwrap_or_else(|| panic!("no {name}"))
}

/// The days of a habit, as "2026-11-21 30", "2026-11-20 rest: ill".
fn days(draft: &Draft, name: &str) -> Vec<String> {
    let id = habit(draft, name).id;
    let checks = draft.checks.iter().filter(|check| check.habit == id).map(|check| {
        let much = check.amount.map_or("done".to_owned(), |much| much.to_string());
        format!("{} {much}", check.day)
    });
    let marks = draft.marks.iter().filter(|marked| marked.key.habit == id).map(|marked| {
        let rest = if marked.mark.rest { " rest" } else { "" };
        format!("{}{rest}: {}", marked.key.day, marked.mark.note)
    });
    let mut days: Vec<String> = checks.chain(marks).collect();
    days.sort();
    days
}

fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let changed = zip::DateTime::from_date_and_time(2026, 11, 21, 7, 30, 0).unwrap();
    let options = zip::write::SimpleFileOptions::default().last_modified_time(changed);
    for (name, text) in files {
        zip.start_file(*name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const LOOP_HABITS: &str = "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type,Target Value,Archived?
001,\"Call, or write\",YES_NO,Did I?,To somebody,2,3,#00897B,,,,false
002,Coffee,NUMERICAL,,,1,7,#1976D2,cups,AT_MOST,12.0,false
003,Ride,NUMERICAL,,,1,1,#zzz,km,AT_LEAST,5.5,true
004,Never done,YES_NO,,,x,7,#FF8F00,,,,false
";

fn of_loop() -> Vec<u8> {
    archive(&[
        ("Habits.csv", LOOP_HABITS),
        ("Checkmarks.csv", "Date,Call, or write,Coffee,\n2026-11-21,YES_MANUAL,UNKNOWN,\n"),
        ("Scores.csv", "Date,Call, or write,Coffee,\n2026-11-21,0.5,0.1,\n"),
        ("001 Call or write/Scores.csv", "Date,Score\n2026-11-21,0.2557\n"),
        (
            "001 Call or write/Checkmarks.csv",
            "Date,Value,Notes\n2026-11-21,YES_MANUAL,\"with \"\"G\"\", long\"\n2026-11-20,NO,ill\n\
             2026-11-19,YES_AUTO,\n2026-11-18,SKIP,away\n2026-11-17,UNKNOWN,\n2026-11-16,2,\n\
             2026-11-15,3,\n2026-11-14,-1,\n2026-13-01,YES_MANUAL,\n2026-11-12,PERHAPS,\n",
        ),
        (
            "002 Coffee/Checkmarks.csv",
            "Date,Value,Notes\n2026-11-21,30000,hi\n2026-11-20,1500,\n2026-11-19,SKIP,\n2026-11-18,0,\n2026-11-17,-5,\n",
        ),
        ("003 Ride/Checkmarks.csv", "Date,Value,Notes\r\n2025-01-02,12250,\r\n"),
        ("../../etc/passwd", "not ours"),
        ("notes.txt", "nor this"),
    ])
}

#[test]
fn loops_archive() {
    let draft = draft(of_loop());
    assert_eq!(draft.format, Format::LoopCsv);
    let call = habit(&draft, "Call, or write");
    assert_eq!(
        (call.rhythm.to_string().as_str(), call.notes.as_str()),
        ("2/3", "Did I?\nTo somebody")
    );
    assert_eq!(call.hue.unwrap().slug(), "teal");
    assert_eq!(call.started.to_string(), "2026-11-15");
    assert!(!call.is_for_people());
    assert_eq!(
        days(&draft, "Call, or write"),
        [
            "2026-11-15 rest: ",
            "2026-11-16 done",
            "2026-11-18 rest: away",
            "2026-11-20: ill",
            "2026-11-21 done",
            "2026-11-21: with \"G\", long",
        ]
    );
    let coffee = habit(&draft, "Coffee");
    assert_eq!((coffee.measure, coffee.target.to_string()), (Measure::AtMost, "12".to_owned()));
    assert_eq!((coffee.unit.as_str(), coffee.rhythm.to_string()), ("cups", "1/week".to_owned()));
    assert_eq!(
        days(&draft, "Coffee"),
        ["2026-11-18 0", "2026-11-19 rest: ", "2026-11-20 1.5", "2026-11-21 30", "2026-11-21: hi"]
    );
    let ride = habit(&draft, "Ride");
    assert_eq!((ride.measure, ride.hue), (Measure::AtLeast, None));
    assert_eq!(ride.archived, Some("2026-11-21".parse::<Day>().unwrap()));
    assert_eq!(days(&draft, "Ride"), ["2025-01-02 12.25"]);
    let never = habit(&draft, "Never done");
    assert_eq!(
        (never.rhythm.to_string().as_str(), never.started.to_string().as_str()),
        ("daily", "2026-11-21")
    );
    assert_eq!(
        problems(&draft),
        [
            "row 5: Kith can't read how often.",
            "“002 Coffee” row 6: Kith can't read it.",
            "“001 Call or write” row 10: Kith can't read it.",
            "“001 Call or write” row 11: Kith can't read it.",
        ]
    );
}

#[test]
fn an_older_archive_of_loop() {
    let habits =
        "Name,Question,Description,NumRepetitions,Interval,Color\nMeditate,,,1,1,#AFB42B\n";
    let draft = draft(archive(&[
        ("Loop/Habits.csv", habits),
        (
            "Loop/001 Meditate/Checkmarks.csv",
            "Date,Value\n2016-03-18,2\n2016-03-17,1\n2016-03-16,0\n",
        ),
    ]));
    assert_eq!(days(&draft, "Meditate"), ["2016-03-18 done"]);
    assert_eq!(problems(&draft), [""; 0]);
}

#[test]
fn broken_archives_are_refused_whole() {
    let whole = of_loop();
    for cut in [100, whole.len() / 2, whole.len() - 1] {
        let why = refused(&whole[..cut]);
        assert!(
            why.starts_with("This archive is damaged or cut off") || why.contains("ZIP"),
            "{why}"
        );
    }
    let mut flipped = whole.clone();
    flipped[60] ^= 0x55;
    assert!(refused(&flipped).contains("damaged"));
    assert!(refused(archive(&[("word/document.xml", "x")])).contains("text document"));
    assert!(refused(archive(&[("Habits.csv", "a,b\n1,2\n")])).contains("ZIP archive"));
    let bomb = "2026-11-21,YES_MANUAL,\n".repeat(1_500_000);
    let bombs = [
        ("Habits.csv", LOOP_HABITS),
        ("001 a/Checkmarks.csv", &bomb),
        ("002 b/Checkmarks.csv", &bomb),
    ];
    assert_eq!(refused(archive(&bombs)), "This archive holds more than Kith unpacks.");
}

const TABLE_HABIT: &str = r#"{"habits":[
  {"type":1,"status":1,"name":"Listen","desc":"why","color":1,"daily_goal":1,"daily_goal_unit":"","freq_type":1,
   "freq_custom":"[3,7]","start_date":20700,"target_days":30,"group_id":"g1","reminder":"{\"type\":1}","records":[
    {"record_date":20778,"record_type":1,"record_value":1,"reason":"long"},
    {"record_date":20777,"record_type":2,"record_value":0},
    {"record_date":20776,"record_type":1,"record_value":0},
    {"record_date":20775,"record_type":0},
    {"record_date":"x","record_type":1}]},
  {"type":1,"status":3,"name":"Read","daily_goal":20.5,"daily_goal_unit":"pages","freq_type":3,"freq_custom":"[2,5]","start_date":20700,
   "records":[{"record_date":20778,"record_type":1,"record_value":12}]},
  {"type":2,"status":1,"name":"Screens","daily_goal":2,"daily_goal_unit":"hours","freq_type":2,"freq_custom":"[1]","records":[]},
  {"type":1,"status":2,"name":"Gone","freq_type":3,"freq_custom":"[1,1]","records":[]},
  {"type":1,"status":1,"name":" ","freq_type":9,"records":null}],
 "groups":[{"uuid":"g1","name":"Morning"}]}"#;

#[test]
fn table_habits_json() {
    let draft = draft(TABLE_HABIT);
    assert_eq!(draft.format, Format::TableHabit);
    let listen = habit(&draft, "Listen");
    assert_eq!((listen.measure, listen.group.as_str()), (Measure::YesNo, "Morning"));
    assert_eq!((listen.rhythm.to_string().as_str(), listen.started.number()), ("3/week", 20_700));
    assert_eq!(
        days(&draft, "Listen"),
        ["2026-11-20 rest: ", "2026-11-21 done", "2026-11-21: long"]
    );
    let read = habit(&draft, "Read");
    assert_eq!((read.target.to_string().as_str(), read.unit.as_str()), ("20.5", "pages"));
    assert_eq!((read.rhythm.to_string().as_str(), read.archived.is_some()), ("2/5", true));
    assert_eq!(days(&draft, "Read"), ["2026-11-21 12"]);
    let screens = habit(&draft, "Screens");
    assert_eq!(
        (screens.measure, screens.rhythm.to_string().as_str()),
        (Measure::AtMost, "1/month")
    );
    assert_eq!(draft.habits.len(), 3);
    assert_eq!(
        problems(&draft),
        [
            "habit 1: Kith doesn't read reminders of Table Habit.",
            "habit 1: Kith can't read it.",
            "habit 4: It was deleted in Table Habit.",
            "habit 4: It has no name.",
            "habit 5: Kith can't read how often.",
        ]
    );
}

const BEAVER: &str = r#"{"habits":[
  {"name":"Order a pizza","id":"b","tags":["food","fun"],"star":true,"status":"normal",
   "period":{"period_type":"W","period_count":1,"target_count":3},
   "records":[{"day":"2026-11-21","done":true,"text":"good"},{"day":"2026-11-20","done":false,"text":"not today"},{"day":"20.11.2026","done":true}]},
  {"name":"Walk","id":"a","status":"archive","period":null,"records":[{"day":"2026-11-19","done":true}]},
  {"name":"Away","id":"c","status":"soft_delete","records":[]},
  {"name":"Twice a month","id":"d","period":{"period_type":"M","period_count":1,"target_count":2},"records":[]},
  {"name":"Odd","id":"e","period":{"period_type":"X","period_count":1,"target_count":2},"records":[]}],
 "order":["a","b"]}"#;

#[test]
fn beavers_json() {
    let draft = draft(BEAVER);
    assert_eq!(draft.format, Format::Beaver);
    let names: Vec<&str> = draft.habits.iter().map(|habit| habit.name.as_str()).collect();
    assert_eq!(names, ["Walk", "Order a pizza", "Twice a month", "Odd"], "in its order");
    let pizza = habit(&draft, "Order a pizza");
    assert_eq!((pizza.rhythm.to_string().as_str(), pizza.group.as_str()), ("3/week", "food"));
    assert_eq!(
        days(&draft, "Order a pizza"),
        ["2026-11-20: not today", "2026-11-21 done", "2026-11-21: good"]
    );
    assert!(habit(&draft, "Walk").archived.is_some());
    assert_eq!(habit(&draft, "Twice a month").rhythm.to_string(), "2/month");
    assert_eq!(draft.problems.len(), 4);
}

const BULL: &str = "HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\r
Breed dragons,with love and fire,Diet & Food,3/18/2016,1,\r
Breed dragons,with love and fire,Diet & Food,3/19/2016,-2150000000,ill\r
Breed dragons,with love and fire,Diet & Food,3/20/2016,0,\"no, not\"\r
Pages,,Learning,2016-03-18,25,\r
Pages,,Learning,2016-03-19,1,\r
Pages,,Learning,19 March,1,\r
Pages,,Learning,2016-03-21,many,\r
";

#[test]
fn habitbulls_table() {
    let draft = draft(BULL);
    assert_eq!(draft.format, Format::HabitBull);
    let dragons = habit(&draft, "Breed dragons");
    assert_eq!(
        (dragons.group.as_str(), dragons.notes.as_str()),
        ("Diet & Food", "with love and fire")
    );
    assert_eq!(
        days(&draft, "Breed dragons"),
        ["2016-03-18 done", "2016-03-19 rest: ill", "2016-03-20: no, not"]
    );
    assert_eq!(habit(&draft, "Pages").measure, Measure::AtLeast);
    assert_eq!(days(&draft, "Pages"), ["2016-03-18 25", "2016-03-19 1"]);
    assert_eq!(problems(&draft), ["row 7: Kith can't read it.", "row 8: Kith can't read it."]);
    // Where one date can only be read day first, all are.
    let european = BULL.replace("3/18/2016", "18/3/2016").replace("3/19/2016", "4/3/2016");
    let european = super::draft(european.replace("3/20/2016", "5/3/2016"));
    assert_eq!(
        days(&european, "Breed dragons"),
        ["2016-03-04 rest: ill", "2016-03-05: no, not", "2016-03-18 done"]
    );
}

#[test]
fn what_is_there_stays_and_a_second_time_adds_nothing() {
    let mut document = Document::new(1);
    document.edit("", |edit| {
        let mut mine = habit(&draft(of_loop()), "Call, or write").clone();
        mine.id = kith::id::AnyId::from_random(7);
        mine.rhythm = "daily".parse().unwrap();
        mine.notes = "mine".into();
        edit.put_habit(&mine);
        edit.check(mine.id, "2026-11-18".parse().unwrap());
    });
    let before = document.notebook().clone();
    for file in [of_loop(), TABLE_HABIT.into(), BEAVER.into(), BULL.into()] {
        let first = plan(draft(&file), document.notebook());
        assert!(!first.is_empty());
        document.edit("Brought in", |edit| first.apply(edit)).unwrap();
        let again = plan(draft(&file), document.notebook());
        assert!(again.is_empty(), "{again:?}");
        assert!(again.same_habits > 0 && again.habit_days.is_empty());
    }
    let notebook = document.notebook();
    let mine = notebook.habit(kith::id::AnyId::from_random(7)).unwrap();
    assert_eq!((mine.notes.as_str(), mine.rhythm.to_string().as_str()), ("mine", "daily"));
    // A day that was done here doesn't become a rest; its note comes.
    let mark = notebook.mark_of(mine.id, "2026-11-18".parse().unwrap()).unwrap();
    assert_eq!((mark.rest, mark.note.as_str()), (false, "away"));
    let orders: Vec<i32> = notebook.habits().iter().map(|habit| habit.order).collect();
    assert!(orders.windows(2).all(|two| two[0] <= two[1]));
    for _ in 0..4 {
        document.undo().unwrap();
    }
    assert_eq!(*document.notebook(), before);
}

#[test]
fn hostile_json_and_tables_are_read_without_a_panic() {
    for text in [
        r#"{"habits":[{"freq_type":1e999}]}"#,
        r#"{"habits":[{"freq_type":3,"freq_custom":"[[[[","name":"x","start_date":9e18,"records":[{"record_date":-9e18,"record_type":1}]}]}"#,
        r#"{"habits":[{"freq_type":3,"freq_custom":"[1,99999999999999999999]","name":"x","daily_goal":-1e300}]}"#,
        r#"{"habits":[{"records":[null,1,"x",{"day":1}],"name":5}]}"#,
        r#"{"habits":[{"records":[],"name":"x","period":{"period_type":"Y","period_count":4294967295,"target_count":4294967295}}]}"#,
    ] {
        super::read_bytes(text.as_bytes()).ok();
    }
    for text in ["{\"habits\":[]}", "{\"habits\":5}", "{", "[]", "{\"habits\":[{\"name\":\"x\"}]}"]
    {
        assert!(refused(text).contains("JSON"), "{text}");
    }
    let deep = format!("{{\"habits\":{}", "[".repeat(100_000));
    assert!(refused(deep).contains("JSON"));
}
