//! Judges answers as a browser does (Fetch, "CORS protocol"): may the page see this at all?

use connect::{HttpRequest, Method};

/// Who asks, and how.
#[derive(Debug, Clone)]
pub(super) struct Asker {
    /// The page's origin.
    pub(super) origin: String,
    /// Whether cookies go along.
    pub(super) with_credentials: bool,
}

type Headers = [(String, String)];

fn header<'h>(headers: &'h Headers, name: &str) -> Option<&'h str> {
    let mut headers = headers.iter();
    headers
        .find(|(known, _)| known == name)
        .map(|(_, value)| value.as_str())
}

/// Headers of a request that need the backend's leave, in order.
pub(super) fn unsafe_headers(request: &HttpRequest) -> Vec<String> {
    let needs = |(name, value): &&(String, String)| match name.as_str() {
        "accept" | "accept-language" | "content-language" => false,
        "content-type" => {
            let kind = value.split(';').next().unwrap_or_default().trim();
            !matches!(
                kind,
                "application/x-www-form-urlencoded" | "multipart/form-data" | "text/plain"
            )
        }
        _ => true,
    };
    let names = request.headers.iter().filter(needs);
    let mut names: Vec<String> = names.map(|(name, _)| name.clone()).collect();
    names.sort();
    names
}

/// Whether a browser asks for leave before it sends this.
pub(super) fn needs_preflight(request: &HttpRequest) -> bool {
    !matches!(request.method, Method::Get | Method::Post) || !unsafe_headers(request).is_empty()
}

/// Why the page may not see an answer with these headers; `None` where it may.
pub(super) fn blocked(asker: &Asker, headers: &Headers) -> Option<String> {
    let origin = &asker.origin;
    match header(headers, "access-control-allow-origin") {
        None => Some(format!(
            "a browser would hide this answer: Access-Control-Allow-Origin is missing (wanted {origin})"
        )),
        Some("*") if asker.with_credentials => Some(
            "a browser would hide this answer: Access-Control-Allow-Origin: * does not go with cookies".to_owned(),
        ),
        Some(allowed) if allowed != "*" && allowed != origin => Some(format!(
            "a browser would hide this answer: Access-Control-Allow-Origin is {allowed}, wanted {origin}"
        )),
        Some(_)
            if asker.with_credentials
                && header(headers, "access-control-allow-credentials") != Some("true") =>
        {
            Some("a browser would hide this answer: Access-Control-Allow-Credentials: true is missing".to_owned())
        }
        Some(_) => None,
    }
}

/// Why a browser would not send this request after such an answer to its preflight; `None` where it would.
pub(super) fn refused(
    asker: &Asker,
    request: &HttpRequest,
    status: u16,
    headers: &Headers,
) -> Option<String> {
    let method = request.method.as_str();
    if let Some(why) = blocked(asker, headers) {
        return Some(format!("preflight of {method}: {why}"));
    }
    if !(200..300).contains(&status) {
        return Some(format!("preflight of {method}: answered {status}, not 2xx"));
    }
    let list = |name: &str| -> Vec<String> {
        let value = header(headers, name).unwrap_or_default();
        value
            .split(',')
            .map(|one| one.trim().to_ascii_lowercase())
            .collect()
    };
    let allows = |list: &[String], name: &str| {
        let star = !asker.with_credentials && name != "authorization";
        list.iter().any(|one| one == name || (one == "*" && star))
    };
    let methods = list("access-control-allow-methods");
    let simple = matches!(request.method, Method::Get | Method::Post);
    if !simple && !allows(&methods, &method.to_ascii_lowercase()) {
        return Some(format!(
            "preflight: Access-Control-Allow-Methods lacks {method}"
        ));
    }
    let allowed = list("access-control-allow-headers");
    let lacking = unsafe_headers(request);
    let lacking: Vec<String> = lacking
        .into_iter()
        .filter(|name| !allows(&allowed, name))
        .collect();
    (!lacking.is_empty()).then(|| {
        format!(
            "preflight of {method}: Access-Control-Allow-Headers lacks {}",
            lacking.join(", ")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(list: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        list.iter().map(owned).collect()
    }

    fn asker(with_credentials: bool) -> Asker {
        Asker {
            origin: "https://p.fi".to_owned(),
            with_credentials,
        }
    }

    fn request(method: Method, list: &[(&str, &str)]) -> HttpRequest {
        HttpRequest {
            method,
            url: String::new(),
            headers: headers(list),
            body: None,
        }
    }

    #[test]
    fn an_answer_is_seen_only_with_leave() {
        let star = headers(&[("access-control-allow-origin", "*")]);
        let own = headers(&[
            ("access-control-allow-origin", "https://p.fi"),
            ("access-control-allow-credentials", "true"),
        ]);
        assert!(blocked(&asker(false), &[]).unwrap().contains("is missing"));
        assert_eq!(blocked(&asker(false), &star), None);
        assert!(blocked(&asker(true), &star).unwrap().contains("cookies"));
        assert_eq!(blocked(&asker(true), &own), None);
        assert!(
            blocked(&asker(true), &own[..1])
                .unwrap()
                .contains("Credentials")
        );
        let other = headers(&[("access-control-allow-origin", "https://q.fi")]);
        assert!(
            blocked(&asker(false), &other)
                .unwrap()
                .contains("https://q.fi")
        );
    }

    #[test]
    fn a_preflight_must_name_method_and_headers() {
        assert!(!needs_preflight(&request(
            Method::Get,
            &[("accept", "application/json")]
        )));
        let write = request(
            Method::Put,
            &[("content-type", "application/json"), ("x-raati", "1")],
        );
        assert!(needs_preflight(&write));
        let answer = |methods, names| {
            headers(&[
                ("access-control-allow-origin", "*"),
                ("access-control-allow-methods", methods),
                ("access-control-allow-headers", names),
            ])
        };
        let judge = |status, answer: &Headers| refused(&asker(false), &write, status, answer);
        assert_eq!(judge(204, &answer("PUT", "X-Raati, Content-Type")), None);
        assert_eq!(judge(204, &answer("*", "*")), None);
        assert!(
            judge(204, &answer("GET", "*"))
                .unwrap()
                .contains("lacks PUT")
        );
        assert!(
            judge(204, &answer("PUT", "content-type"))
                .unwrap()
                .contains("lacks x-raati")
        );
        assert!(judge(404, &answer("*", "*")).unwrap().contains("404"));
        let token = request(Method::Get, &[("authorization", "Bearer x")]);
        assert!(
            refused(&asker(false), &token, 200, &answer("*", "*"))
                .unwrap()
                .contains("authorization")
        );
    }
}
