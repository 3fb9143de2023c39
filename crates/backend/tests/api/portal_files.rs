//! The portal's folder: pages, hashed files, precompressed siblings, embedded pictures.

use std::fs;

use super::support::{Answer, Server, read, server, server_with};

async fn portal() -> (Server, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("index.html", "<!doctype html><title>Raati</title>");
    write("boot.js", "boot()");
    write("app-0123456789abcdef_bg.wasm", "\0asm");
    write("app-0123456789abcdef_bg.wasm.br", "brotli");
    fs::create_dir(folder.path().join("profiles")).unwrap();
    write("profiles/native.json", "{}");
    let path = folder.path().to_owned();
    (
        server_with(|config| config.portal = Some(path)).await,
        folder,
    )
}

async fn get(server: &Server, path: &str, encoding: &str) -> Answer {
    let url = format!("http://{}{path}", server.running.address);
    let request = server
        .resident()
        .client
        .get(url)
        .header("accept-encoding", encoding);
    read(request.send().await.unwrap()).await
}

#[tokio::test]
async fn every_page_of_the_portal_is_its_index() {
    let (server, _folder) = portal().await;
    for path in ["/", "/index.html", "/polls/quick", "/panels"] {
        let page = get(&server, path, "identity").await;
        assert_eq!(
            (page.status, page.header("content-type")),
            (200, "text/html"),
            "{path}"
        );
        assert_eq!(page.header("cache-control"), "no-cache");
        assert_eq!(
            page.header("content-security-policy"),
            raati_backend::CONTENT_SECURITY_POLICY
        );
    }
    for path in [
        "/nothing.js",
        "/api/nothing",
        "/api",
        "/%2e%2e/test.db",
        "/../Cargo.toml",
    ] {
        get(&server, path, "identity")
            .await
            .refused(404, "not_found");
    }
}

#[tokio::test]
async fn hashed_files_are_kept_and_come_compressed() {
    let (server, _folder) = portal().await;
    let wasm = get(&server, "/app-0123456789abcdef_bg.wasm", "gzip, br").await;
    assert_eq!(wasm.header("content-type"), "application/wasm");
    assert_eq!(wasm.header("content-encoding"), "br");
    assert_eq!(
        wasm.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    assert_eq!(wasm.header("vary"), "Accept-Encoding");
    assert_eq!(wasm.body, "brotli");
    let plain = get(&server, "/app-0123456789abcdef_bg.wasm", "identity").await;
    assert_eq!(plain.header("content-encoding"), "");
    for path in ["/boot.js", "/profiles/native.json"] {
        assert_eq!(
            get(&server, path, "br").await.header("cache-control"),
            "no-cache",
            "{path}"
        );
    }
}

#[tokio::test]
async fn demo_pictures_are_embedded() {
    let server = server().await;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/demo/media");
    let first = fs::read_dir(folder)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .file_name();
    let picture = get(
        &server,
        &format!("/media/{}", first.to_str().unwrap()),
        "br",
    )
    .await;
    assert_eq!(
        (picture.status, picture.header("content-type")),
        (200, "image/svg+xml")
    );
    get(&server, "/media/none.svg", "br")
        .await
        .refused(404, "not_found");
}
