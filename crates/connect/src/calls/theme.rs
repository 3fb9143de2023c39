//! Calls about themes.

use model::Capability;
use model::Language;
use model::PanelId;
use model::ThemeId;
use model::receipt::Receipt;
use model::theme::Proposal;
use model::theme::Support;
use model::theme::Theme;

use super::{Call, Params, call, sending};
use crate::decode;
use crate::encode;
use crate::page::Page;

/// A panel's themes, the most supported first.
pub fn themes(panel: &PanelId) -> Call<Page<Theme>> {
    let params = Params::new().with("panel", panel.as_str());
    call(Capability::Themes, params, |node| {
        decode::page(node, decode::theme::theme)
    })
}

/// Proposes a theme, in the language it is written in.
pub fn propose_theme(panel: &PanelId, proposal: &Proposal, language: Language) -> Call<Receipt> {
    let params = Params::new()
        .with("panel", panel.as_str())
        .with("theme", proposal.id.as_str());
    let body = encode::proposal(proposal, language);
    sending(Capability::ProposeTheme, params, body, decode::receipt)
}

/// Supports a theme, or no longer.
pub fn support_theme(theme: &ThemeId, support: Support) -> Call<()> {
    let support = match support {
        Support::Given => "given",
        Support::NotGiven => "not_given",
    };
    let params = Params::new()
        .with("theme", theme.as_str())
        .with("support", support);
    call(Capability::SupportTheme, params, decode::nothing)
}
