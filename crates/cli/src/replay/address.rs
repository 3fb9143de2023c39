//! Addresses, taken apart and decoded.

/// Path and query of an address, decoded.
pub(crate) fn address(url: &str) -> (String, Vec<(String, String)>) {
    let after_scheme = url.find("://").map_or(0, |at| at + 3);
    let rest = url.get(after_scheme..).unwrap_or_default();
    let from_root = match after_scheme {
        0 => rest,
        _ => rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/"),
    };
    let from_root = from_root.split('#').next().unwrap_or_default();
    let (path, query) = from_root.split_once('?').unwrap_or((from_root, ""));
    let pair = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded(name), decoded(value))
    };
    let pairs = query.split('&').filter(|pair| !pair.is_empty()).map(pair);
    (decoded(path), pairs.collect())
}

/// Percent-decoded, with `+` for a blank.
pub(crate) fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let mut ahead = rest.clone();
                let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
                let pair = digit(ahead.next()).zip(digit(ahead.next()));
                match pair.and_then(|(high, low)| u8::try_from(high * 16 + low).ok()) {
                    Some(byte) => {
                        bytes.push(byte);
                        rest = ahead;
                    }
                    None => bytes.push(b'%'),
                }
            }
            other => bytes.push(other),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_apart() {
        let (path, query) = address("http://127.0.0.1:4131/items/ev%20x?filter%5Ba%5D=b+c&d#e");
        assert_eq!(path, "/items/ev x");
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(query, [pair("filter[a]", "b c"), pair("d", "")]);
        assert_eq!(address("/a%zz").0, "/a%zz");
        assert_eq!(address("https://a.fi").0, "/");
    }
}
