//! The page: opens the notebook and mounts the component tree.

use kith::ui::app::App;
use kith::ui::desk::Desk;
use kith::ui::vault::Found;
use leptos::prelude::*;

fn main() {
    console_error_panic_hook::set_once();
    leptos::task::spawn_local(async {
        let found = Found::look().await;
        leptos::mount::mount_to_body(move || {
            Desk::open(found);
            view! { <App /> }
        });
    });
}
