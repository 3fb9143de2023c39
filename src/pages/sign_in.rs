//! Signing in, for backends that know residents by an account: with a password here, or on another site. It
//! keeps nothing of what was typed, and leads back to where the resident came from.
//!
//! With a backend that needs no account the page is not there.

use connect::{Failure, SignInWay};
use leptos::ev::SubmitEvent;
use leptos::task::spawn_local;
use markup::prelude::*;

use super::sending::{Sending, busy};
use crate::api::{Api, NotSignedIn};
use crate::browser::{document, history};
use crate::components::way::{Way, ways};
use crate::i18n::Words;
use crate::route::Route;
use crate::state::navigation::{Navigation, titled};
use crate::state::toasts::Toasts;
use crate::state::typed::Typed;
use crate::ui::{
    Actions, Button, ButtonAction, InputKind, LinkButton, Notice, PageHeader, PasswordField,
    TextField, Tone,
};

const USER: &str = "user";
const PASSWORD: &str = "password";

/// The page.
pub(crate) fn page() -> AnyView {
    let words = Words::expect();
    let (api, navigation, toasts) = (Api::expect(), Navigation::expect(), Toasts::expect());
    let back = Route::after_sign_in(&history::location());
    let signing = Signing::new();
    let arrived = move |back: &Route| {
        toasts.success(words.sign_in_done());
        navigation.replace(back);
    };
    let inside = match api.sign_in_way() {
        SignInWay::None => return super::not_found::page().into_any(),
        SignInWay::Code => {
            ways([Way::to(Route::InvitationByCode, words.home_type_code())]).into_any()
        }
        SignInWay::Password => signing.form(Callback::new(move |()| {
            let (user, password) = (
                signing.user.get_untracked(),
                signing.password.get_untracked(),
            );
            let back = back.clone();
            signing.begin();
            spawn_local(async move {
                match api.sign_in(&user, &password).await {
                    Ok(()) => {
                        signing.password.try_set(String::new());
                        arrived(&back);
                    }
                    Err(why) => signing.failed(why),
                }
            });
        })),
        SignInWay::Redirect => {
            let typed = Typed::expect();
            history::on_restored(move || {
                signing.sending.try_set(Sending::Idle);
            });
            signing.sending.set(Sending::UnderWay(None));
            spawn_local(async move {
                match api.come_back().await {
                    Some(Ok(back)) => arrived(&back),
                    Some(Err(why)) => signing.failed(why),
                    None => {
                        signing.sending.try_set(Sending::Idle);
                    }
                }
            });
            signing.leaving(Callback::new(move |()| {
                let back = Route::after_sign_in(&history::location());
                signing.begin();
                typed.leave();
                spawn_local(async move {
                    // Where it works, the page is left.
                    if let Err(why) = api.sign_in_elsewhere(&back).await {
                        Typed::stay();
                        signing.failed(why);
                    }
                });
            }))
        }
    };
    titled(words.sign_in_title());
    view! {
        <PageHeader title=words.sign_in_title() />
        {inside}
    }
    .into_any()
}

/// A button to this page that leads back here, where a call failed for want of it.
pub(super) fn way_in(failure: &Failure) -> Option<AnyView> {
    if !matches!(failure, Failure::SignedOut) {
        return None;
    }
    let words = Words::expect();
    match Api::expect().sign_in_way() {
        SignInWay::None => None,
        SignInWay::Code => Way::to(Route::InvitationByCode, words.home_type_code()).button(),
        SignInWay::Password | SignInWay::Redirect => {
            let href = Route::sign_in_from(&history::location());
            Some(view! { <LinkButton href>{words.sign_in_title()}</LinkButton> }.into_any())
        }
    }
}

/// What was typed; gone with the page.
#[derive(Clone, Copy)]
struct Signing {
    words: Words,
    user: RwSignal<String>,
    password: RwSignal<String>,
    /// The field that was left empty.
    missing: RwSignal<Option<&'static str>>,
    sending: RwSignal<Sending>,
    /// Why the last try brought nothing.
    trouble: RwSignal<Option<NotSignedIn>>,
}

impl Signing {
    fn new() -> Self {
        Self {
            words: Words::expect(),
            user: RwSignal::new(String::new()),
            password: RwSignal::new(String::new()),
            missing: RwSignal::new(None),
            sending: RwSignal::new(Sending::Idle),
            trouble: RwSignal::new(None),
        }
    }

    /// Name and password.
    fn form(self, go: Callback<()>) -> AnyView {
        let words = self.words;
        let submit = move |event: SubmitEvent| {
            event.prevent_default();
            self.missing.set(self.first_missing());
            match self.missing.get_untracked() {
                None => go.run(()),
                Some(field) => {
                    document::focus(field);
                }
            }
        };
        view! {
            <form class="ui-stack" novalidate on:submit=submit>
                <TextField
                    id=USER
                    label=words.sign_in_user()
                    kind=InputKind::User
                    autocomplete="username"
                    error=self.error(USER, words.sign_in_user_missing())
                    value=self.user
                    on_input=move |text: String| self.typed(self.user, text)
                />
                <PasswordField
                    id=PASSWORD
                    label=words.sign_in_password()
                    show=words.sign_in_show()
                    error=self.error(PASSWORD, words.sign_in_password_missing())
                    value=self.password
                    on_input=move |text: String| self.typed(self.password, text)
                />
                {self.notice()}
                <Actions>
                    <Button
                        action=ButtonAction::Submit
                        busy=busy(self.sending)
                        busy_text=words.sign_in_busy()
                    >
                        {words.sign_in_title()}
                    </Button>
                </Actions>
            </form>
        }
        .into_any()
    }

    /// On another site, which leads back here.
    fn leaving(self, go: Callback<()>) -> AnyView {
        let words = self.words;
        view! {
            <p>{words.sign_in_elsewhere()}</p>
            {self.notice()}
            <Actions>
                <Button busy=busy(self.sending) busy_text=words.sign_in_busy() on_press=go>
                    {words.sign_in_elsewhere_go()}
                </Button>
            </Actions>
        }
        .into_any()
    }

    fn first_missing(self) -> Option<&'static str> {
        let empty = |field: RwSignal<String>| field.with_untracked(|text| text.trim().is_empty());
        match (empty(self.user), empty(self.password)) {
            (true, _) => Some(USER),
            (false, true) => Some(PASSWORD),
            (false, false) => None,
        }
    }

    fn error(self, field: &'static str, text: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || (self.missing.get() == Some(field)).then(|| text.to_owned()))
    }

    fn typed(self, field: RwSignal<String>, text: String) {
        field.set(text);
        self.missing.set(None);
    }

    fn begin(self) {
        self.trouble.set(None);
        self.sending.set(Sending::UnderWay(None));
    }

    fn failed(self, why: NotSignedIn) {
        self.sending.try_set(Sending::Idle);
        self.trouble.try_set(Some(why));
    }

    /// Why it did not work, above the button.
    fn notice(self) -> AnyView {
        let words = self.words;
        let notice = move || {
            let reason = match self.trouble.get()? {
                NotSignedIn::Wrong => words.sign_in_wrong().to_owned(),
                NotSignedIn::Declined => words.sign_in_declined().to_owned(),
                NotSignedIn::Again => words.sign_in_again().to_owned(),
                NotSignedIn::Failed(failure) => words.failure(&failure),
            };
            Some(view! { <Notice tone=Tone::Danger><p>{reason}</p></Notice> })
        };
        view! { <div role="alert">{notice}</div> }.into_any()
    }
}

#[cfg(test)]
mod tests {
    use model::Language;

    use super::*;

    fn shown(show: impl FnOnce(Signing) -> AnyView) -> String {
        Owner::new().with(|| {
            Words::shipped(Language::Fi).provide();
            show(Signing::new()).to_html()
        })
    }

    #[test]
    fn the_phone_can_fill_name_and_password_in() {
        let html = shown(|signing| signing.form(Callback::new(|()| ())));
        for part in [
            r#"autocomplete="username""#,
            r#"autocomplete="current-password""#,
            r#"type="password""#,
            "Näytä salasana",
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
    }

    #[test]
    fn what_is_missing_or_wrong_is_said_in_words() {
        let html = shown(|signing| {
            assert_eq!(signing.first_missing(), Some(USER));
            signing.user.set("aino".to_owned());
            assert_eq!(signing.first_missing(), Some(PASSWORD));
            signing.missing.set(Some(PASSWORD));
            signing.failed(NotSignedIn::Wrong);
            signing.form(Callback::new(|()| ()))
        });
        assert!(
            html.contains("Kirjoita salasana.") && !html.contains("Kirjoita käyttäjä"),
            "{html}"
        );
        assert!(html.contains("Tunnus tai salasana on väärin."), "{html}");
    }

    #[test]
    fn leaving_is_said_before_it_happens() {
        let html = shown(|signing| {
            signing.failed(NotSignedIn::Again);
            signing.leaving(Callback::new(|()| ()))
        });
        assert!(
            html.contains("aloittaa alusta") && !html.contains("alasana"),
            "{html}"
        );
        assert!(
            html.contains("toiseen palveluun") && !html.contains("<input"),
            "{html}"
        );
    }
}
