//! A value that is handed on without its type: the code around a page is written once for all of them.

use std::any::Any;
use std::sync::Arc;

/// A value of unknown type; equal only to itself.
#[derive(Clone)]
pub struct Value(Arc<dyn Any + Send + Sync>);

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Value {
    pub(super) fn new<T: Send + Sync + 'static>(value: T) -> Self {
        Self(Arc::new(value))
    }

    /// The value, where it is of this type.
    pub fn of<T: Clone + 'static>(&self) -> Option<T> {
        self.0.downcast_ref().cloned()
    }
}
