//! Signing in, as far as the profile asks for it. It keeps neither names nor passwords.

use connect::{Failure, SignInWay};

use super::Api;
use crate::route::Route;

impl Api {
    /// How residents sign in to this backend. Only where it is with a password or by leaving is there a page for it.
    pub fn sign_in_way(self) -> SignInWay {
        self.facts().sign_in_way
    }

    /// Signs in with a user name and a password. [`Failure::SignedOut`] says that they do not fit; what was read
    /// before is forgotten once they do. [`Failure::NotOffered`] where the way is another.
    pub async fn sign_in(self, user: &str, password: &str) -> Result<(), Failure> {
        let guard = self.profiled().guard.ok_or(Failure::NotOffered)?;
        guard
            .sign_in(self, user.to_owned(), password.to_owned())
            .await
    }

    /// Leaves for the site where one signs in, which leads back to this place. It returns only where leaving failed.
    pub async fn sign_in_elsewhere(self, back: &Route) -> Result<(), Failure> {
        let guard = self.profiled().guard.ok_or(Failure::NotOffered)?;
        guard.leave(self, back.clone()).await
    }

    /// Takes in the answer of the site where one signs in, if this is one: the place to go on at. What ties it to this
    /// tab is used up by that, whatever comes of it.
    pub async fn come_back(self) -> Option<Result<Route, Failure>> {
        self.profiled().guard?.come_back(self).await
    }
}
