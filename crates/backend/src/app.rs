//! Puts the server together: what all handlers share, and the table of routes.

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::IntoResponse;
use axum::routing::{get, post, put};
use tower_http::catch_panic::CatchPanicLayer;

use crate::api::{event, impact, invitation, meeting, message, panel, person, poll, theme};
use crate::config::Config;
use crate::http::fault::{self, Armed};
use crate::http::rate::{self, Limits};
use crate::http::{cors, etag, guard, headers, log, media, portal_files};
use crate::problem::{Kind, Problem};
use crate::store::database::Database;
use crate::store::fresh::Fresh;

/// What all handlers share; clones cheaply.
#[derive(Clone)]
pub(crate) struct App {
    pub(crate) db: Database,
    pub(crate) fresh: Arc<Fresh>,
    pub(crate) config: Arc<Config>,
    pub(crate) limits: Arc<Limits>,
    /// Absent unless tests may ask for faults.
    pub(crate) faults: Option<Arc<Armed>>,
}

impl App {
    pub(crate) fn new(db: Database, config: Config) -> Self {
        Self {
            db,
            fresh: Arc::default(),
            limits: Arc::new(Limits::new(config.rate, config.code_rate)),
            faults: config.faults.then(Arc::default),
            config: Arc::new(config),
        }
    }
}

/// Every route, with what each request passes on its way.
pub(crate) fn router(app: App) -> Router {
    let mut api = operations();
    if app.faults.is_some() {
        api = api.route("/test/fault", put(fault::arm));
    }
    let api = api.layer(from_fn(etag::layer));
    Router::new()
        .nest("/api/v1", api)
        .route("/media/{name}", get(media::media))
        .fallback(portal_files::serve)
        .method_not_allowed_fallback(|| async { Problem::from(Kind::MethodNotAllowed) })
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn(guard::time_limit))
        .layer(from_fn(guard::cross_site))
        .layer(from_fn_with_state(app.clone(), fault::layer))
        .layer(from_fn_with_state(app.clone(), rate::layer))
        .layer(from_fn_with_state(app.clone(), cors::layer))
        .layer(CatchPanicLayer::custom(|_| {
            Problem::internal("a handler panicked").into_response()
        }))
        .layer(from_fn_with_state(app.clone(), headers::layer))
        .layer(from_fn(log::layer))
        .with_state(app)
}

fn operations() -> Router<App> {
    Router::new()
        .route("/openapi.json", get(crate::openapi::serve))
        .route("/portal", get(impact::portal))
        .route("/me", get(person::me).delete(person::delete))
        .route("/me/export", get(person::export))
        .route(
            "/session",
            post(invitation::sign_in).delete(invitation::sign_out),
        )
        .route("/panels", get(panel::panels))
        .route("/panels/{id}", get(panel::panel))
        .route(
            "/panels/{id}/membership",
            put(panel::join).delete(panel::leave),
        )
        .route("/panels/{id}/meetings", get(meeting::meetings))
        .route("/panels/{id}/themes", get(theme::themes))
        .route("/panels/{id}/themes/{theme_id}", put(theme::propose))
        .route(
            "/themes/{id}/support",
            put(theme::support).delete(theme::unsupport),
        )
        .route("/meetings/{id}", get(meeting::meeting))
        .route(
            "/meetings/{id}/feedback/{feedback_id}",
            put(meeting::give_feedback),
        )
        .route("/invitations", get(invitation::invitations))
        .route("/invitations/{id}/reply", put(invitation::reply))
        .route("/invitation-lookups", post(invitation::look_up))
        .route("/polls", get(poll::polls))
        .route("/polls/{id}", get(poll::poll))
        .route("/polls/{id}/responses", post(poll::post))
        .route(
            "/polls/{id}/responses/{response_id}",
            put(poll::submit).delete(poll::withdraw),
        )
        .route("/polls/{id}/results", get(poll::results))
        .route("/events", get(event::events))
        .route("/events/{id}", get(event::event))
        .route(
            "/events/{id}/registrations/{registration_id}",
            put(event::register).delete(event::cancel),
        )
        .route("/impacts", get(impact::impacts))
        .route("/messages/{id}", put(message::send))
}
