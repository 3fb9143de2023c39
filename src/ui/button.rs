//! Buttons act, links go. A button that is busy or not available keeps its place and its focus and
//! says why; it is never greyed out without a word.

use leptos::ev;
use markup::prelude::*;

use super::icon::{Icon, IconName};

/// Weight of a button on its screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing this screen is for; at most one a screen.
    #[default]
    Primary,
    /// Another thing one may want.
    Secondary,
    /// A small thing beside something else.
    Quiet,
    /// Takes something away.
    Danger,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "ui-button ui-button--primary",
            Self::Secondary => "ui-button ui-button--secondary",
            Self::Quiet => "ui-button ui-button--quiet",
            Self::Danger => "ui-button ui-button--danger",
        }
    }
}

/// What a press means to the form around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonAction {
    /// Nothing: `on_press` alone counts.
    #[default]
    Press,
    /// Sends the form.
    Submit,
}

impl ButtonAction {
    const fn kind(self) -> &'static str {
        match self {
            Self::Press => "button",
            Self::Submit => "submit",
        }
    }
}

/// A native button of at least 44 × 44 px.
#[component]
pub fn Button(
    /// Weight on the screen.
    #[prop(optional)]
    kind: ButtonKind,
    /// Press or submit.
    #[prop(optional)]
    action: ButtonAction,
    /// Picture before the words.
    #[prop(optional)]
    icon: Option<IconName>,
    /// True while the work goes on: presses are ignored, focus stays.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Said instead of the label while busy ("Sending…"); empty keeps the label.
    #[prop(optional, into)]
    busy_text: Signal<String>,
    /// Why it cannot be pressed now; shown under the button and read with it.
    #[prop(optional, into)]
    unavailable: Signal<Option<String>>,
    /// For on/off buttons: whether it is on.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// Id of the button, where a page moves focus to it or `unavailable` is used.
    #[prop(optional, into)]
    id: Option<String>,
    /// Called on a press while neither busy nor unavailable.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// The label.
    children: Children,
) -> impl IntoView {
    let blocked = move || busy.get() || unavailable.with(Option::is_some);
    let swapped = move || busy.get() && busy_text.with(|text| !text.is_empty());
    let press = move |event: ev::MouseEvent| {
        if busy.get_untracked() || unavailable.with_untracked(Option::is_some) {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    let reason_id = id.as_ref().map(|id| [id, "-reason"].concat());
    let described_by = {
        let reason_id = reason_id.clone();
        move || {
            reason_id
                .clone()
                .filter(|_| unavailable.with(Option::is_some))
        }
    };
    view! {
        <button
            type=action.kind()
            class=kind.class()
            id=id
            class:ui-button--busy=busy
            aria-disabled=move || blocked().then_some("true")
            aria-pressed=move || pressed.map(|on| if on.get() { "true" } else { "false" })
            aria-describedby=described_by
            on:click=press
        >
            {icon.map(|name| view! { <Icon name /> })}
            <span class="ui-button__label" hidden=swapped>
                {children}
            </span>
            {move || swapped().then(|| view! { <span>{busy_text}</span> })}
        </button>
        // Within a button nothing is announced, so the news stands beside it.
        <span class="u-visually-hidden" role="status">
            {move || swapped().then(|| busy_text.get())}
        </span>
        {move || {
            let id = reason_id.clone();
            unavailable.get().map(|why| view! { <p class="ui-button__reason" id=id>{why}</p> })
        }}
    }
}

/// A link that looks like a button: it goes somewhere, so it stays an `<a>`.
#[component]
pub fn LinkButton(
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
    /// Weight on the screen.
    #[prop(optional)]
    kind: ButtonKind,
    /// Picture before the words.
    #[prop(optional)]
    icon: Option<IconName>,
    /// File name, where the link saves a file.
    #[prop(optional, into)]
    download: Option<String>,
    /// The label.
    children: Children,
) -> impl IntoView {
    view! {
        <a class=kind.class() href=href download=download>
            {icon.map(|name| view! { <Icon name /> })}
            <span class="ui-button__label">{children}</span>
        </a>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_button_keeps_focus_and_says_what_goes_on() {
        let html = view! { <Button busy=true busy_text="Lähetetään…">"Lähetä"</Button> }.to_html();
        assert!(html.contains(r#"aria-disabled="true""#), "{html}");
        assert!(
            !html.contains(" disabled"),
            "a disabled button would lose focus: {html}"
        );
        assert!(html.contains("Lähetetään…"), "{html}");
    }

    #[test]
    fn an_unavailable_button_is_tied_to_its_reason() {
        let html = view! {
            <Button id="send" unavailable="Kysely on päättynyt">"Lähetä"</Button>
        }
        .to_html();
        assert!(html.contains(r#"aria-describedby="send-reason""#), "{html}");
        assert!(html.contains(r#"id="send-reason""#), "{html}");
    }

    #[test]
    fn a_ready_button_carries_no_state() {
        let html = view! { <Button>"Liity"</Button> }.to_html();
        assert!(
            !html.contains("aria-disabled") && !html.contains("aria-pressed"),
            "{html}"
        );
    }
}
