"""Buckets, collections with rights, and the neutral content, by the editor through Kinto's own API.

Ids are the operator's own words, texts are maps of full language tags, times are milliseconds since 1970.
Everybody reads content; what residents send can only be created. Kinto shows whole records or none, so results are
not counted from answers: the operator's job publishes them in a collection of their own. And since whoever may read a
record can also list it, only open invitations – those on posters – are here.
"""

import json
import os
from collections import Counter
from datetime import datetime
from pathlib import Path

import requests

BUCKET = os.environ["RAATI_ORIGIN"] + "/v1/buckets/portal"
EVERYBODY = ["system.Everyone"]
TAG = {"fi": "fi-FI", "sv": "sv-SE"}
WHERE = {"in_person": "paikalla", "online": "etana", "hybrid": "molemmat"}
ENTRY = {"open": "vapaa", "on_request": "haku", "by_invitation": "kutsu"}
KIND = {"single_choice": "yksi", "multiple_choice": "useita", "scale": "asteikko", "long_text": "teksti"}
STAGE = {"planned": "suunniteltu", "under_way": "kesken", "done": "valmis", "will_not_be_done": "ei-toteudu"}

editor = requests.Session()
editor.auth = tuple(json.loads(Path("editor.json").read_text()))
seed = json.loads(Path(os.environ["RAATI_SEED"]).read_text())


def put(path, data, permissions=None):
    body = {"data": data, **({"permissions": permissions} if permissions else {})}
    editor.put(BUCKET + path, json=body).raise_for_status()


def collection(name, permissions, schema=None):
    put(f"/collections/{name}", {"schema": schema} if schema else {}, permissions)


def publish(name, records):
    collection(name, {"read": EVERYBODY})
    for record in records:
        record = {key: value for key, value in record.items() if value is not None}
        put(f"/collections/{name}/records/{record.pop('id')}", record)


def words(text):
    return text and {TAG[language]: word for language, word in text.items()}


def ms(time):
    return int(datetime.fromisoformat(time).timestamp() * 1000)


def panel(one):
    return {
        "id": one["id"],
        "name": words(one["name"]),
        "summary": words(one["summary"]),
        "influence": words(one["influence"]),
        "rhythm": words(one["rhythm"]),
        "where": WHERE[one["attendance"]],
        "town": one["municipality"],
        "seats": one["seats"]["total"],
        "entry": ENTRY[one["joining"]],
        "sensitive": one["discretion"] == "sensitive",
        "term": one["term"],
        "news": one["next_news_by"],
    }


def question(asked):
    low = asked.get("first") or asked.get("minimum_select_count")
    high = asked.get("last") or asked.get("maximum_select_count") or asked.get("maximum_characters")
    made = {"id": asked["id"], "kind": KIND[asked["type"]], "title": words(asked["title"]), "required": asked["required"]}
    made |= {"low": low, "high": high, "lowText": words(asked.get("first_label")), "highText": words(asked.get("last_label"))}
    made["options"] = [{"id": option["id"], "label": words(option["label"])} for option in asked.get("options", [])]
    return {key: value for key, value in made.items() if value is not None}


def survey(one):
    return {
        "id": one["id"],
        "panel": one["panel"],
        "title": words(one["title"]),
        "intro": words(one["intro"]),
        "minutes": one["minutes"],
        "opens": ms(one["window"]["opens_at"]),
        "closes": ms(one["window"]["closes_at"]),
        "smallestGroup": one["min_group_size"],
        "questions": [question(asked) for asked in one["questions"]],
    }


def gathering(one):
    venue = one["place"].get("venue")
    return {
        "id": one["id"],
        "panel": one["panel"],
        "kind": one["kind"],
        "title": words(one["title"]),
        "summary": words(one["summary"]),
        "price": words(one["cost"]),
        "begins": ms(one["starts_at"]),
        "ends": ms(one["ends_at"]),
        "where": WHERE[one["place"]["attendance"]],
        "link": one["place"].get("link"),
        "venue": venue and {"name": words(venue["name"]), "street": venue["address"], "town": venue["municipality"]},
        "cancelled": one["state"] == "cancelled",
        "signup": one["registration"]["needed"],
        "capacity": one["registration"].get("capacity"),
    }


def invitation(one):
    return {
        "id": one["code"],
        "name": one["id"],
        "target": one["target"],
        "title": words(one["title"]),
        "text": words(one["text"]),
        "sender": {"name": one["from"]["name"], "phone": one["from"]["phone"]},
        "minutes": one["minutes"],
        "until": ms(one["reply_by"]),
    }


def impact(one):
    return {
        "id": one["id"],
        "title": words(one["title"]),
        "heard": words(one["heard"]),
        "done": words(one["done"]),
        "stage": STAGE[one["progress"]],
        "published": ms(one["published_at"]),
        "news": one.get("next_news_by"),
        "sources": [{**source, "title": words(source["title"])} for source in one["sources"]],
    }


def results(poll):
    """How often each value was chosen, once enough have answered."""
    responses = [one["answers"] for one in seed["responses"] if one["poll"] == poll["id"]]
    counts = {asked["id"]: Counter() for asked in poll["questions"]}
    for answer in (answer for answers in responses for answer in answers):
        value = answer["value"]
        counts[answer["question"]].update(value["options"] if isinstance(value, dict) else [value])
    rows = {key: [{"value": value, "count": count} for value, count in one.items()] for key, one in counts.items()}
    return {"id": poll["id"], "respondents": len(responses), "questions": rows}


editor.put(BUCKET, json={"permissions": {"write": ["account:editor"]}}).raise_for_status()
publish("panels", map(panel, seed["panels"]))
publish("surveys", map(survey, seed["polls"]))
publish("gatherings", map(gathering, seed["events"]))
publish("invitations", map(invitation, (one for one in seed["invitations"] if one["usage"] == "open")))
publish("impacts", map(impact, seed["impacts"]))
found = [results(poll) for poll in seed["polls"]]
publish("results", [one for one in found if one["respondents"] >= 5])

SENT = {
    "responses": {"survey": {"type": "string"}, "answers": {"type": "object", "minProperties": 1}},
    "signups": {"gathering": {"type": "string"}},
    "members": {"panel": {"type": "string"}},
    "replies": {"invitation": {"type": "string"}, "answer": {"enum": ["kylla", "myohemmin", "ei"]}},
}
for name, fields in SENT.items():
    schema = {"type": "object", "properties": fields, "required": list(fields)}
    collection(name, {"record:create": EVERYBODY}, schema)
for one in seed["responses"]:
    answers = {answer["question"]: answer["value"] for answer in one["answers"]}
    answers = {key: value["options"] if isinstance(value, dict) else value for key, value in answers.items()}
    put(f"/collections/responses/records/{one['id']}", {"survey": one["poll"], "answers": answers})
