//! What fingers, mouse and wheel mean on the map. No awareness of who is where, or of a browser's events.

use super::point::Point;

/// A mouse that moves no farther than this while pressed has clicked, CSS pixels.
const MOUSE_SLOP: f32 = 4.0;
/// The same for a finger.
const FINGER_SLOP: f32 = 8.0;
/// A second tap within this time is one of a pair, milliseconds.
const PAIR: f64 = 320.0;
/// And within this distance, CSS pixels.
const PAIR_REACH: f32 = 24.0;
/// How far one pixel of the wheel zooms, in powers of two.
const WHEEL: f32 = 0.0022;
/// A pinch on a trackpad turns the wheel less.
const PINCHED_WHEEL: f32 = 4.0 * WHEEL;
/// A wheel turns no farther than this at once, CSS pixels.
const MOST_WHEEL: f32 = 200.0;

/// The keys that are held down with a pointer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Modifiers {
    /// Shift.
    pub shift: bool,
    /// Alt, or Option.
    pub alt: bool,
    /// Ctrl, or Command.
    pub command: bool,
}

/// What a pointer did. Places are CSS pixels from the map's left upper corner.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "pointer, at, touch and time say it")]
pub enum Input {
    /// A finger touched, or the first button was pressed; `time` in milliseconds.
    Down { pointer: i32, at: Point, touch: bool, time: f64, with: Modifiers },
    /// It moved, pressed or not.
    Move { pointer: i32, at: Point, touch: bool },
    /// It was lifted.
    Up { pointer: i32, at: Point, touch: bool, time: f64 },
    /// It has rested for a while where it was pressed.
    Held { pointer: i32 },
    /// It was taken away by the system.
    Gone { pointer: i32 },
    /// The mouse has left the map.
    Away,
    /// The wheel was turned: downwards and to the right, CSS pixels. `pinch` for two fingers on a
    /// trackpad, `pan` where it shall move the map.
    Wheel { at: Point, by: Point, pinch: bool, pan: bool },
}

/// What a pointer is pressed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Under {
    /// Nobody.
    #[default]
    Ground,
    /// Somebody too far away to be lifted.
    Afar,
    /// Somebody who may be lifted.
    Somebody,
    /// Where a tie is drawn from.
    Handle,
}

/// What is dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drag {
    /// Somebody is carried.
    Carry,
    /// A tie is drawn from somebody to somebody else.
    Tie,
    /// A loop is drawn around people.
    Lasso,
}

/// What that means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Deed {
    /// The mouse stands here; `None` when it has left.
    Hover(Option<Point>),
    /// A click or a tap.
    Tap(Point, bool),
    /// The same, meant to choose one more.
    Add(Point, bool),
    /// The second of a pair.
    DoubleTap(Point),
    /// Somebody is held where they stand.
    Hold(Point, bool),
    /// The map is moved by so much.
    Pan(Point),
    /// Two fingers have moved, from the first places to the second.
    Pinch([Point; 2], [Point; 2]),
    /// The map is zoomed about a point, by a factor.
    Zoom(Point, f32),
    /// A drag has begun at the first place; the pointer is at the second.
    Begin(Drag, Point, Point, bool),
    /// It goes on here.
    Go(Drag, Point),
    /// And ends here.
    End(Drag, Point),
    /// Nothing comes of it.
    Abandon,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum State {
    #[default]
    Idle,
    /// Pressed, and not moved yet.
    Pressed(Press),
    Panning,
    Dragging(Drag),
    Pinching,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Press {
    from: Point,
    touch: bool,
    under: Under,
    with: Modifiers,
    /// Whether it has rested there.
    held: bool,
}

impl Press {
    /// What a movement from here drags; `None` for the ground.
    ///
    /// A mouse lifts somebody by dragging; a finger has to rest on them first, so that a thumb can
    /// move the map wherever it lands.
    fn drag(self, choosing: bool) -> Option<Drag> {
        let Press { touch, under, with, held, .. } = self;
        match under {
            Under::Handle => Some(Drag::Tie),
            _ if choosing => Some(Drag::Lasso),
            Under::Somebody if with.shift || with.alt => Some(Drag::Tie),
            Under::Somebody if held || !touch => Some(Drag::Carry),
            _ if with.shift => Some(Drag::Lasso),
            _ => None,
        }
    }
}

/// What is going on.
#[derive(Clone, Debug, Default)]
pub struct Gestures {
    fingers: Vec<(i32, Point)>,
    state: State,
    tapped: Option<(f64, Point)>,
    choosing: bool,
}

impl Gestures {
    /// Whether people are being chosen: a tap adds one, a drag draws a loop around them.
    pub fn choose(&mut self, choosing: bool) {
        self.choosing = choosing;
    }

    /// Takes in what a pointer did. `under` says what is at a place, for a finger or a mouse.
    pub fn hear(&mut self, input: Input, under: impl FnOnce(Point, bool) -> Under) -> Option<Deed> {
        match input {
            Input::Down { pointer, at, touch, with, .. } => {
                self.fingers.retain(|(id, _)| *id != pointer);
                self.fingers.push((pointer, at));
                if let [_] = self.fingers.as_slice() {
                    let under = under(at, touch);
                    let press = Press { from: at, touch, under, with, held: false };
                    self.state = State::Pressed(press);
                    return None;
                }
                let dragging = matches!(self.state, State::Dragging(_));
                self.state = State::Pinching;
                dragging.then_some(Deed::Abandon)
            }
            Input::Move { pointer, at, touch } => self.moved(pointer, at, touch),
            Input::Up { pointer, at, touch, time } => self.lifted(pointer, at, touch, time),
            Input::Held { pointer } => match (&mut self.state, self.fingers.as_slice()) {
                (State::Pressed(press), [(id, _)])
                    if *id == pointer
                        && !press.held
                        && press.with == Modifiers::default()
                        && matches!(press.under, Under::Afar | Under::Somebody) =>
                {
                    press.held = true;
                    Some(Deed::Hold(press.from, press.touch))
                }
                _ => None,
            },
            Input::Gone { .. } => {
                let dragging = matches!(self.state, State::Dragging(_));
                self.fingers.clear();
                self.state = State::Idle;
                dragging.then_some(Deed::Abandon)
            }
            Input::Away => Some(Deed::Hover(None)),
            Input::Wheel { by, pan: true, .. } => Some(Deed::Pan(by * -1.0)),
            Input::Wheel { at, by, pinch, .. } => {
                let speed = if pinch { PINCHED_WHEEL } else { WHEEL };
                let turned = by.y.clamp(-MOST_WHEEL, MOST_WHEEL);
                turned.is_finite().then(|| Deed::Zoom(at, (-turned * speed).exp2()))
            }
        }
    }

    /// Nothing comes of what is dragged; the pointer has to be lifted before anything new begins.
    pub fn abandon(&mut self) {
        self.state = State::Idle;
    }

    fn moved(&mut self, pointer: i32, at: Point, touch: bool) -> Option<Deed> {
        let before = match self.fingers.as_slice() {
            [(_, a), (_, b), ..] => Some([*a, *b]),
            _ => None,
        };
        let Some(finger) = self.fingers.iter_mut().find(|(id, _)| *id == pointer) else {
            return (!touch).then_some(Deed::Hover(Some(at)));
        };
        let last = std::mem::replace(&mut finger.1, at);
        match self.state {
            State::Idle => None,
            State::Pressed(press) => {
                let slop = if touch { FINGER_SLOP } else { MOUSE_SLOP };
                if press.from.distance(at) <= slop {
                    return None;
                }
                if let Some(drag) = press.drag(self.choosing) {
                    self.state = State::Dragging(drag);
                    return Some(Deed::Begin(drag, press.from, at, touch));
                }
                self.state = State::Panning;
                Some(Deed::Pan(at - press.from))
            }
            State::Panning => Some(Deed::Pan(at - last)),
            State::Dragging(drag) => Some(Deed::Go(drag, at)),
            State::Pinching => match (before, self.fingers.as_slice()) {
                (Some(before), [(_, a), (_, b), ..]) => Some(Deed::Pinch(before, [*a, *b])),
                _ => None,
            },
        }
    }

    fn lifted(&mut self, pointer: i32, at: Point, touch: bool, time: f64) -> Option<Deed> {
        let down = self.fingers.len();
        self.fingers.retain(|(id, _)| *id != pointer);
        if self.fingers.len() == down {
            return None;
        }
        let after = match self.fingers.as_slice() {
            [] => State::Idle,
            [_] => State::Panning,
            _ => State::Pinching,
        };
        match std::mem::replace(&mut self.state, after) {
            // Who was held has been looked at already.
            State::Pressed(Press { held: true, .. }) => None,
            State::Pressed(Press { from, with, .. }) => {
                if self.choosing || with.command || with.shift {
                    self.tapped = None;
                    return Some(Deed::Add(from, touch));
                }
                let pair = self
                    .tapped
                    .take()
                    .is_some_and(|(then, at)| time - then < PAIR && at.distance(from) < PAIR_REACH);
                if pair {
                    return Some(Deed::DoubleTap(from));
                }
                self.tapped = Some((time, from));
                Some(Deed::Tap(from, touch))
            }
            State::Dragging(drag) => Some(Deed::End(drag, at)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: Point = Point::new(100.0, 100.0);
    const SHIFT: Modifiers = Modifiers { shift: true, alt: false, command: false };

    fn moved(by: f32) -> Point {
        A + Point::new(by, 0.0)
    }

    fn deeds(under: Under, inputs: &[Input]) -> Vec<Deed> {
        let mut gestures = Gestures::default();
        inputs.iter().filter_map(|&input| gestures.hear(input, |_, _| under)).collect()
    }

    fn down(pointer: i32, at: Point, touch: bool) -> Input {
        Input::Down { pointer, at, touch, time: 0.0, with: Modifiers::default() }
    }

    fn down_with(with: Modifiers) -> Input {
        Input::Down { pointer: 1, at: A, touch: false, time: 0.0, with }
    }

    fn moves(pointer: i32, at: Point, touch: bool) -> Input {
        Input::Move { pointer, at, touch }
    }

    fn up(pointer: i32, at: Point, touch: bool, time: f64) -> Input {
        Input::Up { pointer, at, touch, time }
    }

    fn dragged(drag: Drag) -> [Deed; 3] {
        [
            Deed::Begin(drag, A, moved(10.0), false),
            Deed::Go(drag, moved(30.0)),
            Deed::End(drag, moved(30.0)),
        ]
    }

    #[test]
    fn a_click_may_tremble() {
        let inputs =
            [down(1, A, false), moves(1, moved(3.0), false), up(1, moved(3.0), false, 9.0)];
        assert_eq!(deeds(Under::Somebody, &inputs), [Deed::Tap(A, false)]);
    }

    #[test]
    fn a_mouse_drags_people_ties_loops_and_the_ground() {
        let drag = |under, with| {
            let to = moved(30.0);
            let way = [moves(1, moved(10.0), false), moves(1, to, false), up(1, to, false, 9.0)];
            deeds(under, &[&[down_with(with)], way.as_slice()].concat())
        };
        let plain = Modifiers::default();
        let alt = Modifiers { alt: true, ..plain };
        assert_eq!(drag(Under::Somebody, plain), dragged(Drag::Carry));
        assert_eq!(drag(Under::Somebody, SHIFT), dragged(Drag::Tie));
        assert_eq!(drag(Under::Somebody, alt), dragged(Drag::Tie));
        assert_eq!(drag(Under::Handle, plain), dragged(Drag::Tie));
        assert_eq!(drag(Under::Ground, SHIFT), dragged(Drag::Lasso));
        assert_eq!(drag(Under::Afar, SHIFT), dragged(Drag::Lasso));
        let panned = [Deed::Pan(Point::new(10.0, 0.0)), Deed::Pan(Point::new(20.0, 0.0))];
        assert_eq!(drag(Under::Ground, plain), panned);
        assert_eq!(drag(Under::Afar, plain), panned);
    }

    #[test]
    fn one_more_is_chosen_with_a_key_or_while_choosing() {
        let click = |with| [down_with(with), up(1, A, false, 9.0)];
        let command = Modifiers { command: true, ..Modifiers::default() };
        for with in [command, SHIFT] {
            assert_eq!(deeds(Under::Somebody, &click(with)), [Deed::Add(A, false)]);
        }
        let mut gestures = Gestures::default();
        gestures.choose(true);
        let drag = [
            down(1, A, true),
            moves(1, moved(10.0), true),
            up(1, moved(10.0), true, 1.0),
            down(1, A, true),
            up(1, A, true, 2.0),
            down(1, A, true),
            up(1, A, true, 3.0),
        ];
        let heard: Vec<Deed> = drag
            .into_iter()
            .filter_map(|input| gestures.hear(input, |_, _| Under::Somebody))
            .collect();
        let expected = [
            Deed::Begin(Drag::Lasso, A, moved(10.0), true),
            Deed::End(Drag::Lasso, moved(10.0)),
            Deed::Add(A, true),
            Deed::Add(A, true),
        ];
        assert_eq!(heard, expected);
    }

    #[test]
    fn a_finger_moves_the_map_unless_it_has_rested() {
        let drag = [down(1, A, true), moves(1, moved(10.0), true)];
        assert_eq!(deeds(Under::Somebody, &drag), [Deed::Pan(Point::new(10.0, 0.0))]);
        assert_eq!(deeds(Under::Handle, &drag), [Deed::Begin(Drag::Tie, A, moved(10.0), true)]);
        let hold = [
            down(1, A, true),
            Input::Held { pointer: 1 },
            moves(1, moved(2.0), true),
            moves(1, moved(10.0), true),
        ];
        let carried = [Deed::Hold(A, true), Deed::Begin(Drag::Carry, A, moved(10.0), true)];
        assert_eq!(deeds(Under::Somebody, &hold), carried);
        let panned = Deed::Pan(Point::new(10.0, 0.0));
        assert_eq!(deeds(Under::Afar, &hold), [Deed::Hold(A, true), panned]);
        assert_eq!(deeds(Under::Ground, &hold), [panned]);
    }

    #[test]
    fn who_was_held_is_not_tapped_too() {
        for touch in [true, false] {
            let inputs = [
                down(1, A, touch),
                Input::Held { pointer: 1 },
                Input::Held { pointer: 1 },
                up(1, A, touch, 900.0),
            ];
            assert_eq!(deeds(Under::Somebody, &inputs), [Deed::Hold(A, touch)]);
        }
        let inputs = [down_with(SHIFT), Input::Held { pointer: 1 }, up(1, A, false, 900.0)];
        assert_eq!(deeds(Under::Somebody, &inputs), [Deed::Add(A, false)]);
    }

    #[test]
    fn a_second_finger_pinches_and_puts_back() {
        let b = Point::new(200.0, 100.0);
        let c = Point::new(300.0, 100.0);
        let inputs = [
            down(1, A, true),
            Input::Held { pointer: 1 },
            moves(1, moved(10.0), true),
            down(2, b, true),
            moves(2, c, true),
            up(2, c, true, 9.0),
            moves(1, moved(15.0), true),
            up(1, moved(15.0), true, 9.0),
        ];
        let a = moved(10.0);
        let expected = [
            Deed::Hold(A, true),
            Deed::Begin(Drag::Carry, A, a, true),
            Deed::Abandon,
            Deed::Pinch([a, b], [a, c]),
            Deed::Pan(Point::new(5.0, 0.0)),
        ];
        assert_eq!(deeds(Under::Somebody, &inputs), expected);
    }

    #[test]
    fn two_taps_are_a_pair_when_quick_and_near() {
        let tap = |at, time| {
            let with = Modifiers::default();
            [Input::Down { pointer: 1, at, touch: true, time, with }, up(1, at, true, time)]
        };
        let quick = [tap(A, 0.0), tap(moved(9.0), 200.0), tap(A, 350.0)].concat();
        let expected = [Deed::Tap(A, true), Deed::DoubleTap(moved(9.0)), Deed::Tap(A, true)];
        assert_eq!(deeds(Under::Ground, &quick), expected);
        let slow = [tap(A, 0.0), tap(A, 900.0)].concat();
        assert_eq!(deeds(Under::Ground, &slow), [Deed::Tap(A, true), Deed::Tap(A, true)]);
        let far = [tap(A, 0.0), tap(moved(90.0), 100.0)].concat();
        assert_eq!(deeds(Under::Ground, &far), [Deed::Tap(A, true), Deed::Tap(moved(90.0), true)]);
    }

    #[test]
    fn what_is_taken_away_changes_nothing() {
        let gone = Input::Gone { pointer: 1 };
        let inputs = [down(1, A, false), moves(1, moved(10.0), false), gone, moves(1, A, false)];
        let begun = Deed::Begin(Drag::Carry, A, moved(10.0), false);
        let expected = [begun, Deed::Abandon, Deed::Hover(Some(A))];
        assert_eq!(deeds(Under::Somebody, &inputs), expected);

        let mut gestures = Gestures::default();
        for input in [down(1, A, false), moves(1, moved(10.0), false)] {
            gestures.hear(input, |_, _| Under::Somebody);
        }
        gestures.abandon();
        for input in [moves(1, moved(50.0), false), up(1, moved(50.0), false, 9.0)] {
            assert_eq!(gestures.hear(input, |_, _| Under::Somebody), None);
        }
    }

    #[test]
    fn the_wheel_zooms_and_a_wild_one_not_far() {
        let wheel = |y, pinch, pan| Input::Wheel { at: A, by: Point::new(0.0, y), pinch, pan };
        let deeds = |inputs: &[Input]| deeds(Under::Ground, inputs);
        let [zoomed] = deeds(&[wheel(-100.0, false, false)])[..] else { panic!() };
        assert!(matches!(zoomed, Deed::Zoom(A, factor) if factor > 1.1 && factor < 1.3));
        let [wild] = deeds(&[wheel(1e9, false, false)])[..] else { panic!() };
        assert!(matches!(wild, Deed::Zoom(A, factor) if factor > 0.7));
        assert_eq!(deeds(&[wheel(f32::NAN, false, false)]), []);
        assert_eq!(deeds(&[wheel(10.0, false, true)]), [Deed::Pan(Point::new(0.0, -10.0))]);
    }
}
