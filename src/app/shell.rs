//! What stands around every page: skip link, top bar, tab bar, notices, footer, news.

use markup::prelude::*;

use super::status::OutboxStatus;
use crate::i18n::Words;
use crate::i18n::say::own_name;
use crate::offers::Offers;
use crate::route::Route;
use crate::state::build;
use crate::state::language::LanguageChoice;
use crate::state::navigation::{Navigation, TITLE, mend_focus};
use crate::state::network;
use crate::state::toasts::Toasts;
use crate::ui::{
    Actions, Announce, Button, ButtonKind, IconName, MAIN_ID, News, Notice, SkipLink, TabBar,
    TabItem, TextLink, ToastRegion, Tone, TopBar, VisuallyHidden,
};
use model::Language;

/// The language in force, among those to switch to.
const CURRENT_LANGUAGE: &str = ".c-language[aria-current]";

/// The frame around a page.
#[component]
pub(super) fn Shell(
    /// The page.
    children: Children,
) -> impl IntoView {
    let words = Words::expect();
    let toasts = Toasts::expect();
    let online = network::is_online();
    view! {
        <div class="ui-shell">
            <SkipLink label=words.shell_skip() />
            <TopBar href=Route::Home.href() name=words.shell_name()>
                <OutboxStatus />
                <LanguageSwitch />
            </TopBar>
            <TabBar label=words.shell_navigation() items=tabs(words) />
            <main class="ui-main" id=MAIN_ID tabindex="-1">
                <News>
                    <LanguageOffer />
                    <div role="status">
                        {move || {
                            (!online.get())
                                .then(|| {
                                    view! {
                                        <Notice tone=Tone::Warning>
                                            <p>{words.shell_offline()}</p>
                                        </Notice>
                                    }
                                })
                        }}
                    </div>
                    <NewBuild />
                </News>
                {children}
            </main>
            <Footer />
            <ToastRegion
                toasts=toasts.items()
                dismiss=words.common_close()
                on_dismiss=move |id: u64| {
                    toasts.dismiss(id);
                    // The button that had it is gone.
                    mend_focus();
                }
            />
        </div>
    }
}

/// The main places, at most five, as far as they are offered; a page within one marks it, too.
fn tabs(words: Words) -> Vec<TabItem> {
    let offers = Offers::expect();
    let mut tabs = Vec::new();
    let mut tab = |route: Route, label: &str, icon, here: fn(&Route) -> bool| {
        let navigation = Navigation::expect();
        if let Some(href) = offers.href(&route) {
            tabs.push(TabItem {
                href,
                label: label.to_owned(),
                icon,
                current: Signal::derive(move || here(&navigation.route())),
            });
        }
    };

    tab(Route::Home, words.shell_home(), IconName::House, |route| {
        matches!(route, Route::Home | Route::Impacts)
    });
    tab(
        Route::Panels,
        words.shell_panels(),
        IconName::Users,
        |route| matches!(route, Route::Panels | Route::Panel(_) | Route::Meeting(..)),
    );
    tab(Route::Polls, words.shell_polls(), IconName::Vote, |route| {
        matches!(
            route,
            Route::Polls
                | Route::Poll(_)
                | Route::PollQuestion(..)
                | Route::PollReview(_)
                | Route::PollReceipt(_)
                | Route::PollResults(_)
        )
    });
    tab(
        Route::Events,
        words.shell_events(),
        IconName::Calendar,
        |route| matches!(route, Route::Events | Route::Event(_) | Route::Series(_)),
    );
    tab(Route::Me, words.shell_me(), IconName::User, |route| {
        matches!(
            route,
            Route::Me
                | Route::Outbox
                | Route::SignIn
                | Route::Diagnostics
                | Route::Message
                | Route::Invitations
                | Route::Invitation(_)
        )
    });
    tabs
}

/// `FI SV EN`, each in its own language; no flags.
#[component]
fn LanguageSwitch() -> impl IntoView {
    let words = Words::expect();
    let choice = LanguageChoice::expect();
    let button = move |language: Language| {
        let current = words.language() == language;
        view! {
            <li>
                <button
                    type="button"
                    class="c-language"
                    lang=language.code()
                    aria-current=current.then_some("true")
                    on:click=move |_| choice.choose(language, CURRENT_LANGUAGE)
                >
                    {language.code().to_ascii_uppercase()}
                    <VisuallyHidden>" "{own_name(language)}</VisuallyHidden>
                </button>
            </li>
        }
    };
    view! {
        <ul class="c-languages" role="list" aria-label=words.language_choose()>
            {Language::ALL.map(button).collect_view()}
        </ul>
    }
}

/// Offers the browser's language, in that language's own words. The words are the offered
/// language's, which is not loaded yet; so they stand here, one sentence each.
#[component]
fn LanguageOffer() -> impl IntoView {
    let choice = LanguageChoice::expect();
    let offered = RwSignal::new(choice.offer());
    move || {
        offered.get().map(|language| {
            let (offer, accept, decline) = crate::i18n::say::language_offer(language);
            view! {
                <div lang=language.code()>
                    <Notice announce=Announce::Never>
                        <p>{offer}</p>
                        <Actions>
                            <Button on_press=move |()| choice.choose(language, TITLE)>{accept}</Button>
                            <Button
                                kind=ButtonKind::Quiet
                                on_press=move |()| {
                                    choice.decline_offer();
                                    offered.set(None);
                                    mend_focus();
                                }
                            >
                                {decline}
                            </Button>
                        </Actions>
                    </Notice>
                </div>
            }
        })
    }
}

/// Says that there is a new version; this one goes on until the resident takes it.
#[component]
fn NewBuild() -> impl IntoView {
    let words = Words::expect();
    let is_old = build::is_old();
    let notice = move || {
        is_old.get().then(|| {
            view! {
                <Notice>
                    <p>{words.shell_new_build()}</p>
                    <Actions>
                        <Button on_press=move |()| build::renew()>{words.shell_take_new_build()}</Button>
                    </Actions>
                </Notice>
            }
        })
    };
    view! { <div role="status">{notice}</div> }
}

/// The operator's texts, and the way to write to them; nothing where neither is offered.
#[component]
fn Footer() -> impl IntoView {
    let (words, offers) = (Words::expect(), Offers::expect());
    let links: Vec<_> = [
        (Route::Message, words.shell_message()),
        (Route::About, words.shell_about()),
        (Route::Accessibility, words.shell_accessibility()),
        (Route::Privacy, words.shell_privacy()),
    ]
    .into_iter()
    .filter_map(|(route, label)| {
        let href = offers.href(&route)?;
        Some(view! { <li><TextLink href>{label}</TextLink></li> })
    })
    .collect();
    (!links.is_empty()).then(|| {
        view! {
            <footer class="c-footer">
                <h2 class="u-visually-hidden">{words.shell_footer()}</h2>
                <ul class="c-footer__links" role="list">{links}</ul>
            </footer>
        }
    })
}

#[cfg(test)]
mod tests {
    use model::Capability;

    use super::*;

    fn footer(offers: Offers) -> String {
        Owner::new().with(|| {
            Words::shipped(Language::Fi).provide();
            offers.provide();
            view! { <Footer /> }.to_html()
        })
    }

    #[test]
    fn the_footer_names_what_there_is_and_is_gone_with_the_last() {
        assert_eq!(footer(Offers::of(|one| one == Capability::Polls)), "");
        let html = footer(Offers::of(|one| one == Capability::SendMessage));
        assert!(
            html.contains("/message") && !html.contains("/about"),
            "{html}"
        );
    }
}
