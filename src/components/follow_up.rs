//! One matter that is taken forward, or is not – and then why.

use markup::prelude::*;
use model::meeting::{FollowUp, Progress};

use crate::i18n::{Said, Words};
use crate::ui::{Badge, BadgeKind, IconName};

/// Matters with how far they are.
#[component]
pub fn FollowUpList(
    /// The matters.
    follow_ups: Vec<FollowUp>,
) -> impl IntoView {
    let items = follow_ups
        .into_iter()
        .map(|one| view! { <li class="c-follow-up">{row(one)}</li> })
        .collect_view();
    view! { <ul class="c-follow-ups" role="list">{items}</ul> }
}

fn row(follow_up: FollowUp) -> impl IntoView {
    let words = Words::expect();
    let (kind, icon) = match follow_up.progress {
        Progress::Planned => (BadgeKind::Neutral, IconName::Calendar),
        Progress::UnderWay => (BadgeKind::Info, IconName::Repeat),
        Progress::Done => (BadgeKind::Success, IconName::Check),
        Progress::WillNotBeDone => (BadgeKind::Warning, IconName::Minus),
    };
    let why = (!follow_up.why.is_empty()).then(|| view! { <p><Said text=follow_up.why /></p> });
    let news = follow_up.next_news_by.map(|day| {
        view! { <p class="c-follow-up__news">{words.meeting_next_news(&words.day(day))}</p> }
    });
    view! {
        <p class="c-follow-up__what"><Said text=follow_up.what /></p>
        <p><Badge kind icon>{words.progress(follow_up.progress)}</Badge></p>
        {why}
        {news}
    }
}

#[cfg(test)]
mod tests {
    use model::{Day, Language, LocalText};

    use super::*;

    #[test]
    fn what_will_not_be_done_says_why_and_when_there_is_news() {
        let text = |text: &str| LocalText::new([(Language::Fi, text.to_owned())]);
        let follow_up = FollowUp {
            what: text("Puhelin auki öisin"),
            progress: Progress::WillNotBeDone,
            why: text("Öisin soitettiin kahdesti."),
            next_news_by: Day::new(2026, 9, 1),
        };
        let html = Owner::new().with(|| {
            Words::shipped(Language::Fi).provide();
            view! { <FollowUpList follow_ups=vec![follow_up] /> }.to_html()
        });
        for fact in ["Ei toteudu", "Öisin soitettiin kahdesti.", "1.9.2026"] {
            assert!(html.contains(fact), "{fact}: {html}");
        }
    }
}
