//! Advance material: read in the portal, or where it lies.

use markup::prelude::*;
use model::meeting::Material;

use super::prose::Prose;
use crate::i18n::{Words, said};
use crate::ui::{Disclosure, ExternalLink};

/// Pieces of material; a text opens in place, a link leads away.
#[component]
pub fn MaterialList(
    /// The pieces.
    material: Vec<Material>,
) -> impl IntoView {
    let items = material
        .into_iter()
        .map(|piece| view! { <li>{one(piece)}</li> })
        .collect_view();
    view! { <ul class="c-material" role="list">{items}</ul> }
}

fn one(piece: Material) -> impl IntoView {
    let words = Words::expect();
    let title = said(&piece.title);
    let minutes = piece.minutes.map(|minutes| words.common_minutes(minutes));
    let summary = match &minutes {
        Some(minutes) => [&title, " – ", minutes].concat(),
        None => title.clone(),
    };
    let body = (!piece.body.is_empty())
        .then(|| view! { <Disclosure summary><Prose text=piece.body /></Disclosure> });
    let link = piece.link.map(|href| {
        let note = words.common_external_link();
        view! { <p><ExternalLink href note>{title}</ExternalLink></p> }
    });
    view! {
        {body}
        {link}
    }
}
