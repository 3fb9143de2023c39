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
mod ids;
mod impacts;
mod invitations;
mod offered;
mod panels;
mod polls;
mod portal;
mod preflight;
mod registering;
mod results;
mod scene;
mod searching;

pub(crate) use case::{Case, Full, Order, Results, WrongAnswer};

use std::sync::Mutex;
use std::time::Instant;

use content::Content;
use ids::Known;
use portal::Portal;
use raati_conformance::{Noun, Server};
use scene::Scene;

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
    searching::search(&scene);
    impacts::list(&scene, &known);
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
