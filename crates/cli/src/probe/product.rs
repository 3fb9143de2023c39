//! Which products are known: their names, the presets to build on, and how their lists are asked for.

use serde_json::{Value, json};

/// What answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Product {
    Raati,
    Directus,
    Kinto,
    JsonServer0,
    JsonServer1,
    Feathers,
    PostgRest,
    Supabase,
    DrfPage,
    DrfOffset,
    JsonApi,
    Kerrokantasi,
    LinkedEvents,
    OData,
    Hal,
    Hydra,
    StaticFiles,
    PostGraphile,
    GraphQl,
    Unknown,
}

impl Product {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Raati => "the native contract",
            Self::Directus => "Directus",
            Self::Kinto => "Kinto",
            Self::JsonServer0 => "json-server 0.17",
            Self::JsonServer1 => "json-server 1",
            Self::Feathers => "Feathers",
            Self::PostgRest => "PostgREST",
            Self::Supabase => "Supabase",
            Self::DrfPage => "Django REST framework, by page number",
            Self::DrfOffset => "Django REST framework, by offset",
            Self::JsonApi => "a JSON:API",
            Self::Kerrokantasi => "Kerrokantasi",
            Self::LinkedEvents => "Linked Events",
            Self::OData => "an OData service",
            Self::Hal => "a HAL service",
            Self::Hydra => "a Hydra service",
            Self::StaticFiles => "JSON files",
            Self::PostGraphile => "PostGraphile",
            Self::GraphQl => "GraphQL",
            Self::Unknown => "unknown",
        }
    }

    /// The preset to build on.
    pub(super) fn preset(self) -> Option<&'static str> {
        Some(match self {
            Self::Raati => "native",
            Self::Directus => "directus",
            Self::Kinto => "kinto",
            Self::JsonServer0 => "json_server_0",
            Self::JsonServer1 => "json_server_1",
            Self::Feathers => "feathers",
            Self::PostgRest => "postgrest",
            Self::DrfPage => "drf_page",
            Self::DrfOffset => "drf_offset",
            Self::JsonApi => "jsonapi",
            Self::Kerrokantasi => "kerrokantasi",
            Self::LinkedEvents => "linkedevents",
            Self::OData => "odata",
            Self::Hal => "hal",
            Self::Hydra => "hydra",
            Self::StaticFiles => "static_files",
            Self::PostGraphile => "postgraphile",
            Self::GraphQl => "graphql_relay",
            // Nothing works without its key, which is not ours to guess.
            Self::Supabase | Self::Unknown => return None,
        })
    }

    /// Whether its preset maps every operation already.
    pub(super) fn is_mapped(self) -> bool {
        matches!(self, Self::Raati | Self::Kerrokantasi | Self::LinkedEvents)
    }

    /// How a list is asked for, the best way first.
    pub(super) fn ways(self) -> Vec<Way> {
        let way = |query: &'static str| Way { query, tree: None };
        match self {
            Self::Directus => vec![
                Way {
                    query: "page=1&limit=20&meta=filter_count&fields=*,translations.*",
                    tree: Some(json!({ "fields": ["*", "translations.*"] })),
                },
                way("page=1&limit=20&meta=filter_count"),
            ],
            Self::Kinto => vec![way("_limit=20")],
            Self::JsonServer0 => vec![way("_page=1&_limit=20")],
            Self::JsonServer1 => vec![way("_page=1&_per_page=20")],
            Self::PostgRest => vec![way("limit=20&offset=0")],
            _ => vec![way("")],
        }
    }
}

/// A way to ask for a list.
#[derive(Debug, Clone)]
pub(super) struct Way {
    /// What the probe adds to the address.
    pub(super) query: &'static str,
    /// What the profile adds, its pager apart.
    pub(super) tree: Option<Value>,
}

impl Way {
    /// An address asked this way.
    pub(super) fn of(&self, path: &str) -> String {
        if self.query.is_empty() {
            return path.to_owned();
        }
        let path = path.split('?').next().unwrap_or_default();
        format!("{path}?{}", self.query)
    }
}
