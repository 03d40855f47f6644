//! The page: opens the notebook and mounts the component tree.
use leptos::prelude::*;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| view! { <h1>"Kith"</h1> });
}
