//! The page: opens the notebook and mounts the component tree.

use kith::browser::{hash, panic, wait};
use kith::route::Route;
use kith::ui::app::App;
use kith::ui::desk::Desk;
use kith::ui::fetched;
use kith::ui::vault::Found;
use leptos::prelude::*;

fn main() {
    panic::install();
    wait::start(async {
        // The first page's piece comes while the notebook is opened.
        let needed = fetched::needed(&Route::from_fragment(&hash::read()));
        if let Some(piece) = needed {
            wait::start(async move {
                fetched::fetch(piece).await;
            });
        }
        let found = Found::look().await;
        let first = match needed {
            Some(piece) => Some((piece, fetched::fetch(piece).await)),
            None => None,
        };
        leptos::mount::mount_to_body(move || {
            Desk::open(found);
            view! { <App first=first /> }
        });
    });
}
