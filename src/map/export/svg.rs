//! A scene as SVG 1.1: the same picture as on the screen, with a title, the day and a legend. No
//! awareness of colour values: they are asked for by role.

use std::fmt::Write;

use super::legend::{Entry, LINE, in_lines, legend};
use crate::map::faces::Faces;
use crate::map::point::Point;
use crate::map::scene::{
    Curve, INITIALS_SIZE, LABEL_SIZE, Label, Node, Outline, Ring, Role, Scene, Shape, Word, dashes,
    rim,
};
use crate::people::TieFamily;
use crate::xml::escaped;

/// Room around the picture, and from the title to it, pixels.
pub(super) const EDGE: f32 = 28.0;
const HEAD: f32 = 76.0;
/// A sheet is not narrower than this, for its title and legend.
const NARROWEST: f32 = 480.0;
/// More ties than this are not dashed, as on the screen.
const DASHED_UP_TO: usize = 400;

/// What stands on the paper beside the picture.
pub struct Paper<'a> {
    /// Its title.
    pub title: &'a str,
    /// The day, or the time it was so, in the reader's words.
    pub date: &'a str,
    /// Whether anybody is named. Without, no initials, faces, words of ties or names of groups are
    /// written either: they tell who is who.
    pub names: bool,
    /// The colour of each role, as CSS writes it.
    pub colour: &'a dyn Fn(Role) -> String,
    /// The faces of type for names and for titles, as CSS lists them.
    pub sans: &'a str,
    /// See `sans`.
    pub serif: &'a str,
}

/// The picture as a file, and its width and height in pixels.
pub fn svg(scene: &Scene, faces: &Faces, paper: &Paper<'_>) -> (String, Point) {
    let mut sheet = Sheet { paper, out: String::new() };
    let legend = legend(scene);
    let width = scene.size.x.max(NARROWEST);
    let (lines, placed) = in_lines(&legend, width);
    let height = HEAD + scene.size.y + EDGE + LINE * lines + EDGE;
    sheet.head(width, height);
    sheet.tag(format_args!(
        "<clipPath id=\"seen\"><rect width=\"{}\" height=\"{}\"/></clipPath>",
        number(scene.size.x),
        number(scene.size.y)
    ));
    let left = number((width - scene.size.x) / 2.0);
    sheet.tag(format_args!("<g transform=\"translate({left} {HEAD})\" clip-path=\"url(#seen)\">"));
    sheet.picture(scene, faces);
    sheet.tag(format_args!("</g>"));
    for (entry, at) in legend.iter().zip(placed) {
        sheet.entry(entry, at + Point::new(0.0, HEAD + scene.size.y + EDGE));
    }
    sheet.tag(format_args!("</svg>"));
    (sheet.out, Point::new(width, height))
}

struct Sheet<'a> {
    paper: &'a Paper<'a>,
    out: String,
}

impl Sheet<'_> {
    fn tag(&mut self, tag: std::fmt::Arguments<'_>) {
        // A String takes everything.
        self.out.write_fmt(tag).ok();
        self.out.push('\n');
    }

    fn colour(&self, role: Role) -> String {
        escaped(&(self.paper.colour)(role))
    }

    fn head(&mut self, width: f32, height: f32) {
        let Paper { title, date, .. } = *self.paper;
        let (title, date) = (escaped(title), escaped(date));
        let (width, height) = (number(width), number(height));
        let (paper, ink) = (self.colour(Role::Paper), self.colour(Role::Ink));
        let glow = self.colour(Role::Glow);
        let (serif, sans) = (escaped(self.paper.serif), escaped(self.paper.sans));
        self.tag(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"{sans}\" font-size=\"{LABEL_SIZE}\">"
        ));
        self.tag(format_args!("<title>{title}</title>\n<desc>{date}</desc>"));
        self.tag(format_args!("<radialGradient id=\"glow\">"));
        for (at, strength) in [(0.0, 1.0), (0.4, 0.75), (0.6, 0.42), (0.8, 0.14), (1.0, 0.0)] {
            self.tag(format_args!(
                "<stop offset=\"{at}\" stop-color=\"{glow}\" stop-opacity=\"{strength}\"/>"
            ));
        }
        self.tag(format_args!("</radialGradient>"));
        self.tag(format_args!("<rect width=\"100%\" height=\"100%\" fill=\"{paper}\"/>"));
        self.tag(format_args!(
            "<text x=\"{EDGE}\" y=\"40\" font-family=\"{serif}\" font-size=\"24\" font-weight=\"600\" fill=\"{ink}\">{title}</text>"
        ));
        self.tag(format_args!(
            "<text x=\"{EDGE}\" y=\"62\" fill=\"{ink}\" opacity=\"0.75\">{date}</text>"
        ));
    }

    fn picture(&mut self, scene: &Scene, faces: &Faces) {
        scene.rings.iter().for_each(|ring| self.ring(ring, scene.presence));
        scene.outlines.iter().for_each(|outline| self.outline(outline));
        for ties in scene.ties.iter().filter(|ties| !ties.curves.is_empty()) {
            let drawn = scene.tie_count(ties.emphasis);
            let (opacity, width) = ties.emphasis.tie(drawn);
            let path: String = ties.curves.iter().map(curve).collect();
            let colour = self.colour(ties.role());
            let dash = dash(ties.family.filter(|_| drawn <= DASHED_UP_TO));
            self.tag(format_args!(
                "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" stroke-opacity=\"{}\"{dash}/>",
                number(opacity)
            ));
        }
        for glow in &scene.glows {
            self.glow(glow.at, glow.radius, glow.strength);
        }
        if let Some(me) = scene.me {
            self.glow(me.at, me.radius * 2.3, 0.85 * scene.presence);
            let colour = self.colour(Role::Glow);
            self.disc(me.at, me.radius, &format!("fill=\"{colour}\""), scene.presence);
            let size = (me.radius * 0.72).round();
            if size >= 8.0 {
                let serif = escaped(self.paper.serif);
                let at = Point::new(me.at.x, me.at.y + size * 0.28);
                self.text("me", at, &format!("font-family=\"{serif}\" font-size=\"{size}\" font-weight=\"600\" fill=\"#2b2621\" opacity=\"{}\"", number(scene.presence)));
            }
        }
        scene.nodes.iter().for_each(|node| self.node(node, faces));
        if self.paper.names {
            scene.labels.iter().for_each(|label| self.label(label, faces));
            scene.words.iter().for_each(|word| self.word(word));
        }
        scene.rings.iter().for_each(|ring| self.ring_word(ring, scene.presence));
    }

    fn disc(&mut self, at: Point, radius: f32, look: &str, opacity: f32) {
        let opacity =
            if opacity < 1.0 { format!(" opacity=\"{}\"", number(opacity)) } else { String::new() };
        self.tag(format_args!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {look}{opacity}/>",
            number(at.x),
            number(at.y),
            number(radius.max(0.0))
        ));
    }

    fn glow(&mut self, at: Point, radius: f32, strength: f32) {
        self.disc(at, radius, "fill=\"url(#glow)\"", strength.min(0.999));
    }

    fn ring(&mut self, ring: &Ring, presence: f32) {
        let colour = self.colour(ring.role);
        let [inner, outer] = [ring.inner, ring.outer].map(|radius| {
            let Point { x, y } = ring.centre;
            let [left, right, y, r] = [x - radius, x + radius, y, radius].map(number);
            format!("M{left} {y}A{r} {r} 0 1 0 {right} {y}A{r} {r} 0 1 0 {left} {y}Z")
        });
        let [band, line] = [0.055, 0.34].map(|opacity| number(opacity * presence));
        self.tag(format_args!(
            "<path d=\"{outer}{inner}\" fill=\"{colour}\" fill-opacity=\"{band}\" fill-rule=\"evenodd\"/>"
        ));
        self.tag(format_args!(
            "<path d=\"{outer}\" fill=\"none\" stroke=\"{colour}\" stroke-opacity=\"{line}\"/>"
        ));
    }

    fn outline(&mut self, outline: &Outline) {
        let colour = self.colour(Role::Group(outline.hue));
        // Both layers as a stroke and a fill of one opaque group: they cover each other once.
        for reach in [1.0, 0.84] {
            let width = number(2.0 * outline.radius * reach);
            let (path, fill) = match &outline.shape {
                Shape::Convex(corners) => {
                    let points: Vec<String> = corners.iter().map(|at| place(*at)).collect();
                    (format!("M{}Z", points.join("L")), colour.as_str())
                }
                Shape::Bones(bones) => {
                    let bone =
                        |[from, to]: &[Point; 2]| format!("M{}L{}", place(*from), place(*to));
                    (bones.iter().map(bone).collect(), "none")
                }
            };
            self.tag(format_args!(
                "<g opacity=\"0.075\"><path d=\"{path}\" fill=\"{fill}\" stroke=\"{colour}\" stroke-width=\"{width}\" stroke-linejoin=\"round\" stroke-linecap=\"round\"/></g>"
            ));
        }
    }

    /// How somebody's disc looks; with a face, colour is only a tint. Who is not placed yet is hollow.
    fn disc_look(&self, role: Role, radius: f32, face: bool) -> String {
        let (colour, paper) = (self.colour(role), self.colour(Role::Paper));
        if role == Role::Unplaced {
            let (dash, gap) = rim(radius);
            let (dash, gap) = (number(dash), number(gap));
            return format!(
                "fill=\"{paper}\" stroke=\"{colour}\" stroke-width=\"1.5\" stroke-dasharray=\"{dash} {gap}\""
            );
        }
        if face {
            format!(
                "fill=\"{colour}\" fill-opacity=\"0.16\" stroke=\"{colour}\" stroke-width=\"1.5\""
            )
        } else {
            format!("fill=\"{colour}\" stroke=\"{paper}\"")
        }
    }

    fn node(&mut self, node: &Node, faces: &Faces) {
        let opacity = node.emphasis.opacity();
        if node.initials {
            let paper = self.colour(Role::Paper);
            self.disc(node.at, node.radius, &format!("fill=\"{paper}\""), opacity);
        }
        let look = self.disc_look(node.role, node.radius, node.initials);
        self.disc(node.at, node.radius, &look, opacity);
        let face = faces.get(node.node).filter(|_| self.paper.names && node.initials);
        if let Some(face) = face.filter(|face| !face.initials.is_empty()) {
            let size = (node.radius * INITIALS_SIZE).round();
            let (ink, serif) = (self.colour(Role::Ink), escaped(self.paper.serif));
            let at = Point::new(node.at.x, node.at.y + size * 0.36);
            let look = format!(
                "font-family=\"{serif}\" font-size=\"{size}\" font-weight=\"600\" fill=\"{ink}\" opacity=\"{}\"",
                number(opacity)
            );
            self.text(&face.initials, at, &look);
        }
    }

    fn text(&mut self, text: &str, at: Point, look: &str) {
        let (x, y, text) = (number(at.x), number(at.y), escaped(text));
        self.tag(format_args!(
            "<text x=\"{x}\" y=\"{y}\" text-anchor=\"middle\" {look}>{text}</text>"
        ));
    }

    /// A text with paper around its letters; its place is its middle, not the line it stands on.
    fn haloed(&mut self, text: &str, at: Point, size: f32, look: &str) {
        let paper = self.colour(Role::Paper);
        let look = format!(
            "font-size=\"{size}\" stroke=\"{paper}\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\" {look}"
        );
        self.text(text, Point::new(at.x, at.y + size * 0.35), &look);
    }

    fn label(&mut self, label: &Label, faces: &Faces) {
        let Some(face) = faces.get(label.node) else { return };
        let text = if label.full { &face.name } else { &face.short };
        let look = format!(
            "font-weight=\"500\" fill=\"{}\" opacity=\"{}\"",
            self.colour(Role::Ink),
            number(label.emphasis.opacity())
        );
        self.haloed(text, label.at, LABEL_SIZE, &look);
    }

    fn word(&mut self, word: &Word) {
        let colour = self.colour(word.role);
        let (degrees, Point { x, y }) = (number(word.angle.to_degrees()), word.at);
        let mut look = format!("fill=\"{colour}\"");
        if matches!(word.role, Role::Group(_)) {
            let serif = escaped(self.paper.serif);
            look = format!("{look} font-weight=\"600\" font-family=\"{serif}\"");
        }
        if word.angle != 0.0 {
            look = format!("{look} transform=\"rotate({degrees} {} {})\"", number(x), number(y));
        }
        self.haloed(&word.text, word.at, word.size, &look);
    }

    fn ring_word(&mut self, ring: &Ring, presence: f32) {
        let Some(at) = ring.word_at else { return };
        let (soft, serif) = (self.colour(Role::Ink), escaped(self.paper.serif));
        let look = format!(
            "font-family=\"{serif}\" font-weight=\"600\" fill=\"{soft}\" opacity=\"{}\"",
            number(0.75 * presence)
        );
        self.haloed(ring.word(), at, LABEL_SIZE, &look);
    }

    fn entry(&mut self, entry: &Entry, at: Point) {
        let ink = self.colour(Role::Ink);
        let middle = Point::new(at.x + 14.0, at.y);
        let mut text = Point::new(at.x + 32.0, at.y + 4.5);
        let mut weight = "";
        match *entry {
            Entry::Heading(_) => {
                text.x = at.x;
                weight = " font-weight=\"600\"";
            }
            Entry::Disc(role, _) => {
                let look = self.disc_look(role, 6.0, false);
                self.disc(middle, 6.0, &look, 1.0);
            }
            Entry::Tie(family) => {
                let (colour, dash) = (self.colour(Role::Tie(family)), dash(Some(family)));
                let [x, y] = [at.x, at.y].map(number);
                self.tag(format_args!(
                    "<path d=\"M{x} {y}h24\" stroke=\"{colour}\" stroke-width=\"2\"{dash}/>"
                ));
            }
            Entry::Glow => self.glow(middle, 12.0, 0.9),
        }
        let (x, y, words) = (number(text.x), number(text.y), entry.words());
        self.tag(format_args!("<text x=\"{x}\" y=\"{y}\" fill=\"{ink}\"{weight}>{words}</text>"));
    }
}

fn curve(curve: &Curve) -> String {
    format!("M{}Q{} {}", place(curve.from), place(curve.by), place(curve.to))
}

fn place(at: Point) -> String {
    format!("{} {}", number(at.x), number(at.y))
}

/// The dashes of a family, as an attribute.
fn dash(family: Option<TieFamily>) -> String {
    let lengths: Vec<String> =
        family.map(dashes).unwrap_or_default().iter().map(|length| number(*length)).collect();
    match lengths.is_empty() {
        true => String::new(),
        false => format!(" stroke-dasharray=\"{}\"", lengths.join(" ")),
    }
}

/// A number of two decimals at most; what is none is 0.
fn number(number: f32) -> String {
    let rounded = (number * 100.0).round() / 100.0;
    if rounded.is_finite() { format!("{}", rounded + 0.0) } else { "0".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::Graph;
    use crate::insight::fixtures::{notebook, person_id};
    use crate::map::camera::Camera;
    use crate::map::layout::rings;
    use crate::map::scene::{Hull, Look, Subject, strands};
    use crate::people::{Circle, Person};

    fn file(names: bool) -> String {
        let person = |n: usize, name: &str, circle| Person {
            circle,
            face: if n == 2 { "🦊".into() } else { String::new() },
            ..Person::new(person_id(n), name)
        };
        let people = [
            person(0, "Ada Lovelace", Some(Circle::Heart)),
            person(1, "Grace <Hopper> & \"Co\"", Some(Circle::Close)),
            person(2, "Fox Mulder", None),
        ];
        let notebook = notebook(people, [(0, 1, "mentor"), (1, 2, "sails <with>")]);
        let graph = Graph::of(&notebook);
        let faces = Faces::of(&graph, &notebook);
        let positions = rings(&graph, 1, None, &[]);
        let strands = strands(&graph, &notebook);
        let groups = [Hull { name: "Around Grace".into(), nodes: vec![0, 1], hue: 2 }];
        let subject = Subject {
            strands: &strands,
            groups: &groups,
            warmth: &[0.7, 0.0, 0.1],
            ..Subject::of(&graph, &positions, &faces)
        };
        let mut camera = Camera::new(900.0, 700.0);
        camera.fit(&positions.bounds(), 20.0);
        let mut scene = Scene::default();
        scene.compose(&subject, &camera, &Look { selected: Some(1), ..Look::default() });
        let paper = Paper {
            title: "My <people>",
            date: "22 November 2026",
            names,
            colour: &|role| format!("\"{role:?}\""),
            sans: "\"Noto Sans\", sans-serif",
            serif: "serif",
        };
        svg(&scene, &faces, &paper).0
    }

    fn texts(file: &str) -> Vec<String> {
        let document = roxmltree::Document::parse(file).unwrap();
        let texts = document.descendants().filter(|node| node.has_tag_name("text"));
        texts.filter_map(|node| node.text()).map(str::to_owned).collect()
    }

    #[test]
    fn a_picture_that_every_reader_takes() {
        let file = file(true);
        let document = roxmltree::Document::parse(&file).unwrap();
        let root = document.root_element();
        assert_eq!(root.tag_name().namespace(), Some("http://www.w3.org/2000/svg"));
        let title = root.children().find(|node| node.has_tag_name("title")).unwrap();
        assert_eq!(title.text(), Some("My <people>"));
        let texts = texts(&file);
        for words in [
            "My <people>",
            "22 November 2026",
            "Grace <Hopper> & \"Co\"",
            "GC",
            "🦊",
            "Around Grace",
            "Heart",
            "Mentors",
            "In your own words",
            "Not placed yet",
        ] {
            assert!(texts.iter().any(|text| text == words), "{words}: {texts:?}");
        }
        let numbers = document.descendants().flat_map(|node| node.attributes());
        assert!(
            numbers.into_iter().all(|a| !a.value().contains("NaN") && !a.value().contains("inf"))
        );
    }

    #[test]
    fn a_legend_says_what_each_word_is() {
        let texts = texts(&file(true));
        let at = |word: &str| texts.iter().position(|text| text == word);
        let (circles, ties, light) = (at("Circles"), at("Ties"), at("Light"));
        assert!(circles.is_some() && circles < ties && ties < light, "{texts:?}");
        let between = |word: &str, from: Option<usize>, to: Option<usize>| {
            let found: Vec<usize> =
                (0..texts.len()).filter(|&i| texts[i] == word && Some(i) > circles).collect();
            found.len() == 1 && Some(found[0]) > from && Some(found[0]) < to
        };
        assert!(between("Heart", circles, ties) && between("Mentors", ties, light), "{texts:?}");
        let told = |word: &str| texts[circles.unwrap()..].iter().any(|text| text == word);
        assert!(!told("Work") && !told("Known"), "neither is on it: {texts:?}");
    }

    #[test]
    fn without_names_nothing_tells_who_is_who() {
        let file = file(false);
        for told in ["Ada", "Grace", "Fox", ">GC", ">AL", "🦊", ">FM", "sails", "Around"] {
            assert!(!file.contains(told), "{told}");
        }
        let texts = texts(&file);
        assert!(texts.iter().any(|text| text == "Heart"), "{texts:?}");
        assert!(
            roxmltree::Document::parse(&file)
                .unwrap()
                .descendants()
                .any(|n| n.has_tag_name("circle"))
        );
    }

    #[test]
    fn numbers_and_signs_that_are_none() {
        assert_eq!(
            [1.0, 0.126, -0.001, f32::NAN, 1e9].map(number),
            ["1", "0.13", "0", "0", "1000000000"]
        );
        assert_eq!(escaped("a\u{0}b\u{ffff}<"), "a b &lt;");
    }
}
