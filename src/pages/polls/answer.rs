//! In the making.

use leptos::prelude::*;
use model::*;

pub(crate) fn page(_poll: PollId, _number: usize) -> impl IntoView {}
