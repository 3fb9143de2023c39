//! Something to be told in the page, where it belongs.

use markup::prelude::*;

use super::icon::Icon;
use super::tone::Tone;

/// Whether a notice is read out by itself when it appears.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Announce {
    /// It was there from the start, or focus moves to it.
    #[default]
    Never,
    /// When the reader pauses.
    Politely,
    /// At once: something failed.
    AtOnce,
}

impl Announce {
    const fn role(self) -> Option<&'static str> {
        match self {
            Self::Never => None,
            Self::Politely => Some("status"),
            Self::AtOnce => Some("alert"),
        }
    }
}

/// A framed message with the picture of its tone.
#[component]
pub fn Notice(
    /// How it is meant.
    #[prop(optional)]
    tone: Tone,
    /// Whether it is read out by itself.
    #[prop(optional)]
    announce: Announce,
    /// What it is about, in a few words; empty for none.
    #[prop(optional, into)]
    heading: Signal<String>,
    /// Id, where a page moves focus to it.
    #[prop(optional, into)]
    id: Option<String>,
    /// What is to be told, and what can be done.
    children: Children,
) -> impl IntoView {
    let tabindex = id.is_some().then_some("-1");
    view! {
        <div class=["ui-notice ", tone.class()].concat() role=announce.role() id=id tabindex=tabindex>
            <Icon name=tone.icon() />
            <div class="ui-notice__text">
                {move || {
                    heading
                        .with(|heading| !heading.is_empty())
                        .then(|| view! { <p class="ui-notice__heading">{heading}</p> })
                }}
                {children}
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_read_out_and_shows_more_than_a_colour() {
        let html = view! {
            <Notice tone=Tone::Danger announce=Announce::AtOnce heading="Ei onnistunut">"Yritä uudelleen."</Notice>
        }
        .to_html();
        assert!(
            html.contains(r#"role="alert""#) && html.contains("#circle-x"),
            "{html}"
        );
    }
}
