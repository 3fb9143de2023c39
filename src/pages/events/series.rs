//! In the making.

use leptos::prelude::*;
use model::*;

pub(crate) fn page(_series: SeriesId) -> impl IntoView {}
