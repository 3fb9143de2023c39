//! An address that leads nowhere: says so, and shows ways on.

use markup::prelude::*;

use crate::i18n::Words;
use crate::route::Route;
use crate::state::navigation::titled;
use crate::ui::{Actions, LinkButton, PageHeader};

/// The page.
pub(crate) fn page() -> impl IntoView {
    let words = Words::expect();
    titled(words.failure_not_found_title());
    view! {
        <PageHeader title=words.failure_not_found_title() lead=words.failure_not_found() />
        <Actions>
            <LinkButton href=Route::Home.href()>{words.failure_home()}</LinkButton>
        </Actions>
    }
}
