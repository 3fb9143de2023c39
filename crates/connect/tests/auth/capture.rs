//! What real backends were asked and have answered.

use connect::{HttpRequest, HttpResponse};
use serde_json::Value;

pub(crate) struct Capture(Value);

impl Capture {
    pub(crate) fn read(name: &str) -> Self {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/auth/captures");
        let text = std::fs::read_to_string(format!("{folder}/{name}.json")).unwrap();
        Self(serde_json::from_str(&text).unwrap())
    }

    pub(crate) fn response(&self) -> HttpResponse {
        let response = &self.0["response"];
        let body = &response["body"];
        HttpResponse {
            status: u16::try_from(response["status"].as_u64().unwrap()).unwrap(),
            headers: Vec::new(),
            body: if body.is_null() {
                String::new()
            } else {
                body.to_string()
            },
        }
    }

    /// Names of the headers that were sent, in lower case.
    pub(crate) fn sent_headers(&self) -> Vec<String> {
        let headers = self.0["request"]["headers"].as_object().unwrap();
        headers
            .keys()
            .map(|name| name.to_ascii_lowercase())
            .collect()
    }

    /// Our request is the one that this backend understood.
    pub(crate) fn assert_sent(&self, request: &HttpRequest) {
        let sent = &self.0["request"];
        assert_eq!(request.method.as_str(), sent["method"]);
        assert_eq!(request.url, sent["url"]);
        let body = request.body.as_deref().map(serde_json::from_str::<Value>);
        assert_eq!(body.transpose().unwrap().unwrap_or_default(), sent["body"]);
    }
}
