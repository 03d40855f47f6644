//! A list in a form: rows that are added to and taken out, each of the same fields.

use leptos::prelude::*;

use crate::browser::page;
use crate::ui::parts::{Glyph, Icon, unique};

/// The rows, each with a number of its own.
pub struct Rows<T: 'static>(RwSignal<Vec<(u32, T)>>);

impl<T> Clone for Rows<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Rows<T> {}

impl<T: Copy + Send + Sync + 'static> Rows<T> {
    /// These.
    pub fn new(rows: impl IntoIterator<Item = T>) -> Self {
        Self(RwSignal::new((0..).zip(rows).collect()))
    }

    /// All of them, as they are now.
    pub fn all(self) -> Vec<T> {
        self.0.with_untracked(|rows| rows.iter().map(|(_, row)| *row).collect())
    }

    fn add(self, row: T) {
        self.0.update(|rows| {
            let key = rows.iter().map(|(key, _)| key + 1).max().unwrap_or_default();
            rows.push((key, row));
        });
    }
}

/// The list.
#[component]
pub fn RowsField<T: Copy + Send + Sync + 'static>(
    /// What the list is.
    legend: &'static str,
    /// What is in it.
    rows: Rows<T>,
    /// Makes an empty row.
    fresh: Callback<(), T>,
    /// The fields of a row.
    field: Callback<T, AnyView>,
    /// What adds one.
    another: &'static str,
    /// What takes one out.
    take_out: &'static str,
) -> impl IntoView {
    let id = unique("rows");
    let list = id.clone();
    let Rows(all) = rows;
    let gone = {
        let selector = format!("#{id} .another");
        move |key: u32| {
            all.update(|rows| rows.retain(|(one, _)| *one != key));
            page::focus(&selector);
        }
    };
    let add = move |_| {
        rows.add(fresh.run(()));
        let selector = format!("#{list} .form-row:last-of-type :is(input, textarea)");
        page::after_paint(move || {
            page::focus(&selector);
        });
    };
    view! {
        <fieldset class="form-rows" id=id>
            <legend class="label">{legend}</legend>
            <For
                each=move || all.get()
                key=|(key, _)| *key
                children=move |(key, row)| {
                    let gone = gone.clone();
                    view! {
                        <div class="form-row">
                            {field.run(row)}
                            <button type="button" class="icon-button" aria-label=take_out on:click=move |_| gone(key)>
                                <Icon glyph=Glyph::Close />
                            </button>
                        </div>
                    }
                }
            />
            <button type="button" class="button small another" on:click=add>
                <Icon glyph=Glyph::Add />
                <span>{another}</span>
            </button>
        </fieldset>
    }
}
