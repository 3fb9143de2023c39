//! What this resident has sent, and whether it is there: the handle that every screen shares.
//!
//! The handle is small and comes with home; what works behind it ([`driver`]) comes with the other pages. It shows what the
//! stores and the backend said, never what was hoped.

mod driver;
mod letter;
mod outcome;
mod rescued;
mod stores;
mod waiting;

use std::pin::Pin;
use std::sync::Arc;

use connect::{Answer, Ask, Call, Failure};
use markup::prelude::*;
use outbox::{ItemId, Line, Stage};

use crate::api::Api;
use crate::browser::vault::Left;
use crate::browser::{timer, vault};

pub use driver::start;
pub use rescued::may_have_sent;

/// How long one who sends waits for what works behind this, in milliseconds: it reads the stores first.
const READY_MILLIS: i32 = 8_000;
const LOOK_MILLIS: i32 = 25;
/// How long one who changes something waits for the stores to give it up, in milliseconds.
const GONE_MILLIS: i32 = 3_000;

/// The handle, to be had from the context.
#[derive(Clone, Copy)]
pub struct Outbox(StoredValue<Shown>);

/// What it holds.
#[derive(Clone, Copy)]
struct Shown {
    api: Api,
    lines: RwSignal<Vec<Line>>,
    /// Records that this build does not touch.
    strange: RwSignal<usize>,
    post: StoredValue<Option<Arc<dyn Post>>>,
}

/// What works behind the handle.
pub trait Post: Send + Sync {
    /// Sends, after it was stored.
    fn send(&self, ask: Ask, title: String) -> Waiting;
    /// The person wishes something of an item.
    fn wish(&self, wish: Wish, id: ItemId);
    /// Gives up an item that nobody but this phone knows of, and that nothing happens to just now; else nothing is done.
    fn take_back(&self, id: &ItemId) -> Option<Line>;
    /// Whoever waits on the spot for this item need not wait longer.
    fn let_go(&self, id: &ItemId);
    /// Perhaps it is worth a try.
    fn nudge(&self);
    /// Forgets all.
    fn forget(&self);
}

/// What a person can wish of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// To be tried at once.
    TryNow,
    /// To be given up.
    Discard,
    /// Arrived, and to be taken off the list.
    Dismiss,
}

/// How far a write has come when whoever sent it goes on.
#[derive(Debug)]
pub enum Went {
    /// There; this is the answer.
    Arrived(Answer),
    /// On the phone, and on its way from here on.
    Saved(ItemId),
    /// On its way, but no store of this phone has it: whoever has the text keeps it.
    AtRisk(ItemId),
    /// Said no to at once. What was stored of it is to be given up by whoever has seen that.
    Refused(Failure, Option<ItemId>),
}

/// Something to wait for.
pub type Waiting = Pin<Box<dyn Future<Output = Went>>>;

/// The same with the value that the write brought.
pub enum Sent<T> {
    /// There.
    Arrived(T),
    /// On the phone, and on its way from here on.
    Saved(ItemId),
    /// On its way, but no store of this phone has it: whoever has the text keeps it.
    AtRisk(ItemId),
    /// Said no to at once. What was stored of it is to be given up by whoever has seen that.
    Refused(Failure, Option<ItemId>),
}

impl Outbox {
    /// Puts the handle into the context.
    pub fn provide(api: Api) -> Self {
        let outbox = Self(StoredValue::new(Shown {
            api,
            lines: RwSignal::new(Vec::new()),
            strange: RwSignal::new(0),
            post: StoredValue::new(None),
        }));
        provide_context(outbox);
        outbox
    }

    /// The handle of this portal.
    pub fn expect() -> Self {
        expect_context()
    }

    fn shown(self) -> Shown {
        self.0.get_value()
    }

    /// Everything that is listed; tracked.
    pub fn lines(self) -> Signal<Vec<Line>> {
        self.shown().lines.into()
    }

    /// How many are not over; tracked.
    pub fn unfinished(self) -> usize {
        let open = |line: &&Line| !line.stage.is_over();
        self.shown()
            .lines
            .with(|lines| lines.iter().filter(open).count())
            .saturating_add(self.shown().strange.get())
    }

    /// How many records this build cannot read; tracked.
    pub fn strange(self) -> usize {
        self.shown().strange.get()
    }

    /// One line; tracked.
    pub fn line(self, id: &ItemId) -> Option<Line> {
        self.shown()
            .lines
            .with(|lines| lines.iter().find(|line| line.id == *id).cloned())
    }

    /// What is not over in a lane such as `poll/p1`; tracked.
    pub fn open_in(self, lane: &str) -> Option<Line> {
        let open = |line: &&Line| line.lane.as_str() == lane && !line.stage.is_over();
        self.shown()
            .lines
            .with(|lines| lines.iter().rfind(open).cloned())
    }

    /// The item that a write will be, where it is known before.
    pub fn item_of<T>(call: &Call<T>) -> Option<ItemId> {
        ItemId::parse(call.ask().minted()?)
    }

    /// The same, not tracked.
    pub fn waiting_in(self, lane: &str) -> Option<ItemId> {
        let open = |line: &&Line| line.lane.as_str() == lane && !line.stage.is_over();
        let lines = self.shown().lines.get_untracked();
        lines.iter().rfind(open).map(|line| line.id.clone())
    }

    /// What was last sent in a lane, also if it is over; tracked.
    pub fn last_in(self, lane: &str) -> Option<ItemId> {
        let here = |line: &&Line| line.lane.as_str() == lane;
        self.shown()
            .lines
            .with(|lines| lines.iter().rfind(here).map(|line| line.id.clone()))
    }

    /// Sends a write: stored first, then shown as saved, then as arrived. Where nothing can be kept – a browser without
    /// secure random numbers, nobody signed in – it is sent at once or not at all.
    pub async fn send<T>(self, call: &Call<T>, title: String) -> Sent<T> {
        vault::persist();
        let went = match self.ready().await {
            Some(post) => post.send(call.ask().clone(), title).await,
            None => match self.shown().api.perform(call.ask()).await {
                Ok(answer) => Went::Arrived(answer),
                Err(failure) => Went::Refused(failure, None),
            },
        };
        if matches!(went, Went::Arrived(_) | Went::Refused(..)) {
            // A refusal, too, says that what we knew is old.
            self.shown().api.forget();
        }
        match went {
            Went::Arrived(answer) => match call.read(&answer) {
                Ok(value) => Sent::Arrived(value),
                Err(failure) => Sent::Refused(failure, None),
            },
            Went::Saved(id) => Sent::Saved(id),
            Went::AtRisk(id) => Sent::AtRisk(id),
            Went::Refused(failure, item) => Sent::Refused(failure, item),
        }
    }

    /// Tells what the person wishes.
    pub fn wish(self, wish: Wish, id: ItemId) {
        if let Some(post) = self.post() {
            post.wish(wish, id);
        }
    }

    /// Its form need not wait on the spot any more: it puts away what is safe on the phone.
    pub async fn let_go(self, id: &ItemId) {
        if let Some(post) = self.post() {
            post.let_go(id);
        }
        timer::pause(0).await;
    }

    /// Gives up an item that nobody but this phone knows of, and that nothing happens to just now; `None` where it is not
    /// so any more.
    pub fn take_back(self, id: &ItemId) -> Option<Line> {
        self.post()?.take_back(id)
    }

    /// Waits until an item that was taken back is off the list, though not for long, as a store may be slow. Whether it may
    /// be written anew: not where another page has begun to send it.
    pub async fn until_gone(self, id: &ItemId) -> bool {
        let lines = self.shown().lines;
        let stage = || {
            let find = |lines: &Vec<Line>| Some(lines.iter().find(|line| line.id == *id)?.stage);
            lines.with_untracked(find)
        };
        for _ in 0..GONE_MILLIS / LOOK_MILLIS {
            match stage() {
                None => return true,
                Some(Stage::Draft | Stage::Fresh | Stage::NeedsYou) => {}
                Some(_) => return false,
            }
            timer::pause(LOOK_MILLIS).await;
        }
        true
    }

    /// Somebody signed in or out, or the network may be back.
    pub fn nudge(self) {
        if let Some(post) = self.post() {
            post.nudge();
        }
    }

    /// Forgets everything kept on this phone, also what was read.
    pub async fn forget(self) -> Left {
        if let Some(post) = self.post() {
            post.forget();
        }
        vault::forget().await
    }

    fn post(self) -> Option<Arc<dyn Post>> {
        self.shown().post.try_get_value().flatten()
    }

    async fn ready(self) -> Option<Arc<dyn Post>> {
        for _ in 0..READY_MILLIS / LOOK_MILLIS {
            if let Some(post) = self.post() {
                return Some(post);
            }
            timer::pause(LOOK_MILLIS).await;
        }
        None
    }
}
