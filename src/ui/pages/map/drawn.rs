//! The map as it is drawn, and what hands and keys do on it.

pub mod walking;

use leptos::{html, prelude::*};

use super::atlas::Atlas;
use super::card::Card;
use super::legend::Legend;
use super::panel::LookCloser;
use crate::browser::canvas::Board;
use crate::browser::page;
use crate::id::PersonId;
use crate::map::{Chart, Deed, Gestures, Input, Point};
use crate::notebook::Theme;
use crate::route::Route;
use crate::ui::bring::BringButton;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::parts::{Empty, Glyph, Icon, PageTitle};
use crate::ui::pieces::put_in_circle;
use crate::ui::pieces::words::people_count;

/// How much nearer a press of the button brings, or a double tap.
const NEARER: f32 = 1.5;

/// The page.
#[component]
pub fn Map(
    /// Where everybody stood when the reader was last here.
    atlas: Atlas,
) -> impl IntoView {
    let desk = use_desk();
    let map = Drawn {
        desk,
        atlas,
        board: StoredValue::new_local(None),
        gestures: StoredValue::new(Gestures::default()),
        said: RwSignal::new(String::new()),
        hub: StoredValue::new(None),
        hand: RwSignal::new("free"),
        card: NodeRef::new(),
    };
    let canvas = NodeRef::<html::Canvas>::new();
    Effect::new(move |_| {
        if let Some(canvas) = canvas.get() {
            let board = Board::new(
                &canvas,
                move |input| map.hear(input),
                move |frame| {
                    atlas.chart(|chart| {
                        frame.again =
                            chart.compose(frame.now, frame.width, frame.height, frame.calm);
                        frame.paint(chart.scene(), chart.faces());
                    });
                },
            );
            map.board.set_value(board);
        }
    });
    Effect::new(move |_| {
        atlas.follow(desk);
        map.redraw();
    });
    let theme = desk.memo(|notebook| notebook.settings().theme);
    Effect::new(move |before: Option<Theme>| {
        // Read, not only tracked: a memo that nobody reads follows nothing.
        let now = theme.get();
        if before.is_some_and(|before| before != now) {
            map.with_board(Board::recolour);
        }
        now
    });
    Effect::new(move |_| {
        let selected = atlas.selected();
        page::after_paint(move || map.make_room(selected));
    });
    on_cleanup(move || {
        atlas.chart(|chart| {
            chart.put_back();
            chart.hover(None);
        });
    });

    let counts = desk.memo(|notebook| {
        let placed = notebook.people().filter(|person| person.circle.is_some()).count();
        (notebook.people().count(), placed)
    });
    let name = move || match counts.get().0 {
        0 => "Map of your people, nobody yet".to_owned(),
        all => format!("Map of your people, {}", people_count(all)),
    };
    let shown = atlas.has_arrived();
    view! {
        <section class="map-page">
            <header class="map-head">
                <PageTitle words="Map" />
                <a class="button quiet small" href=Route::MapTable.to_string()>
                    "As a table"
                </a>
                <LookCloser atlas=atlas />
                <Legend />
            </header>
            <canvas
                class="map-canvas"
                node_ref=canvas
                tabindex="0"
                role="application"
                aria-label=name
                aria-describedby="map-keys"
                data-hand=move || map.hand.get()
                autofocus=shown
                on:keydown=move |event| map.press(&event)
                on:focus=move |event| map.arrive(&event)
                on:blur=move |_| map.rest()
            ></canvas>
            <p id="map-keys" hidden>
                "Arrow keys go from person to person, square brackets from tie to tie. Enter chooses, 1 to 5 puts in a circle, 0 in none. Tab leaves the map. The same is there as a table."
            </p>
            <p class="map-said" role="status">
                {move || map.said.get()}
            </p>
            {move || {
                atlas
                    .selected()
                    .map(|id| {
                        view! {
                            <Card
                                id=id
                                node=map.card
                                choose=move |id| map.choose(Some(id))
                                close=move |()| {
                                    map.choose(None);
                                    page::focus(".map-canvas");
                                }
                            />
                        }
                            .into_any()
                    })
            }}
            <div class="map-zoom" role="group" aria-label="What is seen">
                {zoom_button("Nearer", Glyph::Add, move || map.zoom(NEARER))}
                {zoom_button("Farther", Glyph::Less, move || map.zoom(NEARER.recip()))}
                {zoom_button("Show everybody", Glyph::Whole, move || map.show_all())}
            </div>
            {move || match counts.get() {
                (0, _) => view! { <Nobody /> }.into_any(),
                (_, 0) => {
                    view! {
                        <p class="map-hint">
                            "Everybody waits outside. "
                            <span class="by-mouse">
                                "Drag people to the ring they belong in, or press 1 to 5."
                            </span>
                            <span class="by-touch">
                                "Touch someone to choose their ring, or hold and drag them there."
                            </span>
                        </p>
                    }
                        .into_any()
                }
                _ => ().into_any(),
            }}
        </section>
    }
}

fn zoom_button(label: &'static str, glyph: Glyph, press: impl Fn() + 'static) -> AnyView {
    view! {
        <button type="button" class="icon-button" aria-label=label title=label on:click=move |_| press()>
            <Icon glyph=glyph />
        </button>
    }
    .into_any()
}

/// Where nobody is yet.
#[component]
fn Nobody() -> impl IntoView {
    view! {
        <div class="map-nobody card">
            <Empty
                glyph=Glyph::Map
                title="Your map begins with you"
                words="Everybody you bring or name stands around you here, on a ring for how close they are."
            >
                <BringButton />
                <a class="button quiet" href=Route::Today.to_string()>
                    "Name people"
                </a>
            </Empty>
        </div>
    }
}

/// The map under the reader's hands.
#[derive(Clone, Copy)]
struct Drawn {
    desk: Desk,
    atlas: Atlas,
    board: StoredValue<Option<Board>, LocalStorage>,
    gestures: StoredValue<Gestures>,
    /// What was said last, for who walks by keyboard or carries somebody.
    said: RwSignal<String>,
    /// Whose ties are walked.
    hub: StoredValue<Option<PersonId>>,
    /// What the hand would do or does: "free", "over" somebody, "holding".
    hand: RwSignal<&'static str>,
    card: NodeRef<html::Section>,
}

impl Drawn {
    fn with_board(self, act: impl FnOnce(&Board)) {
        // There is none before the page stands, and once it is left.
        self.board.try_with_value(|board| {
            if let Some(board) = board {
                act(board);
            }
        });
    }

    /// Whether the reader has gone elsewhere; a canvas that is taken away loses the focus after that.
    fn is_left(self) -> bool {
        self.hand.is_disposed()
    }

    fn redraw(self) {
        self.with_board(Board::redraw);
    }

    fn chart<R: Default>(self, act: impl FnOnce(&mut Chart) -> R) -> R {
        self.atlas.chart(act)
    }

    fn say(self, words: String) {
        // Said twice, it is heard twice.
        let again = self.said.with_untracked(|said| *said == words);
        self.said.set(if again { words + "\u{a0}" } else { words });
    }

    fn hold(self, hand: &'static str) {
        if self.hand.get_untracked() != hand {
            self.hand.set(hand);
        }
    }

    /// What a pointer did.
    fn hear(self, input: Input) {
        if self.is_left() {
            return;
        }
        let deed = self.gestures.try_update_value(|gestures| {
            gestures.hear(input, |at, touch| self.chart(|chart| chart.may_lift(at, touch)))
        });
        if matches!(input, Input::Down { .. }) {
            self.rest();
        }
        let Some(deed) = deed.flatten() else { return };
        match deed {
            Deed::Hover(at) => {
                let over = at.and_then(|at| self.chart(|chart| chart.under(at, false)));
                self.hold(if over.is_some() { "over" } else { "free" });
                if !self.chart(|chart| chart.hover(over)) {
                    return;
                }
            }
            Deed::Tap(at, touch) => {
                let person = self.chart(|chart| chart.under(at, touch));
                self.chart(|chart| chart.focus(person));
                self.choose(person);
            }
            Deed::DoubleTap(at) => self.chart(|chart| chart.zoom_gently(Some(at), NEARER * NEARER)),
            Deed::Pan(by) => self.chart(|chart| chart.pan(by)),
            Deed::Pinch(before, after) => self.chart(|chart| chart.pinch(before, after)),
            Deed::Zoom(about, factor) => self.chart(|chart| chart.zoom(about, factor)),
            Deed::Lift(from, at, touch) => {
                self.chart(|chart| chart.lift(from, at, touch));
                self.hold("holding");
                self.carry(at);
            }
            Deed::Carry(at) => self.carry(at),
            Deed::Drop(at) => self.let_go(at),
            Deed::Abandon => {
                self.put_back();
            }
        }
        self.redraw();
    }

    fn carry(self, at: Point) {
        if let Some((id, circle)) = self.chart(|chart| chart.carry(at)) {
            let name = self.name(id);
            let words = match circle {
                Some(circle) => format!("{name} → {}, {}", circle.word(), circle.hint()),
                None => format!("{name} → not placed"),
            };
            if self.said.with_untracked(|said| *said != words) {
                self.said.set(words);
            }
        }
    }

    fn let_go(self, at: Point) {
        self.hold("free");
        self.said.set(String::new());
        match self.chart(|chart| chart.let_go(at)) {
            Some((id, Some(circle))) => {
                put_in_circle(self.desk, id, circle);
            }
            // Who was only held, or came back to their own ring, is looked at.
            Some((id, None)) => self.choose(Some(id)),
            None => {}
        }
    }

    fn put_back(self) -> bool {
        self.hold("free");
        self.said.set(String::new());
        self.chart(Chart::put_back)
    }

    /// Chooses somebody, or nobody.
    fn choose(self, person: Option<PersonId>) {
        self.atlas.select(person);
        self.redraw();
    }

    /// The card lies on a part of the map; who was chosen shall not be below it.
    fn make_room(self, selected: Option<PersonId>) {
        let card = self.card.try_get_untracked().flatten();
        self.with_board(|board| {
            let covered = card.filter(|_| selected.is_some()).map(|card| board.covered_by(&card));
            self.chart(|chart| {
                chart.cover(covered);
                if let Some(person) = selected {
                    chart.reveal(person);
                }
            });
            board.redraw();
        });
    }

    fn zoom(self, factor: f32) {
        self.chart(|chart| chart.zoom_gently(None, factor));
        self.redraw();
    }

    fn show_all(self) {
        self.chart(Chart::show_all);
        self.redraw();
    }

    fn name(self, id: PersonId) -> String {
        self.desk.peek(|notebook| {
            notebook.person(id).map(|person| person.short_name().to_owned()).unwrap_or_default()
        })
    }
}
