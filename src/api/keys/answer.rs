//! The answer of a site where one signs in, told by the address that it leads back to.

/// Whether an address holds what another site gives along.
pub(super) fn is_answer(url: &str) -> bool {
    let mut parameters = url.split(['?', '&']).skip(1);
    parameters.any(|one| matches!(one.split_once('='), Some(("code" | "state" | "error", _))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_another_site_gives_along_is_known() {
        for answer in ["code=a&state=b", "state=b", "iss=x&error=access_denied"] {
            assert!(
                is_answer(&["https://p.example/sign-in?", answer].concat()),
                "{answer}"
            );
        }
        assert!(!is_answer(
            "https://p.example/sign-in?back=%2Fevents%3Fcode%3D1"
        ));
        assert!(!is_answer("https://p.example/sign-in"));
    }
}
