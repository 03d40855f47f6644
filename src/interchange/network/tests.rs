//! Read back by parsers that know nothing of how it was written, whatever people are called.

use super::*;
use crate::document::Document;
use crate::id::{AnyId, MomentId};
use crate::life::{Moment, MomentKind};
use crate::people::{Person, Tie, TieKey};
use roxmltree::Node as Element;

const HOSTILE: [&str; 14] = [
    "Ada <b>\"Lovelace\"</b> & 'co'",
    "]]><!-- --><script>alert(1)</script>",
    "=HYPERLINK(\"http://evil.example\";\"x\")",
    "+1",
    "-1+2",
    "@SUM(A1)",
    "'quoted",
    "＝wide",
    "back\\slash \\N \"; n1 -> n2 [label=\"",
    "&lt; &amp; &#0;",
    "one\u{0}two\u{1b}[31m\nthree\ttab\r\u{fffe}\u{ffff}",
    "a,b;c\"d",
    "עדה \u{202e}gpj",
    "👩‍🚀 王秀英",
];

fn id(n: usize) -> PersonId {
    PersonId::from_random(1_000_000_007 * (n as u64 + 1))
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Everybody hostile, in a row; the first three with dates.
fn document() -> Document {
    let mut document = Document::new(1);
    document.edit("", |edit| {
        for (n, name) in HOSTILE.iter().enumerate() {
            let mut person = Person::new(id(n), *name);
            person.circle = Circle::from_ring(n as u8 % 6);
            person.company = HOSTILE[(n + 1) % HOSTILE.len()].into();
            person.tags = [HOSTILE[(n + 2) % HOSTILE.len()].to_owned(), "choir".into()].into();
            person.met = (n < 3).then(|| day("2001-02-03").into());
            person.notes = "SECRET note".into();
            person.reach = [("mailto:secret@example.org".to_owned(), "SECRET".to_owned())].into();
            person.dates = [("SECRET".to_owned(), "1815-12-10".parse().unwrap())].into();
            person.extra = [("X".to_owned(), "SECRET".to_owned())].into();
            person.sources = ["SECRET".to_owned()].into();
            edit.put_person(&person);
        }
        for n in 1..HOSTILE.len() {
            let kind = ["mentor", "friend", "=own \"word\" <&>"][n % 3];
            let kind = TieKind::from_slug(kind).unwrap();
            let tie = Tie::new(TieKey::new(id(n - 1), id(n), kind).unwrap());
            let since = (n < 3).then(|| day("2010-11-12").into());
            edit.put_tie(&Tie { note: "SECRET tie".into(), since, ..tie });
        }
        edit.put_moment(&Moment {
            id: MomentId::from_random(1),
            day: day("2020-01-01"),
            kind: MomentKind::Gave,
            people: [id(0)].into(),
            text: "SECRET gift".into(),
            habit: None,
            part: None,
            over: None,
        });
    });
    document
}

fn everybody() -> BTreeSet<PersonId> {
    (0..HOSTILE.len()).map(id).collect()
}

fn network(names: bool) -> Network {
    let places = [(id(0), (12.34, -5.0)), (id(1), (-0.01, 0.0)), (id(2), (f32::NAN, 1.0))];
    Network::of(document().notebook(), &everybody(), None, names, &places.into())
}

fn names() -> BTreeSet<String> {
    HOSTILE.iter().map(|name| plain(name)).collect()
}

fn children<'a>(of: Element<'a, 'a>, tag: &'a str) -> impl Iterator<Item = Element<'a, 'a>> {
    of.descendants().filter(move |node| node.tag_name().name() == tag)
}

#[test]
fn graphml_is_read_by_a_parser() {
    let text = graphml(&network(true));
    let read = roxmltree::Document::parse(&text).unwrap();
    let root = read.root_element();
    assert_eq!(root.tag_name().namespace(), Some("http://graphml.graphdrawing.org/xmlns"));
    let data = |node: Element<'_, '_>, key: &str| {
        let mut data = node.children().filter(|data| data.attribute("key") == Some(key));
        data.next().and_then(|data| data.text()).unwrap_or_default().to_owned()
    };
    let labels: BTreeSet<String> = children(root, "node").map(|node| data(node, "label")).collect();
    assert_eq!(labels, names());
    let keys: BTreeSet<&str> =
        children(root, "key").filter_map(|key| key.attribute("id")).collect();
    let used = children(root, "data").filter_map(|data| data.attribute("key"));
    assert!(used.into_iter().all(|key| keys.contains(key)));
    let ids: BTreeSet<&str> =
        children(root, "node").filter_map(|node| node.attribute("id")).collect();
    for edge in children(root, "edge") {
        assert!(ids.contains(edge.attribute("source").unwrap()));
        assert!(ids.contains(edge.attribute("target").unwrap()));
        let directed = data(edge, "kind") == "mentor of";
        assert_eq!(data(edge, "mutual"), if directed { "false" } else { "true" });
    }
    assert_eq!(children(root, "edge").count(), HOSTILE.len() - 1);
    assert_eq!(children(root, "edge").filter(|e| data(*e, "since") == "2010-11-12").count(), 2);
    let placed = children(root, "node").find(|node| data(*node, "x") == "12.3").unwrap();
    assert_eq!(data(placed, "y"), "5.0");
}

#[test]
fn gexf_is_read_by_a_parser() {
    let text = gexf(&network(true), day("2026-11-21"));
    let read = roxmltree::Document::parse(&text).unwrap();
    let root = read.root_element();
    assert_eq!(root.tag_name().namespace(), Some("http://gexf.net/1.3"));
    assert_eq!(root.attribute("version"), Some("1.3"));
    let graph = children(root, "graph").next().unwrap();
    let mode = (graph.attribute("mode"), graph.attribute("timeformat"));
    assert_eq!(mode, (Some("dynamic"), Some("date")));
    let labels: BTreeSet<String> =
        children(root, "node").map(|node| node.attribute("label").unwrap().to_owned()).collect();
    assert_eq!(labels, names());
    let known: BTreeSet<&str> =
        children(root, "attribute").filter_map(|node| node.attribute("id")).collect();
    assert!(
        children(root, "attvalue").all(|value| known.contains(value.attribute("for").unwrap()))
    );
    let places: Vec<_> = children(root, "position")
        .map(|at| (at.tag_name().namespace().unwrap(), at.attribute("x").unwrap()))
        .collect();
    assert_eq!(places.len(), 2);
    assert!(places.iter().all(|place| place.0 == "http://gexf.net/1.3/viz"));
    assert!(places.iter().any(|place| place.1 == "0.0"), "no minus nought");
    assert_eq!(children(root, "node").filter(|n| n.attribute("start").is_some()).count(), 3);
    assert_eq!(children(root, "edge").filter(|e| e.attribute("start").is_some()).count(), 2);

    let nothing = gexf(&Network::default(), day("2026-11-21"));
    let read = roxmltree::Document::parse(&nothing).unwrap();
    assert_eq!(
        children(read.root_element(), "graph").next().unwrap().attribute("mode"),
        Some("static")
    );
}

/// The tokens of DOT: ids and signs as they are, quoted strings by what they say.
fn tokens(text: &str) -> Vec<String> {
    let (mut tokens, mut rest) = (Vec::new(), text.chars().peekable());
    while let Some(sign) = rest.next() {
        if sign == '"' {
            let mut said = "\"".to_owned();
            loop {
                match rest.next().expect("a string that ends") {
                    '"' => break,
                    // At this level only a quote is escaped; labels read the other.
                    '\\' if rest.peek() == Some(&'"') => said.extend(rest.next()),
                    '\\' if rest.peek() == Some(&'\\') => said.extend(rest.next()),
                    '\\' => panic!("an escape of a label"),
                    sign => said.push(sign),
                }
            }
            tokens.push(said);
        } else if sign.is_alphanumeric() {
            let mut word = sign.to_string();
            while let Some(sign) = rest.next_if(|sign| sign.is_alphanumeric()) {
                word.push(sign);
            }
            tokens.push(word);
        } else if !sign.is_whitespace() {
            tokens.push(sign.to_string());
        }
    }
    tokens
}

#[test]
fn dot_says_what_was_meant() {
    let text = dot(&network(true));
    let tokens = tokens(&text);
    let is = |at: usize, said: &str| tokens.get(at).is_some_and(|token| token == said);
    let mut labels = BTreeSet::new();
    let mut arrows = 0;
    for at in 0..tokens.len() {
        if is(at, "[") && is(at + 1, "label") && !is(at - 2, ">") {
            labels.insert(tokens[at + 3][1..].replace("&amp;", "&"));
        }
        arrows += usize::from(is(at, "-") && is(at + 1, ">"));
    }
    assert_eq!(labels, names());
    assert_eq!(arrows, HOSTILE.len() - 1);
    let undirected = tokens.windows(3).filter(|three| *three == ["dir", "=", "none"]).count();
    assert_eq!(undirected, (1..HOSTILE.len()).filter(|n| n % 3 != 0).count());
    assert!(text.contains("pos=\"12.3,5.0!\"") && text.ends_with("}\n"));
    let open = tokens.iter().filter(|token| *token == "[").count();
    assert_eq!(open, tokens.iter().filter(|token| *token == "]").count());
}

fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn fault_48_cells_that_begin_like_a_formula() {
    let people = rows(&csv_nodes(&network(true)));
    assert_eq!(people[0], ["Id", "Label", "Circle", "Company", "Tags", "Met", "X", "Y"]);
    assert_eq!(people.len(), HOSTILE.len() + 1);
    let ties = rows(&csv_edges(&network(true)));
    assert_eq!(ties.len(), HOSTILE.len());
    for cell in people.iter().skip(1).map(|row| &row[..6]).chain(ties.iter().map(|row| &row[..])) {
        for text in cell {
            assert!(!text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0']), "{text}");
        }
    }
    // One sign taken away gives back what was.
    let labels: BTreeSet<String> = people.iter().skip(1).map(|row| row[1].clone()).collect();
    let back = |label: &String| label.strip_prefix('\'').unwrap_or(label).to_owned();
    assert_eq!(labels.iter().map(back).collect::<BTreeSet<_>>(), names());
    let marked = labels.iter().filter(|label| label.starts_with('\'')).count();
    assert_eq!(marked, 6);
}

#[test]
fn without_names_nobody_can_be_told() {
    let network = network(false);
    let made = day("2026-11-21");
    for form in Form::ALL {
        let text = form.write(&network, made);
        for word in ["Ada", "Lovelace", "choir", "word", "HYPERLINK", "SECRET", "1815"] {
            assert!(!text.replace("In your own words", "").contains(word), "{form:?} says {word}");
        }
        for n in 0..HOSTILE.len() {
            assert!(!text.contains(id(n).as_str()), "{form:?}");
        }
        assert!(form == Form::Ties || text.contains("Person 14"), "{form:?}");
    }
    assert_eq!(network, self::network(false), "the same every time");
}

/// Everybody hostile, with everything that names somebody, and every day within its year, as it is or
/// other.
fn told_as(other: bool) -> Document {
    let mut document = document();
    let today = day("2026-11-21");
    let notebook = document.notebook().clone();
    document.edit("", |edit| {
        for (n, person) in notebook.people().enumerate() {
            let mut person = (**person).clone();
            let year = person.met.map_or(today.ymd().0, PartialDate::year);
            person.met = PartialDate::new(year, if other { 2 } else { 9 }, 13);
            if other {
                let word = "Qwx";
                person.name = format!("{word}{n}");
                let word = || word.to_owned();
                (person.given, person.family, person.nick) = (word(), word(), word());
                (person.company, person.role, person.notes) = (word(), word(), word());
                (person.face, person.tags) = ("🦊".into(), [word()].into());
                person.reach = [("mailto:x@example.org".to_owned(), word())].into();
                person.dates = [(word(), "1815-12-10".parse().unwrap())].into();
                (person.extra, person.sources) = ([(word(), word())].into(), [word()].into());
            }
            edit.put_person(&person);
        }
        for (n, tie) in notebook.ties().enumerate() {
            let (year, month) = (
                tie.since.map_or(1990 + i32::try_from(n).unwrap(), |since| since.year()),
                n % 12 + 1,
            );
            let since = match (other, n % 3) {
                (true, _) => PartialDate::Year(year).into(),
                (_, 0) => PartialDate::new(year, month as u8, 0),
                _ => PartialDate::new(year, month as u8, 17),
            };
            let note = if other { "x" } else { "they met at the mill" }.into();
            edit.put_tie(&Tie { since, note, key: tie.key.clone() });
        }
        let own = TieKind::from_slug(if other { "rides with" } else { "sails with" }).unwrap();
        let mut two = notebook.people().map(|person| person.id);
        let key = TieKey::new(two.next().unwrap(), two.next().unwrap(), own).unwrap();
        edit.put_tie(&Tie::new(key));
    });
    document
}

#[test]
fn without_names_a_file_is_the_same_whoever_it_is_of() {
    let files = |other: bool| {
        let document = told_as(other);
        let who = document.notebook().people().map(|person| person.id).collect();
        let network = Network::of(document.notebook(), &who, None, false, &Places::new());
        Form::ALL.map(|form| form.write(&network, day("2026-11-21")))
    };
    let told = files(false);
    assert_eq!(told, files(true));
    let document = told_as(false);
    let notebook = document.notebook();
    let mut words: BTreeSet<String> = BTreeSet::new();
    for person in notebook.people() {
        words.extend([person.name.clone(), person.company.clone()]);
        words.extend(person.met.map(|met| met.to_string()));
        words.extend(person.dates.values().map(ToString::to_string));
    }
    words.extend(notebook.ties().filter_map(|tie| tie.since).map(|since| since.to_string()));
    words.extend(notebook.moments().map(|moment| moment.day.to_string()));
    words.remove("");
    words.remove("2026-11-21");
    assert!(words.len() > 30);
    for text in &told {
        // The year alone is told.
        let found = words.iter().find(|word| word.len() > 4 && text.contains(word.as_str()));
        assert_eq!(found, None);
    }
    assert!(told.iter().all(|text| text.contains("1990") || !text.contains("e1")));
}

#[test]
fn nothing_private_is_written_and_nobody_else() {
    let notebook = document();
    let two = [id(0), id(1)].into();
    let few = Network::of(notebook.notebook(), &two, None, true, &Places::new());
    assert_eq!(few.size(), (2, 1));
    let none = BTreeSet::new();
    let before = Network::of(notebook.notebook(), &two, Some(&none), true, &Places::new());
    assert_eq!(before.size(), (2, 0));
    for form in Form::ALL {
        let text = form.write(&network(true), day("2026-11-21"));
        assert!(!text.contains("SECRET") && !text.to_lowercase().contains("gave"), "{form:?}");
        assert!(text.chars().all(|sign| sign == '\n' || sign == '\r' || !sign.is_control()));
        assert!((0..HOSTILE.len()).all(|n| !text.contains(id(n).as_str())), "{form:?}");
    }
    let names: BTreeSet<String> =
        Form::ALL.iter().map(|form| form.file_name(day("2026-11-21"))).collect();
    assert_eq!(names.len(), Form::ALL.len());
    assert!(names.contains("kith-network-2026-11-21.gexf"));
}
