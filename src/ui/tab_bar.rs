//! The portal's main places: a bar at the bottom of a phone, in the top bar of a wide screen. One list,
//! one landmark; the style sheet decides where it stands. Always words under the pictures.

use markup::prelude::*;

use super::icon::{Icon, IconName};

/// One place.
#[derive(Clone)]
pub struct TabItem {
    /// Where it leads.
    pub href: String,
    /// Its name; one short word.
    pub label: String,
    /// Its picture.
    pub icon: IconName,
    /// Whether this is where the reader is.
    pub current: Signal<bool>,
}

/// The main navigation; stands right after the `TopBar`, within `ui-shell`.
#[component]
pub fn TabBar(
    /// Name of the landmark: "Main".
    #[prop(into)]
    label: Signal<String>,
    /// At most five.
    #[prop(into)]
    items: Signal<Vec<TabItem>>,
) -> impl IntoView {
    let tab = |TabItem {
                   href,
                   label,
                   icon,
                   current,
               }: TabItem| {
        view! {
            <li class="ui-tab-bar__item">
                <a class="ui-tab-bar__link" href=href aria-current=move || current.get().then_some("page")>
                    <Icon name=icon />
                    <span class="ui-tab-bar__label">{label}</span>
                </a>
            </li>
        }
    };
    view! {
        <nav class="ui-tab-bar" aria-label=label>
            <ul class="ui-tab-bar__list" role="list">
                {move || items.get().into_iter().map(tab).collect_view()}
            </ul>
        </nav>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_current_place_says_so() {
        let item = |label: &str, current: bool| TabItem {
            href: "/".into(),
            label: label.into(),
            icon: IconName::House,
            current: current.into(),
        };
        let items = vec![item("Sinulle", true), item("Raadit", false)];
        let html = view! { <TabBar label="Pääsivut" items /> }.to_html();
        assert_eq!(html.matches(r#"aria-current="page""#).count(), 1, "{html}");
    }
}
