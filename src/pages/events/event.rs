//! In the making.

use leptos::prelude::*;
use model::*;

pub(crate) fn page(_event: EventId) -> impl IntoView {}
