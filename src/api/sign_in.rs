//! Signing in, as far as the profile asks for it. It keeps neither names nor passwords.

use connect::{Failure, SignInWay};

use super::Api;
use crate::route::Route;

impl Api {
    /// How residents sign in to this backend. Only where it is with a password or by leaving is there a page for it.
    pub fn sign_in_way(self) -> SignInWay {
        self.0.with_value(|inner| inner.profile.sign_in_way())
    }

    /// Signs in with a user name and a password. [`Failure::SignedOut`] says that they do not fit; what was read
    /// before is forgotten once they do. [`Failure::NotOffered`] where the way is another.
    #[expect(
        clippy::unused_async,
        reason = "profiles whose backend wants a password ask it"
    )]
    pub async fn sign_in(self, _user: &str, _password: &str) -> Result<(), Failure> {
        Err(Failure::NotOffered)
    }

    /// Leaves for the site where one signs in, which leads back to this place. It returns only where leaving failed.
    #[expect(
        clippy::unused_async,
        reason = "profiles that redirect ask for the address first"
    )]
    pub async fn sign_in_elsewhere(self, _back: &Route) -> Result<(), Failure> {
        Err(Failure::NotOffered)
    }
}
