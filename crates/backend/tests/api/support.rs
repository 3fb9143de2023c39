//! A server with the test content, and residents who talk to it.

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};

use raati_backend::{Config, Day, Mode, Running};
use reqwest::{Client, Method, Response};
use serde_json::{Value, json};

const CONTENT: &str = include_str!("../fixtures/content.json");
static NEXT: AtomicU32 = AtomicU32::new(1);

/// A running server in a folder of its own.
pub struct Server {
    pub running: Running,
    pub folder: tempfile::TempDir,
}

/// A browser with its cookies.
#[derive(Clone)]
pub struct Resident {
    pub client: Client,
    pub url: String,
}

/// What was answered.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub body: Value,
}

/// An id as a phone would mint it.
pub fn mint() -> String {
    format!(
        "minted-by-a-phone-{:08}",
        NEXT.fetch_add(1, Ordering::Relaxed)
    )
}

pub async fn server() -> Server {
    server_with(|_| {}).await
}

/// A server whose configuration is changed before it starts.
pub async fn server_with(change: impl FnOnce(&mut Config)) -> Server {
    let folder = tempfile::tempdir().unwrap();
    let mut config = Config::new(folder.path().join("test.db"));
    let files = [("content.json".to_owned(), CONTENT.to_owned())];
    let mut connection = raati_backend::open(&config.db).unwrap();
    raati_backend::import(&mut connection, &files, Day::today(), Mode::Apply).unwrap();
    drop(connection);
    config.rate = NonZeroU32::new(100_000).unwrap();
    config.code_rate = NonZeroU32::new(100_000).unwrap();
    change(&mut config);
    Server {
        running: raati_backend::start(config).await.unwrap(),
        folder,
    }
}

impl Server {
    /// A browser that has never been here.
    pub fn resident(&self) -> Resident {
        let client = Client::builder()
            .cookie_store(true)
            .no_proxy()
            .build()
            .unwrap();
        Resident {
            client,
            url: format!("http://{}/api/v1", self.running.address),
        }
    }

    /// A look into the file, as its administrator has it.
    pub fn database(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.folder.path().join("test.db")).unwrap()
    }

    pub fn count(&self, select: &str) -> u32 {
        self.database()
            .query_row(select, [], |row| row.get(0))
            .unwrap()
    }
}

impl Resident {
    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.client
            .request(method, format!("{}{path}", self.url))
            .header("x-raati", "1")
    }

    pub async fn get(&self, path: &str) -> Answer {
        read(self.request(Method::GET, path).send().await.unwrap()).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        read(
            self.request(Method::PUT, path)
                .json(&body)
                .send()
                .await
                .unwrap(),
        )
        .await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        read(
            self.request(Method::POST, path)
                .json(&body)
                .send()
                .await
                .unwrap(),
        )
        .await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        read(self.request(Method::DELETE, path).send().await.unwrap()).await
    }

    /// Answers a poll with an id of its own; gives the id too.
    pub async fn answer(&self, poll: &str, answers: Value) -> (String, Answer) {
        let id = mint();
        let body = json!({ "answers": answers });
        let answer = self
            .put(&format!("/polls/{poll}/responses/{id}"), body)
            .await;
        (id, answer)
    }
}

pub async fn read(response: Response) -> Answer {
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let text = response.text().await.unwrap();
    let body = serde_json::from_str(&text).unwrap_or(Value::String(text));
    Answer {
        status,
        headers,
        body,
    }
}

impl Answer {
    /// The kind of a problem; empty for what is none.
    pub fn kind(&self) -> &str {
        let kind = self.body["type"].as_str().unwrap_or_default();
        kind.strip_prefix("https://raati.invalid/problems/")
            .unwrap_or_default()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// Asserts a refusal, in the shape every refusal has.
    #[track_caller]
    pub fn refused(&self, status: u16, kind: &str) {
        assert_eq!(
            (self.status, self.kind()),
            (status, kind),
            "{:?}",
            self.body
        );
        assert_eq!(self.header("content-type"), "application/problem+json");
        assert_eq!(self.body["status"], status);
    }

    /// Asserts 422 with a finding.
    #[track_caller]
    pub fn invalid(&self, pointer: &str, code: &str) {
        self.refused(422, "invalid");
        let errors = self.body["errors"].as_array().unwrap();
        let found = errors
            .iter()
            .any(|one| one["pointer"] == pointer && one["code"] == code);
        assert!(found, "{pointer} {code} not in {errors:?}");
    }

    #[track_caller]
    pub fn ok(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{:?}", self.body);
        self.body
    }
}
