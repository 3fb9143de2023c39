//! How each kit is installed, filled and started: one value a kit, read by `install` and `server`.

use crate::Kit;

/// Where a kit's packages come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Packages {
    /// It needs none.
    None,
    /// `package-lock.json`.
    Npm,
    /// `requirements.txt`.
    Pip,
}

/// Where a kit stores what it is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Store {
    /// It stores nothing.
    Nothing,
    /// A JSON file of lists in the run's folder.
    Json(&'static str),
    /// An SQLite file in the run's folder.
    Sqlite(&'static str),
    /// A database of its own in the run's cluster.
    Postgres,
}

/// A program of a kit.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Program {
    /// Node on a script of the kit.
    Node(&'static str),
    /// A program that an npm package brought.
    Npm(&'static str),
    /// A program of the kit's Python environment.
    Python(&'static str),
}

/// A program with its arguments; `PORT` among them is the port.
pub(crate) type Step = (Program, &'static [&'static str]);

/// How a kit comes to life.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Recipe {
    /// In `kits/`.
    pub(crate) folder: &'static str,
    pub(crate) packages: Packages,
    pub(crate) store: Store,
    /// Besides what every kit is told (see `server`).
    pub(crate) environment: &'static [(&'static str, &'static str)],
    /// Each runs to its end before the server starts.
    pub(crate) before: &'static [Step],
    pub(crate) serve: Step,
    /// Each runs to its end against the running server.
    pub(crate) after: &'static [Step],
    /// A path that answers 2xx once the server is there.
    pub(crate) ready: &'static str,
    /// What comes after the origin in the base address.
    pub(crate) base: &'static str,
}

const BUILD: &[Step] = &[(Program::Node("build.mjs"), &[])];

const PLAIN: Recipe = Recipe {
    folder: "",
    packages: Packages::Npm,
    store: Store::Postgres,
    environment: &[],
    before: &[],
    serve: (Program::Node("serve.mjs"), &[]),
    after: &[],
    ready: "/",
    base: "",
};

const JSON_SERVER: Recipe = Recipe {
    store: Store::Json("db.json"),
    before: BUILD,
    serve: (
        Program::Npm("json-server"),
        &["db.json", "--host", "127.0.0.1", "--port", "PORT"],
    ),
    ..PLAIN
};

const DJANGO: Recipe = Recipe {
    folder: "drf",
    packages: Packages::Pip,
    before: &[
        (
            Program::Python("python"),
            &["manage.py", "migrate", "--run-syncdb", "-v0"],
        ),
        (Program::Python("python"), &["manage.py", "load"]),
    ],
    serve: (
        Program::Python("waitress-serve"),
        &["--listen=127.0.0.1:PORT", "wsgi:application"],
    ),
    ready: "/api/",
    base: "/api",
    ..PLAIN
};

/// What the program `directus` runs after it has asked a registry for newer versions; a test asks nobody.
const DIRECTUS_CLI: Program = Program::Node("node_modules/@directus/api/dist/cli/run.js");

const DIRECTUS: Recipe = Recipe {
    folder: "directus",
    before: &[
        (Program::Node("prepare.mjs"), &[]),
        (DIRECTUS_CLI, &["bootstrap"]),
    ],
    serve: (DIRECTUS_CLI, &["start"]),
    after: &[(Program::Node("setup.mjs"), &[])],
    ready: "/server/ping",
    ..PLAIN
};

impl Kit {
    pub(crate) fn recipe(self) -> Recipe {
        match self {
            Self::JsonServer0 => Recipe {
                folder: "json-server-0",
                ready: "/councils/1",
                ..JSON_SERVER
            },
            Self::JsonServer1 => Recipe {
                folder: "json-server-1",
                ready: "/groups",
                ..JSON_SERVER
            },
            Self::Static => Recipe {
                folder: "static",
                packages: Packages::None,
                store: Store::Nothing,
                before: BUILD,
                ready: "/panels.json",
                ..PLAIN
            },
            Self::Feathers => Recipe {
                folder: "feathers",
                ready: "/boards",
                ..PLAIN
            },
            Self::PostGraphile => Recipe {
                folder: "postgraphile",
                before: &[(Program::Node("load.mjs"), &[])],
                ready: "/graphql?query=%7B__typename%7D",
                ..PLAIN
            },
            Self::Drf => DJANGO,
            Self::DrfJsonApi => Recipe {
                base: "/jsonapi",
                ..DJANGO
            },
            Self::Kinto => Recipe {
                folder: "kinto",
                environment: &[("KINTO_INI", "run.ini")],
                packages: Packages::Pip,
                before: &[(Program::Python("python"), &["prepare.py"])],
                serve: (
                    Program::Python("kinto"),
                    &["start", "--ini", "run.ini", "--port", "PORT"],
                ),
                after: &[(Program::Python("python"), &["load.py"])],
                ready: "/v1/",
                base: "/v1",
                ..PLAIN
            },
            Self::DirectusSqlite => Recipe {
                store: Store::Sqlite("data.db"),
                environment: &[("DB_CLIENT", "sqlite3"), ("DB_FILENAME", "data.db")],
                ..DIRECTUS
            },
            Self::DirectusPostgres => Recipe {
                environment: &[("DB_CLIENT", "pg")],
                ..DIRECTUS
            },
        }
    }
}
