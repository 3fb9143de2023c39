//! Where people meet, as text: never a map from someone else's server.

use markup::prelude::*;
use model::place::{Place, Venue};

use crate::i18n::{Said, Words, said};
use crate::ui::ExternalLink;

/// Attendance and venue in one line: "Paikan päällä · Kaislarannan kirjasto, Kaislaranta".
pub fn place_line(place: &Place) -> String {
    let words = Words::expect();
    let attendance = words.attendance(place.attendance);
    match &place.venue {
        Some(venue) => {
            let name = said(&venue.name);
            [
                attendance,
                "\u{a0}· ",
                &name,
                ", ",
                &municipality(&venue.municipality),
            ]
            .concat()
        }
        None => attendance.to_owned(),
    }
}

/// The name of a municipality; two names stay with the dash between them.
pub fn municipality(name: &str) -> String {
    name.replace(" – ", "\u{a0}– ")
}

/// Everything about the place: attendance, venue, address, directions, accessibility, link.
#[component]
pub fn PlaceView(
    /// The place.
    place: Place,
) -> impl IntoView {
    let words = Words::expect();
    view! {
        <div class="c-place">
            <p>{words.attendance(place.attendance)}</p>
            {place.venue.map(|venue| view! { <VenueView venue /> })}
            {place.link.map(|link| {
                let shown = link.trim_start_matches("https://").to_owned();
                view! {
                    <p>
                        <ExternalLink href=link note=words.common_external_link()>{shown}</ExternalLink>
                    </p>
                }
            })}
        </div>
    }
}

#[component]
fn VenueView(
    /// The venue.
    venue: Venue,
) -> impl IntoView {
    let words = Words::expect();
    let features = venue.accessibility;
    let list = (!features.is_empty()).then(|| {
        view! {
            <p class="c-place__label">{words.place_accessibility()}</p>
            <ul class="c-place__features">
                {features
                    .into_iter()
                    .map(|feature| view! { <li>{words.access_feature(feature)}</li> })
                    .collect_view()}
            </ul>
        }
    });
    let directions =
        (!venue.directions.is_empty()).then(|| view! { <p><Said text=venue.directions /></p> });
    view! {
        <p class="c-place__venue"><Said text=venue.name /></p>
        <address>{venue.address}", "{municipality(&venue.municipality)}</address>
        {directions}
        {list}
    }
}
