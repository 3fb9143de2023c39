//! The committed OpenAPI document is the one the types give.

use std::path::Path;

#[test]
fn the_committed_document_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.json");
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == raati_backend::openapi_document(),
        "openapi.json is stale; mend it with:\n\
         cargo run -p raati-backend -- openapi > crates/backend/openapi.json"
    );
}

#[test]
fn every_operation_of_the_contract_is_described() {
    let document: serde_json::Value =
        serde_json::from_str(&raati_backend::openapi_document()).unwrap();
    let paths = document["paths"].as_object().unwrap();
    let described: Vec<&str> = paths
        .values()
        .flat_map(|path| path.as_object().unwrap().values())
        .filter_map(|operation| operation["operationId"].as_str())
        .collect();
    for capability in model::Capability::ALL {
        assert!(
            described.contains(&capability.name()),
            "{} is missing",
            capability.name()
        );
    }
}
