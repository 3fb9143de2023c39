//! My data: take it along, delete it, forget this phone.

use connect::{Failure, calls};
use leptos::task::spawn_local;
use markup::prelude::*;
use model::Capability;

use crate::api::Api;
use crate::browser::vault::Left;
use crate::browser::{download, storage};
use crate::i18n::Words;
use crate::offers::{Offers, without_account};
use crate::pages::sign_in::way_in;
use crate::route::Route;
use crate::state::appearance::Appearance;
use crate::state::invitation_code::CodeInHand;
use crate::state::navigation::Navigation;
use crate::state::outbox::Outbox;
use crate::state::toasts::Toasts;
use crate::state::typed::Typed;
use crate::ui::{Actions, Button, ButtonKind, Dialog, IconName, Notice, Section, TextLink, Tone};

/// What is asked before it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Nothing,
    Delete,
    Forget,
}

/// What can be done about the data. A phone can forget whatever the backend offers.
pub(super) fn view() -> AnyView {
    let (words, offers) = (Words::expect(), Offers::expect());
    let (exports, deletes) = (
        offers.has(Capability::ExportMyData),
        offers.has(Capability::DeleteMyData),
    );
    let failure = RwSignal::new(None::<Failure>);
    let busy = RwSignal::new(false);
    let asked = RwSignal::new(Asked::Nothing);
    let acting = Acting {
        words,
        api: Api::expect(),
        outbox: Outbox::expect(),
        toasts: Toasts::expect(),
        navigation: Navigation::expect(),
        appearance: Appearance::expect(),
        in_hand: CodeInHand::expect(),
        typed: Typed::expect(),
        busy,
        failure,
    };
    let run = Callback::new(move |what: Asked| {
        asked.set(Asked::Nothing);
        acting.run(what);
    });
    let export = exports.then(|| {
        view! {
            <Button
                kind=ButtonKind::Secondary
                icon=IconName::Download
                busy
                on_press=move |()| run.run(Asked::Nothing)
            >
                {words.me_export()}
            </Button>
        }
    });
    let forget = view! {
        <Button
            kind=ButtonKind::Secondary
            icon=IconName::Lock
            on_press=move |()| asked.set(Asked::Forget)
        >
            {words.me_forget()}
        </Button>
    };
    let delete = deletes.then(|| {
        view! {
            <Button
                kind=ButtonKind::Danger
                icon=IconName::Trash
                on_press=move |()| asked.set(Asked::Delete)
            >
                {words.me_delete()}
            </Button>
        }
    });
    view! {
        <Section id="data" heading=words.me_data()>
            {text()}
            <div role="alert">
                {move || failure.get().map(|failure| view! {
                    <Notice tone=Tone::Danger>
                        <p>{words.failure(&failure)}</p>
                        {way_in(&failure)}
                    </Notice>
                })}
            </div>
            <Actions>
                {export}
                {forget}
                {delete}
            </Actions>
        </Section>
        {question(Asked::Forget, asked, run)}
        {deletes.then(|| question(Asked::Delete, asked, run))}
    }
    .into_any()
}

/// What is stored, what can be done about it, and where more is told.
fn text() -> AnyView {
    let (words, offers) = (Words::expect(), Offers::expect());
    let rights = match (
        offers.has(Capability::ExportMyData),
        offers.has(Capability::DeleteMyData),
    ) {
        (true, true) => words.me_data_both(),
        (true, false) => words.me_data_export(),
        (false, true) => words.me_data_delete(),
        (false, false) => "",
    };
    let known = without_account(words.me_data_no_name(), words.me_data_account());
    let privacy = offers.href(&Route::Privacy).map(|href| {
        view! {
            " "
            <TextLink href>{words.shell_privacy()}</TextLink>
        }
    });
    view! { <p>{known}" "{rights}{privacy}</p> }.into_any()
}

/// Asks once more.
fn question(what: Asked, asked: RwSignal<Asked>, run: Callback<Asked>) -> AnyView {
    let words = Words::expect();
    let (id, heading, text, yes, kind) = match what {
        Asked::Delete => (
            "delete",
            words.me_delete_ask(),
            words.me_delete_text(),
            words.me_delete(),
            ButtonKind::Danger,
        ),
        Asked::Nothing | Asked::Forget => (
            "forget",
            words.me_forget_ask(),
            without_account(words.me_forget_text(), words.me_forget_text_account()),
            words.me_forget(),
            ButtonKind::Primary,
        ),
    };
    let on_yes = Callback::new(move |()| run.run(what));
    view! {
        <Dialog
            id
            open=Signal::derive(move || asked.get() == what)
            on_close=move |()| asked.set(Asked::Nothing)
            heading
        >
            <p>{text}</p>
            {answers(yes, kind, asked, on_yes)}
        </Dialog>
    }
    .into_any()
}

fn answers(
    yes: &'static str,
    kind: ButtonKind,
    asked: RwSignal<Asked>,
    on_yes: Callback<()>,
) -> impl IntoView {
    let words = Words::expect();
    view! {
        <Actions>
            // The harmless answer has the focus first.
            <Button kind=ButtonKind::Secondary on_press=move |()| asked.set(Asked::Nothing)>
                {words.common_cancel()}
            </Button>
            <Button kind on_press=on_yes>{yes}</Button>
        </Actions>
    }
}

/// What acting needs; taken from the context while the page is built, since a press has none.
#[derive(Clone, Copy)]
struct Acting {
    words: Words,
    api: Api,
    outbox: Outbox,
    toasts: Toasts,
    navigation: Navigation,
    appearance: Appearance,
    in_hand: CodeInHand,
    typed: Typed,
    busy: RwSignal<bool>,
    failure: RwSignal<Option<Failure>>,
}

impl Acting {
    /// Exports where nothing was asked for, else deletes or forgets.
    fn run(self, what: Asked) {
        self.failure.set(None);
        self.busy.set(true);
        spawn_local(async move {
            let done = match what {
                Asked::Nothing => self.export().await,
                Asked::Delete => self.delete().await,
                Asked::Forget => self.forget().await,
            };
            self.busy.try_set(false);
            match done {
                Ok(()) => {
                    if what != Asked::Nothing {
                        self.navigation.replace(&Route::Home);
                    }
                }
                Err(reason) => {
                    self.failure.try_set(Some(reason));
                }
            }
        });
    }

    async fn export(self) -> Result<(), Failure> {
        let data = self.api.read(&calls::export_my_data()).await?;
        if download::save("raati.json", "application/json", &data) {
            self.toasts.success(self.words.me_exported());
        } else {
            self.toasts.danger(self.words.common_not_saved());
        }
        Ok(())
    }

    async fn delete(self) -> Result<(), Failure> {
        self.api.send(&calls::delete_my_data()).await?;
        let left = self.outbox.forget().await;
        self.in_hand.clear();
        self.typed.forget();
        self.tell(left, self.words.me_deleted());
        Ok(())
    }

    /// The phone forgets first and in any case, also without a network.
    async fn forget(self) -> Result<(), Failure> {
        storage::clear();
        self.in_hand.clear();
        self.typed.forget();
        self.appearance.forget();
        self.api.forget_person();
        let left = self.outbox.forget().await;
        let ended = self.api.sign_out().await;
        if ended.is_ok() || left == Left::Perhaps {
            self.tell(left, self.words.me_forgotten());
        }
        ended
    }

    /// Says that it is done, or that the phone itself may hold on to something.
    fn tell(self, left: Left, done: &'static str) {
        match left {
            Left::Nothing => self.toasts.success(done),
            Left::Perhaps => self.toasts.danger(self.words.me_not_forgotten()),
        }
    }
}
