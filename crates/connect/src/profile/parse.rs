//! Reads a whole profile.

use std::cell::RefCell;
use std::collections::BTreeMap;

use mapping::{Finding, LocalZone, Section, Tree, Weight, gather};
use model::{Capability, Language};
use serde_json::Value;

use super::headers::headers;
use super::keys::{HTTP_KEYS, KEYS, LOCALE_KEYS, PORTAL_KEYS};
use super::lines::Lines;
use super::operation::Operation;
use super::origin::Reach;
use super::outcome::Rule;
use super::pager::Pager;
use super::query::QueryStyle;
use super::variant::{self, Variant};
use super::{Checked, Credentials, Limits, Locale, Profile, SignInWay, merge};

/// The one version there is.
const VERSION: u64 = 1;

/// Longest profile, in bytes, presets not counted.
const LONGEST: usize = 256 * 1024;

pub(super) fn native(reach: Reach) -> Profile {
    let mut operations = BTreeMap::new();
    for capability in Capability::ALL {
        operations.insert(*capability, Operation::Native);
    }
    Profile {
        name: String::new(),
        reach,
        locale: Locale {
            tags: Vec::new(),
            default: Language::Fi,
            per_request: false,
        },
        headers: Vec::new(),
        query_style: QueryStyle::default(),
        graphql: String::new(),
        outcomes: Vec::new(),
        pagers: BTreeMap::new(),
        entities: BTreeMap::new(),
        operations,
        sensitive: false,
        min_group_size: None,
        limits: Limits::USUAL,
        auth: None,
        probe: None,
        variants: 0,
    }
}

/// Checks `auth`, for whoever wants that: its code is much, and a portal whose residents have no accounts does without.
pub(super) type CheckAuth = fn(&Section, &Reach);

pub(super) fn parse(
    text: &str,
    preset: &dyn Fn(&str) -> Option<String>,
    variant: Variant,
    check_auth: CheckAuth,
) -> Checked {
    let findings = RefCell::new(Vec::new());
    let own = match json(text) {
        Ok(own) => own,
        Err(finding) => {
            return Checked {
                profile: None,
                findings: vec![*finding],
            };
        }
    };
    let mut missing = Vec::new();
    let mut layers = merge::layers(&own, preset, &mut missing);
    let patches = variant::patches(&merge::laid(&layers), variant);
    merge::lay(&mut layers, patches);
    let whole = merge::laid(&layers);
    let section = Section::root(&whole, &findings);
    if let (false, Some(extends)) = (missing.is_empty(), section.field("extends")) {
        extends.broken("presets that exist", &missing.join(", "));
    }
    let native = if merge::is_native(&own) {
        merge::kept(&layers)
    } else {
        Vec::new()
    };
    let profile = read(&section, &native, check_auth);
    let lines = Lines::of(text);
    let mut findings = findings.into_inner();
    for finding in &mut findings {
        if let Some(place) = variant::place(&own, variant, &finding.pointer) {
            finding.pointer = place;
        }
        finding.preset = merge::preset_of(&layers, &finding.pointer);
        finding.line = match finding.preset {
            None => lines.line(&finding.pointer),
            Some(_) => 0,
        };
    }
    gather::sort(&mut findings, |finding| {
        (false, i64::try_from(finding.line).unwrap_or(i64::MAX))
    });
    Checked { profile, findings }
}

fn json(text: &str) -> Result<Value, Box<Finding>> {
    let wrong = |line: usize, got: String| {
        Box::new(Finding {
            weight: Weight::Broken,
            pointer: String::new(),
            line,
            preset: None,
            expected: format!("JSON of at most {LONGEST} bytes"),
            got,
            nearest: None,
        })
    };
    if text.len() > LONGEST {
        return Err(wrong(0, format!("{} bytes", text.len())));
    }
    serde_json::from_str(text).map_err(|error| wrong(error.line(), error.to_string()))
}

fn read(section: &Section, native: &[Capability], check_auth: CheckAuth) -> Option<Profile> {
    section.keys(KEYS);
    if section.value().get("profile").and_then(Value::as_u64) != Some(VERSION) {
        let version = section.field("profile");
        version
            .as_ref()
            .unwrap_or(section)
            .wrong("\"profile\": 1, the version of the format");
        return None;
    }
    let reach = reach(section)?;
    let zone = zone(section);
    let mut profile = self::native(reach);
    profile.operations.retain(|one, _| native.contains(one));
    if let Some(name) = section.field("name").and_then(|name| name.text()) {
        name.clone_into(&mut profile.name);
    }
    if let Some(locale) = section.field("locale") {
        profile.locale = self::locale(&locale);
    }
    if let Some(http) = section.field("http") {
        self::http(&http, &zone, &mut profile);
    }
    let lists = ["outcomes_first", "outcomes"].map(|name| section.field(name));
    profile.outcomes = Rule::parse_all(lists.iter().flatten().flat_map(Section::entries));
    for (name, pager) in fields(section, "pagers") {
        if let Some(pager) = Pager::parse(&pager, &zone) {
            profile.pagers.insert(name.to_owned(), pager);
        }
    }
    for (name, entity) in fields(section, "entities") {
        let before = section.count();
        let tree = Tree::parse(&entity, &zone);
        if section.count() == before {
            profile.entities.insert(name.to_owned(), tree);
        }
    }
    profile.sensitive = section
        .field("sensitive")
        .is_some_and(|sensitive| sensitive.flag());
    profile.min_group_size = section
        .field("min_group_size")
        .and_then(|size| size.number(1, 1_000));
    if let Some(auth) = section.field("auth") {
        check_auth(&auth, &profile.reach);
        profile.auth = Some(auth.value().clone());
    }
    (profile.probe, profile.variants) = variant::parse(section, &zone);
    operations(section, &zone, &mut profile);
    lasting_session(section, &profile);
    if matches!(
        profile.sign_in_way(),
        SignInWay::Password | SignInWay::Redirect
    ) {
        // Signing out is the phone's own matter, and `auth` tells the backend.
        let sign_out = profile.operations.entry(Capability::SignOut);
        sign_out.or_insert(Operation::Fixed(Value::Null));
    }
    portal(section, &mut profile);
    Some(profile)
}

/// A session that the browser keeps where no page can reach it has to be ended by the backend.
fn lasting_session(section: &Section, profile: &Profile) {
    let Some(auth) = section.field("auth") else {
        return;
    };
    let kind = auth.value().get("kind").and_then(Value::as_str);
    let ends = auth.value().get("logout").is_some() || profile.offers(Capability::SignOut);
    if matches!(kind, Some("cookie" | "invitation_code")) && !ends {
        auth.doubt(
            "auth.logout (cookie) or the operation sign_out: without it a shared phone stays signed in",
            "neither",
        );
    }
}

fn fields<'a>(section: &Section<'a>, name: &str) -> Vec<(&'a str, Section<'a>)> {
    section
        .field(name)
        .map(|one| one.fields())
        .unwrap_or_default()
}

fn reach(section: &Section) -> Option<Reach> {
    let Some(base) = section.field("base") else {
        section.broken("base, the address of the backend", "none");
        return None;
    };
    let Some(mut reach) = Reach::new(base.text()?) else {
        base.wrong("an address with https:// (http:// only for 127.0.0.1), or a path");
        return None;
    };
    for origin in section
        .field("origins")
        .map(|one| one.entries())
        .unwrap_or_default()
    {
        if !origin.text().is_some_and(|address| reach.allow(address)) {
            origin.wrong("an origin such as https://files.example.fi");
        }
    }
    Some(reach)
}

fn zone(section: &Section) -> LocalZone {
    let Some(time) = section.field("time") else {
        return LocalZone::UTC;
    };
    time.keys(&["zone"]);
    let Some(name) = time.field("zone") else {
        return LocalZone::UTC;
    };
    name.text().and_then(LocalZone::parse).unwrap_or_else(|| {
        name.wrong("a zone of the European Union such as Europe/Helsinki, or UTC");
        LocalZone::UTC
    })
}

fn locale(section: &Section) -> Locale {
    section.keys(LOCALE_KEYS);
    let language = |section: &Section, code: &str| {
        let language = Language::parse(code);
        if language.is_none() {
            section.wrong("fi, sv or en");
        }
        language
    };
    let tags = fields(section, "tags").into_iter();
    let tags = tags.filter_map(|(code, tag)| Some((language(&tag, code)?, tag.text()?.to_owned())));
    Locale {
        tags: tags.collect(),
        default: section
            .field("default")
            .and_then(|code| language(&code, code.text()?))
            .unwrap_or(Language::Fi),
        per_request: section.field("per_request").is_some_and(|one| one.flag()),
    }
}

fn http(section: &Section, zone: &LocalZone, profile: &mut Profile) {
    section.keys(HTTP_KEYS);
    if let Some(own) = section.field("headers") {
        profile.headers = headers(&own, zone);
    }
    if let Some(query) = section.field("query") {
        profile.query_style = QueryStyle::parse(&query);
    }
    if let Some(path) = section.field("graphql").and_then(|path| path.text()) {
        path.clone_into(&mut profile.graphql);
    }
    let limits = &mut profile.limits;
    if let Some(millis) = section
        .field("timeout_ms")
        .and_then(|one| one.number(1_000, 120_000))
    {
        limits.timeout_millis = millis;
    }
    limits.requests_a_minute = section
        .field("requests_a_minute")
        .and_then(|one| one.number(1, 6_000));
    let words = [
        ("same_origin", Credentials::SameOrigin),
        ("include", Credentials::Include),
    ];
    if let Some(credentials) = section
        .field("credentials")
        .and_then(|one| one.word(&words))
    {
        limits.credentials = credentials;
    }
}

fn operations(section: &Section, zone: &LocalZone, profile: &mut Profile) {
    for (name, operation) in fields(section, "operations") {
        let Some(capability) = Capability::parse(name) else {
            operation.unknown(name, Capability::ALL.iter().map(|one| one.name()));
            continue;
        };
        profile.operations.remove(&capability);
        let before = section.count();
        let read = Operation::parse(&operation, zone);
        if let Some(read) = read {
            super::check::operation(&operation, capability, &read, profile);
            if section.count() == before {
                profile.operations.insert(capability, read);
            }
        }
    }
}

/// What the portal says of itself, where no backend does: with the operations that there are.
fn portal(section: &Section, profile: &mut Profile) {
    let Some(own) = section.field("portal") else {
        return;
    };
    own.keys(PORTAL_KEYS);
    let mut portal = own.value().clone();
    let names = profile
        .operations
        .keys()
        .map(|capability| capability.name());
    let names: Vec<Value> = names
        .chain([Capability::Portal.name()])
        .map(Value::from)
        .collect();
    if let Some(fields) = portal.as_object_mut() {
        fields.insert("capabilities".to_owned(), names.into());
        profile
            .operations
            .insert(Capability::Portal, Operation::Fixed(portal));
    }
}
