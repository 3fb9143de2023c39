//! Queries from trees: how a backend wants lists and objects written.

use mapping::Section;
use serde_json::Value;

use crate::exchange::add_query;

/// How lists and objects are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct QueryStyle {
    list: ListStyle,
    object: ObjectStyle,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ListStyle {
    /// `a=1&a=2`
    Repeat,
    /// `a=1,2`
    Comma,
    /// `a[]=1&a[]=2`
    Brackets,
    /// `a=[1,2]`
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ObjectStyle {
    /// `a[b]=1`
    Brackets,
    /// `a={"b":1}`
    Json,
}

impl Default for QueryStyle {
    fn default() -> Self {
        Self {
            list: ListStyle::Repeat,
            object: ObjectStyle::Brackets,
        }
    }
}

impl QueryStyle {
    /// Reads `{"list": "comma", "object": "json"}`.
    pub(crate) fn parse(section: &Section) -> Self {
        section.keys(&["list", "object"]);
        let mut style = Self::default();
        let lists = [
            ("repeat", ListStyle::Repeat),
            ("comma", ListStyle::Comma),
            ("brackets", ListStyle::Brackets),
            ("json", ListStyle::Json),
        ];
        let objects = [
            ("brackets", ObjectStyle::Brackets),
            ("json", ObjectStyle::Json),
        ];
        if let Some(list) = section.field("list").and_then(|list| list.word(&lists)) {
            style.list = list;
        }
        if let Some(object) = section
            .field("object")
            .and_then(|object| object.word(&objects))
        {
            style.object = object;
        }
        style
    }

    /// Adds the fields of an object to an address.
    pub(crate) fn append(self, query: &Value, url: &mut String) {
        for (name, value) in query.as_object().into_iter().flatten() {
            self.pair(name, value, url);
        }
    }

    fn pair(self, name: &str, value: &Value, url: &mut String) {
        match value {
            Value::Null => {}
            Value::Array(items) => match self.list {
                ListStyle::Repeat => each(name, items, url),
                ListStyle::Brackets => each(&format!("{name}[]"), items, url),
                ListStyle::Comma => {
                    let items: Vec<_> = items.iter().map(plain).collect();
                    add_query(url, name, &items.join(","));
                }
                ListStyle::Json => add_query(url, name, &value.to_string()),
            },
            Value::Object(fields) => match self.object {
                ObjectStyle::Json => add_query(url, name, &value.to_string()),
                ObjectStyle::Brackets => {
                    for (field, value) in fields {
                        self.pair(&format!("{name}[{field}]"), value, url);
                    }
                }
            },
            value => add_query(url, name, &plain(value)),
        }
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}

fn each(name: &str, items: &[Value], url: &mut String) {
    for item in items {
        add_query(url, name, &plain(item));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn each_style_writes_its_own() {
        let query = json!({"a": [1, "b c"], "f": {"x": {"_gt": 2}}, "n": null, "t": true});
        let written = |list, object| {
            let mut url = "/e".to_owned();
            QueryStyle { list, object }.append(&query, &mut url);
            url
        };
        assert_eq!(
            written(ListStyle::Repeat, ObjectStyle::Brackets),
            "/e?a=1&a=b%20c&f%5Bx%5D%5B_gt%5D=2&t=true"
        );
        assert_eq!(
            written(ListStyle::Comma, ObjectStyle::Json),
            "/e?a=1%2Cb%20c&f=%7B%22x%22%3A%7B%22_gt%22%3A2%7D%7D&t=true"
        );
    }
}
