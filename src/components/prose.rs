//! Rich text of the backend as views: the closed Markdown subset of `model::rich_text`, never HTML.

use markup::prelude::*;
use model::LocalText;
use model::rich_text::{Block, HeadingLevel, Link, ListKind, Span, parse};

use crate::i18n::{Said, Words};
use crate::ui::{ExternalLink, HeadingLevel as Level, TextLink};

/// A text with paragraphs, headings, lists, emphasis and links, in the reader's language or in
/// another, which is then said. Shows nothing for an empty text.
#[component]
pub fn Prose(
    /// The text.
    text: LocalText,
    /// Level of its first headings in the page's outline.
    #[prop(optional)]
    level: Level,
) -> impl IntoView {
    let words = Words::expect();
    text.say(words.language()).map(|said| {
        let foreign = said.language != words.language();
        let note = foreign.then(|| {
            view! { <p class="u-language-note">"("{words.only_in(said.language)}")"</p> }
        });
        let blocks = parse(said.text)
            .into_iter()
            .map(|one| block(one, level))
            .collect_view();
        view! {
            {note}
            <div class="ui-prose" lang=foreign.then(|| said.language.code())>{blocks}</div>
        }
    })
}

/// A plain sentence of content as a paragraph; nothing for an empty one.
#[component]
pub fn Sentence(
    /// The sentence.
    text: LocalText,
) -> impl IntoView {
    (!text.is_empty()).then(|| view! { <p><Said text /></p> })
}

fn block(block: Block, level: Level) -> AnyView {
    match block {
        Block::Heading {
            level: written,
            spans: inner,
        } => match (level, written) {
            (Level::Two, HeadingLevel::Two) => view! { <h2>{spans(inner)}</h2> }.into_any(),
            (Level::Two, _) | (_, HeadingLevel::Two) => {
                view! { <h3>{spans(inner)}</h3> }.into_any()
            }
            _ => view! { <h4>{spans(inner)}</h4> }.into_any(),
        },
        Block::Paragraph(inner) => view! { <p>{spans(inner)}</p> }.into_any(),
        Block::List { kind, items } => {
            let items = items
                .into_iter()
                .map(|item| view! { <li>{spans(item)}</li> })
                .collect_view();
            match kind {
                ListKind::Numbered => view! { <ol>{items}</ol> }.into_any(),
                ListKind::Bulleted => view! { <ul>{items}</ul> }.into_any(),
            }
        }
    }
}

fn spans(spans: Vec<Span>) -> AnyView {
    spans.into_iter().map(span).collect_view().into_any()
}

fn span(span: Span) -> AnyView {
    match span {
        Span::Plain(text) => text.into_any(),
        Span::Strong(inner) => view! { <strong>{spans(inner)}</strong> }.into_any(),
        Span::Emphasis(inner) => view! { <em>{spans(inner)}</em> }.into_any(),
        Span::LineBreak => view! { <br /> }.into_any(),
        Span::Link { label, target } => {
            let href = target.href().to_owned();
            if matches!(target, Link::Web(_)) {
                let note = Words::expect().common_external_link();
                view! { <ExternalLink href note>{spans(label)}</ExternalLink> }.into_any()
            } else {
                view! { <TextLink href>{spans(label)}</TextLink> }.into_any()
            }
        }
    }
}
