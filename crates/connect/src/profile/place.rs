//! Where a list goes on.

/// Where in a list one is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// At a page number, an offset.
    Number(u32),
    /// At a backend's cursor.
    Cursor(String),
    /// On a page of a backend that gives at most so many records a page, fewer than it is asked for.
    Capped { number: u32, size: u32 },
    /// At an address.
    Url(String),
    /// At the start of a list that leads on by itself.
    Start,
}

impl Place {
    /// As an opaque cursor.
    pub(crate) fn to_cursor(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Capped { number, size } => format!("{number}/{size}"),
            Self::Cursor(text) | Self::Url(text) => text.clone(),
            Self::Start => String::new(),
        }
    }
}
