//! `me`, `export_my_data`, `delete_my_data`.

use axum::extract::State;
use axum::response::Response;

use crate::app::App;
use crate::http::reply::{self, Privacy};
use crate::problem::Outcome;
use crate::store::person as store;
use crate::store::session::{self, Visitor};
use crate::wire::person::Person;

#[utoipa::path(get, path = "/me", operation_id = "me", tag = "person",
    responses((status = 200, body = Person)))]
pub(crate) async fn me(State(app): State<App>, visitor: Visitor) -> Outcome<Response> {
    let person = app.db.read(move |connection| {
        let session = visitor.known(connection)?;
        store::overview(connection, session.as_ref())
    });
    Ok(reply::read(&person.await?, Privacy::Personal))
}

#[utoipa::path(get, path = "/me/export", operation_id = "export_my_data", tag = "person",
    responses((status = 200, body = serde_json::Value)))]
pub(crate) async fn export(State(app): State<App>, visitor: Visitor) -> Outcome<Response> {
    let export = app.db.read(move |connection| {
        let session = visitor.known(connection)?;
        store::export(connection, session.as_ref())
    });
    Ok(reply::read(&export.await?, Privacy::Personal))
}

#[utoipa::path(delete, path = "/me", operation_id = "delete_my_data", tag = "person",
    responses((status = 204)))]
pub(crate) async fn delete(State(app): State<App>, visitor: Visitor) -> Outcome<Response> {
    app.db
        .write(move |connection| session::delete(connection, &visitor))
        .await?;
    reply::forget(&app)
}
