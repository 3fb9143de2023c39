//! What the backend knows of this resident, loaded once and again after each write.

use connect::calls;
use markup::prelude::*;
use model::person::Person;

use crate::api::{Api, Loaded};

/// This resident, where the backend knows them; every page that needs them loads through the same cache.
pub fn load() -> Option<Loaded<Person>> {
    Api::expect().load_offered(calls::me())
}

/// The person, or nobody in particular while that is not known; tracked.
pub fn or_nobody() -> Signal<Person> {
    let person = load();
    Signal::derive(move || person.and_then(Loaded::value).unwrap_or_default())
}
