//! Writes that are never lost and never counted twice: a state machine without web, clock, I/O or chance of its own.
//! What happened comes in as an [`Event`], with both clocks and a random number; what is to be done goes out as
//! [`Effect`]s. Whoever has a browser stores, sends and waits – see the loop below.
//!
//! # What it promises
//! * **Saved** is shown from what the stores said: in one ([`Saved::Once`]) or both ([`Saved::Twice`]). What is in both
//!   outlives the loss of either.
//! * **Arrived** is shown from a receipt that matches, never from a status.
//! * The same bytes under the same id at each try, so that a backend that promises it ([`Promise`]) counts once. Where
//!   none can know whether a try was kept, it is looked up; where that cannot be, the person is asked: such an item is
//!   never sent again by itself.
//! * No end of tries, no age at which anything is given up; `Retry-After` holds for everyone; nobody sends or sees what
//!   belongs to another.
//! * No lock and no right clock is needed for any of that.
//!
//! # Where things are
//! [`Outbox`] (`outbox`) takes events · `change` stores each change before it holds, and decides anew where another page
//! was faster · `tries` sends, looks up and takes in outcomes by `classify` (what an outcome means) and `promise` (what
//! may be repeated) · `pump` decides what starts, `host` how much at a time, `pace` when · `table` says what may follow
//! what, `input` what that makes of an [`Envelope`] · `envelope`, `letter`, `raw` are the record, version 1, frozen ·
//! [`merge()`] reconciles two stores · `shown` is what the resident sees.
//!
//! # States
//! ```text
//!            tap                  start, stored first             receipt
//!  Draft ───────────► Queued ───────────────────────► Sending ───────────────► Arrived
//!    ▲ keep            │ ▲ ▲◄── no answer, 5xx, 429, bad answer ──┤ │ │           ▲
//!    └─ (never tried) ─┘ │ └────── signed in ── AuthBlocked ◄─ 401 ┘ │ │           │ found
//!                        └── absent ── Checking ◄── may be there ────┘ │───────────┤
//!                        └── try now ─ NeedsYou ◄── refused, unsure ───┘           │
//!   any but Arrived ──── the person deletes ────► Discarded (a mark) ── late receipt ┘
//! ```
//!
//! # What it refuses
//! To change what was tried ([`Refusal::Tried`]), to send what is not stored while stores work, to shorten the wait a
//! backend asked for, to touch records of a newer version or damaged ones ([`Outbox::strange`]), to order anything by a
//! clock. It does not encrypt: records are bytes to whoever stores them.
//!
//! # The loop
//! ```
//! # fn loop_once() -> Option<()> {
//! use model::{Capability, Timestamp};
//! use raati_outbox::*;
//!
//! let now = |ms: u64| Now { wall: Timestamp::from_millis(1_769_212_800_000), steady: Steady::from_millis(ms) };
//! let me = Identity::parse("anonymous")?;
//! let backend = Backend::parse("api.example")?;
//! let session = Session {
//!     tab: Tab::parse("a-fresh-name")?, pages: Pages::OnlyThis, who: Some(me.clone()), backend: backend.clone(),
//! };
//! let (mut outbox, _effects) = Outbox::load(session, &Stores::default(), now(0), 1);
//!
//! // The person taps "send".
//! let id = ItemId::parse("uYw3pC0vQ2mR7nT5xKq1aA")?;
//! let writing = Writing {
//!     id: id.clone(), owner: me, backend, lane: Lane::parse("poll/p1")?, title: "Food".into(), language: "en".into(),
//!     letter: Letter {
//!         operation: Capability::SubmitResponse,
//!         params: vec![("poll".into(), "p1".into()), ("response".into(), id.as_str().into())],
//!         body: Some(r#"{"answers":[]}"#.into()), direct: None,
//!     },
//!     promise: Promise { by: Dedupe::PutById, look_up: LookUp::Cannot }, cancels: None,
//! };
//! let shown = |outbox: &Outbox| outbox.item(&id).map(|item| outbox.shown(item, Steady::default()));
//! // Each effect is done, and told; here all of them go well.
//! let mut events = vec![Event::Submit(writing)];
//! while let Some(event) = events.pop() {
//!     for effect in outbox.on(event, now(5), 2) {
//!         match effect {
//!             Effect::Put(put) => events.push(Event::Stored(Stored {
//!                 id: put.envelope.id.clone(), revision: put.envelope.revision,
//!                 primary: Written::Committed, shadow: Written::Committed,
//!             })),
//!             Effect::Send(errand) => {
//!                 // Not before the intent was stored: and so it is shown as saved by now.
//!                 assert!(matches!(shown(&outbox)?.saved, Saved::Twice(_)));
//!                 let at = Timestamp::from_millis(1_769_212_801_000);
//!                 let receipt = Receipt { code: Some("K7QM-2F9D".into()), at, standing: Standing::Done };
//!                 let outcome = Outcome::Receipt(receipt);
//!                 events.push(Event::Answered { id: errand.id, attempt: errand.attempt, outcome });
//!             }
//!             Effect::LookUp(_) | Effect::Reload | Effect::Wait(_) | Effect::Refused { .. } => {}
//!         }
//!     }
//! }
//! assert!(matches!(shown(&outbox)?.journey, Journey::Arrived(_)));
//! # Some(()) }
//! # loop_once().unwrap();
//! ```

mod change;
mod classify;
mod digest;
mod effect;
mod envelope;
mod event;
mod host;
mod input;
mod item;
mod letter;
mod line;
mod merge;
mod moment;
mod outbox;
mod outcome;
mod pace;
mod promise;
mod pump;
mod raw;
mod reader;
mod reason;
mod receipt;
mod retry_after;
mod shown;
mod state;
mod stored;
mod table;
mod tries;
mod wire;
mod words;

pub use classify::Cause;
pub use effect::{Effect, Errand, Put};
pub use envelope::{Envelope, Pace, VERSION, Wait};
pub use event::{Event, Writing};
pub use item::Item;
pub use letter::{Direct, Letter};
pub use line::Line;
pub use merge::{Merged, Plan, merge};
pub use moment::{Now, Steady};
pub use outbox::{Outbox, Pages, Session};
pub use outcome::{Found, Outcome};
pub use pace::{BASE_MS, CAP_MS, RARELY_MS, back_off};
pub use promise::{Dedupe, Doubt, LookUp, Promise, USUAL_WINDOW_MS};
pub use raw::{Raw, Strange, Strangeness, record, revision};
pub use reason::Reason;
pub use receipt::{Receipt, Standing};
pub use retry_after::{LONGEST_RETRY_AFTER_MS, RetryAfter};
pub use shown::{Journey, Saved, Shown, Why};
pub use state::{Farewell, Stage, State};
pub use stored::{Stored, Stores, Written};
pub use table::{Kind, Refusal, next};
pub use words::{Backend, Identity, ItemId, Lane, Tab};
