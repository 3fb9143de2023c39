//! Which backends there are.

use std::fmt;
use std::str::FromStr;

use crate::Failure;

/// One backend in one configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kit {
    /// json-server 0.17, a JSON file.
    JsonServer0,
    /// json-server 1 beta, a JSON file.
    JsonServer1,
    /// Files behind a plain file server; read-only.
    Static,
    /// Feathers 5 with knex on PostgreSQL.
    Feathers,
    /// `PostGraphile` 5 (GraphQL) on PostgreSQL.
    PostGraphile,
    /// Django REST framework on PostgreSQL.
    Drf,
    /// The same Django application, spoken to in JSON:API.
    DrfJsonApi,
    /// Kinto on PostgreSQL.
    Kinto,
    /// Directus on SQLite.
    DirectusSqlite,
    /// Directus on PostgreSQL.
    DirectusPostgres,
}

impl Kit {
    /// All of them, quick ones first.
    pub const ALL: [Self; 10] = [
        Self::JsonServer0,
        Self::JsonServer1,
        Self::Static,
        Self::Feathers,
        Self::PostGraphile,
        Self::Drf,
        Self::DrfJsonApi,
        Self::Kinto,
        Self::DirectusSqlite,
        Self::DirectusPostgres,
    ];

    /// As it is called on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::JsonServer0 => "json-server-0",
            Self::JsonServer1 => "json-server-1",
            Self::Static => "static",
            Self::Feathers => "feathers",
            Self::PostGraphile => "postgraphile",
            Self::Drf => "drf",
            Self::DrfJsonApi => "drf-jsonapi",
            Self::Kinto => "kinto",
            Self::DirectusSqlite => "directus-sqlite",
            Self::DirectusPostgres => "directus-postgres",
        }
    }
}

impl fmt::Display for Kit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl FromStr for Kit {
    type Err = Failure;

    fn from_str(text: &str) -> Result<Self, Failure> {
        Self::ALL
            .into_iter()
            .find(|kit| kit.name() == text)
            .ok_or_else(|| {
                let names = Self::ALL.map(Self::name).join(", ");
                Failure::new(
                    format!("there is no kit `{text}`"),
                    format!("name one of {names}"),
                )
            })
    }
}
