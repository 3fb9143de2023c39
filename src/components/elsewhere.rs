//! What is done on another site: said plainly before anybody leaves, with the host that it leads to. It
//! promises neither receipt nor count, since nothing of what is done there is known here.

use markup::prelude::*;
use model::Site;

use crate::i18n::Words;
use crate::i18n::say::Act;
use crate::ui::{Actions, ExternalButton};

/// Where it is done, what that means, and the way there.
pub fn elsewhere(act: Act, site: &Site) -> AnyView {
    let words = Words::expect();
    let note = words.common_external_link();
    view! {
        <p>{words.elsewhere_where(act, site.host())}</p>
        <p>{words.elsewhere_unseen()}</p>
        <Actions>
            <ExternalButton href=site.href().to_owned() note>{words.elsewhere_go(act)}</ExternalButton>
        </Actions>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use model::Language;

    use super::*;

    #[test]
    fn the_host_is_named_before_anybody_leaves_and_no_receipt_is_promised() {
        let site = Site::parse("https://kyselyt.example/k/7?x=1").unwrap();
        let html = Owner::new().with(|| {
            Words::shipped(Language::Fi).provide();
            elsewhere(Act::Answer, &site).to_html()
        });
        for part in [
            "toisella sivustolla: kyselyt.example.",
            "et saa täältä kuittia",
            r#"href="https://kyselyt.example/k/7?x=1""#,
            r#"rel="noopener noreferrer""#,
            "avautuu toiseen palveluun",
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
    }
}
