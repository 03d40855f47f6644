//! What every frame must keep: only what is seen, no name on another, roles instead of colours.

use super::*;
use crate::insight::Graph;
use crate::insight::fixtures::{group_of, lifelike, notebook, person_id, planted};
use crate::map::faces::{Faces, text_ems};
use crate::map::layout::{Positions, constellation, rings};
use crate::people::{Circle, Person, TieKind, View};

struct Map {
    graph: Graph,
    positions: Positions,
    faces: Faces,
    warmth: Vec<f32>,
    strands: Vec<Strand>,
    groups: Vec<Hull>,
    weights: Vec<f32>,
}

impl Map {
    fn of(n: usize) -> Self {
        let graph = planted(n, 25, 5, lifelike);
        // First names that nobody shares.
        let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
        let first = |i| format!("Someb{}{}{}", letter(i / 676), letter(i / 26), letter(i));
        let person = |i: usize| Person::new(person_id(i), format!("{} Number{i}", first(i)));
        let faces = Faces::of(&graph, &notebook((0..n).map(person), []));
        let positions = rings(&graph, 1, None, &[]);
        let warmth = (0..n).map(|i| if i % 4 == 0 { 0.8 } else { 0.0 }).collect();
        let (strands, groups, weights) = (Vec::new(), Vec::new(), Vec::new());
        Self { graph, positions, faces, warmth, strands, groups, weights }
    }

    /// The same with one to three ties a pair, groups and sizes.
    fn rich(n: usize, view: View) -> Self {
        let mut map = Self::of(n);
        let kinds: Vec<TieKind> = TieKind::all().collect();
        for edge in 0..map.graph.edges().len() {
            for which in 0..=edge % 3 {
                let kind = kinds[(edge + 7 * which) % kinds.len()].clone();
                map.strands.push(Strand { edge: edge as u32, kind, forward: edge % 2 == 0 });
            }
        }
        let groups = n.div_ceil(25);
        let group = |g: usize| Hull {
            name: format!("Group number {g}"),
            nodes: (0..n as u32).filter(|&i| group_of(i as usize, groups) == g).collect(),
            hue: g as u8,
        };
        map.groups = (0..groups).map(group).collect();
        map.weights = (0..n).map(|i| (i % 10) as f32 / 9.0).collect();
        if view == View::Constellation {
            map.positions = constellation(&map.graph, 1, None, &[]);
        }
        map
    }

    fn subject(&self) -> Subject<'_> {
        let Map { warmth, strands, groups, weights, .. } = self;
        let subject = Subject::of(&self.graph, &self.positions, &self.faces);
        Subject { warmth, strands, groups, weights, ..subject }
    }

    fn compose(&self, camera: &Camera, look: &Look<'_>) -> Scene {
        let mut scene = Scene::default();
        scene.compose(&self.subject(), camera, look);
        scene
    }

    fn all(&self, width: f32, height: f32) -> Camera {
        let mut camera = Camera::new(width, height);
        camera.fit(&self.positions.bounds(), 16.0);
        camera
    }
}

fn text_rect(map: &Map, label: &Label) -> Rect {
    let face = map.faces.get(label.node).unwrap();
    let ems = if label.full { face.name_ems } else { face.short_ems };
    let half = Point::new(ems / 2.0 * LABEL_SIZE, LABEL_SIZE * 0.5);
    Rect { min: label.at - half, max: label.at + half }
}

#[test]
fn everybody_is_drawn_when_all_is_seen() {
    let map = Map::of(300);
    let scene = map.compose(&map.all(1440.0, 900.0), &Look::default());
    assert_eq!(scene.nodes.len(), 300);
    assert_eq!(scene.tie_count(Emphasis::Plain), map.graph.edges().len());
    assert_eq!(scene.tie_count(Emphasis::Faint) + scene.tie_count(Emphasis::Near), 0);
    assert_eq!(scene.glows.len(), 75);
    assert!(scene.me.is_some());
    assert_eq!(scene.rings.len(), 6);
    assert!(scene.labels.len() > 30, "{} names", scene.labels.len());
}

/// The corners of a word, and points along its edges.
fn outline(word: &Word) -> Vec<Point> {
    let half = Point::new(text_ems(&word.text) / 2.0, 0.3) * word.size;
    let (sin, cos) = word.angle.sin_cos();
    let turned = |x: f32, y: f32| word.at + Point::new(x * cos - y * sin, x * sin + y * cos);
    let along = (0..=8).map(|i| half.x * (i as f32 / 4.0 - 1.0));
    along.flat_map(|x| [turned(x, -half.y), turned(x, 0.0), turned(x, half.y)]).collect()
}

#[test]
fn names_and_words_cover_nothing_at_any_zoom() {
    for view in [View::Rings, View::Constellation] {
        for n in [5, 150, 1000] {
            let map = Map::rich(n, view);
            let mut camera = map.all(900.0, 700.0);
            let mut scene = Scene::default();
            for step in 0..24 {
                let selected = (step % 3 == 1).then_some(step % n);
                let look = Look { selected, ..Look::default() };
                scene.compose(&map.subject(), &camera, &look);
                check_nothing_covered(&map, &scene, &look, &camera);
                camera.zoom_about(Point::new(300.0 + step as f32, 200.0), 1.17);
                camera.pan(Point::new(-7.3, 2.9));
            }
        }
    }
}

fn check_nothing_covered(map: &Map, scene: &Scene, look: &Look<'_>, camera: &Camera) {
    let window = Rect { min: Point::ORIGIN, max: camera.size() };
    let at = camera.zoom();
    let is_chosen = |node: usize| look.chosen().any(|chosen| chosen == node);
    let free = scene.labels.iter().filter(|label| !is_chosen(label.node));
    let free: Vec<Rect> = free.map(|label| text_rect(map, label)).collect();
    let all: Vec<Rect> = scene.labels.iter().map(|label| text_rect(map, label)).collect();
    let rings = scene.rings.iter().filter_map(|ring| {
        let half = Point::new(text_ems(ring.word()) / 2.0, 0.36) * LABEL_SIZE;
        ring.word_at.map(|at| Rect { min: at - half, max: at + half })
    });
    let rings: Vec<Rect> = rings.collect();
    for name in &free {
        assert!(window.contains(name.min) && window.contains(name.max), "cut at {at}");
        assert_eq!(all.iter().filter(|other| other.meets(name)).count(), 1, "names at {at}");
        assert!(!rings.iter().any(|ring| ring.meets(name)), "a ring's word at {at}");
        for node in &scene.nodes {
            let Point { x, y } = node.at;
            let nearest =
                Point::new(x.clamp(name.min.x, name.max.x), y.clamp(name.min.y, name.max.y));
            assert!(nearest.distance(node.at) >= node.radius - 0.8, "a disc at {at}");
        }
    }
    for (i, word) in scene.words.iter().enumerate() {
        for point in outline(word) {
            let near = |node: &&Node| node.at.distance(point) < node.radius - 0.8;
            assert!(scene.nodes.iter().find(near).is_none(), "{} on a disc at {at}", word.text);
            assert!(!all.iter().any(|name| name.contains(point)), "{} on a name", word.text);
        }
        let own = outline(word);
        let close =
            |other: &&Word| outline(other).iter().any(|a| own.iter().any(|b| a.distance(*b) < 1.5));
        assert!(scene.words[..i].iter().find(close).is_none(), "{} on a word at {at}", word.text);
    }
}

#[test]
fn groups_and_ties_have_words() {
    let map = Map::rich(150, View::Constellation);
    let mut camera = map.all(1440.0, 900.0);
    let scene = map.compose(&camera, &Look::default());
    assert_eq!((scene.rings.len(), scene.me), (0, None));
    assert_eq!(scene.outlines.len(), 6);
    let is_group = |word: &&Word| matches!(word.role, Role::Group(_));
    assert!(scene.words.iter().filter(is_group).count() >= 4, "{:?}", scene.words);
    assert_eq!(scene.words.iter().filter(|word| !is_group(word)).count(), 0);
    let look = Look { selected: Some(3), ..Look::default() };
    camera.centre_on(map.positions.at(3), 1.6);
    let told = map.compose(&camera, &look);
    let told = told.words.iter().filter(|word| !is_group(word)).count();
    camera.centre_on(map.positions.at(3), 3.0);
    let near = map.compose(&camera, &Look::default());
    let near = near.words.iter().filter(|word| !is_group(word)).count();
    assert!(told > 0 && near > 5, "{told} {near}");
}

#[test]
fn a_word_is_read_from_the_left_person_to_the_right() {
    let kind = TieKind::from_slug("mentor").unwrap();
    for (forward, right, word) in [
        (true, 40.0, "mentor of"),
        (false, 40.0, "mentored by"),
        (true, -40.0, "mentored by"),
        (false, -40.0, "mentor of"),
    ] {
        let mut map = Map::of(0);
        map.graph = crate::insight::fixtures::graph_of(2, |_| 1, [(0, 1)]);
        map.positions = rings(&map.graph, 1, None, &[]);
        map.positions.put(person_id(0), Point::new(-right, 60.0));
        map.positions.put(person_id(1), Point::new(right, 60.0));
        map.strands = vec![Strand { edge: 0, kind: kind.clone(), forward }];
        let mut camera = Camera::new(800.0, 800.0);
        camera.centre_on(Point::new(0.0, 60.0), 3.0);
        let scene = map.compose(&camera, &Look::default());
        assert_eq!(scene.words.iter().map(|w| w.text.as_str()).collect::<Vec<_>>(), [word]);
        assert!(scene.words[0].angle.abs() < 0.1);
    }
}

#[test]
fn who_is_gone_is_nowhere_and_who_is_faded_has_no_name() {
    let map = Map::rich(60, View::Rings);
    let camera = map.all(1440.0, 900.0);
    let mut presence = vec![Presence::Here; 60];
    for node in 0..20 {
        presence[node] = Presence::Gone;
        presence[20 + node] = Presence::Faded;
    }
    let look = Look {
        presence: &presence,
        selected: Some(3),
        hovered: Some(4),
        dragged: Some((5, Point::ORIGIN)),
        ..Look::default()
    };
    let scene = map.compose(&camera, &look);
    assert!(scene.nodes.iter().all(|node| node.node >= 20));
    assert!(scene.labels.iter().all(|label| label.node >= 40));
    let gone = (0..20).map(|node| camera.to_screen(map.positions.at(node)));
    let gone: Vec<Point> = gone.collect();
    for curve in scene.ties.iter().flat_map(|ties| &ties.curves) {
        assert!(!gone.contains(&curve.from) && !gone.contains(&curve.to));
    }
    let both = map.graph.edges().iter().filter(|[a, b]| *a >= 40 && *b >= 40).count();
    assert!(
        both > 0 && scene.tie_count(Emphasis::Plain) > 0,
        "who is here stands out from the faded already"
    );
    for node in scene.nodes.iter().filter(|node| node.node < 40) {
        assert_eq!(node.emphasis, Emphasis::Faint);
    }
}

#[test]
fn a_path_stands_out() {
    let map = Map::rich(60, View::Constellation);
    let [a, b] = map.graph.edges()[0];
    let c = *map.graph.neighbours(b as usize).iter().find(|&&c| c != a).unwrap();
    let path = [a, b, c];
    let look = Look { path: &path, ..Look::default() };
    let scene = map.compose(&map.all(1440.0, 900.0), &look);
    let out: Vec<usize> =
        scene.nodes.iter().filter(|n| n.emphasis == Emphasis::Near).map(|n| n.node).collect();
    assert_eq!(out.len(), 3);
    assert!(path.iter().all(|&node| out.contains(&(node as usize))));
    let near = scene.tie_count(Emphasis::Near);
    assert!((2..=6).contains(&near), "{near}");
    assert_eq!(scene.tie_count(Emphasis::Plain), 0);
}

#[test]
fn marks_lassos_and_ties_being_drawn() {
    let map = Map::rich(20, View::Constellation);
    let many = [2, 3];
    let pinned: Vec<bool> = (0..20).map(|i| i == 7).collect();
    let lasso = [Point::new(1.0, 2.0), Point::new(3.0, 4.0)];
    let to = Point::new(50.0, 60.0);
    let look = Look {
        chosen_many: &many,
        pinned: &pinned,
        lasso: &lasso,
        tying: Some((4, to)),
        ..Look::default()
    };
    let mut scene = Scene::default();
    let camera = map.all(800.0, 600.0);
    let margin = Point::new(100.0, 50.0);
    scene.compose_on(&map.subject(), &camera, margin, &look, Layer::All);
    let marked = |of: fn(&Node) -> bool| -> Vec<usize> {
        let mut all: Vec<usize> = scene.nodes.iter().filter(|n| of(n)).map(|n| n.node).collect();
        all.sort_unstable();
        all
    };
    assert_eq!(marked(|n| n.one_of_many), [2, 3]);
    assert_eq!(marked(|n| n.pinned), [7]);
    assert_eq!(scene.tying, Some([camera.to_screen(map.positions.at(4)), to + margin]));
    assert_eq!(scene.lasso, lasso.map(|at| at + margin));
    let radii: Vec<f32> = scene.nodes.iter().map(|node| node.radius).collect();
    let (least, most) = radii.iter().fold((9e9_f32, 0_f32), |(a, b), r| (a.min(*r), b.max(*r)));
    assert!(most > least * 1.5);
    for (i, a) in scene.nodes.iter().enumerate() {
        assert!(scene.nodes[..i].iter().all(|b| a.at.distance(b.at) >= a.radius + b.radius));
    }
}

#[test]
fn everybody_has_a_name_where_there_is_room() {
    let map = Map::of(5);
    for (width, height) in [(1440.0, 900.0), (360.0, 640.0)] {
        assert_eq!(map.compose(&map.all(width, height), &Look::default()).labels.len(), 5);
    }
    let map = Map::of(1000);
    let mut camera = map.all(900.0, 700.0);
    camera.zoom_about(camera.to_screen(map.positions.at(3)), 5.0);
    let scene = map.compose(&camera, &Look::default());
    // Names that the window would cut are left out.
    let inside = Rect { min: Point::ORIGIN, max: camera.size() }.grown(-60.0);
    let inside = |node: &&Node| inside.contains(node.at);
    let is_named = |node: &&Node| scene.labels.iter().any(|label| label.node == node.node);
    let all = scene.nodes.iter().filter(inside).count();
    let named = scene.nodes.iter().filter(inside).filter(is_named).count();
    assert!(named * 10 > all * 8, "{named} of {all}");
    let window = Rect { min: Point::ORIGIN, max: camera.size() };
    for label in &scene.labels {
        let name = text_rect(&map, label);
        assert!(name.min.x >= window.min.x && name.max.x <= window.max.x, "{name:?}");
    }
}

#[test]
fn names_come_from_the_inside_out() {
    for view in [View::Rings, View::Constellation] {
        let map = Map::rich(150, view);
        // From afar there isn't room for all.
        let scene = map.compose(&map.all(700.0, 500.0), &Look::default());
        let ring = |label: &Label| map.graph.circle(label.node).map_or(6, |circle| circle.ring());
        let rings: Vec<u8> = scene.labels.iter().map(ring).collect();
        assert!(rings.len() > 10 && rings.len() < 150 && rings.is_sorted(), "{rings:?}");
        let look = Look { selected: Some(149), ..Look::default() };
        let scene = map.compose(&map.all(700.0, 500.0), &look);
        assert_eq!(scene.labels[0].node, 149);
    }
}

#[test]
fn a_name_is_nearer_to_its_own_disc_than_to_any_other() {
    for view in [View::Rings, View::Constellation] {
        let map = Map::rich(150, view);
        let mut camera = map.all(1200.0, 900.0);
        for _ in 0..4 {
            let scene = map.compose(&camera, &Look::default());
            for label in &scene.labels {
                let name = text_rect(&map, label);
                let from = |node: &Node| {
                    let Point { x, y } = node.at;
                    let nearest = Point::new(
                        x.clamp(name.min.x, name.max.x),
                        y.clamp(name.min.y, name.max.y),
                    );
                    nearest.distance(node.at) - node.radius
                };
                let own = scene.nodes.iter().find(|node| node.node == label.node).map(from);
                let others = scene.nodes.iter().filter(|node| node.node != label.node).map(from);
                let (own, other) = (own.unwrap(), others.fold(f32::INFINITY, f32::min));
                assert!(
                    own < 6.0 && other > 0.8,
                    "{label:?}: {own} from its own, {other} from another"
                );
            }
            camera.zoom_about(Point::new(500.0, 400.0), 1.4);
        }
    }
}

#[test]
fn a_ring_s_word_gives_way_to_a_name() {
    let map = Map::of(60);
    let camera = map.all(900.0, 900.0);
    let without = map.compose(&camera, &Look::default());
    let words = |scene: &Scene| scene.rings.iter().filter(|ring| ring.word_at.is_some()).count();
    assert!(words(&without) >= 4, "{}", words(&without));
    // Where nobody is named, all words stand at the top, above each other.
    let nobody = vec![Presence::Gone; 60];
    let bare = map.compose(&camera, &Look { presence: &nobody, ..Look::default() });
    let at: Vec<Point> = bare.rings.iter().filter_map(|ring| ring.word_at).collect();
    assert!(at.len() >= 5 && at.iter().all(|at| (at.x - 450.0).abs() < 1.0), "{at:?}");
    // Words of no width are in nobody's way: about as many are named beside real ones.
    let mut shown = map.all(900.0, 900.0);
    for _ in 0..6 {
        let scene = map.compose(&shown, &Look::default());
        let mut free = Scene::default();
        free.set_type(Type { sans: 1.0, serif: 0.0 });
        free.compose(&map.subject(), &shown, &Look::default());
        assert!(scene.labels.len() + 2 >= free.labels.len());
        shown.zoom_about(Point::new(450.0, 450.0), 1.2);
    }
}

#[test]
fn circles_are_told_by_size_where_there_are_no_rings() {
    let map = Map { weights: Vec::new(), ..Map::rich(150, View::Constellation) };
    let scene = map.compose(&map.all(900.0, 700.0), &Look::default());
    let mean = |ring: Option<Circle>| {
        let of = scene.nodes.iter().filter(|node| map.graph.circle(node.node) == ring);
        let radii: Vec<f32> = of.map(|node| node.radius).collect();
        radii.iter().sum::<f32>() / radii.len() as f32
    };
    let sizes = Circle::ALL.map(|circle| mean(Some(circle)));
    assert!(sizes.is_sorted_by(|a, b| a > b || b.is_nan()), "{sizes:?}");
    let rings = Map { weights: Vec::new(), ..Map::rich(150, View::Rings) };
    let scene = rings.compose(&rings.all(900.0, 700.0), &Look::default());
    assert!(scene.nodes.windows(2).all(|two| two[0].radius == two[1].radius));
}

#[test]
fn me_has_a_word_from_afar() {
    let map = Map::of(150);
    let scene = map.compose(&map.all(360.0, 640.0), &Look::default());
    let me = scene.me.unwrap();
    assert!(me.radius > 11.0, "{me:?}");
    assert!(scene.nodes.iter().all(|node| node.at.distance(me.at) > me.radius + node.radius));
}

#[test]
fn a_rim_is_whole_dashes() {
    for radius in [0.0_f32, 3.0, 5.5, 9.0, 11.2, 30.0] {
        let (dash, gap) = rim(radius);
        let count = std::f32::consts::TAU * radius.max(1.0) / (dash + gap);
        assert!((count - count.round()).abs() < 1e-3 && dash > gap && count >= 4.9, "{radius}");
    }
}

#[test]
fn what_is_outside_is_left_out() {
    let map = Map::of(1000);
    let mut camera = map.all(900.0, 700.0);
    camera.zoom_about(Point::new(450.0, 100.0), 8.0);
    let scene = map.compose(&camera, &Look::default());
    assert!(scene.nodes.len() < 60, "{}", scene.nodes.len());
    assert!(scene.tie_count(Emphasis::Plain) < map.graph.edges().len() / 2);
    camera.pan(Point::new(1e6, 0.0));
    let scene = map.compose(&camera, &Look::default());
    assert_eq!((scene.nodes.len(), scene.labels.len(), scene.me), (0, 0, None));
}

#[test]
fn a_selection_stands_out_and_the_rest_steps_back() {
    let map = Map::of(300);
    let look = Look { selected: Some(7), ..Look::default() };
    let scene = map.compose(&map.all(1440.0, 900.0), &look);
    let own = map.graph.neighbours(7).len();
    assert_eq!(scene.tie_count(Emphasis::Near), own);
    assert_eq!(scene.tie_count(Emphasis::Faint), map.graph.edges().len() - own);
    let last = scene.nodes.last().unwrap();
    assert_eq!((last.node, last.selected, last.emphasis), (7, true, Emphasis::Chosen));
    assert_eq!(scene.nodes.iter().filter(|node| node.emphasis == Emphasis::Near).count(), own);
    let first = &scene.labels[0];
    assert_eq!((first.node, first.full), (7, true));
}

#[test]
fn who_is_dragged_is_where_the_pointer_is() {
    let map = Map::of(50);
    let camera = map.all(800.0, 800.0);
    let place = Point::new(10.0, 70.0);
    let look =
        Look { dragged: Some((3, place)), target: Some(Some(Circle::Heart)), ..Look::default() };
    let scene = map.compose(&camera, &look);
    assert_eq!(scene.nodes.last().unwrap().at, camera.to_screen(place));
    let targets: Vec<_> = scene.rings.iter().filter(|ring| ring.target).map(Ring::word).collect();
    assert_eq!(targets, ["Heart"]);
}

#[test]
fn the_hand_has_a_layer_of_its_own() {
    let map = Map::rich(60, View::Rings);
    let camera = map.all(900.0, 700.0);
    let to = Point::new(33.0, 44.0);
    let look =
        Look { dragged: Some((7, to)), target: Some(Some(Circle::Close)), ..Look::default() };
    let [mut all, mut ground, mut hand] = [0; 3].map(|_| Scene::default());
    all.compose(&map.subject(), &camera, &look);
    ground.compose_on(&map.subject(), &camera, Point::ORIGIN, &look, Layer::Ground);
    hand.compose_on(&map.subject(), &camera, Point::ORIGIN, &look, Layer::Hand);
    let count = |scene: &Scene| scene.ties.iter().map(|ties| ties.curves.len()).sum::<usize>();
    assert_eq!(count(&all), count(&ground) + count(&hand));
    assert_eq!((ground.nodes.len(), hand.nodes.len(), hand.nodes[0].node), (59, 1, 7));
    assert_eq!((hand.rings.len(), hand.rings[0].target, hand.me), (1, true, None));
    assert!(ground.ghost.is_some() && ground.rings.iter().all(|ring| !ring.target));
    assert_eq!(hand.labels.iter().map(|label| label.node).collect::<Vec<_>>(), [7]);

    let mut made = Made::default();
    assert!(made.follow(&map.subject(), &look));
    let moved = Look { dragged: Some((7, to + to)), target: None, ..look };
    assert!(!made.follow(&map.subject(), &moved), "only the hand has moved");
    assert!(made.follow(&map.subject(), &Look { hovered: Some(3), ..moved }));
    assert!(made.follow(&map.subject(), &moved));
    let weights = vec![0.5; 60];
    assert!(made.follow(&Subject { weights: &weights, ..map.subject() }, &moved));
}

#[test]
fn names_stay_while_the_map_is_panned() {
    let map = Map::of(1000);
    let mut camera = map.all(900.0, 700.0);
    camera.zoom_about(Point::new(450.0, 350.0), 2.0);
    let mut scene = Scene::default();
    scene.compose(&map.subject(), &camera, &Look::default());
    for step in 0..20 {
        let before = scene.labels.clone();
        let by = Point::new(3.7 + step as f32, -2.2);
        camera.pan(by);
        scene.compose(&map.subject(), &camera, &Look::default());
        let within = Rect { min: Point::ORIGIN, max: camera.size() }.grown(-110.0);
        for name in before.iter().filter(|name| within.contains(name.at + by)) {
            let stays = |now: &&Label| now.node == name.node && now.full == name.full;
            let now = scene.labels.iter().find(stays);
            assert!(now.is_some_and(|now| now.at.distance(name.at + by) < 0.5), "{name:?} {now:?}");
        }
    }
}

#[test]
fn nonsense_is_nothing() {
    let map = Map::of(3);
    let look = Look {
        selected: Some(99),
        hovered: Some(99),
        focused: Some(usize::MAX),
        dragged: Some((99, Point::new(f32::NAN, 0.0))),
        target: None,
        ..Look::default()
    };
    let scene = map.compose(&Camera::new(0.0, 0.0), &look);
    assert!(scene.nodes.len() <= 3);
    let look = Look { dragged: Some((1, Point::new(f32::NAN, f32::INFINITY))), ..Look::default() };
    assert_eq!(map.compose(&map.all(500.0, 500.0), &look).nodes.len(), 2);
    let nobody = Map::of(0);
    let scene = nobody.compose(&nobody.all(500.0, 500.0), &Look::default());
    assert_eq!((scene.nodes.len(), scene.rings.len()), (0, 5));
}

#[test]
fn names_after_a_flight_are_those_of_where_it_ends() {
    let map = Map::of(1000);
    let end = map.all(900.0, 700.0);
    let fresh = map.compose(&end, &Look::default());
    // The frame before the last, as its easing has it.
    let mut near = end;
    near.zoom_about(Point::new(450.0, 350.0), 1.0006);
    near.pan(Point::new(180.0, 90.0));
    let mut scene = Scene::default();
    for camera in [near, end] {
        scene.compose(&map.subject(), &camera, &Look::default());
    }
    assert_eq!(scene.labels, fresh.labels);
}

#[test]
fn names_may_come_later_and_what_moves_has_few() {
    let map = Map::rich(150, View::Rings);
    let camera = map.all(900.0, 700.0);
    let look = Look { selected: Some(3), ..Look::default() };
    let [mut all, mut later, mut rough] = [0; 3].map(|_| Scene::default());
    all.compose(&map.subject(), &camera, &look);
    later.set_detail(Detail::Nameless);
    later.compose(&map.subject(), &camera, &look);
    assert_eq!((later.labels.len(), later.words.len()), (0, 0));
    later.write_names(&map.subject(), &camera, &look);
    assert_eq!((&later.labels, &later.words, &later.rings), (&all.labels, &all.words, &all.rings));
    rough.set_detail(Detail::Rough);
    rough.compose(&map.subject(), &camera, &look);
    assert_eq!(rough.nodes, all.nodes);
    assert_eq!((rough.glows.len(), rough.words.len()), (0, 0));
    assert!(rough.labels.len() < 30 && rough.labels[0].node == 3);
    assert!(rough.labels.iter().all(|label| label.emphasis > Emphasis::Plain));
    // At rest again, names stand where they stood.
    rough.set_detail(Detail::Full);
    rough.compose(&map.subject(), &camera, &look);
    assert_eq!((&rough.labels, &rough.ties), (&all.labels, &all.ties));
}
