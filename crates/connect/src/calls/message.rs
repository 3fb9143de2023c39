//! The call that sends a message.

use model::Capability;
use model::message::Message;
use model::receipt::Receipt;

use super::{Call, Params, sending};
use crate::decode;
use crate::encode;

/// Sends a message.
pub fn send_message(message: &Message) -> Call<Receipt> {
    let params = Params::new().with("message", message.id.as_str());
    sending(
        Capability::SendMessage,
        params,
        encode::message(message),
        decode::receipt,
    )
}
