//! A person's browser, as far as signing in needs one: follows redirects, keeps cookies, fills in the
//! provider's forms – and sends what the state machine asks for, as a page of the portal does.

use connect::{HttpRequest, HttpResponse, Method};
use ureq::Agent;
use ureq::http::{Request, Response};

use super::kit::PORTAL;

pub(crate) struct Browser {
    agent: Agent,
    cookies: Vec<Cookie>,
}

struct Cookie {
    name: String,
    value: String,
    path: String,
}

impl Browser {
    pub(crate) fn new() -> Self {
        let config = Agent::config_builder()
            .max_redirects(0)
            .http_status_as_error(false);
        Self {
            agent: config.build().new_agent(),
            cookies: Vec::new(),
        }
    }

    /// Goes to an address and does what the pages there ask for, until it is sent to the portal.
    pub(crate) fn visit(&mut self, url: &str) -> String {
        let mut url = url.to_owned();
        let mut form = None;
        for _ in 0..12 {
            let mut response = self.navigate(&url, form.take());
            if let Some(location) = response.headers().get("location") {
                let location = location.to_str().unwrap();
                if location.starts_with(PORTAL) {
                    return location.to_owned();
                }
                let base = url.split('/').take(3).collect::<Vec<_>>().join("/");
                url = match location.strip_prefix('/') {
                    Some(path) => format!("{base}/{path}"),
                    None => location.to_owned(),
                };
                continue;
            }
            let page = response.body_mut().read_to_string().unwrap();
            assert_eq!(response.status(), 200, "{url}: {page}");
            between(&page, "action=\"", "\"").clone_into(&mut url);
            form = Some(filled_in(&page));
        }
        panic!("still not back at the portal: {url}");
    }

    fn navigate(&mut self, url: &str, form: Option<String>) -> Response<ureq::Body> {
        let path = format!("/{}", url.split('/').skip(3).collect::<Vec<_>>().join("/"));
        let sent: Vec<_> = self
            .cookies
            .iter()
            .filter(|cookie| path.starts_with(&cookie.path))
            .map(|cookie| format!("{}={}", cookie.name, cookie.value))
            .collect();
        let request = Request::builder()
            .uri(url)
            .header("cookie", sent.join("; "));
        let response = match form {
            Some(form) => self.agent.run(
                request
                    .method("POST")
                    .header("content-type", "application/x-www-form-urlencoded")
                    .body(form)
                    .unwrap(),
            ),
            None => self.agent.run(request.body(()).unwrap()),
        };
        let response = response.unwrap();
        for cookie in response.headers().get_all("set-cookie") {
            self.keep(cookie.to_str().unwrap());
        }
        response
    }

    fn keep(&mut self, cookie: &str) {
        let (name, rest) = cookie.split_once('=').unwrap();
        let value = rest.split(';').next().unwrap();
        let path = cookie
            .split("; ")
            .find_map(|part| part.strip_prefix("path="));
        let path = path.unwrap_or("/");
        self.cookies
            .retain(|known| known.name != name || known.path != path);
        if !value.is_empty() {
            self.cookies.push(Cookie {
                name: name.to_owned(),
                value: value.to_owned(),
                path: path.to_owned(),
            });
        }
    }

    /// Sends a request as a script of the portal does: from another origin, which must be allowed.
    pub(crate) fn send(&self, request: &HttpRequest) -> HttpResponse {
        let mut builder = Request::builder()
            .method(request.method.as_str())
            .uri(&request.url)
            .header("origin", PORTAL);
        for (name, value) in &request.headers {
            builder = builder.header(name, value);
        }
        let answer = match (request.method, &request.body) {
            (Method::Get, _) | (_, None) => self.agent.run(builder.body(()).unwrap()),
            (_, Some(body)) => self.agent.run(builder.body(body.clone()).unwrap()),
        };
        let mut answer = answer.unwrap();
        let header = |name: &str| {
            let value = answer.headers().get(name);
            value.map(|value| value.to_str().unwrap().to_owned())
        };
        let allowed = header("access-control-allow-origin");
        assert!(
            matches!(allowed.as_deref(), Some("*" | PORTAL)),
            "{}: no browser would show this answer: {allowed:?}",
            request.url
        );
        HttpResponse {
            status: answer.status().as_u16(),
            headers: ["content-type", "retry-after"]
                .into_iter()
                .filter_map(|name| Some((name.to_owned(), header(name)?)))
                .collect(),
            body: answer.body_mut().read_to_string().unwrap(),
        }
    }
}

/// What a person enters on a page of the provider.
fn filled_in(page: &str) -> String {
    if let Some((_, rest)) = page.split_once("name=\"prompt\" value=\"") {
        let prompt = rest.split('"').next().unwrap();
        return format!("prompt={prompt}&login=aino&password=x");
    }
    // The page that asks whether to sign out.
    let token = between(page, "name=\"xsrf\" value=\"", "\"");
    format!("xsrf={token}&logout=yes")
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text
        .split_once(start)
        .unwrap_or_else(|| panic!("no {start} in {text}"));
    rest.split(end).next().unwrap()
}
