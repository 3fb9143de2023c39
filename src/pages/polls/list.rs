//! All polls: open ones first, searched by words, narrowed by chips.

use connect::{Page, calls};
use markup::prelude::*;
use model::Capability;
use model::poll::Poll;
use model::search::Sought;

use super::filter::{Filter, rank};
use crate::api::{Api, Loaded};
use crate::components::poll_card::PollCard;
use crate::components::way::Way;
use crate::i18n::Words;
use crate::i18n::format::now;
use crate::offers::Offers;
use crate::pages::load::load_with;
use crate::pages::more::{More, count};
use crate::route::Route;
use crate::state::navigation::titled;
use crate::ui::{
    Button, ButtonKind, CardList, ChipRadios, ChoiceItem, Empty, FilterBar, HeadingLevel, IconName,
    LabelLook, PageHeader, SearchField, SkeletonShape,
};

/// What is wanted of the list.
#[derive(Clone, Copy)]
struct Wanted {
    text: RwSignal<String>,
    filter: RwSignal<Filter>,
}

/// The page.
pub(crate) fn page() -> impl IntoView {
    let words = Words::expect();
    titled(words.poll_title());
    let loaded = Api::expect().load(calls::polls(None));
    let wanted = Wanted {
        text: RwSignal::new(String::new()),
        filter: RwSignal::new(Filter::All),
    };
    view! {
        <PageHeader title=words.poll_title() lead=lead() />
        {filters(wanted)}
        {load_with(loaded, SkeletonShape::Cards, move |_| show(loaded, wanted))}
    }
}

/// What answering takes and what follows, each where it is so.
fn lead() -> String {
    let (words, offers) = (Words::expect(), Offers::expect());
    let answers = offers.has(Capability::SubmitResponse);
    let told = answers && offers.has(Capability::Impacts);
    let parts = [
        answers.then(|| words.poll_lead()),
        told.then(|| words.poll_lead_after()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn filters(wanted: Wanted) -> impl IntoView {
    let words = Words::expect();
    let chip = |filter: Filter| ChoiceItem::new(filter.value(), filter.label(words));
    let answers = Offers::expect().has(Capability::SubmitResponse);
    let fits = |filter: &Filter| answers || *filter != Filter::Answered;
    let items: Vec<_> = Filter::ALL.into_iter().filter(fits).map(chip).collect();
    view! {
        <FilterBar label=words.poll_search()>
            <SearchField
                id="poll-search"
                label=words.poll_search()
                value=wanted.text
                on_input=move |text: String| wanted.text.set(text)
            />
            <ChipRadios
                id="poll-filter"
                label=words.poll_filter()
                look=LabelLook::Hidden
                items
                value=Signal::derive(move || wanted.filter.get().value().to_owned())
                on_change=move |value: String| wanted.filter.set(Filter::parse(&value))
            />
        </FilterBar>
    }
}

fn show(first: Loaded<Page<Poll>>, wanted: Wanted) -> AnyView {
    let words = Words::expect();
    let more = More::none(calls::polls, Words::poll_loaded_more);
    let found = Memo::new(move |_| {
        let (sought, filter, now) = (
            Sought::parse(&wanted.text.get()),
            wanted.filter.get(),
            now(),
        );
        let mut polls = more.after(first.value());
        polls.retain(|poll| filter.fits(poll, now) && poll.mentions(&sought));
        polls.sort_by_key(|poll| rank(poll, now));
        polls
    });
    let narrowed =
        move || !wanted.text.get().trim().is_empty() || wanted.filter.get() != Filter::All;
    let said = move || narrowed().then(|| words.common_found(found.with(|found| count(found))));
    let left_out = move || {
        let left_out = more.left_out(first);
        (left_out > 0).then(|| view! { <p>{words.common_left_out(left_out)}</p> })
    };
    let cards = move || {
        let polls = found.get();
        if polls.is_empty() {
            return nothing(narrowed(), wanted);
        }
        let now = now();
        let card = move |poll| {
            view! { <li><PollCard poll now level=HeadingLevel::Two /></li> }
        };
        view! { <CardList>{polls.into_iter().map(card).collect_view()}</CardList> }.into_any()
    };
    view! {
        <p role="status">{said}</p>
        {cards}
        {left_out}
        {more.button(first)}
    }
    .into_any()
}

/// In place of an empty list, with a way on.
fn nothing(narrowed: bool, wanted: Wanted) -> AnyView {
    let words = Words::expect();
    let clear = move |()| {
        wanted.text.set(String::new());
        wanted.filter.set(Filter::All);
    };
    if narrowed {
        view! {
            <Empty
                icon=IconName::Search
                heading=words.common_nothing_found()
                text=words.common_nothing_found_text()
            >
                <Button kind=ButtonKind::Secondary on_press=clear>{words.poll_to_polls()}</Button>
            </Empty>
        }
        .into_any()
    } else {
        let to_message = Way::to(Route::Message, words.shell_message());
        let to_message = to_message.kind(ButtonKind::Primary).button();
        view! {
            <Empty icon=IconName::Inbox heading=words.poll_none() text=words.poll_none_text()>
                {to_message}
            </Empty>
        }
        .into_any()
    }
}
