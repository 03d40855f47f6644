//! The page: opens the notebook and mounts the component tree.

use kith::browser::{panic, wait};
use kith::ui::app::App;
use kith::ui::desk::Desk;
use kith::ui::vault::Found;
use leptos::prelude::*;

fn main() {
    panic::install();
    wait::start(async {
        let found = Found::look().await;
        leptos::mount::mount_to_body(move || {
            Desk::open(found);
            view! { <App /> }
        });
    });
}
