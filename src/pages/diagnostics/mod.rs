//! For operators: which backend this is, what it offers, and whether its answers can be read. It only reads, only
//! when a button is pressed, and shows nothing of what an answer says about anybody.

mod checks;
mod finding;
mod report;
mod said;

use std::collections::BTreeMap;

use connect::Failure;
use leptos::task::spawn_local;
use markup::prelude::*;
use model::Capability;

use self::checks::{Check, check};
use self::finding::line;
use self::report::{Report, names, reads, request};
use crate::api::Api;
use crate::browser::{clipboard, history};
use crate::i18n::Words;
use crate::offers::Offers;
use crate::state::navigation::titled;
use crate::state::toasts::Toasts;
use crate::ui::{
    Actions, Button, ButtonKind, Fact, FactList, IconName, Notice, PageHeader, Section, Tone,
};

/// How far trying an operation is.
#[derive(Debug, Clone, PartialEq)]
enum Trying {
    UnderWay,
    Done(Check),
}

/// What was tried so far.
#[derive(Clone, Copy)]
struct Desk {
    api: Api,
    words: Words,
    offers: Offers,
    tried: RwSignal<BTreeMap<Capability, Trying>>,
}

/// The page.
pub(crate) fn page() -> impl IntoView {
    let words = Words::expect();
    titled(words.diagnostics_title());
    let desk = Desk {
        api: Api::expect(),
        words,
        offers: Offers::expect(),
        tried: RwSignal::new(BTreeMap::new()),
    };
    view! {
        <PageHeader title=words.diagnostics_title() lead=words.diagnostics_lead() />
        {desk.profile()}
        {desk.findings()}
        {desk.checks()}
        {desk.report()}
    }
}

impl Desk {
    /// The address of the backend, with its origin.
    fn base(self) -> (String, String) {
        let (profile, base) = self.api.backend();
        if !base.starts_with('/') {
            return (profile, base);
        }
        (profile, [history::origin(), base].concat())
    }

    fn profile(self) -> AnyView {
        let (words, (profile, base)) = (self.words, self.base());
        let facts = vec![
            Fact::new(IconName::BookOpen, words.diagnostics_profile(), profile),
            Fact::new(IconName::Globe, words.diagnostics_base(), base),
            Fact::new(
                IconName::CircleCheck,
                words.diagnostics_offered(),
                names(self.offers, true),
            ),
            Fact::new(
                IconName::CircleX,
                words.diagnostics_not_offered(),
                names(self.offers, false),
            ),
        ];
        view! {
            <Section id="profile" heading=words.diagnostics_profile()>
                <FactList facts />
            </Section>
        }
        .into_any()
    }

    fn findings(self) -> AnyView {
        let words = self.words;
        let found = self.api.findings();
        let lines = found.iter().map(|finding| line(finding, words));
        let items: Vec<_> = lines.map(|line| view! { <li>{line}</li> }).collect();
        let inside = if items.is_empty() {
            view! { <p>{words.diagnostics_no_findings()}</p> }.into_any()
        } else {
            view! { <ul>{items}</ul> }.into_any()
        };
        view! { <Section id="findings" heading=words.diagnostics_findings()>{inside}</Section> }
            .into_any()
    }

    fn checks(self) -> AnyView {
        let words = self.words;
        let rows: Vec<_> = reads(self.offers)
            .into_iter()
            .map(|one| self.row(one))
            .collect();
        let busy = Memo::new(move |_| {
            self.tried
                .with(|tried| tried.values().any(|one| *one == Trying::UnderWay))
        });
        view! {
            <Section id="checks" heading=words.diagnostics_checks()>
                <Actions>
                    <Button
                        busy=Signal::derive(move || busy.get())
                        busy_text=words.diagnostics_checking()
                        on_press=move |()| self.try_all(reads(self.offers))
                    >
                        {words.diagnostics_check_all()}
                    </Button>
                </Actions>
                <ul class="p-diagnostics" role="list">{rows}</ul>
            </Section>
        }
        .into_any()
    }

    fn row(self, capability: Capability) -> AnyView {
        let words = self.words;
        let trying = Memo::new(move |_| self.tried.with(|tried| tried.get(&capability).cloned()));
        let told = move || match trying.get() {
            Some(Trying::Done(Check::Nothing)) => {
                Some(view! { <p>{words.diagnostics_nothing()}</p> }.into_any())
            }
            Some(Trying::Done(Check::Asked(asked))) => {
                let tone = match &asked.outcome {
                    Ok((_, 0)) => Tone::Success,
                    Ok(_) => Tone::Warning,
                    // To be refused is an answer, too.
                    Err(Failure::Refused(_) | Failure::Told(..)) => Tone::Info,
                    Err(_) => Tone::Danger,
                };
                Some(
                    view! {
                        <Notice tone heading=request(&asked)>
                            <p>{said::outcome(words, &asked)}</p>
                        </Notice>
                    }
                    .into_any(),
                )
            }
            Some(Trying::UnderWay) | None => None,
        };
        let busy = Signal::derive(move || trying.get() == Some(Trying::UnderWay));
        view! {
            <li class="p-diagnostics__row">
                <Button
                    kind=ButtonKind::Secondary
                    busy
                    busy_text=words.diagnostics_checking()
                    on_press=move |()| self.try_all(vec![capability])
                >
                    {words.diagnostics_check()}" "<code>{capability.name()}</code>
                </Button>
                <div role="status">{told}</div>
            </li>
        }
        .into_any()
    }

    /// Tries these, one after the other.
    fn try_all(self, capabilities: Vec<Capability>) {
        spawn_local(async move {
            for capability in capabilities {
                self.note(capability, Trying::UnderWay);
                let brought = check(self.api, capability).await;
                self.note(capability, Trying::Done(brought));
            }
        });
    }

    fn note(self, capability: Capability, trying: Trying) {
        self.tried
            .try_update(|tried| tried.insert(capability, trying));
    }

    fn report(self) -> AnyView {
        let (words, toasts) = (self.words, Toasts::expect());
        let ((profile, base), found) = (self.base(), self.api.findings());
        let text = Memo::new(move |_| {
            let done = |(capability, trying): (&Capability, &Trying)| match trying {
                Trying::Done(check) => Some((*capability, check.clone())),
                Trying::UnderWay => None,
            };
            let report = Report {
                profile: profile.clone(),
                base: base.clone(),
                offers: self.offers,
                findings: found.to_vec(),
                checks: self
                    .tried
                    .with(|tried| tried.iter().filter_map(done).collect()),
            };
            report.text(words)
        });
        let copy = move |()| {
            let text = text.get_untracked();
            spawn_local(async move {
                if clipboard::copy(&text).await {
                    toasts.success(words.diagnostics_copied());
                } else {
                    toasts.danger(words.diagnostics_not_copied());
                }
            });
        };
        view! {
            <Section id="report" heading=words.diagnostics_report()>
                <pre class="p-diagnostics__report">{move || text.get()}</pre>
                <Actions>
                    <Button kind=ButtonKind::Secondary on_press=copy>
                        {words.diagnostics_copy()}
                    </Button>
                </Actions>
            </Section>
        }
        .into_any()
    }
}
