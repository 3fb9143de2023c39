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
        with_code(Params::new(), Some(code)),
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
    let params = with_code(params, code);
    let body = encode::reply(reply, code);
    sending(
        Capability::ReplyInvitation,
        params,
        body,
        decode::invitation::invitation,
    )
    .keyed(key)
}

/// For backends whose codes are not ours: `code` as it was typed but for separators and case, `typed` as it was.
fn with_code(params: Params, code: Option<&InvitationCode>) -> Params {
    params
        .with_some("code", code.map(|code| code.plain().to_owned()))
        .with_some("typed", code.map(|code| code.typed().to_owned()))
}
