//! Ways on: buttons and links to places that the backend offers, and nothing in place of the others.

use markup::prelude::*;

use crate::offers::Offers;
use crate::route::Route;
use crate::ui::{Actions, BackLink, ButtonKind, IconName, LinkButton, TextLink};

/// A button to a place.
pub struct Way {
    route: Route,
    label: &'static str,
    kind: ButtonKind,
    icon: Option<IconName>,
}

impl Way {
    /// A button to a place, beside others of more weight.
    pub fn to(route: Route, label: &'static str) -> Self {
        Self {
            route,
            label,
            kind: ButtonKind::Secondary,
            icon: None,
        }
    }

    /// The same with another weight.
    pub fn kind(self, kind: ButtonKind) -> Self {
        Self { kind, ..self }
    }

    /// The same with a picture.
    pub fn icon(self, icon: IconName) -> Self {
        let icon = Some(icon);
        Self { icon, ..self }
    }

    /// The button, where the place is offered.
    pub fn button(self) -> Option<AnyView> {
        let Self {
            route,
            label,
            kind,
            icon,
        } = self;
        let href = Offers::expect().href(&route)?;
        Some(match icon {
            Some(icon) => view! { <LinkButton href kind icon>{label}</LinkButton> }.into_any(),
            None => view! { <LinkButton href kind>{label}</LinkButton> }.into_any(),
        })
    }
}

/// A row of those buttons whose places are offered; nothing without any.
pub fn ways(ways: impl IntoIterator<Item = Way>) -> Option<AnyView> {
    let buttons: Vec<AnyView> = ways.into_iter().filter_map(Way::button).collect();
    (!buttons.is_empty()).then(|| view! { <Actions>{buttons}</Actions> }.into_any())
}

/// A paragraph that is a link to a place.
pub fn way_text(route: &Route, label: &'static str) -> Option<AnyView> {
    let href = Offers::expect().href(route)?;
    Some(view! { <p><TextLink href>{label}</TextLink></p> }.into_any())
}

/// The way back to a place.
pub fn way_back(route: &Route, label: impl Into<String>) -> Option<BackLink> {
    let href = Offers::expect().href(route)?;
    let label = label.into();
    Some(BackLink { href, label })
}

#[cfg(test)]
mod tests {
    use model::Capability;

    use super::*;

    #[test]
    fn without_any_place_to_go_not_even_the_row_is_there() {
        let shown = |offers: Offers| {
            Owner::new().with(|| {
                offers.provide();
                ways([
                    Way::to(Route::Polls, "Kyselyt"),
                    Way::to(Route::Impacts, "Muutokset"),
                ])
                .to_html()
            })
        };
        assert_eq!(shown(Offers::of(|_| false)), "");
        let html = shown(Offers::of(|one| one == Capability::Impacts));
        assert!(
            html.contains("/impacts") && !html.contains("/polls"),
            "{html}"
        );
    }
}
