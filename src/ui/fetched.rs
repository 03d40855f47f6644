//! Pages that come when they are first needed. A release build keeps what only they use in files of
//! its own (`scripts/pieces.sh`). They are fetched quietly once the page stands, or at once where
//! one is opened; where one can't be had, that is said in its place. What they show is not known here.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use crate::browser::files::Brought;
use crate::browser::{page, update};
use crate::day::Day;
use crate::id::{HabitId, PersonId};
use crate::interchange::backup;
use crate::route::Route;
use crate::ui::bring::Bring;
use crate::ui::capture::Understood;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::forms::use_forms;
use crate::ui::pages::{
    Atlas, Beside, Data, Duplicates, FormDialog, Giving, Help, Map, MapTable, Meal, Meet, People,
    PeopleView, SettingsPage, Trash,
};
use crate::ui::palette::{Palette, Wishes};
use crate::ui::parts::{Dialog, Empty, Glyph};

/// What is fetched together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The map and its twin.
    Map,
    /// The habits.
    Giving,
    /// The people, before one meets, a meal, and what opens over any page: palette, forms, the line.
    People,
    /// How the notebook is kept, what a file would bring, settings, help.
    Notebook,
}

/// All of them, in the order in which they are fetched when nobody waits.
const ALL: [Piece; 4] = [Piece::People, Piece::Giving, Piece::Notebook, Piece::Map];

type Built = Result<AnyView, SplitLoaderError>;

/// A function that stands in a piece, and what fetches that piece. Without optimisation there is
/// one file, and both are at hand.
macro_rules! apart {
    ($piece:ident $(by $fetch:ident)?, $build:ident($($given:ident: $type:ty),*) -> $what:ty $body:block) => {
        #[cfg_attr(
            not(debug_assertions),
            leptos::wasm_split::wasm_split(
                $piece, wasm_split_path = ::leptos::wasm_split, $(preload($fetch),)? fallible
            )
        )]
        #[cfg(not(debug_assertions))]
        fn $build($($given: $type),*) -> Result<$what, SplitLoaderError> {
            Ok($body)
        }
        #[cfg(debug_assertions)]
        async fn $build($($given: $type),*) -> Result<$what, SplitLoaderError> {
            Ok($body)
        }
        $(
            #[cfg(debug_assertions)]
            async fn $fetch() -> Result<(), SplitLoaderError> {
                Ok(())
            }
        )?
    };
}

apart!(map by fetch_map, build_map(atlas: Atlas, twin: bool) -> AnyView {
    atlas.begin(use_desk());
    match twin {
        false => view! { <Beside atlas=atlas><Map atlas=atlas /></Beside> }.into_any(),
        true => view! { <Beside atlas=atlas twin=true><MapTable atlas=atlas /></Beside> }.into_any(),
    }
});
apart!(giving by fetch_giving, build_giving(habit: Memo<Option<HabitId>>) -> AnyView {
    view! { <Giving habit=habit /> }.into_any()
});
apart!(notebook, built_copy(desk: Desk, today: Day, own: bool) -> Option<String> {
    match own {
        true => desk.with_own(|keeper, _| backup::write(keeper.document(), today)),
        false => Some(desk.peek_document(|document| backup::write(document, today))),
    }
});
apart!(notebook, taken_in(desk: Desk, name: String, bytes: Vec<u8>) -> Result<Option<Brought>, String> {
    desk.take_backup_in(&name, &bytes)
});
apart!(people by fetch_people, build_people(page: OfPeople) -> AnyView {
    match page {
        OfPeople::Page(shown) => view! { <People shown=shown /> }.into_any(),
        OfPeople::Duplicates(pair) => view! { <Duplicates pair=pair /> }.into_any(),
        OfPeople::Meet(people) => view! { <Meet people=people /> }.into_any(),
        OfPeople::Meal(people) => view! { <Meal people=people /> }.into_any(),
        OfPeople::Palette => view! { <Palette /> }.into_any(),
        OfPeople::Form => view! { <FormDialog /> }.into_any(),
        OfPeople::Capture => view! { <Understood /> }.into_any(),
    }
});
apart!(notebook by fetch_notebook, build_notebook(page: OfNotebook) -> AnyView {
    match page {
        OfNotebook::Data => view! { <Data /> }.into_any(),
        OfNotebook::Trash => view! { <Trash /> }.into_any(),
        OfNotebook::Settings => view! { <SettingsPage /> }.into_any(),
        OfNotebook::Help => view! { <Help /> }.into_any(),
        OfNotebook::Bring => view! { <Bring /> }.into_any(),
    }
});

/// What comes with the piece of the people.
#[derive(Clone, Copy)]
pub enum OfPeople {
    /// Everybody, or one of them.
    Page(Memo<PeopleView>),
    /// Who may be here twice, or two of them side by side.
    Duplicates(Memo<Option<(PersonId, PersonId)>>),
    /// What to know before one meets these people; `None` while the reader is elsewhere.
    Meet(Signal<Option<Vec<PersonId>>>),
    /// A meal with these people, likewise.
    Meal(Signal<Option<Vec<PersonId>>>),
    /// The palette.
    Palette,
    /// The dialog in which a form opens over any page.
    Form,
    /// What a sentence was understood to say.
    Capture,
}

/// What comes with the piece of the notebook.
#[derive(Clone, Copy)]
pub enum OfNotebook {
    /// How the notebook is kept.
    Data,
    /// What was deleted.
    Trash,
    /// How the page looks, and how often to be in touch.
    Settings,
    /// Help.
    Help,
    /// The dialog in which a file is looked at.
    Bring,
}

/// The piece that a place stands in; `None` came with the app.
pub fn needed(route: &Route) -> Option<Piece> {
    match route {
        Route::Today | Route::Unknown(_) => None,
        Route::Map | Route::MapTable => Some(Piece::Map),
        Route::Giving | Route::Habit(_) => Some(Piece::Giving),
        Route::Meet(_) | Route::Meal(_) => Some(Piece::People),
        Route::People | Route::PersonNew | Route::Person(_) => Some(Piece::People),
        Route::Duplicates | Route::Pair(..) => Some(Piece::People),
        Route::Data | Route::Trash | Route::Settings | Route::Help => Some(Piece::Notebook),
    }
}

/// Fetches a piece unless it is here, and says whether it is here now. Each call tries anew.
pub async fn fetch(piece: Piece) -> bool {
    match piece {
        Piece::Map => fetch_map().await,
        Piece::Giving => fetch_giving().await,
        Piece::People => fetch_people().await,
        Piece::Notebook => fetch_notebook().await,
    }
    .is_ok()
}

/// Why what stands in a piece can't be done now.
const NOT_HERE: &str = "a part of Kith could not be fetched; it needs the network for a moment";

/// The notebook as a backup: of the user's own, or of what is shown. `None` where there is none.
///
/// # Errors
/// When the piece that writes it can't be had.
pub async fn copy(desk: Desk, today: Day, own: bool) -> Result<Option<String>, String> {
    built_copy(desk, today, own).await.map_err(|_| NOT_HERE.to_owned())
}

/// Brings in the backup of another device, or answers it where the reader has to decide.
///
/// # Errors
/// When it can't be read or merged, or the piece that reads it can't be had.
pub async fn take_in(desk: Desk, name: &str, bytes: Vec<u8>) -> Result<Option<Brought>, String> {
    taken_in(desk, name.to_owned(), bytes).await.map_err(|_| NOT_HERE.to_owned())?
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    Away,
    Here,
    Missing,
}

/// Where each piece is. A handle.
#[derive(Clone, Copy)]
pub struct Pieces([RwSignal<Stand>; 4]);

impl Pieces {
    /// None is here yet but that of the first page, if it came.
    pub fn new(first: Option<(Piece, bool)>) -> Self {
        let pieces = Self([(); 4].map(|()| RwSignal::new(Stand::Away)));
        if let Some((piece, came)) = first {
            pieces.stand(piece).set(if came { Stand::Here } else { Stand::Missing });
        }
        pieces
    }

    fn stand(self, piece: Piece) -> RwSignal<Stand> {
        let Self([map, giving, people, notebook]) = self;
        match piece {
            Piece::Map => map,
            Piece::Giving => giving,
            Piece::People => people,
            Piece::Notebook => notebook,
        }
    }

    /// Where it is now. A piece that two have asked for comes twice: built anew, what it shows would
    /// lose what is being written there.
    fn turns(self, piece: Piece, now: Stand) {
        let stand = self.stand(piece);
        if ![Stand::Here, now].contains(&stand.get_untracked()) {
            stand.set(now);
        }
    }

    /// Fetches all, so that they are here when the network is not.
    pub fn fetch_quietly(self) {
        spawn_local(async move {
            let mut whole = true;
            for piece in ALL {
                // A page that nobody has asked for needn't be said to be missing.
                match fetch(piece).await {
                    true => self.turns(piece, Stand::Here),
                    false => whole = false,
                }
            }
            if whole {
                update::is_whole();
            }
        });
    }

    /// Does `then` once the piece is here, or can't be had.
    pub fn want(self, piece: Option<Piece>, then: impl FnOnce() + 'static) {
        let Some(piece) = piece else { return then() };
        if self.stand(piece).get_untracked() == Stand::Here {
            return then();
        }
        self.turns(piece, Stand::Away);
        spawn_local(async move {
            self.turns(piece, if fetch(piece).await { Stand::Here } else { Stand::Missing });
            then();
        });
    }

    /// A page of this piece, or what is said in its place.
    fn page<B>(self, piece: Piece, build: impl Fn() -> B + Send + 'static) -> AnyView
    where
        B: Future<Output = Built>,
    {
        let stand = self.stand(piece);
        let build = move || at_once(build());
        let again = move || self.want(Some(piece), || ());
        (move || match stand.get() {
            Stand::Here => build().unwrap_or_else(|| missing(again)),
            Stand::Missing => missing(again),
            Stand::Away => view! {
                <p class="coming soft" role="status">"A moment, this page is being fetched."</p>
            }
            .into_any(),
        })
        .into_any()
    }

    /// The map, or its twin.
    pub fn map(self, atlas: Atlas, twin: bool) -> AnyView {
        self.page(Piece::Map, move || build_map(atlas, twin))
    }

    /// All habits, or one in full.
    pub fn giving(self, habit: Memo<Option<HabitId>>) -> AnyView {
        self.page(Piece::Giving, move || build_giving(habit))
    }

    /// A page of the people's piece.
    pub fn people(self, page: OfPeople) -> AnyView {
        self.page(Piece::People, move || build_people(page))
    }

    /// A page of the notebook's piece.
    pub fn notebook(self, page: OfNotebook) -> AnyView {
        self.page(Piece::Notebook, move || build_notebook(page))
    }

    /// The dialog in which a file is looked at.
    pub fn bring(self) -> AnyView {
        let desk = use_desk();
        let build = || build_notebook(OfNotebook::Bring);
        self.dialog(Piece::Notebook, build, "This file waits", move || desk.brought().is_some())
    }

    /// The palette.
    pub fn palette(self, wishes: Wishes) -> AnyView {
        let wanted = move || wishes.is_open();
        self.dialog(Piece::People, || build_people(OfPeople::Palette), "Search waits", wanted)
    }

    /// The dialog in which a form opens over any page.
    pub fn form(self) -> AnyView {
        let forms = use_forms();
        let build = || build_people(OfPeople::Form);
        self.dialog(Piece::People, build, "A moment", move || forms.shown().is_some())
    }

    /// What the sentence that is being written was understood to say.
    pub fn capture(self, text: RwSignal<String>) -> AnyView {
        let stand = self.stand(Piece::People);
        let again = move |_| self.want(Some(Piece::People), || ());
        let is_waited_for = move || text.with(|text| !text.is_empty());
        (move || match stand.get() {
            Stand::Here => at_once(build_people(OfPeople::Capture)).into_any(),
            Stand::Missing => view! {
                <p class="hint" role="status">
                    "What reads this needs the network for a moment. What you write stays here until then."
                </p>
                <button type="button" class="button" on:click=again>"Try again"</button>
            }
            .into_any(),
            Stand::Away => view! {
                <Show when=is_waited_for>
                    <p class="hint" role="status">"A moment, what reads this is being fetched."</p>
                </Show>
            }
            .into_any(),
        })
        .into_any()
    }

    /// A dialog of a piece, which is fetched at once where it is wanted.
    fn dialog<B>(
        self,
        piece: Piece,
        build: impl Fn() -> B + Send + 'static,
        title: &'static str,
        wanted: impl Fn() -> bool + Copy + Send + 'static,
    ) -> AnyView
    where
        B: Future<Output = Built>,
    {
        let stand = self.stand(piece);
        let again = move || self.want(Some(piece), || ());
        Effect::new(move |_| wanted().then(again));
        (move || match stand.get() {
            Stand::Here => at_once(build()).into_any(),
            Stand::Missing if wanted() => {
                let open = RwSignal::new(true);
                view! { <Dialog open=open title=title>{move || missing(again)}</Dialog> }.into_any()
            }
            Stand::Missing | Stand::Away => ().into_any(),
        })
        .into_any()
    }
}

/// What is built of a piece that is here.
fn at_once(building: impl Future<Output = Built>) -> Option<AnyView> {
    match pin!(building).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(built) => built.ok(),
        Poll::Pending => None,
    }
}

fn missing(again: impl Fn() + Copy + Send + 'static) -> AnyView {
    view! {
        <div class="page narrow">
            <Empty
                glyph=Glyph::Import
                title="A part of Kith could not be fetched"
                words="It needs the network for a moment. Nothing is lost, and all the rest works. If it stays away, load the page anew: a newer Kith may be here."
            >
                <button type="button" class="button primary" on:click=move |_| again()>
                    "Try again"
                </button>
                <button type="button" class="button" on:click=|_| page::reload()>
                    "Load the page anew"
                </button>
            </Empty>
        </div>
    }
    .into_any()
}
