//! In which order a scene is painted, in pieces that can be spread over several frames.

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use web_sys::CanvasRenderingContext2d;

use super::brush::Brush;
use super::colours::Colours;
use super::sprites::{Discs, Glow, Look, picture};
use crate::map::{Faces, Scene, Type, text_ems};

/// How far the warmth of *me* reaches, in radii.
const HALO: f32 = 2.3;

/// A painter with the colours of this theme.
pub(super) struct Painter {
    colours: Colours,
    glow: Glow,
    /// How wide the page's fonts are.
    pub(super) widths: Type,
    discs: Discs,
    /// What moves is painted roughly on a slow device: straight ties, no light, and only those names
    /// that stand out.
    pub(super) is_rough: bool,
}

/// How far a picture is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Progress {
    stage: usize,
    done: usize,
}

/// What is painted after what; each in pieces of so many, which take about as long as each other.
const STAGES: [(Stage, usize); 7] = [
    (Stage::Ground, 1),
    (Stage::Ties, 160),
    (Stage::Lights, 40),
    (Stage::People, 60),
    (Stage::Marks, 100),
    (Stage::Names, 20),
    (Stage::Words, 20),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Ground,
    Ties,
    Lights,
    People,
    Marks,
    Names,
    Words,
}

/// Letters as names have them, to measure a font by.
const SAMPLE: &str = "Amara Nasser, Ousmane, Hannah, Kristin, Zoltan Wolff, Open Tables, Unity";

/// How wide names are in the page's fonts.
#[allow(clippy::cast_possible_truncation, reason = "a share")]
fn widths(colours: &Colours) -> Option<Type> {
    let (_, context) = picture(1)?;
    // Called by name: web-sys's own needs a feature for what it returns.
    let measure =
        Reflect::get(&context, &"measureText".into()).ok()?.dyn_into::<Function>().ok()?;
    let of = |weight: u16, face: &str| {
        context.set_font(&format!("{weight} 100px {face}"));
        let measured = measure.call1(&context, &SAMPLE.into()).ok()?;
        let width = Reflect::get(&measured, &"width".into()).ok()?.as_f64()? as f32;
        // A font that says nonsense is not believed.
        Some((width / 100.0 / text_ems(SAMPLE)).clamp(0.6, 1.5))
    };
    Some(Type { sans: of(500, &colours.sans)?, serif: of(600, &colours.serif)? })
}

impl Painter {
    pub(super) fn new(colours: Colours) -> Self {
        let glow = Glow::new(&colours.glow);
        let widths = widths(&colours).unwrap_or_default();
        Self { colours, glow, widths, discs: Discs::default(), is_rough: false }
    }

    /// Paints all of it; a CSS pixel has so many dots.
    pub(super) fn paint(
        &mut self,
        context: &CanvasRenderingContext2d,
        scene: &Scene,
        faces: &Faces,
        dots: f64,
    ) {
        let mut progress = Progress::default();
        while self.step(context, scene, faces, dots, &mut progress) {}
    }

    /// Paints the next piece. Says whether there is more.
    pub(super) fn step(
        &mut self,
        context: &CanvasRenderingContext2d,
        scene: &Scene,
        faces: &Faces,
        dots: f64,
        progress: &mut Progress,
    ) -> bool {
        let Some(&(stage, piece)) = STAGES.get(progress.stage) else { return false };
        let from = progress.done;
        let brush = Brush { context, colours: &self.colours, is_rough: self.is_rough };
        // Never refused for finite numbers.
        drop(context.set_transform(dots, 0.0, 0.0, dots, 0.0, 0.0));
        context.set_text_align("center");
        context.set_text_baseline("middle");
        context.set_line_join("round");
        context.set_global_alpha(1.0);
        let all = match stage {
            Stage::Ground => {
                context.clear_rect(0.0, 0.0, scene.size.x.into(), scene.size.y.into());
                let presence = scene.presence.into();
                scene.rings.iter().for_each(|ring| brush.ring(ring, presence));
                scene.outlines.iter().for_each(|outline| brush.outline(outline));
                1
            }
            Stage::Ties => brush.some_ties(scene, from, piece, dots),
            Stage::Lights | Stage::Words if self.is_rough => 0,
            Stage::Lights => {
                for glow in scene.glows.iter().skip(from).take(piece) {
                    self.glow.paint(context, glow.at, glow.radius, glow.strength);
                }
                scene.glows.len()
            }
            Stage::People => {
                if from == 0 {
                    if let Some(me) = scene.me {
                        self.glow.paint(context, me.at, me.radius * HALO, 0.85 * scene.presence);
                        context.set_global_alpha(scene.presence.into());
                        brush.me(me);
                        context.set_global_alpha(1.0);
                    }
                    if let Some(ghost) = scene.ghost {
                        brush.ghost(ghost);
                    }
                }
                self.people(context, scene, faces, dots, (from, piece));
                scene.nodes.len()
            }
            Stage::Marks => {
                scene.nodes.iter().skip(from).take(piece).for_each(|node| brush.marks(node));
                scene.nodes.len()
            }
            Stage::Names => {
                brush.names(scene, faces, from, piece);
                scene.labels.len()
            }
            Stage::Words => {
                if from == 0 {
                    context.set_global_alpha(scene.presence.into());
                    scene.rings.iter().for_each(|ring| brush.ring_word(ring));
                    context.set_global_alpha(1.0);
                    brush.hand(scene);
                }
                scene.words.iter().skip(from).take(piece).for_each(|word| brush.word(word));
                scene.words.len()
            }
        };
        progress.done += piece;
        if progress.done >= all {
            *progress = Progress { stage: progress.stage + 1, done: 0 };
        }
        progress.stage < STAGES.len()
    }

    /// Some of the people: those who stand out last, as the scene has them.
    fn people(
        &mut self,
        context: &CanvasRenderingContext2d,
        scene: &Scene,
        faces: &Faces,
        dots: f64,
        (from, piece): (usize, usize),
    ) {
        for node in scene.nodes.iter().skip(from).take(piece) {
            context.set_global_alpha(node.emphasis.opacity().into());
            let look = Look::of(node, dots);
            self.discs.put(context, &self.colours, node.role, node.at, look);
        }
        let brush = Brush { context, colours: &self.colours, is_rough: self.is_rough };
        let named = scene
            .nodes
            .iter()
            .skip(from)
            .take(piece)
            .filter(|node| node.initials && !self.is_rough);
        brush.initials(named, faces, dots);
        context.set_global_alpha(1.0);
    }
}
