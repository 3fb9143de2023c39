//! Makes, before the portal is compiled: typed functions for every message of `locales/`, one file
//! of texts a language, what `boot.js` knows of plain profiles and first requests, and the sprite's name.
//!
//! It refuses languages that differ in their messages or in the placeholders of a message.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a build script fails by panicking"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs};

use connect::{Call, Circumstances, EventQuery, Exchange, Facts, Next, Profile, calls};
use model::{EventId, PanelId, PollId};
use serde_json::json;

#[path = "src/route.rs"]
#[expect(dead_code, reason = "only some addresses have first requests")]
mod route;
use route::Route;

const LANGUAGES: [&str; 3] = ["fi", "sv", "en"];

/// Text of each message by `file_key`; a plural one has the keys `…#one` and `…#other`.
type Messages = BTreeMap<String, String>;

fn main() {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=src/route.rs");
    println!("cargo::rerun-if-changed=public/icons.svg");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    let locales = LANGUAGES.map(|language| read_locale(&root.join("locales").join(language)));
    check_alike(&locales);
    let [finnish, ..] = &locales;
    let version = fingerprint(finnish);
    fs::write(out.join("words.rs"), functions(finnish, &version)).expect("OUT_DIR is writable");

    // Beside the other build results, where `cargo xtask dist` picks them up.
    let shared = root.join("target").join("locales");
    fs::create_dir_all(&shared).expect("target is writable");
    for (language, messages) in LANGUAGES.iter().zip(&locales) {
        let texts: Vec<&str> = std::iter::once(version.as_str())
            .chain(messages.values().map(String::as_str))
            .collect();
        write_if_changed(
            &shared.join(format!("{language}.json")),
            &json!(texts).to_string(),
        );
        fs::write(
            out.join(format!("{language}.json")),
            json!(texts).to_string(),
        )
        .expect("OUT_DIR is writable");
    }
    let known = json!({"plain": Facts::PLAIN, "at": first_requests()});
    write_if_changed(&shared.join("first.json"), &known.to_string());

    // Named by its content it is kept for ever: pictures drawn without a network come from the browser's cache.
    let icons = fs::read(root.join("public/icons.svg")).expect("the sprite is there");
    let sprite = format!("icons-{}.svg", digest(icons));
    println!("cargo::rustc-env=RAATI_SPRITE=/{sprite}#");
    write_if_changed(&shared.join("sprite.txt"), &sprite);
}

fn write_if_changed(path: &Path, text: &str) {
    if fs::read_to_string(path).ok().as_deref() != Some(text) {
        fs::write(path, text).expect("target is writable");
    }
}

fn read_locale(folder: &Path) -> Messages {
    let mut messages = Messages::new();
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("a folder can be read").path();
        let noun = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .expect("a plain name")
            .to_owned();
        let text = fs::read_to_string(&path).expect("a file can be read");
        let table: toml::Table = text
            .parse()
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for (key, value) in table {
            let name = format!("{noun}_{key}");
            match value {
                toml::Value::String(text) => {
                    messages.insert(name, text);
                }
                toml::Value::Table(forms) => {
                    for form in ["one", "other"] {
                        let text = forms.get(form).and_then(toml::Value::as_str);
                        let text = text.unwrap_or_else(|| {
                            panic!("{}: {key} needs the forms one and other", path.display())
                        });
                        messages.insert(format!("{name}#{form}"), text.to_owned());
                    }
                }
                _ => panic!("{}: {key} is neither a text nor a plural", path.display()),
            }
        }
    }
    messages
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

/// Every placeholder of a message; `one` may leave the count out.
fn check_alike(locales: &[Messages; 3]) {
    let [finnish, others @ ..] = locales;
    let mut wrong = Vec::new();
    for (language, messages) in LANGUAGES.iter().skip(1).zip(others) {
        for key in finnish.keys().filter(|key| !messages.contains_key(*key)) {
            wrong.push(format!("{language} lacks {key}"));
        }
        for (key, text) in messages {
            match finnish.get(key) {
                None => wrong.push(format!("fi lacks {key}, which {language} has")),
                Some(original) if key.ends_with("#one") => {
                    let _ = original;
                }
                Some(original) if placeholders(original) != placeholders(text) => {
                    wrong.push(format!("{key}: {language} has other placeholders than fi"));
                }
                Some(_) => {}
            }
        }
    }
    assert!(wrong.is_empty(), "locales differ:\n{}", wrong.join("\n"));
}

/// Ties a locale file to the wasm that reads it by position: the digest of all keys.
fn fingerprint(messages: &Messages) -> String {
    digest(messages.keys().flat_map(|key| key.bytes().chain([0])))
}

/// 16 hexadecimal digits (FNV-1a).
fn digest(bytes: impl IntoIterator<Item = u8>) -> String {
    let hash = bytes
        .into_iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    format!("{hash:016x}")
}

fn functions(messages: &Messages, version: &str) -> String {
    let mut code = format!(
        "/// Ties the texts to this build.\nconst VERSION: &str = {version:?};\n\
         /// How many texts a language has.\nconst COUNT: usize = {};\nimpl Words {{\n",
        messages.len()
    );
    for (index, (key, text)) in messages.iter().enumerate() {
        match key.split_once('#') {
            None => plain(&mut code, key, text, index),
            Some((name, "one")) => {
                let other = &messages[&format!("{name}#other")];
                plural(&mut code, name, other, index);
            }
            Some(_) => {}
        }
    }
    code.push_str("}\n");
    code
}

fn plain(code: &mut String, name: &str, text: &str, index: usize) {
    let names = placeholders(text);
    let _ = writeln!(code, "/// {}", text.replace('\n', " "));
    if names.is_empty() {
        let _ = writeln!(
            code,
            "pub fn {name}(self) -> &'static str {{ self.text({index}) }}"
        );
    } else {
        let _ = writeln!(
            code,
            "pub fn {name}(self{}) -> String {{ self.filled({index}, &[{}]) }}",
            arguments(&names),
            pairs(&names)
        );
    }
}

/// `one` stands at `index`, `other` right after it.
fn plural(code: &mut String, name: &str, other: &str, index: usize) {
    let mut names = placeholders(other);
    names.remove("count");
    let _ = writeln!(
        code,
        "/// {}\npub fn {name}(self, count: u32{}) -> String {{ \
         let number = self.number(count); \
         self.filled(if count == 1 {{ {index} }} else {{ {} }}, &[(\"count\", &number), {}]) }}",
        other.replace('\n', " "),
        arguments(&names),
        index + 1,
        pairs(&names)
    );
}

fn arguments(names: &BTreeSet<&str>) -> String {
    names
        .iter()
        .fold(String::new(), |code, name| code + ", " + name + ": &str")
}

fn pairs(names: &BTreeSet<&str>) -> String {
    names.iter().fold(String::new(), |code, name| {
        code + "(\"" + name + "\", " + name + "), "
    })
}

/// For each address with data, the requests of its first view. `%2A` stands for any one segment.
fn first_requests() -> serde_json::Value {
    let profile = Arc::new(Profile::native("").expect("a base"));
    let poll = PollId::parse("*").expect("an id");
    let panel = PanelId::parse("*").expect("an id");
    let event = EventId::parse("*").expect("an id");
    let events = || url(&profile, &calls::events(&EventQuery::default(), None));
    let me = || url(&profile, &calls::me());
    json!({
        Route::Home.href(): [
            me(),
            url(&profile, &calls::invitations()),
            url(&profile, &calls::polls(None)),
            events(),
            url(&profile, &calls::impacts(None)),
        ],
        Route::Panels.href(): [url(&profile, &calls::panels(None))],
        Route::Panel(panel.clone()).href(): [
            url(&profile, &calls::panel(&panel)),
            url(&profile, &calls::meetings(&panel)),
            url(&profile, &calls::themes(&panel)),
        ],
        Route::Invitations.href(): [url(&profile, &calls::invitations())],
        Route::Polls.href(): [url(&profile, &calls::polls(None))],
        Route::Poll(poll.clone()).href(): [url(&profile, &calls::poll(&poll))],
        Route::Events.href(): [events()],
        Route::Event(event.clone()).href(): [url(&profile, &calls::event(&event))],
        Route::Impacts.href(): [url(&profile, &calls::impacts(None)), me()],
        Route::Me.href(): [me(), url(&profile, &calls::invitations())],
    })
}

/// The address of a call in the native contract, after the profile's base.
fn url<T>(profile: &Arc<Profile>, call: &Call<T>) -> String {
    let at = Circumstances {
        language: model::Language::Fi,
        now: model::Timestamp::from_millis(0),
        origin: String::new(),
    };
    match Exchange::begin(Arc::clone(profile), call.ask(), at).go_on() {
        Next::Send(request) => request.url,
        Next::Done(_) => panic!("the native profile offers everything"),
    }
}
