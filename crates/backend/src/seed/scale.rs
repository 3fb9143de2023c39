//! Many more panels and events, to see how the portal bears them.

use serde_json::{Value, json};

use crate::import::{self, Day, Fault};
use crate::wire::content::Content;

const TOWNS: [&str; 5] = [
    "Koivuranta",
    "Lehtimäki",
    "Harjula",
    "Salmenkylä",
    "Vårberga",
];
const KINDS: [&str; 4] = ["cafe", "seminar", "training", "campfire"];
const ATTENDANCES: [&str; 3] = ["in_person", "online", "hybrid"];

/// Adds so many panels and so many events.
pub(super) fn add(content: &mut Content, today: Day, count: u32) -> Result<(), Vec<Fault>> {
    if count == 0 {
        return Ok(());
    }
    let panels: Vec<Value> = (1..=count).map(panel).collect();
    let events: Vec<Value> = (1..=count).map(event).collect();
    let text = json!({ "panels": panels, "events": events }).to_string();
    let more = import::read(&[("scale".to_owned(), text)], today)?;
    content.panels.extend(more.content.panels);
    content.events.extend(more.content.events);
    Ok(())
}

fn turn<const N: usize>(names: [&'static str; N], number: u32) -> &'static str {
    let index = usize::try_from(number)
        .unwrap_or(0)
        .checked_rem(N)
        .unwrap_or(0);
    names.get(index).copied().unwrap_or_default()
}

fn panel(number: u32) -> Value {
    let town = turn(TOWNS, number);
    json!({
        "id": format!("scale-panel-{number}"),
        "name": { "fi": format!("{town}: asiakasraati {number}"), "sv": format!("{town}: kundråd {number}") },
        "summary": { "fi": "Kuormituskokeen raati.", "sv": "Råd för belastningsprov." },
        "attendance": turn(ATTENDANCES, number),
        "municipality": town,
        "joining": "open",
        "seats": { "total": 20 },
    })
}

fn event(number: u32) -> Value {
    let (town, attendance) = (turn(TOWNS, number), turn(ATTENDANCES, number));
    let day = 1 + number % 720;
    let mut place = json!({ "attendance": attendance });
    if attendance != "online" {
        let venue = json!({
            "name": { "fi": format!("{town}n talo") }, "address": "Koulutie 1", "municipality": town,
        });
        place = json!({ "attendance": attendance, "venue": venue });
    }
    json!({
        "id": format!("scale-event-{number}"),
        "kind": turn(KINDS, number),
        "title": { "fi": format!("{town}: keskustelukahvila {number}"), "sv": format!("{town}: samtalscafé {number}") },
        "summary": { "fi": "Kuormituskokeen tapahtuma." },
        "starts_at": format!("+{day}d 14:00"),
        "ends_at": format!("+{day}d 16:00"),
        "place": place,
        "registration": { "needed": true, "capacity": 20, "waiting_list_capacity": 10 },
    })
}
