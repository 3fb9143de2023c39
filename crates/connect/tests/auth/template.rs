//! Requests of a profile, as small as a test needs them: `{"post": url, "body": {…}}`, where a text
//! that begins with `=` is an expression.

use connect::auth::{RequestTemplate, Wrong};
use connect::expression::{Expression, Failed};
use connect::{HttpRequest, Method};
use serde_json::Value;

#[derive(Debug)]
pub(crate) struct Template {
    method: Method,
    url: String,
    body: Value,
}

impl RequestTemplate for Template {
    fn parse(value: &Value) -> Result<Self, Vec<Wrong>> {
        let url = |name: &str| value.get(name).and_then(Value::as_str);
        let (method, url) = match (url("post"), url("get")) {
            (Some(url), None) => (Method::Post, url),
            (None, Some(url)) => (Method::Get, url),
            _ => {
                return Err(vec![Wrong {
                    pointer: "/post".to_owned(),
                    expected: "address".to_owned(),
                    got: "nothing".to_owned(),
                }]);
            }
        };
        Ok(Self {
            method,
            url: url.to_owned(),
            body: value.get("body").cloned().unwrap_or_default(),
        })
    }

    fn request(&self, root: &Value) -> Result<HttpRequest, Failed> {
        let body = built(&self.body, root)?;
        Ok(HttpRequest {
            method: self.method,
            url: self.url.clone(),
            headers: Vec::new(),
            body: (!body.is_null()).then(|| body.to_string()),
        })
    }
}

fn built(value: &Value, root: &Value) -> Result<Value, Failed> {
    match value {
        Value::String(text) => match text.strip_prefix('=') {
            Some(expression) => Expression::parse(expression).unwrap().value_of(root),
            None => Ok(value.clone()),
        },
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| Ok((name.clone(), built(value, root)?)))
            .collect(),
        other => Ok(other.clone()),
    }
}
