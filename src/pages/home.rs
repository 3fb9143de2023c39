//! In the making.

use leptos::prelude::*;

pub(crate) fn page() -> impl IntoView {}
