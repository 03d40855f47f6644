//! The map as it is drawn, and what lies on it.

mod hands;
mod seeing;
pub mod walking;

use std::time::Duration;

use leptos::{html, prelude::*};

use super::atlas::{Atlas, LARGE};
use super::card::Card;
use super::legend::Legend;
use super::looking::{Around, ChoosingSeveral, Way};
use super::panel::LookCloser;
use super::tie::{Pair, TieDialog, Tying};
use crate::browser::canvas::Board;
use crate::browser::page;
use crate::id::PersonId;
use crate::map::{Chart, Gestures, Trail, View};
use crate::notebook::Theme;
use crate::route::Route;
use crate::ui::bring::BringButton;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::parts::{Choice, Empty, Glyph, Icon, PageTitle, Segmented};
use crate::ui::pieces::words::people_count;

/// How much nearer a press of the button brings.
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
        trail: StoredValue::new(Trail::default()),
        pressed: StoredValue::new(None),
        holding: StoredValue::new(None),
        came: StoredValue::new(None),
        leaving: StoredValue::new(false),
        keeping: StoredValue::new(false),
        before_hold: StoredValue::new(None),
        hand: RwSignal::new("free"),
        choosing: RwSignal::new(false),
        pair: RwSignal::new(None),
        tying: RwSignal::new(None),
        card: NodeRef::new(),
        head: NodeRef::new(),
        chip: NodeRef::new(),
        tools: NodeRef::new(),
    };
    let canvas = NodeRef::<html::Canvas>::new();
    Effect::new(move |_| {
        if let Some(canvas) = canvas.get() {
            let board = Board::new(
                &canvas,
                move |input| map.hear(input),
                move |frame| {
                    let (now, calm) = (frame.now, frame.calm);
                    let (width, height) = (frame.width, frame.height);
                    if frame.resized
                        && let Some(head) = map.head.get_untracked()
                    {
                        let parts = frame.covered_by(&head, ".map-strips");
                        atlas.chart(|chart| chart.head(parts));
                    }
                    let more = atlas.chart(|chart| {
                        chart.show(now, width, height, calm, |subject, camera, look| {
                            frame.show(subject, camera, look);
                        })
                    });
                    frame.again |= more;
                    if atlas.chart(|chart| chart.is_covered_otherwise()) {
                        map.make_room_soon();
                    }
                    if !more {
                        map.keep_places_soon();
                    }
                },
            );
            map.board.set_value(board);
        }
    });
    // A large map is laid out once the page stands.
    let stands = RwSignal::new(!atlas.is_long_to_lay_out(desk));
    if !stands.get_untracked() {
        answered(move || {
            stands.try_set(true);
        });
    }
    Effect::new(move |_| {
        if stands.get() {
            atlas.follow(desk);
            map.redraw();
        }
    });
    Effect::new(move |_| {
        if stands.get() {
            atlas.think();
            map.redraw();
        }
    });
    Effect::new(move |_| {
        let view = atlas.view.get();
        let go = move || {
            atlas.chart(|chart| chart.set_view(view));
            map.redraw();
        };
        if atlas.chart(|chart| chart.graph().len() > LARGE) { answered(go) } else { go() }
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
    map.follow_sight();
    Effect::new(move |_| {
        let choosing = map.choosing.get();
        map.gestures.update_value(|gestures| gestures.choose(choosing));
    });
    on_cleanup(move || {
        atlas.chart(|chart| {
            chart.put_back();
            chart.hover(None);
        });
        atlas.keep_places(desk);
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
    let views = View::ALL.map(|view| Choice::new(view, view.word()).hint(view.hint())).to_vec();
    view! {
        <section class="map-page">
            <header class="map-head" node_ref=map.head>
                <PageTitle words="Map" />
                <a class="button quiet small" href=Route::MapTable.to_string()>
                    "As a table"
                </a>
                <LookCloser atlas=atlas />
                <Legend atlas=atlas />
                <div class="map-strips">
                    <Segmented
                        legend="View"
                        unlabelled=true
                        choices=views
                        chosen=atlas.view
                        choose=move |view| atlas.view.set(view)
                    />
                    <Around atlas=atlas />
                    <Way atlas=atlas />
                    <ChoosingSeveral choosing=map.choosing />
                </div>
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
                "Arrow keys go from person to person, Tab from tie to tie of whoever you are at, then on from the last of them; Shift and Tab goes back. Enter looks around somebody, and once more opens them. Space chooses one more, T ties to somebody, P pins, 1 to 5 puts in a circle, 0 in none, V changes the view. Escape, then Tab, leaves the map. The same is there as a table."
            </p>
            <p class="map-said" role="status" node_ref=map.chip>
                {move || map.said.get()}
            </p>
            {move || map.lying()}
            <div class="map-zoom" role="group" aria-label="What is seen" node_ref=map.tools>
                {zoom_button("Nearer", Glyph::Add, move || map.zoom(NEARER))}
                {zoom_button("Farther", Glyph::Less, move || map.zoom(NEARER.recip()))}
                {zoom_button("Show everybody", Glyph::Whole, move || map.show_all())}
                <button
                    type="button"
                    class="icon-button"
                    aria-label="Choose several"
                    title="Choose several"
                    aria-pressed=move || if map.choosing.get() { "true" } else { "false" }
                    on:click=move |_| map.choosing.update(|choosing| *choosing = !*choosing)
                >
                    <Icon glyph=Glyph::Several />
                </button>
            </div>
            {move || match counts.get() {
                (0, _) => view! { <Nobody /> }.into_any(),
                (_, 0) if atlas.view.get() == View::Rings => {
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
        <TieDialog tying=map.tying />
    }
}

/// Runs once the page has answered what was just done.
fn answered(run: impl FnOnce() + 'static) {
    page::after_paint(move || set_timeout(run, Duration::ZERO));
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
    /// Along whose ties the reader walked, and to whom.
    trail: StoredValue<Trail>,
    /// Who was under the pointer when it was pressed.
    pressed: StoredValue<Option<PersonId>>,
    /// While somebody is held where they stand: whether the camera is to move afterwards.
    holding: StoredValue<Option<bool>>,
    /// From whom to whom the last step went.
    came: StoredValue<Option<(PersonId, PersonId)>>,
    /// Whether the next Tab leaves the map.
    leaving: StoredValue<bool>,
    /// Whether it will soon be remembered where everybody stands.
    keeping: StoredValue<bool>,
    /// What was looked around before somebody was held, who may be carried yet.
    before_hold: StoredValue<Option<Option<(PersonId, u8)>>>,
    /// What the hand would do or does: "free", "over" somebody, "tying", "holding".
    hand: RwSignal<&'static str>,
    /// Whether a tap chooses one more.
    choosing: RwSignal<bool>,
    /// Whose tie is looked at.
    pair: RwSignal<Option<(PersonId, PersonId)>>,
    /// Who is to be tied, once it is known how.
    tying: RwSignal<Option<Tying>>,
    card: NodeRef<html::Section>,
    head: NodeRef<html::Header>,
    /// Where it is written what was said.
    chip: NodeRef<html::P>,
    tools: NodeRef<html::Div>,
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

    /// The card of whom or what is looked at.
    fn lying(self) -> AnyView {
        let close = move |()| {
            self.pair.set(None);
            self.choose(None);
            page::focus(".map-canvas");
        };
        if let Some(pair) = self.pair.get() {
            let back = move |()| {
                self.pair.set(None);
                page::focus(".map-canvas");
            };
            let choose = move |id| {
                self.pair.set(None);
                self.choose(Some(id));
            };
            return view! {
                <Pair pair=pair node=self.card choose=choose tying=self.tying close=back />
            }
            .into_any();
        }
        let Some(id) = self.atlas.selected() else { return ().into_any() };
        view! {
            <Card
                id=id
                atlas=self.atlas
                node=self.card
                choose=move |id| self.choose(Some(id))
                tie=move |other| self.pair.set(Some((id, other)))
                close=close
            />
        }
        .into_any()
    }

    /// Chooses somebody, or nobody.
    fn choose(self, person: Option<PersonId>) {
        if person.is_some() {
            self.pair.set(None);
        }
        self.atlas.select(person);
        self.redraw();
    }

    /// Looks around somebody: as far as before, or to whom they are tied.
    fn look_around(self, person: PersonId, by_key: bool) {
        self.atlas.look_around(person);
        self.say(self.atlas.told_around(self.desk, by_key));
    }

    fn name(self, id: PersonId) -> String {
        self.desk.peek(|notebook| notebook.short_name(id))
    }
}
