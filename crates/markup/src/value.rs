//! What an attribute, a property, a class or a style is given.

use std::borrow::Cow;

/// What stands at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// Nothing: the attribute is not there.
    Absent,
    /// Yes or no: an attribute without a value, a class that is there, a property that is true.
    Flag(bool),
    /// Words.
    Text(Cow<'static, str>),
}

/// What stands, once or as signals change.
pub enum Value {
    /// It never changes.
    Once(Given),
    /// It changes with the signals it reads.
    Changing(Box<dyn FnMut() -> Given + Send>),
}

/// What can be given at one moment.
pub trait IntoGiven {
    /// As such.
    fn into_given(self) -> Given;
}

/// What can be given.
pub trait IntoValue {
    /// As such.
    fn into_value(self) -> Value;
}

impl<T: IntoGiven> IntoGiven for Option<T> {
    fn into_given(self) -> Given {
        self.map_or(Given::Absent, IntoGiven::into_given)
    }
}

impl<T: IntoGiven> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        Value::Once(self.into_given())
    }
}

impl<T: IntoGiven, F: FnMut() -> T + Send + 'static> IntoValue for F {
    fn into_value(mut self) -> Value {
        Value::Changing(Box::new(move || self().into_given()))
    }
}

macro_rules! once {
    ($($given:ty, $this:ident => $as_given:expr;)+) => {$(
        impl IntoGiven for $given {
            fn into_given(self) -> Given {
                let $this = self;
                $as_given
            }
        }

        impl IntoValue for $given {
            fn into_value(self) -> Value {
                Value::Once(self.into_given())
            }
        }
    )+};
}
once! {
    bool, this => Given::Flag(this);
    &'static str, this => Given::Text(Cow::Borrowed(this));
    String, this => Given::Text(Cow::Owned(this));
    u32, this => this.to_string().into_given();
    usize, this => this.to_string().into_given();
}
