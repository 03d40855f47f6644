//! What every frame must keep: only what is seen, no name on another, roles instead of colours.

use super::*;
use crate::insight::Graph;
use crate::insight::fixtures::{lifelike, notebook, person_id, planted};
use crate::map::faces::Faces;
use crate::map::layout::{Positions, rings};
use crate::people::{Circle, Person};

struct Map {
    graph: Graph,
    positions: Positions,
    faces: Faces,
    warmth: Vec<f32>,
}

impl Map {
    fn of(n: usize) -> Self {
        let graph = planted(n, 25, 5, lifelike);
        let person = |i: usize| Person::new(person_id(i), format!("Somebody Number{i}"));
        let faces = Faces::of(&graph, &notebook((0..n).map(person), []));
        let positions = rings(&graph, 1, None, &[]);
        let warmth = (0..n).map(|i| if i % 4 == 0 { 0.8 } else { 0.0 }).collect();
        Self { graph, positions, faces, warmth }
    }

    fn compose(&self, camera: &Camera, look: &Look) -> Scene {
        let mut scene = Scene::default();
        let Map { graph, positions, faces, warmth } = self;
        scene.compose(&Subject { graph, positions, faces, warmth }, camera, look);
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
    assert_eq!(scene.ties[1].len(), map.graph.edges().len());
    assert_eq!(scene.ties[0].len() + scene.ties[2].len(), 0);
    assert_eq!(scene.glows.len(), 75);
    assert!(scene.me.is_some());
    assert_eq!(scene.rings.len(), 6);
    assert!(scene.labels.len() > 30, "{} names", scene.labels.len());
}

#[test]
fn names_cover_nothing() {
    for (n, zoom) in [(5, 1.0), (300, 1.0), (1000, 1.0), (1000, 2.5), (1000, 6.0)] {
        let map = Map::of(n);
        let mut camera = map.all(900.0, 700.0);
        camera.zoom_about(Point::new(300.0, 200.0), zoom);
        let scene = map.compose(&camera, &Look::default());
        let window = Rect { min: Point::ORIGIN, max: camera.size() };
        let names = scene.labels.iter().map(|label| text_rect(&map, label));
        let names: Vec<Rect> = names.filter(|name| window.meets(name)).collect();
        for (i, name) in names.iter().enumerate() {
            assert!(names[..i].iter().all(|other| !other.meets(name)), "{n} at {zoom}");
            let disc = |node: &Node| Rect::around(node.at, node.radius * 0.7);
            let seen = scene.nodes.iter().map(disc).filter(|disc| disc.meets(&window));
            assert!(!seen.into_iter().any(|disc| disc.meets(name)), "{n} at {zoom}");
        }
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
fn what_is_outside_is_left_out() {
    let map = Map::of(1000);
    let mut camera = map.all(900.0, 700.0);
    camera.zoom_about(Point::new(450.0, 100.0), 8.0);
    let scene = map.compose(&camera, &Look::default());
    assert!(scene.nodes.len() < 60, "{}", scene.nodes.len());
    assert!(scene.ties[1].len() < map.graph.edges().len() / 2);
    camera.pan(Point::new(1e6, 0.0));
    let scene = map.compose(&camera, &Look::default());
    assert_eq!((scene.nodes.len(), scene.labels.len(), scene.me), (0, 0, None));
}

#[test]
fn a_selection_stands_out_and_the_rest_steps_back() {
    let map = Map::of(300);
    let look = Look { selected: Some(7), ..Look::default() };
    let scene = map.compose(&map.all(1440.0, 900.0), &look);
    let ties = map.graph.neighbours(7).len();
    assert_eq!(scene.ties[2].len(), ties);
    assert_eq!(scene.ties[0].len(), map.graph.edges().len() - ties);
    let last = scene.nodes.last().unwrap();
    assert_eq!((last.node, last.selected, last.emphasis), (7, true, Emphasis::Chosen));
    assert_eq!(scene.nodes.iter().filter(|node| node.emphasis == Emphasis::Near).count(), ties);
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
fn names_stay_while_the_map_is_panned() {
    let map = Map::of(1000);
    let mut camera = map.all(900.0, 700.0);
    camera.zoom_about(Point::new(450.0, 350.0), 2.0);
    let named = |camera: &Camera| -> Vec<usize> {
        let within = Rect { min: Point::ORIGIN, max: camera.size() }.grown(-80.0);
        let scene = map.compose(camera, &Look::default());
        let mut nodes: Vec<usize> =
            scene.labels.iter().filter(|l| within.contains(l.at)).map(|l| l.node).collect();
        nodes.sort_unstable();
        nodes
    };
    let before = named(&camera);
    camera.pan(Point::new(3.7, -2.2));
    let after = named(&camera);
    let kept = before.iter().filter(|node| after.contains(node)).count();
    assert!(kept * 100 >= before.len() * 93, "{kept} of {}", before.len());
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
    };
    let scene = map.compose(&Camera::new(0.0, 0.0), &look);
    assert!(scene.nodes.len() <= 3);
    let look = Look { dragged: Some((1, Point::new(f32::NAN, f32::INFINITY))), ..Look::default() };
    assert_eq!(map.compose(&map.all(500.0, 500.0), &look).nodes.len(), 2);
    let nobody = Map::of(0);
    let scene = nobody.compose(&nobody.all(500.0, 500.0), &Look::default());
    assert_eq!((scene.nodes.len(), scene.rings.len()), (0, 5));
}
