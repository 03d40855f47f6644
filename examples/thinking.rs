//! What thinking with the map takes: `cargo run --release --no-default-features --example thinking
//! -- FILE` reads a backup (as `lifelike` prints one) and prints milliseconds, the median of 9 runs.

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use kith::capture::{Names, read};
use kith::day::{Day, Weekday};
use kith::document::{Choices, Document};
use kith::insight::{self, Graph, Grouping, MomentsIndex, Order, PeopleIndex, Sought};
use kith::interchange::backup;
use kith::interchange::network::{Form, Network, Places};
use kith::notebook::Notebook;
use kith::people::Filter;

fn time(what: &str, mut act: impl FnMut()) {
    let mut times: Vec<f64> = (0..9)
        .map(|_| {
            let start = Instant::now();
            act();
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{:>8.2} ms  {what}", times.get(4).copied().unwrap_or_default());
}

/// Three people, one of them with a letter wrong.
fn names_in(notebook: &Notebook) -> String {
    let names: Vec<String> =
        notebook.people().step_by(7).take(3).map(|person| person.name.clone()).collect();
    let wrong: String = names.iter().take(1).flat_map(|name| name.chars().skip(1)).collect();
    format!("{}, X{wrong}", names.join(", "))
}

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("which backup?")?;
    let from = backup::read(&std::fs::read(file)?).map_err(|why| format!("{why:?}"))?;
    let today: Day = from.made();
    let mut document = Document::new(1);
    let plan = from.plan(&document).map_err(|why| format!("{why:?}"))?;
    document.bring_in("", &plan.update, &Choices::default())?;
    let notebook = document.notebook();
    let graph = Graph::of(notebook);
    println!("{} people, {} pairs tied", graph.len(), graph.edges().len());
    let everybody = notebook.people().map(|person| person.id).collect();
    let far = graph.people().last().copied().ok_or("nobody")?;
    let filter: Filter = "all(not(drifting),any(circle(3),tag(\"choir\")))".parse()?;
    let timeline = insight::timeline(notebook, today);
    time("graph", || drop(black_box(Graph::of(notebook))));
    time("degrees", || drop(black_box(insight::degrees(&graph, 0))));
    time("groups found", || drop(black_box(insight::groups(notebook, &graph, Grouping::Found))));
    time("groups by tag", || drop(black_box(insight::groups(notebook, &graph, Grouping::Tags))));
    time("roles", || drop(black_box(insight::roles(&graph))));
    time("a filter", || drop(black_box(insight::fits(notebook, &filter, today))));
    time("shortest", || drop(black_box(insight::shortest(notebook, None, far, today))));
    time("warmest", || drop(black_box(insight::warmest(notebook, graph.person(0), far, today))));
    time("timeline", || drop(black_box(insight::timeline(notebook, today))));
    time("known by", || drop(black_box(timeline.as_ref().map(|line| line.known_by(today)))));
    time("ties by", || drop(black_box(timeline.as_ref().map(|line| line.ties_by(today)))));
    let (people, moments) = (PeopleIndex::of(notebook), MomentsIndex::of(notebook));
    time("people to be found", || drop(black_box(PeopleIndex::of(notebook))));
    time("moments to be found", || drop(black_box(MomentsIndex::of(notebook))));
    // A letter, a name, a slip, letters of a name, and what nobody is called: as they are typed.
    for typed in ["a", "ann", "anders", "adners", "adhl", "xyzzyx"] {
        time(&format!("“{typed}” in the palette"), || {
            drop(black_box(people.nearest(&mut Sought::new(typed), 7)));
            drop(black_box(moments.latest(&Sought::new(typed), 5)));
        });
    }
    let all: Vec<_> = notebook.people().collect();
    for order in Order::ALL {
        time(&format!("the list {}", order.words()), || {
            drop(black_box(insight::in_order(notebook, &all, order, today, &|name| name.len())));
        });
    }
    let names = Names::of(notebook);
    let name = names_in(notebook);
    let sentence = format!(
        "Yesterday lunch with {name} and Somebody Unknown. Her mother is ill, ask her Friday, remind me \
         to send the photos in two weeks"
    );
    time("names", || drop(black_box(Names::of(notebook))));
    time("a sentence", || drop(black_box(read(&sentence, &names, today, Weekday::Monday))));
    let long = sentence.repeat(20);
    time("20 of them", || drop(black_box(read(&long, &names, today, Weekday::Monday))));
    let network = Network::of(notebook, &everybody, None, true, &Places::new());
    for form in Form::ALL {
        time(form.word(), || drop(black_box(form.write(&network, today))));
    }
    Ok(())
}
