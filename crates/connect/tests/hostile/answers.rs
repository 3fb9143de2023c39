//! What hostile backends answer: recorded answers with faults, made-up ones with the names that the profile asks for, and
//! what is no JSON at all.

use connect::{HttpRequest, HttpResponse};
use serde_json::{Value, json};

use crate::chance::Chance;
use crate::mutate::mutate;
use crate::strings;

/// Where answers come from.
pub(crate) trait Answers {
    /// An answer to this request, by a backend of this product, whose profile uses these names.
    fn answer(
        &self,
        product: &str,
        names: &[String],
        request: &HttpRequest,
        chance: &mut Chance,
    ) -> HttpResponse;
}

/// Recorded answers: product, path, status, body.
pub(crate) struct Pool(Vec<(String, String, u16, Value)>);

impl Pool {
    pub(crate) fn read() -> Self {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/captures");
        let folders = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let mut pool = Vec::new();
        for folder in folders.filter(|path| path.is_dir()) {
            let product = folder.file_name().unwrap().to_str().unwrap().to_owned();
            for entry in std::fs::read_dir(&folder).unwrap() {
                let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
                let capture: Value = serde_json::from_str(&text).unwrap();
                let url = capture["request"]["url"].as_str().unwrap();
                let path = url.split('?').next().unwrap().to_owned();
                let status =
                    u16::try_from(capture["response"]["status"].as_u64().unwrap()).unwrap();
                pool.push((
                    product.clone(),
                    path,
                    status,
                    capture["response"]["body"].clone(),
                ));
            }
        }
        pool.sort_by(|one, other| (&one.0, &one.1, one.2).cmp(&(&other.0, &other.1, other.2)));
        assert!(pool.len() > 40, "the captures are not there");
        Self(pool)
    }
}

impl Answers for Pool {
    fn answer(
        &self,
        product: &str,
        names: &[String],
        request: &HttpRequest,
        chance: &mut Chance,
    ) -> HttpResponse {
        let fitting: Vec<_> = self.0.iter().filter(|one| one.0 == product).collect();
        let path = request.url.split('?').next().unwrap_or_default();
        let closest: Vec<_> = fitting
            .iter()
            .filter(|one| path.ends_with(one.1.as_str()))
            .collect();
        let (mut status, mut body) = if fitting.is_empty() || chance.one_in(4) {
            (200, made_up(names, 5, chance))
        } else if closest.is_empty() || chance.one_in(8) {
            let (_, _, status, body) = *chance.pick(&fitting);
            (*status, body.clone())
        } else {
            let (_, _, status, body) = **chance.pick(&closest);
            (*status, body.clone())
        };
        let times = *chance.pick(&[0, 0, 1, 2, 4]);
        mutate(&mut body, times, names, chance);
        if chance.one_in(10) {
            status = *chance.pick(&[
                0,
                100,
                201,
                204,
                206,
                302,
                304,
                400,
                401,
                403,
                404,
                409,
                418,
                429,
                500,
                503,
                599,
                u16::MAX,
            ]);
        }
        let body = match chance.below(40) {
            0 => String::new(),
            1 => "[".repeat(1 << chance.below(17)),
            2 => strings::hostile(chance),
            3 => body.to_string().chars().take(chance.below(400)).collect(),
            _ => body.to_string(),
        };
        let headers = [
            ("content-type".to_owned(), "application/json".to_owned()),
            (
                "link".to_owned(),
                format!("<{}>; rel=\"next\"", strings::hostile(chance)),
            ),
            ("content-range".to_owned(), strings::hostile(chance)),
            ("retry-after".to_owned(), strings::hostile(chance)),
        ];
        HttpResponse {
            status,
            headers: headers.to_vec(),
            body,
        }
    }
}

/// JSON of the names that a profile asks for.
fn made_up(names: &[String], depth: u32, chance: &mut Chance) -> Value {
    let inner = depth.saturating_sub(1);
    match chance.below(if depth == 0 { 5 } else { 10 }) {
        0 => Value::Null,
        1 => chance.one_in(2).into(),
        2 => json!(chance.next() % 1_000),
        3 => strings::hostile(chance).into(),
        4 => "2026-12-01T12:00:00Z".into(),
        5 | 6 => (0..chance.below(4))
            .map(|_| made_up(names, inner, chance))
            .collect(),
        _ => {
            let fields = (0..chance.below(10))
                .map(|_| (chance.pick(names).clone(), made_up(names, inner, chance)));
            Value::Object(fields.collect())
        }
    }
}
