//! Completes `sw.js`: writes in which files make up this build, with the digests that prove them. Refuses nothing that the
//! folder holds but what operators change, and what tells of the build.

use super::{files_under, read_text, script, workshop, write};
use crate::digest;
use crate::failure::Failure;
use serde_json::json;
use std::path::Path;

const PLACEHOLDER: &str = "\"__BUILD__\"";

/// The worker itself and its end, and what an operator may change after the build.
const NOT_KEPT: [&str; 3] = ["sw.js", "sw_off.js", "profile.json"];

/// Folders of which the same is true; pictures for the home screen are the system's to keep.
const FOLDERS_NOT_KEPT: [&str; 2] = ["presets/", "icons/"];

/// Adds the completed worker to the finished folder, under the fixed name that browsers look for news at.
pub(crate) fn publish(public: &Path, dist: &Path) -> Result<(), Failure> {
    let folder = workshop("worker")?;
    for name in ["sw.js", "sw_off.js"] {
        let mut source = read_text(&public.join(name))?;
        if name == "sw.js" {
            source = complete(&source, dist)?;
        }
        let (whole, small) = (folder.join(name), folder.join(format!("small-{name}")));
        write(&whole, source)?;
        script::bundle(&whole, &small)?;
        write(&dist.join(name), digest::read(&small)?)?;
    }
    Ok(())
}

fn complete(source: &str, dist: &Path) -> Result<String, Failure> {
    if !source.contains(PLACEHOLDER) {
        return Err(Failure::new(
            "sw.js has no place for the files of the build",
            "keep \"__BUILD__\" in public/sw.js",
        ));
    }
    let mut files = Vec::new();
    for file in files_under(dist) {
        let name = file.to_string_lossy().replace('\\', "/");
        let is_kept = !NOT_KEPT.contains(&name.as_str())
            && !FOLDERS_NOT_KEPT
                .iter()
                .any(|folder| name.starts_with(folder));
        if is_kept {
            let url = if name == "index.html" {
                "/".to_owned()
            } else {
                format!("/{name}")
            };
            files.push((url, digest::integrity(&digest::read(&dist.join(&file))?)));
        }
    }
    // The page comes last: where it is there, so is all that it needs.
    files.sort_by_key(|(url, _)| url == "/");
    let list = json!(files).to_string();
    let id = digest::short(format!("{source}{list}").as_bytes());
    Ok(source.replace(
        PLACEHOLDER,
        &json!({ "id": id, "files": files }).to_string(),
    ))
}

#[cfg(test)]
mod tests {
    use super::super::{remove, scratch};
    use super::*;

    #[test]
    fn the_worker_knows_the_files_of_the_build_and_their_digests() {
        let dist = scratch("worker");
        for name in [
            "index.html",
            "portal-0123456789abcdef.js",
            "locales/fi-0123456789abcdef.json",
            "profile.json",
            "presets/drf_page.json",
            "icons/icon.svg",
        ] {
            write(&dist.join(name), "abc").unwrap();
        }
        let source = "const { id, files } = \"__BUILD__\";";
        let whole = complete(source, &dist).unwrap();
        let list = whole.strip_prefix("const { id, files } = ").unwrap();
        let list: serde_json::Value = serde_json::from_str(list.trim_end_matches(';')).unwrap();
        let names: Vec<_> = list["files"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one[0].clone())
            .collect();
        assert_eq!(
            names,
            [
                "/locales/fi-0123456789abcdef.json",
                "/portal-0123456789abcdef.js",
                "/"
            ]
        );
        assert_eq!(list["files"][0][1], digest::integrity(b"abc"));
        write(&dist.join("index.html"), "abd").unwrap();
        assert_ne!(
            complete(source, &dist).unwrap(),
            whole,
            "another build has another id"
        );
        assert!(complete("const x = 1;", &dist).is_err());
        remove(&dist).unwrap();
    }
}
