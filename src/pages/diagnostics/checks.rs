//! What operators can try: each reading operation once, against the backend as it is now. Nothing is written, and
//! nothing is kept of what was read but how much it was.

use connect::{Failure, Page, Unreadable, calls};
use model::meeting::Meeting;
use model::poll::Poll;
use model::{Capability, PanelId};

use crate::api::{Api, Examined};
use crate::i18n::format::now;

/// Operations that read, in the contract's order. The export of a resident's own data is not among them.
pub(super) const READS: [Capability; 14] = [
    Capability::Portal,
    Capability::Me,
    Capability::Panels,
    Capability::Panel,
    Capability::Meetings,
    Capability::Meeting,
    Capability::Themes,
    Capability::Invitations,
    Capability::Polls,
    Capability::Poll,
    Capability::PollResults,
    Capability::Events,
    Capability::Event,
    Capability::Impacts,
];

/// In how many panels a meeting is looked for.
const PANELS_TRIED: usize = 5;

/// What trying one operation brought.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Check {
    /// Nothing to ask for: the list that would name it is empty, or cannot be read.
    Nothing,
    /// Asked.
    Asked(Asked),
}

/// What was asked, and what came.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Asked {
    pub(super) method: &'static str,
    pub(super) path: String,
    pub(super) status: Option<u16>,
    pub(super) millis: i64,
    /// The first place in the items that could not be read.
    pub(super) unread: Option<Unreadable>,
    /// How many records came, and how many of them could not be read; else what went wrong.
    pub(super) outcome: Result<(u32, u32), Failure>,
}

/// Tries one operation.
pub(super) async fn check(api: Api, capability: Capability) -> Check {
    tried(api, capability).await.unwrap_or(Check::Nothing)
}

async fn tried(api: Api, capability: Capability) -> Option<Check> {
    use Capability as C;
    Some(match capability {
        C::Portal => one(api.examine(&calls::portal()).await),
        C::Me => one(api.examine(&calls::me()).await),
        C::Panels => list(api.examine(&calls::panels(None)).await),
        C::Panel => one(api.examine(&calls::panel(&first_panel(api).await?)).await),
        C::Meetings => list(
            api.examine(&calls::meetings(&first_panel(api).await?))
                .await,
        ),
        C::Meeting => {
            let meeting = first_meeting(api).await?;
            one(api.examine(&calls::meeting(&meeting.id)).await)
        }
        C::Themes => list(api.examine(&calls::themes(&first_panel(api).await?)).await),
        C::Invitations => list(api.examine(&calls::invitations()).await),
        C::Polls => list(api.examine(&calls::polls(None)).await),
        C::Poll => one(api
            .examine(&calls::poll(&polls(api).await.first()?.id))
            .await),
        C::PollResults => {
            let polls = polls(api).await;
            // Of those that tell how many answered, enough have.
            let shows =
                |poll: &&Poll| poll.respondents.is_some() && poll.may_see_results(now()).is_ok();
            let poll = polls.iter().find(shows).or(polls.first())?;
            one(api.examine(&calls::poll_results(&poll.id)).await)
        }
        C::Events => list(api.examine(&events()).await),
        C::Event => {
            let events = api.read(&events()).await.ok()?;
            let first = events.items.into_iter().next()?;
            one(api.examine(&calls::event(&first.id)).await)
        }
        C::Impacts => list(api.examine(&calls::impacts(None)).await),
        _ => return None,
    })
}

fn events() -> connect::Call<Page<model::event::Event>> {
    calls::events(&connect::EventQuery::default(), None)
}

async fn panels(api: Api) -> impl Iterator<Item = PanelId> {
    let page = api.read(&calls::panels(None)).await.ok();
    let items = page.map(|page| page.items).unwrap_or_default();
    items.into_iter().map(|panel| panel.id)
}

async fn first_panel(api: Api) -> Option<PanelId> {
    panels(api).await.next()
}

async fn polls(api: Api) -> Vec<Poll> {
    let page = api.read(&calls::polls(None)).await.ok();
    page.map(|page| page.items).unwrap_or_default()
}

async fn first_meeting(api: Api) -> Option<Meeting> {
    for panel in panels(api).await.take(PANELS_TRIED) {
        let meetings = api.read(&calls::meetings(&panel)).await.ok();
        let first = meetings.and_then(|page| page.items.into_iter().next());
        if first.is_some() {
            return first;
        }
    }
    None
}

fn one<T>(examined: Result<Examined<T>, Failure>) -> Check {
    asked(examined, |_| (1, 0))
}

fn list<T>(examined: Result<Examined<Page<T>>, Failure>) -> Check {
    asked(examined, |page| {
        let read = u32::try_from(page.items.len()).unwrap_or(u32::MAX);
        (read.saturating_add(page.left_out), page.left_out)
    })
}

fn asked<T>(examined: Result<Examined<T>, Failure>, count: impl FnOnce(T) -> (u32, u32)) -> Check {
    match examined {
        // The profile has no request for it.
        Err(_) => Check::Nothing,
        Ok(examined) => Check::Asked(Asked {
            method: examined.method,
            path: examined.path,
            status: examined.status,
            millis: examined.millis,
            unread: examined.unread,
            outcome: examined.outcome.map(count),
        }),
    }
}
