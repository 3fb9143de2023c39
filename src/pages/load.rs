//! Showing a value that is being loaded: skeleton, value, failure with a way on.

use connect::Failure;
use markup::prelude::*;

use super::sign_in::way_in;
use crate::api::{Loaded, Loading, Remote, Value};
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
    T: Clone + Send + Sync + 'static,
    V: IntoView + 'static,
{
    load_with(loaded, shape, move |value| show(value).into_any())
}

/// As [`Load`], for a view that needs more than the value.
pub(crate) fn load_with<T>(
    loaded: Loaded<T>,
    shape: SkeletonShape,
    show: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + Send + Sync + 'static,
{
    let show = move |value: &Value| value.of().map(&show).into_any();
    load_any(loaded.loading(), shape, Box::new(show))
}

/// How far the value is, without the value.
#[derive(Clone, PartialEq)]
enum Stage {
    Loading,
    Ready,
    Stale(Failure),
    Failed(Failure),
}

/// Without the type of the value, so that the code is there once.
fn load_any(
    loading: Loading,
    shape: SkeletonShape,
    show: Box<dyn Fn(&Value) -> AnyView + Send + Sync>,
) -> AnyView {
    let (words, navigation) = (Words::expect(), Navigation::expect());
    let stage = Memo::new(move |_| match loading.get() {
        Remote::Loading => Stage::Loading,
        Remote::Ready(_) => Stage::Ready,
        Remote::Stale(_, failure) => Stage::Stale(failure),
        Remote::Failed(failure) => Stage::Failed(failure),
    });
    let value = Memo::new(move |_| loading.get().value().cloned());
    let notice = move || match stage.get() {
        Stage::Loading => view! { <Skeleton shape text=words.common_loading() /> },
        Stage::Ready => ().into_any(),
        Stage::Stale(failure) => {
            let reason = words.failure(&failure);
            view! {
                <Notice tone=Tone::Warning announce=Announce::Politely>
                    <p>{words.common_stale()}" "{reason}</p>
                    {retry(move |()| loading.reload())}
                </Notice>
            }
        }
        Stage::Failed(failure) => failure_view(&failure, Callback::new(move |()| loading.reload())),
    };
    view! {
        {notice}
        {move || {
            value
                .get()
                .map(|value| {
                    navigation.settle();
                    show(&value)
                })
        }}
    }
}

/// In place of what could not be loaded. What is gone has a way on instead of another try.
pub(crate) fn failure_view(failure: &Failure, again: Callback<()>) -> AnyView {
    let words = Words::expect();
    let text = words.failure(failure);
    let icon = match failure {
        Failure::NotFound | Failure::Refused(_) | Failure::Told(..) | Failure::NotOffered => {
            return view! {
                <Empty icon=IconName::Inbox heading=text>
                    <LinkButton href=Route::Home.href()>{words.failure_home()}</LinkButton>
                </Empty>
            };
        }
        Failure::Unreachable => IconName::WifiOff,
        _ => IconName::TriangleAlert,
    };
    view! {
        <Empty icon heading=words.failure_title() text>
            {way_in(failure)}
            {retry(again)}
        </Empty>
    }
}

fn retry(again: impl Into<Callback<()>>) -> AnyView {
    let words = Words::expect();
    view! {
        <Button kind=ButtonKind::Secondary on_press=again>{words.common_retry()}</Button>
    }
}
