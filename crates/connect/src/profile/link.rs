//! The `Link` header (RFC 8288), as far as lists need it.

/// The address with `rel="next"` (RFC 8288).
pub(super) fn next_link(header: &str) -> Option<String> {
    let next = |link: &&str| {
        let mut parameters = link.split(';').skip(1).map(str::trim);
        parameters.any(|parameter| matches!(parameter, "rel=\"next\"" | "rel=next"))
    };
    let link = header.split(", <").find(next)?;
    let address = link.trim_start_matches(['<', ' ']).split('>').next()?;
    Some(address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_link_is_found_among_others() {
        let header = "<http://a/?page=1>; rel=\"first\", <http://a/?page=2>; rel=\"next\", <http://a/?page=9>; rel=\"last\"";
        assert_eq!(next_link(header).as_deref(), Some("http://a/?page=2"));
        assert_eq!(next_link("<http://a>; rel=\"prev\""), None);
    }
}
