//! A map in use, in the hand of somebody at a screen of 800 by 600.

use super::*;
use crate::id::AnyId;
use crate::insight::fixtures::{lifelike, notebook, person_id, planted};
use crate::map::gesture::Under;
use crate::map::scene::{Emphasis, Presence};
use crate::people::{Circle, Person};

fn today() -> Day {
    "2026-11-21".parse().unwrap()
}

fn people(circles: &[Option<Circle>]) -> Notebook {
    let person = |(n, &circle): (usize, &Option<Circle>)| Person {
        circle,
        ..Person::new(person_id(n), format!("P{n}"))
    };
    notebook(circles.iter().enumerate().map(person), [])
}

fn follow(chart: &mut Chart, notebook: &Notebook) {
    chart.follow(notebook, &Graph::of(notebook), today());
}

fn shown(circles: &[Option<Circle>]) -> Chart {
    let mut chart = Chart::default();
    follow(&mut chart, &people(circles));
    assert!(!chart.compose(0.0, 800.0, 600.0, false));
    chart
}

const FOUR: [Option<Circle>; 4] =
    [Some(Circle::Heart), Some(Circle::Close), Some(Circle::Known), None];

/// So many, of whom few are close, tied in groups.
fn lifelike_chart(n: usize) -> Chart {
    let person = |i: usize| Person::new(person_id(i), format!("Person{i}"));
    let mut chart = Chart::default();
    let graph = planted(n, 25, 5, lifelike);
    chart.follow(&notebook((0..n).map(person), []), &graph, today());
    chart
}

#[test]
fn a_saved_picture_is_cut_to_what_is_on_it() {
    // Wider than high, and as high as wide: no third of the sheet is empty.
    let mut chart = lifelike_chart(60);
    for view in View::ALL {
        chart.set_view(view);
        for (width, height) in [(360.0, 640.0), (1400.0, 600.0)] {
            chart.compose(0.0, width, height, true);
            chart.show_all();
            chart.compose(0.0, width, height, true);
            let scene = chart.picture();
            let drawn = scene.drawn().unwrap();
            let free = scene.size - drawn.size();
            assert!(free.x <= 40.0 && free.y <= 40.0, "{free:?} of {:?}", scene.size);
            assert_eq!(scene.nodes.len(), 60);
        }
    }
}

#[test]
fn nobody_is_under_the_head_when_all_are_shown() {
    let mut chart = lifelike_chart(60);
    let part = |x: f32, y: f32, width: f32, height: f32| Rect {
        min: Point::new(x, y),
        max: Point::new(x + width, y + height),
    };
    for view in View::ALL {
        chart.set_view(view);
        for (width, height) in [(360.0, 640.0), (800.0, 340.0), (1200.0, 868.0)] {
            let head = vec![part(10.0, 8.0, 240.0, 100.0), part(width - 200.0, 8.0, 190.0, 50.0)];
            chart.head(head.clone());
            chart.compose(0.0, width + 1.0, height, true);
            chart.show_all();
            chart.compose(0.0, width, height, true);
            for node in &chart.scene().nodes {
                assert!(
                    !head.iter().any(|part| part.contains(node.at)),
                    "{view:?} {width} {node:?}"
                );
            }
        }
    }
}

#[test]
fn a_small_window_begins_near_to_me() {
    let mut chart = lifelike_chart(150);
    chart.compose(0.0, 360.0, 640.0, true);
    let near = chart.camera().zoom();
    let named = |chart: &Chart, node: usize| chart.scene().labels.iter().any(|l| l.node == node);
    let closest =
        (0..150).filter(|&node| chart.graph().circle(node).is_some_and(|circle| circle.ring() < 3));
    let (closest, all): (Vec<usize>, _) = (closest.collect(), chart.graph().len());
    let count = closest.iter().filter(|&&node| named(&chart, node)).count();
    assert!(count * 10 >= closest.len() * 9, "{count} of {}", closest.len());
    chart.show_all();
    chart.compose(0.0, 360.0, 640.0, true);
    assert!(chart.camera().zoom() < near && chart.scene().nodes.len() == all);
    // A desk shows all at once, and so does a phone where there are few.
    for (n, width) in [(150, 1200.0), (12, 360.0)] {
        let mut chart = lifelike_chart(n);
        chart.compose(0.0, width, 800.0, true);
        assert_eq!(chart.scene().nodes.len(), n);
    }
}

#[test]
fn all_is_shown_at_first_and_in_another_window() {
    let mut chart = shown(&FOUR);
    let seen = chart.camera().visible();
    assert!(chart.positions().points().iter().all(|&point| seen.contains(point)));
    chart.compose(1.0, 300.0, 600.0, false);
    let narrow = chart.camera().visible();
    assert!(chart.positions().points().iter().all(|&point| narrow.contains(point)));
    chart.zoom(Point::new(10.0, 10.0), 4.0);
    let near = chart.camera().zoom();
    chart.compose(2.0, 800.0, 600.0, false);
    assert_eq!(chart.camera().zoom(), near);
}

#[test]
fn who_is_dropped_comes_from_there_and_stays_near() {
    let mut chart = shown(&FOUR);
    let who = person_id(0);
    let stood = chart.camera().to_screen(chart.positions().of(who).unwrap());
    let band = *chart.positions().bands().unwrap().of(Some(Circle::Known));
    let goal = chart.camera().to_screen(Point::new(-(band.inner + band.outer) / 2.0, 0.0));
    assert_eq!(chart.lift(stood, stood, false), Some(who));
    assert_eq!(chart.carry(goal), Some((who, LetGo::Circle(Some(Circle::Known)))));
    chart.compose(1.0, 800.0, 600.0, false);
    assert!(chart.scene().rings.iter().any(|ring| ring.target));
    assert_eq!(chart.let_go(goal), Some((who, LetGo::Circle(Some(Circle::Known)))));

    let mut circles = FOUR;
    circles[0] = Some(Circle::Known);
    follow(&mut chart, &people(&circles));
    assert!(chart.compose(100.0, 800.0, 600.0, false));
    let at = |chart: &Chart| chart.scene().nodes.iter().find(|n| n.node == 0).unwrap().at;
    assert!(at(&chart).distance(goal) < 1.0, "{:?} {goal:?}", at(&chart));
    let between = chart.compose(150.0, 800.0, 600.0, false);
    assert!(between && !chart.compose(400.0, 800.0, 600.0, false));
    let angle = chart.positions().of(who).unwrap().angle().abs();
    assert!(angle > 3.0, "{angle}");
}

#[test]
fn who_is_let_go_on_their_own_ring_goes_back() {
    let mut chart = shown(&FOUR);
    let stood = chart.camera().to_screen(chart.positions().of(person_id(2)).unwrap());
    chart.lift(stood, stood, false);
    let near = stood + Point::new(6.0, 0.0);
    assert_eq!(chart.let_go(near), Some((person_id(2), LetGo::Back)));
    assert!(chart.compose(1.0, 800.0, 600.0, false));
    chart.lift(stood, stood, false);
    assert!(chart.put_back() && !chart.put_back());
    assert_eq!(chart.let_go(near), None);
}

#[test]
fn without_motion_everything_is_where_it_goes() {
    let mut chart = shown(&FOUR);
    chart.zoom_gently(None, 2.0);
    follow(&mut chart, &people(&[None; 4]));
    assert!(!chart.compose(5.0, 800.0, 600.0, true));
    assert!(!chart.scene().nodes.is_empty());
    for node in &chart.scene().nodes {
        let goal = chart.camera().to_screen(chart.positions().at(node.node));
        assert!(node.at.distance(goal) < 0.5);
    }
}

#[test]
fn whoever_is_revealed_is_not_behind_what_covers() {
    let mut chart = shown(&FOUR);
    chart.cover(vec![Rect { min: Point::new(0.0, 250.0), max: Point::new(800.0, 600.0) }]);
    for n in 0..4 {
        chart.reveal(person_id(n));
        let at = chart.camera().to_screen(chart.positions().of(person_id(n)).unwrap());
        assert!(at.y < 250.0 && at.y > 0.0, "{at:?}");
    }
    chart.centre(person_id(2));
    chart.compose(9.0, 800.0, 600.0, true);
    let at = chart.camera().to_screen(chart.positions().of(person_id(2)).unwrap());
    assert!(at.distance(Point::new(400.0, 300.0)) < 0.5);
}

#[test]
fn those_who_are_gone_are_in_nobodys_hand() {
    let mut chart = shown(&FOUR);
    chart.select(Some(person_id(3)));
    chart.focus(Some(person_id(3)));
    chart.walk(true);
    let stood = chart.camera().to_screen(chart.positions().of(person_id(3)).unwrap());
    chart.lift(stood, stood, false);
    follow(&mut chart, &people(&FOUR[..3]));
    chart.compose(1.0, 800.0, 600.0, false);
    assert!(!chart.put_back());
    assert!(chart.scene().nodes.iter().all(|node| !node.selected && !node.focused));
    follow(&mut chart, &people(&[]));
    assert!(!chart.compose(1.0, 800.0, 600.0, false));
    assert!(chart.scene().nodes.is_empty());
}

const TIES: [(usize, usize, &str); 5] =
    [(0, 1, "friend"), (1, 2, "friend"), (2, 3, "friend"), (3, 4, "friend"), (0, 5, "colleague")];

/// Six people, tied, with these changes to them.
fn six(change: impl Fn(usize, &mut Person)) -> Notebook {
    let person = |n: usize| {
        let mut person = Person::new(person_id(n), format!("P{n}"));
        person.circle = Circle::from_ring(u8::try_from(n).unwrap());
        change(n, &mut person);
        person
    };
    notebook((0..6).map(person), TIES)
}

fn settle(chart: &mut Chart, mut now: f64) {
    let mut frames = 0;
    while chart.compose(now, 800.0, 600.0, false) {
        now += 16.0;
        frames += 1;
        assert!(frames < 400, "it never comes to rest");
    }
}

fn seen_at(chart: &Chart, node: usize) -> Point {
    chart.scene().nodes.iter().find(|drawn| drawn.node == node).unwrap().at
}

fn constellation_of(notebook: &Notebook) -> Chart {
    let mut chart = Chart::default();
    follow(&mut chart, notebook);
    chart.set_view(View::Constellation);
    settle(&mut chart, 0.0);
    chart
}

#[test]
fn the_way_from_view_to_view_can_be_followed_and_turned_round() {
    let notebook = six(|_, _| {});
    let mut chart = Chart::default();
    follow(&mut chart, &notebook);
    settle(&mut chart, 0.0);
    let on_rings: Vec<Point> = (0..6).map(|node| seen_at(&chart, node)).collect();
    chart.set_view(View::Constellation);
    let mut before = on_rings.clone();
    let mut now = 1000.0;
    let mut farthest = 0.0_f32;
    let mut step = |chart: &mut Chart, now: f64| {
        let more = chart.compose(now, 800.0, 600.0, false);
        for (node, before) in before.iter_mut().enumerate() {
            let at = seen_at(chart, node);
            farthest = farthest.max(at.distance(*before));
            *before = at;
        }
        more
    };
    for _ in 0..20 {
        assert!(step(&mut chart, now));
        now += 16.0;
    }
    let halfway = chart.scene().presence;
    assert!(halfway > 0.0 && halfway < 1.0, "rings fade: {halfway}");
    chart.set_view(View::Rings);
    while step(&mut chart, now) {
        now += 16.0;
    }
    assert!(farthest < 60.0, "somebody has leapt by {farthest}");
    for (node, at) in on_rings.iter().enumerate() {
        assert!(seen_at(&chart, node).distance(*at) < 0.5);
    }
    assert_eq!(chart.scene().presence, 1.0);
}

#[test]
fn nothing_is_laid_out_anew_while_nothing_has_changed() {
    let notebook = six(|_, _| {});
    let mut chart = constellation_of(&notebook);
    let places = chart.positions().clone();
    chart.set_view(View::Rings);
    chart.set_view(View::Constellation);
    follow(&mut chart, &notebook);
    assert_eq!(*chart.positions(), places);
    chart.set_view(View::Constellation);
    settle(&mut chart, 5000.0);
    assert_eq!(*chart.positions(), places);
}

#[test]
fn without_motion_the_other_view_is_there_at_once() {
    let mut chart = shown(&FOUR);
    chart.set_view(View::Constellation);
    assert!(!chart.compose(1.0, 800.0, 600.0, true));
    assert_eq!((chart.scene().presence, chart.scene().rings.len()), (0.0, 0));
    assert!(chart.scene().me.is_none());
    let everybody = Rect { min: Point::ORIGIN, max: Point::new(800.0, 600.0) };
    assert!(chart.scene().nodes.iter().all(|node| everybody.contains(node.at)));
}

#[test]
fn who_is_let_go_in_the_constellation_stays_there_and_others_come_to_rest() {
    let mut chart = constellation_of(&six(|_, _| {}));
    let who = person_id(2);
    let stood = chart.camera().to_screen(chart.positions().of(who).unwrap());
    let before = chart.positions().clone();
    chart.lift(stood, stood, false);
    let mut now = 9000.0;
    for step in 1..=20_u8 {
        let at = stood + Point::new(5.0 * f32::from(step), 2.0);
        assert!(matches!(chart.carry(at), Some((_, LetGo::Place(_)))));
        chart.compose(now, 800.0, 600.0, false);
        now += 16.0;
    }
    let near = chart.positions().of(person_id(1)).unwrap();
    assert!(near.x > before.of(person_id(1)).unwrap().x + 1.0, "those tied follow");
    let Some((_, LetGo::Place(place))) = chart.let_go(stood + Point::new(100.0, 2.0)) else {
        panic!("let go")
    };
    follow(&mut chart, &six(|n, person| person.pin = (n == 2).then_some(place)));
    settle(&mut chart, now);
    let at = chart.positions().of(who).unwrap();
    assert_eq!((at.x, at.y), (place.x as f32, place.y as f32));
    assert!(chart.scene().nodes.iter().any(|node| node.node == 2 && node.pinned));
    // Found anew from the notebook alone they are there too.
    let again = constellation_of(&six(|n, person| person.pin = (n == 2).then_some(place)));
    assert_eq!(again.positions().of(who), Some(at));
}

#[test]
fn who_comes_back_brings_everybody_back() {
    let mut chart = constellation_of(&six(|_, _| {}));
    let before = chart.positions().clone();
    let stood = chart.camera().to_screen(chart.positions().of(person_id(2)).unwrap());
    for escape in [true, false] {
        chart.lift(stood, stood, false);
        for (step, now) in [(40.0, 9000.0), (80.0, 9016.0), (3.0, 9032.0)] {
            chart.carry(stood + Point::new(step, 0.0));
            chart.compose(now, 800.0, 600.0, false);
        }
        if escape {
            assert!(chart.put_back());
        } else {
            let back = Some((person_id(2), LetGo::Back));
            assert_eq!(chart.let_go(stood + Point::new(3.0, 0.0)), back);
        }
        settle(&mut chart, 9100.0);
        assert_eq!(*chart.positions(), before);
    }
}

#[test]
fn along_their_ring_people_are_pinned_at_an_angle() {
    let mut chart = shown(&FOUR);
    let who = person_id(2);
    let stood = chart.positions().of(who).unwrap();
    let goal = Point::polar(stood.length(), stood.angle() + 1.0);
    let [from, to] = [stood, goal].map(|place| chart.camera().to_screen(place));
    chart.lift(from, from, false);
    let Some((_, LetGo::Angle(angle))) = chart.let_go(to) else { panic!("let go") };
    let mut pinned = people(&FOUR);
    pinned = {
        let people = pinned.people().map(|person| {
            let mut person = (**person).clone();
            person.angle = (person.id == who).then_some(angle);
            person
        });
        notebook(people.collect::<Vec<_>>(), [])
    };
    follow(&mut chart, &pinned);
    settle(&mut chart, 1.0);
    let at = chart.positions().of(who).unwrap();
    assert!((at.angle() - goal.angle()).abs() < 0.01, "{at:?}");
    assert_eq!(chart.angle_of(who).map(|kept| (kept - angle).abs() <= 10), Some(true));
}

#[test]
fn who_is_gone_is_not_under_the_pointer_and_who_has_faded_not_walked() {
    let mut chart = shown(&FOUR);
    let presence = vec![Presence::Gone, Presence::Faded, Presence::Here, Presence::Here];
    let thought = Thought { presence, ..Thought::default() };
    chart.hover(Some(person_id(0)));
    chart.focus(Some(person_id(0)));
    assert!(chart.think(thought.clone()) && !chart.think(thought));
    chart.compose(1.0, 800.0, 600.0, false);
    let at = |chart: &Chart, n| chart.camera().to_screen(chart.positions().at(n));
    assert_eq!(chart.under(at(&chart, 0), false), None);
    assert_eq!(chart.what_is_under(at(&chart, 0), false), Under::Ground);
    assert_eq!(chart.under(at(&chart, 1), false), Some(person_id(1)));
    assert_eq!(chart.focused(), None);
    assert_eq!([0, 1, 2, 3].map(|node| chart.is_here(node)), [false, false, true, true]);
    assert_eq!(chart.all_here(), [person_id(2), person_id(3)].into());
    assert_eq!(chart.away(), (1, 1));
}

#[test]
fn a_tie_is_drawn_from_the_handle_and_found_where_it_runs() {
    let mut chart = constellation_of(&six(|_, _| {}));
    chart.select(Some(person_id(0)));
    settle(&mut chart, 9000.0);
    let handle = chart.scene().handle.unwrap().at;
    assert_eq!(chart.what_is_under(handle, false), Under::Handle);
    assert_eq!(chart.what_is_under(handle, true), Under::Handle);
    assert_eq!(chart.tie_from(handle, handle, false), Some(person_id(0)));
    let to = seen_at(&chart, 3);
    assert_eq!(chart.tie_to(to), Some((person_id(0), Some(person_id(3)))));
    settle(&mut chart, 9900.0);
    assert!(chart.scene().handle.is_none() && chart.scene().tying.is_some());
    assert_eq!(chart.tie_end(to), Some((person_id(0), person_id(3))));
    settle(&mut chart, 9900.0);
    chart.tie_from(handle, handle, false);
    assert_eq!(chart.tie_end(seen_at(&chart, 0)), None);

    let (a, b) = (chart.positions().at(2), chart.positions().at(3));
    let edge = chart.graph().edges().iter().position(|edge| *edge == [2, 3]).unwrap();
    let subject = crate::map::Subject::of(&chart.graph, &chart.positions, &chart.faces);
    let by = crate::map::bends(&subject)[edge];
    let middle = a.towards(by, 0.5).towards(by.towards(b, 0.5), 0.5);
    let on_screen = chart.camera().to_screen(middle);
    assert_eq!(chart.tie_at(on_screen, false), Some((person_id(2), person_id(3))));
    assert_eq!(chart.tie_at(Point::new(1.0, 1.0), false), None);
}

#[test]
fn a_loop_holds_who_is_in_it() {
    let mut chart = shown(&FOUR);
    let at = chart.camera().to_screen(chart.positions().at(2));
    for (x, y) in [(-30.0, -30.0), (30.0, -30.0), (30.0, 30.0), (-30.0, 30.0)] {
        chart.draw_lasso(at + Point::new(x, y));
    }
    chart.compose(1.0, 800.0, 600.0, false);
    assert_eq!(chart.scene().lasso.len(), 4);
    assert_eq!(chart.close_lasso(), [person_id(2)].into());
    assert!(chart.close_lasso().is_empty());
    chart.choose_many([person_id(2), person_id(3)].into());
    chart.compose(2.0, 800.0, 600.0, false);
    assert_eq!(chart.scene().nodes.iter().filter(|node| node.one_of_many).count(), 2);
    follow(&mut chart, &people(&FOUR[..3]));
    assert_eq!(*chart.chosen_many(), [person_id(2)].into());
}

#[test]
fn a_tie_by_key_follows_the_walk_and_ends_with_it() {
    let mut chart = constellation_of(&six(|_, _| {}));
    chart.walk(true);
    chart.focus(Some(person_id(1)));
    chart.tie_by_key(person_id(1));
    chart.focus(Some(person_id(4)));
    settle(&mut chart, 9000.0);
    let [from, to] = chart.scene().tying.unwrap();
    assert!(from.distance(seen_at(&chart, 1)) < 0.5 && to.distance(seen_at(&chart, 4)) < 0.5);
    chart.walk(false);
    settle(&mut chart, 9900.0);
    assert_eq!((chart.tying(), chart.scene().tying), (None, None));
}

#[test]
fn another_day_begins_where_the_last_ended() {
    for view in View::ALL {
        let graph = planted(120, 20, 3, |n| u8::try_from(n % 6).unwrap());
        let whole = people(&[Some(Circle::Known); 121]);
        let mut chart = Chart::default();
        chart.set_view(view);
        chart.follow(&whole, &graph, today());
        chart.set_view(view.other());
        chart.set_view(view);
        let text = chart.places(&|_| true).unwrap();
        assert_eq!(chart.places(&|_| true), None);

        let mut next = Chart::default();
        next.set_view(view);
        assert!(next.is_strange(&graph));
        next.begin_from(&text);
        let ids = |&[a, b]: &[u32; 2]| (person_id(a as usize), person_id(b as usize));
        let everybody = (0..120).map(|n| (person_id(n), graph.circle(n)));
        let more = [(person_id(3), person_id(90))];
        let edited = Graph::new(everybody, graph.edges().iter().map(ids).chain(more));
        next.follow(&whole, &edited, today());
        assert!(!next.compose(0.0, 800.0, 600.0, false), "nobody moves at first");
        for _ in 0..2 {
            let size = chart.positions().bounds().size().length();
            let moved = |n| chart.positions().at(n).distance(next.positions().at(n)) / size;
            let mut moves: Vec<f32> = (0..120).map(moved).collect();
            moves.sort_by(f32::total_cmp);
            assert!(moves[60] <= 0.02, "{view:?}: {}", moves[60]);
            chart.set_view(chart.view().other());
            next.set_view(next.view().other());
        }
        // Who is gone is not kept, and strangers are no reason to keep anything.
        let left = next.places(&|id| id != person_id(7)).unwrap();
        assert!(!left.contains(person_id(7).as_str()));
        next.set_view(next.view().other());
        assert_eq!(next.places(&|_| false), None);
    }
}

#[test]
fn those_looked_at_come_into_the_free_part_and_back() {
    let mut chart = shown(&[Some(Circle::Friends); 40]);
    chart.zoom(Point::new(200.0, 200.0), 2.0);
    let before = *chart.camera();
    chart.cover(vec![
        Rect { min: Point::ORIGIN, max: Point::new(800.0, 90.0) },
        Rect { min: Point::new(450.0, 100.0), max: Point::new(790.0, 590.0) },
    ]);
    for count in [3, 40, 1] {
        chart.look_at((0..count).map(person_id).collect(), false);
        assert!(chart.compose(0.0, 800.0, 600.0, false), "it is seen where one goes");
        for n in 0..count {
            let at = chart.camera().to_screen(chart.positions().at(n));
            assert!(at.x > 20.0 && at.x < 430.0 && at.y > 110.0 && at.y < 580.0, "{count}: {at:?}");
        }
        chart.compose(900.0, 800.0, 600.0, false);
    }
    chart.look_back();
    chart.compose(2000.0, 800.0, 600.0, true);
    assert_eq!(*chart.camera(), before);
    chart.look_at(Vec::new(), false);
    chart.look_at(vec![person_id(77)], true);
    chart.look_back();
    assert_eq!(*chart.camera(), before);

    // Where the reader has looked elsewhere since, another window shows that.
    chart.cover(Vec::new());
    for elsewhere in [false, true] {
        chart.look_at(vec![person_id(0), person_id(20)], false);
        if elsewhere {
            chart.pan(Point::new(60.0, 0.0));
        }
        let corner = chart.camera().to_world(Point::ORIGIN);
        chart.compose(3000.0, 500.0, 600.0, true);
        let moved = chart.camera().to_screen(corner).length() > 1.0;
        assert_eq!(moved, !elsewhere);
        chart.compose(3001.0, 800.0, 600.0, true);
    }
}

#[test]
fn what_is_pressed_stands_still() {
    let mut chart = shown(&FOUR);
    chart.zoom_gently(None, 3.0);
    chart.compose(0.0, 800.0, 600.0, false);
    assert!(chart.compose(60.0, 800.0, 600.0, false));
    let drawn: Vec<Point> = chart.scene().nodes.iter().map(|node| node.at).collect();
    chart.stand_still();
    assert!(!chart.compose(90.0, 800.0, 600.0, false));
    for (node, at) in chart.scene().nodes.iter().zip(drawn) {
        assert!(node.at.distance(at) < 0.5);
    }
}

#[test]
fn a_panel_that_takes_room_moves_nobody() {
    let mut chart = shown(&FOUR);
    chart.zoom(Point::new(10.0, 10.0), 1.4);
    chart.compose(1.0, 800.0, 600.0, false);
    let at = |chart: &Chart| -> Vec<Point> {
        chart.positions().points().iter().map(|&point| chart.camera().to_screen(point)).collect()
    };
    let before = at(&chart);
    for (width, height) in [(450.0, 600.0), (800.0, 600.0), (800.0, 320.0), (800.0, 600.0)] {
        assert!(!chart.compose(2.0, width, height, false));
        assert!(at(&chart).iter().zip(&before).all(|(now, then)| now.distance(*then) < 0.5));
    }
}

#[test]
fn the_tie_that_is_looked_at_is_marked() {
    let mut chart = Chart::default();
    let person = |n: usize| Person::new(person_id(n), format!("P{n}"));
    follow(&mut chart, &notebook((0..4).map(person), [(0, 1, "friend"), (2, 3, "friend")]));
    chart.compose(0.0, 800.0, 600.0, false);
    assert_eq!(chart.scene().tie_count(Emphasis::Near), 0);
    chart.mark_tie(Some((person_id(0), person_id(1))));
    chart.compose(1.0, 800.0, 600.0, false);
    assert_eq!(chart.scene().tie_count(Emphasis::Near), 1);
    assert_eq!(chart.scene().tie_count(Emphasis::Faint), 1);
    chart.mark_tie(Some((person_id(0), person_id(9))));
    chart.compose(2.0, 800.0, 600.0, false);
    assert_eq!(chart.scene().tie_count(Emphasis::Faint), 0);
}

#[test]
fn around_somebody_names_come_first() {
    // Forty in a crowd, the first tied to three of them; far away discs are dots.
    let person = |n: usize| Person {
        circle: Some(Circle::Close),
        ..Person::new(person_id(n), format!("Somebody{n}"))
    };
    let notebook = notebook((0..200).map(person), (1..4).map(|n| (0, 40 * n, "friend")));
    let mut chart = Chart::default();
    follow(&mut chart, &notebook);
    let here = |n: usize| [0, 40, 80, 120].contains(&n);
    let presence = |n| if here(n) { Presence::Here } else { Presence::Faded };
    chart.think(Thought {
        presence: (0..200).map(presence).collect(),
        around: Some(0),
        ..Thought::default()
    });
    chart.compose(0.0, 360.0, 400.0, false);
    chart.look_at([0, 40, 80, 120].map(person_id).to_vec(), false);
    chart.compose(1.0, 360.0, 400.0, true);
    let named: BTreeSet<usize> = chart.scene().labels.iter().map(|label| label.node).collect();
    assert_eq!(named, [0, 40, 80, 120].into());
}
