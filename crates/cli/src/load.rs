//! Reads a profile and its presets: a folder `presets` beside the file wins over those in the binary.

use std::fs;
use std::path::{Path, PathBuf};

use connect::{Checked, HttpResponse, Laid, Profile, Variant};
use serde_json::Value;

/// The presets in the binary, by name.
const PRESETS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/presets.rs"));

/// The names of the presets in the binary.
pub fn preset_names() -> impl Iterator<Item = &'static str> {
    PRESETS.iter().map(|(name, _)| *name)
}

/// A profile as it was read.
#[derive(Debug)]
pub struct Loaded {
    /// Where from.
    pub path: PathBuf,
    /// The profile and what is wrong with it.
    pub checked: Checked,
    /// It and its presets as plain JSON; `None` where it is no JSON.
    pub laid: Option<Laid>,
}

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read {path}: {cause}")]
pub struct Unread {
    path: String,
    cause: std::io::Error,
}

/// Reads a file as text.
pub fn text(path: &Path) -> Result<String, Unread> {
    fs::read_to_string(path).map_err(|cause| Unread {
        path: path.display().to_string(),
        cause,
    })
}

/// Reads a profile. `base` stands in for the one in the file.
pub fn profile(path: &Path, base: Option<&str>) -> Result<Loaded, Unread> {
    let own = text(path)?;
    let own = base.map_or(own.clone(), |base| with_base(&own, base));
    let folder = path.parent().unwrap_or(Path::new(".")).join("presets");
    let preset = |name: &str| preset(&folder, name);
    Ok(Loaded {
        path: path.to_owned(),
        checked: checked(&own, &preset),
        laid: Laid::over(&own, &preset),
    })
}

/// The profile as it stands, with what is wrong in any of its variants.
fn checked(own: &str, preset: &dyn Fn(&str) -> Option<String>) -> Checked {
    let mut checked = Profile::parse(own, preset);
    let variants = checked.profile.as_ref().map_or(0, Profile::variants);
    for number in 0..variants {
        let varied = Profile::parse_variant(own, preset, Variant::Number(number));
        for finding in varied.findings {
            if !checked.findings.contains(&finding) {
                checked.findings.push(finding);
            }
        }
    }
    checked
}

/// The profile for the backend whose version this answer tells.
pub fn variant(path: &Path, base: Option<&str>, probed: &HttpResponse) -> Result<Checked, Unread> {
    let own = text(path)?;
    let own = base.map_or(own.clone(), |base| with_base(&own, base));
    let folder = path.parent().unwrap_or(Path::new(".")).join("presets");
    let preset = |name: &str| preset(&folder, name);
    Ok(Profile::parse_variant(&own, &preset, Variant::Of(probed)))
}

/// The text of a preset; a name that could leave its folder is none.
fn preset(folder: &Path, name: &str) -> Option<String> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    if name.starts_with('.') || !name.bytes().all(plain) {
        return None;
    }
    let beside = fs::read_to_string(folder.join(format!("{name}.json"))).ok();
    beside.or_else(|| built_in(name))
}

/// The text of a preset in the binary.
pub fn built_in(name: &str) -> Option<String> {
    let mut presets = PRESETS.iter();
    let found = presets.find(|(known, _)| *known == name);
    found.map(|(_, text)| (*text).to_owned())
}

/// The same profile at another base. What is no JSON stays, and is told as such.
fn with_base(text: &str, base: &str) -> String {
    let Ok(Value::Object(mut profile)) = serde_json::from_str(text) else {
        return text.to_owned();
    };
    profile.insert("base".to_owned(), base.into());
    format!("{:#}", Value::Object(profile))
}
