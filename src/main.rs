//! The page: opens the notebook and mounts the component tree.

use kith::ui::app::App;
use kith::ui::desk::Desk;
use leptos::prelude::*;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| {
        Desk::open();
        view! { <App /> }
    });
}
