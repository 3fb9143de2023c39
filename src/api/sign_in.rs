//! Signing in, as far as the profile asks for it. It keeps neither names nor passwords.

use connect::{Failure, SignInWay, calls};
use model::Capability;

use super::Api;
use crate::route::Route;

/// Why nobody is signed in.
#[derive(Debug, Clone, PartialEq)]
pub enum NotSignedIn {
    /// Name and password do not fit.
    Wrong,
    /// The other site, or the resident there, said no.
    Declined,
    /// What came back belongs to no sign-in of this tab, or to an old one: begin anew.
    Again,
    /// As with every other call.
    Failed(Failure),
}

impl From<Failure> for NotSignedIn {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl Api {
    /// How residents sign in to this backend. Only where it is with a password or by leaving is there a page for it.
    pub fn sign_in_way(self) -> SignInWay {
        self.facts().sign_in_way
    }

    /// Signs in with a user name and a password; what was read before is forgotten then. [`Failure::NotOffered`] where
    /// the way is another.
    pub async fn sign_in(self, user: &str, password: &str) -> Result<(), NotSignedIn> {
        let guard = self.profiled().guard.ok_or(Failure::NotOffered)?;
        guard
            .sign_in(self, user.to_owned(), password.to_owned())
            .await
    }

    /// Ends the session in any case, and tells the backend by all the ways that the profile knows. A failure says that the
    /// backend may know this phone still.
    pub async fn sign_out(self) -> Result<(), Failure> {
        // With what the session holds, as long as it does.
        let told = if self.offers(Capability::SignOut) {
            match self.send(&calls::sign_out()).await {
                // Nobody was signed in.
                Err(Failure::SignedOut) => Ok(()),
                told => told,
            }
        } else {
            Ok(())
        };
        let ended = match self.profiled().guard {
            Some(guard) => guard.end(self).await,
            None => Ok(()),
        };
        self.forget_person();
        told.and(ended)
    }

    /// Leaves for the site where one signs in, which leads back to this place. It returns only where leaving failed.
    pub async fn sign_in_elsewhere(self, back: &Route) -> Result<(), NotSignedIn> {
        let guard = self.profiled().guard.ok_or(Failure::NotOffered)?;
        guard.leave(self, back.clone()).await
    }

    /// Takes in the answer of the site where one signs in, if this is one: the place to go on at. What ties it to this
    /// tab is used up by that, whatever comes of it.
    pub async fn come_back(self) -> Option<Result<Route, NotSignedIn>> {
        self.profiled().guard?.come_back(self).await
    }
}
