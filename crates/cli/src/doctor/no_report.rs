//! Why the doctor has nothing to report.

/// Why there can be no report.
#[derive(Debug, thiserror::Error)]
pub enum NoReport {
    /// The clock gives no time.
    #[error("this machine's clock gives no usable time")]
    Clock,
    /// A bad origin.
    #[error("--origin takes an origin such as https://osallistu.example.fi")]
    Origin,
    /// Nobody signs in so here.
    #[error("--user needs a profile whose auth has a login by name and password")]
    NoLogin,
    /// The backend signs nobody in, and why.
    #[error("cannot sign in: {0}")]
    SignIn(String),
}
