//! Showing a value that is being loaded: skeleton, value, failure with a way on.

use connect::Failure;
use markup::prelude::*;

use crate::api::{Loaded, Remote};
use crate::i18n::Words;
use crate::route::Route;
use crate::state::navigation::Navigation;
use crate::ui::{
    Announce, Button, ButtonKind, Empty, IconName, LinkButton, Notice, Skeleton, SkeletonShape,
    Tone,
};

/// Shows what was loaded. The last good value stays visible under a notice when a reload fails;
/// the view is built anew only when the value has changed.
#[component]
pub(crate) fn Load<T, V>(
    /// What is being loaded.
    loaded: Loaded<T>,
    /// What its absence looks like.
    #[prop(optional)]
    shape: SkeletonShape,
    /// Shows it.
    show: fn(T) -> V,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    V: IntoView + 'static,
{
    load_with(loaded, shape, move |value| show(value).into_any())
}

/// As [`Load`], for a view that needs more than the value.
pub(crate) fn load_with<T>(
    loaded: Loaded<T>,
    shape: SkeletonShape,
    show: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let (words, navigation) = (Words::expect(), Navigation::expect());
    let remote = Memo::new(move |_| loaded.get());
    let value = Memo::new(move |_| match remote.get() {
        Remote::Ready(value) | Remote::Stale(value, _) => Some(value),
        Remote::Loading | Remote::Failed(_) => None,
    });
    let notice = move || match remote.get() {
        Remote::Loading => view! { <Skeleton shape text=words.common_loading() /> }.into_any(),
        Remote::Ready(_) => ().into_any(),
        Remote::Stale(_, failure) => {
            let reason = words.failure(&failure);
            view! {
                <Notice tone=Tone::Warning announce=Announce::Politely>
                    <p>{words.common_stale()}" "{reason}</p>
                    <Retry on_press=move || loaded.reload() />
                </Notice>
            }
            .into_any()
        }
        Remote::Failed(failure) => {
            view! { <FailureView failure retry=move || loaded.reload() /> }.into_any()
        }
    };
    view! {
        {notice}
        {move || {
            value
                .get()
                .map(|value| {
                    navigation.settle();
                    show(value)
                })
        }}
    }
}

/// In place of what could not be loaded. What is gone has a way on instead of another try.
#[component]
pub(crate) fn FailureView(
    /// What went wrong.
    failure: Failure,
    /// Tries again.
    retry: impl Fn() + Send + Sync + 'static,
) -> impl IntoView {
    let words = Words::expect();
    let text = words.failure(&failure);
    match failure {
        Failure::NotFound | Failure::Refused(_) | Failure::NotOffered => view! {
            <Empty icon=IconName::Inbox heading=text>
                <LinkButton href=Route::Home.href()>{words.failure_home()}</LinkButton>
            </Empty>
        }
        .into_any(),
        Failure::Unreachable => view! {
            <Empty icon=IconName::WifiOff heading=words.failure_title() text>
                <Retry on_press=retry />
            </Empty>
        }
        .into_any(),
        _ => view! {
            <Empty icon=IconName::TriangleAlert heading=words.failure_title() text>
                <Retry on_press=retry />
            </Empty>
        }
        .into_any(),
    }
}

#[component]
fn Retry(
    /// Tries again.
    on_press: impl Fn() + Send + Sync + 'static,
) -> impl IntoView {
    let words = Words::expect();
    view! {
        <Button kind=ButtonKind::Secondary on_press=Callback::new(move |()| on_press())>
            {words.common_retry()}
        </Button>
    }
}
