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

/// What a pointer did. Places are CSS pixels from the map's left upper corner.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "pointer, at, touch and time say it")]
pub enum Input {
    /// A finger touched, or the first button was pressed; `time` in milliseconds.
    Down { pointer: i32, at: Point, touch: bool, time: f64 },
    /// It moved, pressed or not.
    Move { pointer: i32, at: Point, touch: bool },
    /// It was lifted.
    Up { pointer: i32, at: Point, touch: bool, time: f64 },
    /// A finger has rested for a while where it touched.
    Held { pointer: i32 },
    /// It was taken away by the system.
    Gone { pointer: i32 },
    /// The mouse has left the map.
    Away,
    /// The wheel was turned: downwards and to the right, CSS pixels. `pinch` for two fingers on a
    /// trackpad, `pan` where it shall move the map.
    Wheel { at: Point, by: Point, pinch: bool, pan: bool },
}

/// What that means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Deed {
    /// The mouse stands here; `None` when it has left.
    Hover(Option<Point>),
    /// A click or a tap.
    Tap(Point, bool),
    /// The second of a pair.
    DoubleTap(Point),
    /// The map is moved by so much.
    Pan(Point),
    /// Two fingers have moved, from the first places to the second.
    Pinch([Point; 2], [Point; 2]),
    /// The map is zoomed about a point, by a factor.
    Zoom(Point, f32),
    /// Whoever is at the first place is lifted; the pointer is at the second.
    Lift(Point, Point, bool),
    /// Who was lifted is carried here.
    Carry(Point),
    /// And let go here.
    Drop(Point),
    /// Nothing comes of it.
    Abandon,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum State {
    #[default]
    Idle,
    /// Pressed, and not moved yet; whether on somebody who may be lifted.
    Pressed {
        from: Point,
        touch: bool,
        somebody: bool,
    },
    Panning,
    Carrying,
    Pinching,
}

/// What is going on.
#[derive(Clone, Debug, Default)]
pub struct Gestures {
    fingers: Vec<(i32, Point)>,
    state: State,
    tapped: Option<(f64, Point)>,
}

impl Gestures {
    /// Takes in what a pointer did. `somebody` says whether somebody who may be lifted is at a place,
    /// for a finger or a mouse.
    ///
    /// A mouse lifts somebody by dragging; a finger has to rest on them first, so that a thumb can
    /// move the map wherever it lands.
    pub fn hear(
        &mut self,
        input: Input,
        somebody: impl FnOnce(Point, bool) -> bool,
    ) -> Option<Deed> {
        match input {
            Input::Down { pointer, at, touch, .. } => {
                self.fingers.retain(|(id, _)| *id != pointer);
                self.fingers.push((pointer, at));
                if let [_] = self.fingers.as_slice() {
                    self.state = State::Pressed { from: at, touch, somebody: somebody(at, touch) };
                    return None;
                }
                let carried = self.state == State::Carrying;
                self.state = State::Pinching;
                carried.then_some(Deed::Abandon)
            }
            Input::Move { pointer, at, touch } => self.moved(pointer, at, touch),
            Input::Up { pointer, at, touch, time } => self.lifted(pointer, at, touch, time),
            Input::Held { pointer } => match (self.state, self.fingers.as_slice()) {
                (State::Pressed { from, touch: true, somebody: true }, [(id, at)])
                    if *id == pointer =>
                {
                    self.state = State::Carrying;
                    Some(Deed::Lift(from, *at, true))
                }
                _ => None,
            },
            Input::Gone { .. } => {
                let carried = self.state == State::Carrying;
                self.fingers.clear();
                self.state = State::Idle;
                carried.then_some(Deed::Abandon)
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

    /// Whoever is carried is put back; the pointer has to be lifted before anything new begins.
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
            State::Pressed { from, touch, somebody } => {
                let slop = if touch { FINGER_SLOP } else { MOUSE_SLOP };
                if from.distance(at) <= slop {
                    return None;
                }
                if somebody && !touch {
                    self.state = State::Carrying;
                    return Some(Deed::Lift(from, at, touch));
                }
                self.state = State::Panning;
                Some(Deed::Pan(at - from))
            }
            State::Panning => Some(Deed::Pan(at - last)),
            State::Carrying => Some(Deed::Carry(at)),
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
            State::Pressed { from, .. } => {
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
            State::Carrying => Some(Deed::Drop(at)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: Point = Point::new(100.0, 100.0);

    fn moved(by: f32) -> Point {
        A + Point::new(by, 0.0)
    }

    fn deeds(somebody: bool, inputs: &[Input]) -> Vec<Deed> {
        let mut gestures = Gestures::default();
        inputs.iter().filter_map(|&input| gestures.hear(input, |_, _| somebody)).collect()
    }

    fn down(pointer: i32, at: Point, touch: bool) -> Input {
        Input::Down { pointer, at, touch, time: 0.0 }
    }

    fn moves(pointer: i32, at: Point, touch: bool) -> Input {
        Input::Move { pointer, at, touch }
    }

    fn up(pointer: i32, at: Point, touch: bool, time: f64) -> Input {
        Input::Up { pointer, at, touch, time }
    }

    #[test]
    fn a_click_may_tremble() {
        let inputs =
            [down(1, A, false), moves(1, moved(3.0), false), up(1, moved(3.0), false, 9.0)];
        assert_eq!(deeds(true, &inputs), [Deed::Tap(A, false)]);
    }

    #[test]
    fn a_mouse_drags_people_and_the_ground() {
        let inputs = [
            down(1, A, false),
            moves(1, moved(10.0), false),
            moves(1, moved(30.0), false),
            up(1, moved(30.0), false, 9.0),
        ];
        let carried =
            [Deed::Lift(A, moved(10.0), false), Deed::Carry(moved(30.0)), Deed::Drop(moved(30.0))];
        assert_eq!(deeds(true, &inputs), carried);
        let panned = [Deed::Pan(Point::new(10.0, 0.0)), Deed::Pan(Point::new(20.0, 0.0))];
        assert_eq!(deeds(false, &inputs), panned);
    }

    #[test]
    fn a_finger_moves_the_map_unless_it_has_rested() {
        let drag = [down(1, A, true), moves(1, moved(10.0), true)];
        assert_eq!(deeds(true, &drag), [Deed::Pan(Point::new(10.0, 0.0))]);
        let hold = [down(1, A, true), Input::Held { pointer: 1 }, moves(1, moved(10.0), true)];
        assert_eq!(deeds(true, &hold), [Deed::Lift(A, A, true), Deed::Carry(moved(10.0))]);
        assert_eq!(deeds(false, &hold), [Deed::Pan(Point::new(10.0, 0.0))]);
    }

    #[test]
    fn a_second_finger_pinches_and_puts_back() {
        let b = Point::new(200.0, 100.0);
        let c = Point::new(300.0, 100.0);
        let inputs = [
            down(1, A, true),
            Input::Held { pointer: 1 },
            down(2, b, true),
            moves(2, c, true),
            up(2, c, true, 9.0),
            moves(1, moved(5.0), true),
            up(1, moved(5.0), true, 9.0),
        ];
        let expected = [
            Deed::Lift(A, A, true),
            Deed::Abandon,
            Deed::Pinch([A, b], [A, c]),
            Deed::Pan(Point::new(5.0, 0.0)),
        ];
        assert_eq!(deeds(true, &inputs), expected);
    }

    #[test]
    fn two_taps_are_a_pair_when_quick_and_near() {
        let tap =
            |at, time| [Input::Down { pointer: 1, at, touch: true, time }, up(1, at, true, time)];
        let quick = [tap(A, 0.0), tap(moved(9.0), 200.0), tap(A, 350.0)].concat();
        let expected = [Deed::Tap(A, true), Deed::DoubleTap(moved(9.0)), Deed::Tap(A, true)];
        assert_eq!(deeds(false, &quick), expected);
        let slow = [tap(A, 0.0), tap(A, 900.0)].concat();
        assert_eq!(deeds(false, &slow), [Deed::Tap(A, true), Deed::Tap(A, true)]);
        let far = [tap(A, 0.0), tap(moved(90.0), 100.0)].concat();
        assert_eq!(deeds(false, &far), [Deed::Tap(A, true), Deed::Tap(moved(90.0), true)]);
    }

    #[test]
    fn what_is_taken_away_changes_nothing() {
        let gone = Input::Gone { pointer: 1 };
        let inputs = [down(1, A, false), moves(1, moved(10.0), false), gone, moves(1, A, false)];
        let expected = [Deed::Lift(A, moved(10.0), false), Deed::Abandon, Deed::Hover(Some(A))];
        assert_eq!(deeds(true, &inputs), expected);

        let mut gestures = Gestures::default();
        for input in [down(1, A, false), moves(1, moved(10.0), false)] {
            gestures.hear(input, |_, _| true);
        }
        gestures.abandon();
        for input in [moves(1, moved(50.0), false), up(1, moved(50.0), false, 9.0)] {
            assert_eq!(gestures.hear(input, |_, _| true), None);
        }
    }

    #[test]
    fn the_wheel_zooms_and_a_wild_one_not_far() {
        let wheel = |y, pinch, pan| Input::Wheel { at: A, by: Point::new(0.0, y), pinch, pan };
        let [zoomed] = deeds(false, &[wheel(-100.0, false, false)])[..] else { panic!() };
        assert!(matches!(zoomed, Deed::Zoom(A, factor) if factor > 1.1 && factor < 1.3));
        let [wild] = deeds(false, &[wheel(1e9, false, false)])[..] else { panic!() };
        assert!(matches!(wild, Deed::Zoom(A, factor) if factor > 0.7));
        assert_eq!(deeds(false, &[wheel(f32::NAN, false, false)]), []);
        assert_eq!(deeds(false, &[wheel(10.0, false, true)]), [Deed::Pan(Point::new(0.0, -10.0))]);
    }
}
