//! The scenario, written once: what a resident does in the portal, against whatever backend a profile leads to, compared
//! with the content that the backend was filled with.
//!
//! It knows the contract and the seed, and no backend. What a backend cannot do stands in its [`Case`] with a reason, and
//! is printed.

mod answering;
mod browser;
mod case;
mod content;
mod events;
mod facts;
mod invitations;
mod offered;
mod panels;
mod polls;
mod portal;
mod preflight;
mod registering;
mod results;

pub(crate) use case::{Case, Full, Order, Results, WrongAnswer};

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::thread::sleep;
use std::time::{Duration, Instant};

use content::Content;
use facts::Known;
use portal::Portal;
use raati_conformance::{Noun, Server};

/// Everything at hand in a step.
struct Scene<'a> {
    case: &'a Case,
    server: &'a Server,
    portal: Portal,
    seed: Content,
    /// What was seen to be missing.
    lacked: Mutex<BTreeSet<&'static str>>,
}

/// Starts the kit, and does everything that its profile offers.
pub(crate) fn run(case: &Case) {
    let server = Server::start(case.kit).unwrap();
    let scene = Scene {
        case,
        server: &server,
        portal: Portal::open(case.profile, server.base()),
        seed: Content::of(&server),
        lacked: Mutex::default(),
    };
    let began = Instant::now();
    let panels = panels::list(&scene);
    panels::join(&scene, &panels);
    let polls = polls::list(&scene, &panels);
    let events = events::list(&scene, &panels);
    let known = Known {
        panels,
        polls,
        events,
    };
    events::search(&scene);
    events::impacts(&scene, &known);
    invitations::reply(&scene, &known);
    results::few(&scene, &known.polls);
    let own = answering::answer(&scene, &known.polls);
    results::counted(&scene, &known.polls, &own);
    registering::until_full(&scene, &known.events);
    polls::remembered(&scene, &known);
    offered::all(&scene);
    if let Ok(traces) = server.rows(Noun::Traces) {
        assert_eq!(traces, 0, "{}: it notes who sent what", case.kit);
    }
    let lacked = case.lacks.iter().copied().collect();
    assert_eq!(*scene.lacked.lock().unwrap(), lacked, "what the kit lacks");
    let requests = scene.portal.requests();
    eprintln!(
        "{}: {} requests in {:.1} s, all within {:?}",
        case.kit,
        requests.len(),
        began.elapsed().as_secs_f32(),
        scene.portal.origins(),
    );
}

impl Scene<'_> {
    /// So many are stored: not fewer after a while (a file is written after the answer was sent), and not more.
    fn assert_rows(&self, noun: Noun, expected: u64, what: &str) {
        let rows = || self.server.rows(noun).unwrap_or_default();
        let until = Instant::now() + Duration::from_secs(2);
        while rows() < expected && Instant::now() < until {
            sleep(Duration::from_millis(20));
        }
        sleep(Duration::from_millis(60));
        assert_eq!(rows(), expected, "{}, rows after {what}", self.case.kit);
    }

    /// Says what is not tried with this kit, and why.
    fn skip(&self, what: &str, why: &str) {
        eprintln!("{}: {what} is not tried: {why}", self.case.kit);
    }
}
