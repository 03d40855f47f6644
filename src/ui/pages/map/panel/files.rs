//! What is seen, as a file to keep: a picture, or the network for another program.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::atlas::Atlas;
use crate::browser::canvas::on_paper;
use crate::browser::{dates, files};
use crate::insight::timeline;
use crate::interchange::network::{Form, Network, Places};
use crate::ui::desk::use_desk;
use crate::ui::parts::{Glyph, Icon, TextField};

/// The forms.
#[component]
pub fn FilesPart(
    /// What is shared.
    atlas: Atlas,
) -> impl IntoView {
    let desk = use_desk();
    let title = RwSignal::new("My people".to_owned());
    let nameless = RwSignal::new(false);
    let keep = move |name: String, mime: &str, bytes: &[u8]| {
        let told = match files::save(&name, mime, bytes) {
            Ok(()) => format!("Saved as {name}"),
            Err(why) => format!("It can't be saved: {why}"),
        };
        desk.say(told);
    };
    let write = move |form: Form| {
        atlas.catch_up(desk);
        let today = desk.today();
        let who = untrack(|| atlas.shown());
        let places: Places = atlas.chart(|chart| {
            let people = chart.graph().people().iter().zip(chart.positions().points());
            people.map(|(person, at)| (*person, (at.x, at.y))).collect()
        });
        let names = !nameless.get_untracked();
        let text = desk.peek(|notebook| {
            // While the years are replayed, as it was then.
            let until = atlas.until.get_untracked();
            let ties = until.and_then(|day| Some(timeline(notebook, today)?.ties_by(day)));
            form.write(&Network::of(notebook, &who, ties.as_ref(), names, &places), today)
        });
        keep(form.file_name(today), form.media_type(), text.as_bytes());
    };
    let draw = move |png: bool| {
        atlas.catch_up(desk);
        let until = atlas.until.get_untracked();
        let date = match until {
            Some(day) => format!("As it was in {}", dates::month_and_year(day)),
            None => dates::with_year(desk.today()),
        };
        let (title, names) = (title.get_untracked(), !nameless.get_untracked());
        let picture = atlas.chart(|chart| {
            let scene = chart.picture();
            on_paper(&scene, chart.faces(), &title, &date, names)
        });
        let Some(picture) = picture else { return };
        let name = format!(
            "{title} {}.{}",
            until.unwrap_or(desk.today()),
            if png { "png" } else { "svg" }
        );
        if !png {
            keep(name, "image/svg+xml", picture.svg());
            return;
        }
        spawn_local(async move {
            match picture.png().await {
                Ok(bytes) => keep(name, "image/png", &bytes),
                Err(why) => desk.say(format!("It can't be drawn: {why}")),
            }
        });
    };
    let pictures = [("Picture (PNG)", true), ("Drawing to go on with (SVG)", false)]
        .into_iter()
        .map(|(word, png)| {
            view! {
                <li>
                    <button type="button" class="people-line" on:click=move |_| draw(png)>
                        <Icon glyph=Glyph::Save />
                        <span>{word}</span>
                    </button>
                </li>
            }
        })
        .collect_view();
    let forms = Form::ALL
        .into_iter()
        .map(|form| {
            view! {
                <li>
                    <button type="button" class="people-line" on:click=move |_| write(form)>
                        <Icon glyph=Glyph::Save />
                        <span>{form.word()}</span>
                    </button>
                </li>
            }
        })
        .collect_view();
    view! {
        <p class="soft">"Those who are here now, and the ties between them. Notes and moments stay with you."</p>
        <TextField label="Title of the picture" value=title />
        <label class="switch">
            <input type="checkbox" role="switch" prop:checked=nameless on:change=move |_| nameless.update(|on| *on = !*on) />
            <span>
                "Leave names out"
                <span class="hint">"For who shall see the shape, and nobody in it."</span>
            </span>
        </label>
        <div>
            <h4>"As it is seen"</h4>
            <ul class="people-lines">{pictures}</ul>
        </div>
        <div>
            <h4>"For other programs"</h4>
            <ul class="people-lines">{forms}</ul>
        </div>
    }
}
