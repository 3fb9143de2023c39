//! Calls about this resident.

use model::Capability;
use model::person::Person;

use super::{Call, Params, call};
use crate::decode;

/// What the backend knows of this resident.
pub fn me() -> Call<Person> {
    call(Capability::Me, Params::new(), decode::person::person)
}

/// Lets go of the session.
pub fn sign_out() -> Call<()> {
    call(Capability::SignOut, Params::new(), decode::nothing)
}

/// Everything stored about this resident, as indented JSON to keep.
pub fn export_my_data() -> Call<String> {
    call(Capability::ExportMyData, Params::new(), decode::as_text)
}

/// Deletes everything stored about this resident.
pub fn delete_my_data() -> Call<()> {
    call(Capability::DeleteMyData, Params::new(), decode::nothing)
}
