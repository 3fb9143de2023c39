//! What the backend knows of this resident, loaded once and again after each write.

use connect::calls;
use markup::prelude::*;
use model::person::Person;

use crate::api::{Api, Loaded};

/// This resident; every page that needs them loads through the same cache.
pub fn load() -> Loaded<Person> {
    Api::expect().load(calls::me())
}

/// The person, or nobody in particular while that is not known; tracked.
pub fn or_nobody(person: Loaded<Person>) -> Signal<Person> {
    Signal::derive(move || person.value().unwrap_or_default())
}
