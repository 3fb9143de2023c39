"""Puts the neutral content into these tables."""

import json
import os

from django.core.management.base import BaseCommand
from django.db import transaction

from portal import models

ATTENDANCE = {"in_person": "L", "online": "E", "hybrid": "LE"}
JOINING = {"open": "free", "on_request": "request", "by_invitation": "closed"}
KIND = {"single_choice": "single", "multiple_choice": "multi", "scale": "scale", "long_text": "text"}
STATUS = {"planned": "planned", "under_way": "ongoing", "done": "complete", "will_not_be_done": "declined"}


def words(record, *names, **renamed):
    """`title={"fi": …}` as `title_fi`, `title_sv`."""
    wanted = {name: name for name in names} | renamed
    return {
        f"{column}_{language}": (record.get(name) or {}).get(language, "")
        for column, name in wanted.items()
        for language in ("fi", "sv")
    }


def get(model, slug):
    return model.objects.get(slug=slug)


def target(to):
    model = {"panel": models.Panel, "poll": models.Poll, "event": models.Event}[to["kind"]]
    return {to["kind"]: get(model, to["id"])}


class Command(BaseCommand):
    @transaction.atomic
    def handle(self, *args, **options):
        with open(os.environ["RAATI_SEED"], encoding="utf-8") as file:
            seed = json.load(file)
        for one in seed["panels"]:
            models.Panel.objects.create(
                slug=one["id"],
                **words(one, "name", "summary", "influence", "rhythm"),
                attendance=ATTENDANCE[one["attendance"]],
                municipality=one["municipality"],
                seats=one["seats"]["total"],
                joining=JOINING[one["joining"]],
                is_sensitive=one["discretion"] == "sensitive",
                term_start=one["term"]["starts_on"],
                term_end=one["term"]["ends_on"],
                next_news=one["next_news_by"],
            )
        for one in seed["polls"]:
            self.poll(one)
        for one in seed["responses"]:
            poll = get(models.Poll, one["poll"])
            response = models.Response.objects.create(client_id=one["id"], poll=poll)
            for answer in one["answers"]:
                value = answer["value"]
                value = value["options"] if isinstance(value, dict) else value
                question = poll.questions.get(key=answer["question"])
                models.Answer.objects.create(response=response, question=question, value=value)
        for one in seed["events"]:
            self.event(one)
        for one in seed["invitations"]:
            models.Invitation.objects.create(
                slug=one["id"],
                code=one["code"],
                **target(one["target"]),
                **words(one, "title", "text"),
                sender=one["from"]["name"],
                sender_phone=one["from"]["phone"],
                minutes=one["minutes"],
                reply_by=one["reply_by"],
                single_use=one["usage"] == "single_use",
            )
        for one in seed["impacts"]:
            models.Impact.objects.create(
                slug=one["id"],
                **words(one, "title", "heard", "done"),
                status=STATUS[one["progress"]],
                published=one["published_at"],
                next_news=one.get("next_news_by"),
                **target(one["sources"][0]),
            )

    def poll(self, one):
        poll = models.Poll.objects.create(
            slug=one["id"],
            panel=get(models.Panel, one["panel"]),
            **words(one, "title", "intro"),
            minutes=one["minutes"],
            opens=one["window"]["opens_at"],
            closes=one["window"]["closes_at"],
            min_group_size=one["min_group_size"],
        )
        for order, asked in enumerate(one["questions"]):
            high = asked.get("last") or asked.get("maximum_select_count") or asked.get("maximum_characters")
            question = models.Question.objects.create(
                poll=poll,
                order=order,
                key=asked["id"],
                kind=KIND[asked["type"]],
                **words(asked, "title", low_label="first_label", high_label="last_label"),
                required=asked["required"],
                low=asked.get("first") or asked.get("minimum_select_count"),
                high=high,
            )
            for place, option in enumerate(asked.get("options", [])):
                models.Option.objects.create(question=question, order=place, key=option["id"], **words(option, "label"))

    def event(self, one):
        venue = one["place"].get("venue", {})
        models.Event.objects.create(
            slug=one["id"],
            panel=get(models.Panel, one["panel"]),
            kind=one["kind"],
            **words(one, "title", "summary", price="cost"),
            **words({"venue": venue.get("name")}, "venue"),
            starts=one["starts_at"],
            ends=one["ends_at"],
            attendance=ATTENDANCE[one["place"]["attendance"]],
            link=one["place"].get("link", ""),
            address=venue.get("address", ""),
            municipality=venue.get("municipality", ""),
            cancelled=one["state"] == "cancelled",
            registration_required=one["registration"]["needed"],
            capacity=one["registration"].get("capacity"),
        )
