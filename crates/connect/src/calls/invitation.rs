//! Calls about invitations.

use model::Capability;
use model::IntentKey;
use model::InvitationId;
use model::invitation::Invitation;
use model::invitation::InvitationCode;
use model::invitation::Reply;

use super::{Call, Params, call, sending};
use crate::decode;
use crate::encode;
use crate::page::Page;

/// This resident's invitations.
pub fn invitations() -> Call<Page<Invitation>> {
    call(Capability::Invitations, Params::new(), |node| {
        decode::page(node, decode::invitation::invitation)
    })
}

/// The invitation a code opens; looking does not use it up.
pub fn invitation(code: &InvitationCode) -> Call<Invitation> {
    let body = encode::code(code);
    sending(
        Capability::Invitation,
        Params::new(),
        body,
        decode::invitation::invitation,
    )
}

/// Replies to an invitation; the code ties it to this resident. Repeats with one key are the same
/// resident's, even where the first answer, and its cookie, were lost.
pub fn reply_invitation(
    invitation: &InvitationId,
    reply: Reply,
    code: Option<&InvitationCode>,
    key: Option<&IntentKey>,
) -> Call<Invitation> {
    let params = Params::new().with("invitation", invitation.as_str());
    let body = encode::reply(reply, code);
    sending(
        Capability::ReplyInvitation,
        params,
        body,
        decode::invitation::invitation,
    )
    .keyed(key)
}
