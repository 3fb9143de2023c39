//! The outbox: everything sent from this phone, whether it is safe here and whether it is there, and what can be done.

mod actions;
mod choice;
mod discard;
mod edit;
mod text;

use markup::prelude::*;
use outbox::{ItemId, Line, Stage};

use crate::components::delivery::Delivery;
use crate::i18n::Words;
use crate::route::RESCUE;
use crate::state::navigation::titled;
use crate::state::outbox::Outbox;
use crate::ui::{Empty, Notice, PageHeader, TextLink, Tone};
use actions::actions;
use text::content;

/// The page.
pub(crate) fn page() -> impl IntoView {
    let (words, outbox) = (Words::expect(), Outbox::expect());
    titled(words.outbox_title());
    // Rows keep their place and their focus; each follows its own item.
    let ids = Memo::new(move |_| {
        // The newest first.
        outbox.lines().with(|lines| {
            let ids = lines.iter().rev().map(|line| line.id.clone());
            ids.collect::<Vec<ItemId>>()
        })
    });
    let list = move || {
        if ids.with(Vec::is_empty) {
            view! { <Empty heading=words.outbox_none() text=words.outbox_none_text() /> }.into_any()
        } else {
            view! {
                <ul class="p-outbox" role="list">
                    {ids.get().into_iter().map(row).collect_view()}
                </ul>
            }
            .into_any()
        }
    };
    view! {
        <PageHeader title=words.outbox_title() lead=words.outbox_lead() />
        {list}
        {move || strange(outbox.strange())}
    }
}

fn row(id: ItemId) -> AnyView {
    let (words, outbox) = (Words::expect(), Outbox::expect());
    let place = ["item-", id.as_str()].concat();
    let line = Memo::new(move |_| outbox.line(&id));
    // Of all that changes only how it ended is read out.
    let ended = Memo::new(move |_| {
        let line = line.get()?;
        let has_ended = matches!(line.stage, Stage::Arrived | Stage::NeedsYou);
        has_ended.then(|| words.journey(&line.shown.journey))
    });
    let ended = move || ended.get();
    let title = move || line.get().map(|line: Line| heading(words, &line));
    view! {
        <li id=place class="p-outbox__item" tabindex="-1">
            {title}
            <Delivery line=line />
            <div class="u-visually-hidden" role="status">{ended}</div>
            {content(line.into())}
            {actions(line.into())}
        </li>
    }
    .into_any()
}

fn heading(words: Words, line: &Line) -> AnyView {
    let lang = (line.language != words.language().code()).then(|| line.language.clone());
    let written = words.moment(line.created, &model::Zone::helsinki());
    view! {
        <h2 class="p-outbox__title" lang=lang>{line.title.clone()}</h2>
        <p class="c-hint">{words.outbox_written(&written)}</p>
    }
    .into_any()
}

/// Records of a newer build, or damaged ones: they stay, and another page can show them.
fn strange(count: usize) -> Option<AnyView> {
    let words = Words::expect();
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    (count > 0).then(|| {
        view! {
            <Notice tone=Tone::Warning>
                <p>{words.outbox_strange(count)}</p>
                <p><TextLink href=RESCUE>{words.outbox_rescue()}</TextLink></p>
            </Notice>
        }
        .into_any()
    })
}
