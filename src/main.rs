//! The page: opens the notebook and mounts the component tree.

use kith::ui::app::App;
use kith::ui::desk::Desk;
use leptos::prelude::*;

fn main() {
    kith::browser::panic::install();
    leptos::mount::mount_to_body(|| {
        Desk::open();
        view! { <App /> }
    });
}
