//! A function that can be copied around.

use std::marker::PhantomData;
use std::sync::Arc;

use super::stored::Store;
use super::{gone, read};

/// A function that lives as long as the owner it was made in.
pub struct Callback<In, Out = ()> {
    function: Store,
    takes: PhantomData<fn(In) -> Out>,
}

type Function<In, Out> = Arc<dyn Fn(In) -> Out + Send + Sync>;

impl<In, Out> Clone for Callback<In, Out> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<In, Out> Copy for Callback<In, Out> {}

impl<In: 'static, Out: 'static> Callback<In, Out> {
    /// A function of one argument, or of several as a tuple.
    pub fn new(function: impl Fn(In) -> Out + Send + Sync + 'static) -> Self {
        let function: Function<In, Out> = Arc::new(function);
        Self {
            function: Store::new(Box::new(function)),
            takes: PhantomData,
        }
    }

    /// Calls it.
    pub fn run(&self, argument: In) -> Out {
        let function = read(|look| self.function.look(look), Function::<In, Out>::clone);
        match function {
            Some(function) => function(argument),
            None => gone(),
        }
    }
}

impl<F: Fn(()) + Send + Sync + 'static> From<F> for Callback<()> {
    fn from(function: F) -> Self {
        Self::new(function)
    }
}

macro_rules! spread {
    ($($takes:ident $argument:ident),+) => {
        impl<F, $($takes,)+ T, Out> From<F> for Callback<($($takes,)+), Out>
        where
            F: Fn($($takes),+) -> T + Send + Sync + 'static,
            $($takes: 'static,)+
            T: Into<Out>,
            Out: 'static,
        {
            fn from(function: F) -> Self {
                Self::new(move |($($argument,)+)| function($($argument),+).into())
            }
        }
    };
}
spread!(A a);
spread!(A a, B b);
