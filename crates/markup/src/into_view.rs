//! A view as one type, and what can be shown as one.

use std::borrow::Cow;

use leptos::prelude::Owner;

use crate::element::Element;
use crate::html;

/// A view of any kind: the only type of view there is.
pub struct AnyView(pub(crate) Box<Kind>);

/// An item of a keyed list that is made only where it is not in the page yet.
pub(crate) type Later = Box<dyn FnOnce() -> AnyView + Send>;

pub(crate) enum Kind {
    /// Words; empty for nothing.
    Text(Cow<'static, str>),
    /// An element.
    Element(Element),
    /// Several views.
    Many(Vec<AnyView>),
    /// A view that changes with the signals it reads.
    Changing(Box<dyn FnMut() -> AnyView + Send>),
    /// A view that takes nothing over from what stood there.
    Anew(AnyView),
    /// Items that keep their elements when their place changes.
    Keyed(Keyed),
}

/// Items by key, and who owns what they make.
pub(crate) struct Keyed {
    pub(crate) owner: Owner,
    pub(crate) items: Vec<(u64, Later)>,
}

impl AnyView {
    /// Several views after each other.
    #[inline(never)]
    pub fn many(views: Vec<Self>) -> Self {
        Self::of(Kind::Many(views))
    }

    /// A fixed text.
    #[inline(never)]
    pub fn text(text: &'static str) -> Self {
        Self::of(Kind::Text(Cow::Borrowed(text)))
    }

    /// The same view, made anew when it takes the place of another: a page after a page.
    #[must_use]
    pub fn anew(self) -> Self {
        Self::of(Kind::Anew(self))
    }

    fn empty() -> Self {
        Self::text("")
    }

    #[inline(never)]
    fn changing(view: Box<dyn FnMut() -> Self + Send>) -> Self {
        Self::of(Kind::Changing(view))
    }

    pub(crate) fn of(kind: Kind) -> Self {
        Self(Box::new(kind))
    }
}

/// What can be shown.
pub trait IntoView: Sized {
    /// As a view.
    fn into_view(self) -> AnyView;

    /// As HTML text, the way tests look at it.
    fn to_html(self) -> String {
        html::write(self.into_view())
    }
}

/// Leptos's word for giving up the type of a view.
pub trait IntoAny {
    /// As a view.
    fn into_any(self) -> AnyView;
}

impl<V: IntoView> IntoAny for V {
    fn into_any(self) -> AnyView {
        self.into_view()
    }
}

/// Leptos's word for a list of views.
pub trait CollectView {
    /// All of them as views.
    fn collect_view(self) -> Vec<AnyView>;
}

impl<V: IntoView, I: IntoIterator<Item = V>> CollectView for I {
    fn collect_view(self) -> Vec<AnyView> {
        let mut views = Vec::new();
        for view in self {
            views.push(view.into_view());
        }
        views
    }
}

impl IntoView for AnyView {
    fn into_view(self) -> AnyView {
        self
    }
}

impl IntoView for () {
    fn into_view(self) -> AnyView {
        AnyView::empty()
    }
}

impl IntoView for &'static str {
    fn into_view(self) -> AnyView {
        AnyView::text(self)
    }
}

impl IntoView for String {
    #[inline(never)]
    fn into_view(self) -> AnyView {
        AnyView::of(Kind::Text(Cow::Owned(self)))
    }
}

macro_rules! printed {
    ($($printed:ty),+) => {$(
        impl IntoView for $printed {
            fn into_view(self) -> AnyView {
                self.to_string().into_view()
            }
        }
    )+};
}
printed!(char, u8, i32, u32, usize);

impl<V: IntoView> IntoView for Option<V> {
    fn into_view(self) -> AnyView {
        self.map_or_else(AnyView::empty, IntoView::into_view)
    }
}

impl<V: IntoView> IntoView for Vec<V> {
    fn into_view(self) -> AnyView {
        AnyView::many(self.collect_view())
    }
}

impl<V: IntoView, const N: usize> IntoView for [V; N] {
    fn into_view(self) -> AnyView {
        AnyView::many(self.collect_view())
    }
}

impl<V: IntoView, F: FnMut() -> V + Send + 'static> IntoView for F {
    fn into_view(mut self) -> AnyView {
        AnyView::changing(Box::new(move || self().into_view()))
    }
}

/// A list whose items keep their elements: each is made once and goes with its key.
pub fn keyed<T: Send + 'static, V: IntoView>(
    mut items: impl FnMut() -> Vec<T> + Send + 'static,
    key: impl Fn(&T) -> u64 + Send + 'static,
    show: impl Fn(T) -> V + Clone + Send + 'static,
) -> AnyView {
    // Not the owner of one drawing of the list: what an item makes lasts as long as the item. It is this
    // list's own, so that one that takes its place takes over no item whose owner is gone.
    let owner = Owner::current().unwrap_or_default().child();
    AnyView::changing(Box::new(move || {
        let one = |item: T| {
            let show = show.clone();
            let later: Later = Box::new(move || show(item).into_view());
            later
        };
        AnyView::of(Kind::Keyed(Keyed {
            owner: owner.clone(),
            items: items()
                .into_iter()
                .map(|item| (key(&item), one(item)))
                .collect(),
        }))
    }))
}
