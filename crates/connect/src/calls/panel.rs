//! Calls about panels.

use model::Capability;
use model::IntentKey;
use model::PanelId;
use model::panel::Membership;
use model::panel::Panel;

use super::{Call, Params, call, page, sending};
use crate::decode;
use crate::encode;
use crate::page::{Cursor, Page};

/// Panels, all or those that mention a text.
pub fn panels(cursor: Option<Cursor>) -> Call<Page<Panel>> {
    call(Capability::Panels, page(cursor), |node| {
        decode::page(node, decode::panel::panel)
    })
}

/// One panel.
pub fn panel(panel: &PanelId) -> Call<Panel> {
    call(
        Capability::Panel,
        Params::new().with("panel", panel.as_str()),
        decode::panel::panel,
    )
}

/// Joins a panel, or asks to, with a few words. Repeats with one key take one seat, even where the
/// first answer, and its cookie, were lost.
pub fn join_panel(panel: &PanelId, text: &str, key: Option<&IntentKey>) -> Call<Membership> {
    let params = Params::new().with("panel", panel.as_str());
    sending(
        Capability::JoinPanel,
        params,
        encode::joining(text),
        decode::panel::membership,
    )
    .keyed(key)
}

/// Leaves a panel, or takes the request back.
pub fn leave_panel(panel: &PanelId) -> Call<()> {
    call(
        Capability::LeavePanel,
        Params::new().with("panel", panel.as_str()),
        decode::nothing,
    )
}
