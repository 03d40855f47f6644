//! Sealing: a passphrase without which nobody reads what lies in this browser.

use leptos::prelude::*;

use super::part::{Part, Row};
use super::passphrase::{ChangePassphrase, SealUp, TakeSealOff};
use crate::ui::desk::use_desk;
use crate::ui::keeping::Seal;
use crate::ui::parts::{Choice, Dialog, Glyph, Segmented};

/// The part.
#[component]
pub fn Sealing() -> impl IntoView {
    let desk = use_desk();
    let seal = Memo::new(move |_| desk.seal());
    let page = move || match seal.get() {
        Seal::NotOffered(why) => view! {
            <Row
                glyph=Glyph::Seal
                what="It can't be sealed here.".to_owned()
                more=format!("{why} What lies here can be read by whoever can use this browser.")
            />
        }
        .into_any(),
        Seal::Open => view! { <NotSealed /> }.into_any(),
        Seal::Sealed | Seal::Locked => view! { <Sealed /> }.into_any(),
    };
    view! {
        <Part
            id="seal"
            title="Seal"
            words="With a passphrase, all that lies in this browser turns into something nobody can read: on the device, in a copy of it, in a repair shop."
        >
            {page}
        </Part>
    }
}

#[component]
fn NotSealed() -> impl IntoView {
    let sealing = RwSignal::new(false);
    view! {
        <Row
            glyph=Glyph::Seal
            what="It is not sealed.".to_owned()
            more="Whoever can use this browser on this device can read it.".to_owned()
        >
            <button type="button" class="button" on:click=move |_| sealing.set(true)>
                "Seal it…"
            </button>
        </Row>
        <Dialog open=sealing title="Seal this notebook".to_owned()>
            <SealUp open=sealing />
        </Dialog>
    }
}

#[component]
fn Sealed() -> impl IntoView {
    let desk = use_desk();
    let changing = RwSignal::new(false);
    let opening = RwSignal::new(false);
    let idle = Memo::new(move |_| desk.idle_minutes());
    let choices = vec![
        Choice::new(Some(5), "5 min"),
        Choice::new(Some(15), "15 min"),
        Choice::new(Some(60), "1 hour"),
        Choice::new(None, "Never"),
    ];
    view! {
        <Row
            glyph=Glyph::Saved
            what="It is sealed.".to_owned()
            more="Kith asks for your passphrase when it opens.".to_owned()
        >
            <button type="button" class="button" on:click=move |_| desk.lock()>
                "Lock now"
            </button>
        </Row>
        <div class="data-row wide">
            <Segmented
                legend="Lock by itself, when nobody touches it, after"
                choices=choices
                chosen=idle
                choose=move |minutes| desk.set_idle(minutes)
            />
        </div>
        <div class="data-row wide">
            <div class="actions">
                <button
                    type="button"
                    class="button small"
                    on:click=move |_| changing.set(true)
                >
                    "Change the passphrase…"
                </button>
                <button
                    type="button"
                    class="button small quiet"
                    on:click=move |_| opening.set(true)
                >
                    "Take the seal off…"
                </button>
            </div>
        </div>
        <Dialog open=changing title="Change the passphrase".to_owned()>
            <ChangePassphrase open=changing />
        </Dialog>
        <Dialog open=opening title="Take the seal off".to_owned()>
            <TakeSealOff open=opening />
        </Dialog>
    }
}
