"""JSON:API's shapes over the same tables: words as a map of languages, relations as linkage, names with dashes."""

from rest_framework import serializers as plain
from rest_framework_json_api import serializers

from . import models


class Words(plain.Field):
    """`title_fi` and `title_sv` as `{"fi": …, "sv": …}`; a language without words is left out."""

    def __init__(self, column):
        self.column = column
        super().__init__(source="*", read_only=True)

    def to_representation(self, record):
        words = {language: getattr(record, f"{self.column}_{language}") for language in ("fi", "sv")}
        return {language: word for language, word in words.items() if word}


class Panel(serializers.ModelSerializer):
    name = Words("name")
    summary = Words("summary")
    influence = Words("influence")
    rhythm = Words("rhythm")

    class Meta:
        model = models.Panel
        fields = ["slug", "name", "summary", "influence", "rhythm", "attendance", "municipality", "seats", "joining"]
        fields += ["is_sensitive", "term_start", "term_end", "next_news"]


class Option(serializers.ModelSerializer):
    label = Words("label")

    class Meta:
        model = models.Option
        fields = ["key", "order", "label"]


class Question(serializers.ModelSerializer):
    title = Words("title")
    low_label = Words("low_label")
    high_label = Words("high_label")
    included_serializers = {"options": Option}

    class Meta:
        model = models.Question
        fields = ["key", "order", "kind", "title", "required", "low", "high", "low_label", "high_label", "options"]


class Poll(serializers.ModelSerializer):
    title = Words("title")
    intro = Words("intro")
    response_count = plain.IntegerField(source="responses.count", read_only=True)
    included_serializers = {"questions": Question, "panel": Panel}

    class Meta:
        model = models.Poll
        fields = ["slug", "title", "intro", "minutes", "opens", "closes", "min_group_size", "response_count"]
        fields += ["panel", "questions"]


class Event(serializers.ModelSerializer):
    title = Words("title")
    summary = Words("summary")
    price = Words("price")
    venue = Words("venue")
    registered = plain.IntegerField(source="registrations.count", read_only=True)
    included_serializers = {"panel": Panel}

    class Meta:
        model = models.Event
        fields = ["slug", "kind", "title", "summary", "price", "venue", "starts", "ends", "attendance", "link", "address"]
        fields += ["municipality", "cancelled", "registration_required", "capacity", "registered", "panel"]


class Invitation(serializers.ModelSerializer):
    title = Words("title")
    text = Words("text")

    class Meta:
        model = models.Invitation
        fields = ["slug", "title", "text", "sender", "sender_phone", "minutes", "reply_by", "single_use"]
        fields += ["panel", "poll", "event"]


class Impact(serializers.ModelSerializer):
    title = Words("title")
    heard = Words("heard")
    done = Words("done")

    class Meta:
        model = models.Impact
        fields = ["slug", "title", "heard", "done", "status", "published", "next_news", "panel", "poll", "event"]


class Answer(serializers.ModelSerializer):
    question = plain.CharField(source="question.key", read_only=True)

    class Meta:
        model = models.Answer
        fields = ["question", "value"]


class Response(serializers.ModelSerializer):
    """`answers` is a plain attribute: `{"q1": "a", "q2": ["a", "b"], "q3": 4}`."""

    answers = plain.DictField(write_only=True, allow_empty=False)

    class Meta:
        model = models.Response
        fields = ["client_id", "received", "poll", "answers"]

    def validate(self, data):
        asked = {question.key: question for question in data["poll"].questions.all()}
        missing = [key for key, question in asked.items() if question.required and key not in data["answers"]]
        if missing or not data["answers"].keys() <= asked.keys():
            raise plain.ValidationError({"answers": ["Vastauksia puuttuu tai niitä on liikaa."]})
        data["answers"] = [{"question": asked[key], "value": value} for key, value in data["answers"].items()]
        return data


class Membership(serializers.ModelSerializer):
    class Meta:
        model = models.Membership
        fields = ["client_id", "received", "panel", "message"]


class Registration(serializers.ModelSerializer):
    class Meta:
        model = models.Registration
        fields = ["client_id", "received", "event", "access_needs"]


class Reply(serializers.ModelSerializer):
    """The invitation is named by its code, which only the invited know; its number would be easy to guess."""

    invitation_code = plain.SlugRelatedField("code", source="invitation", queryset=models.Invitation.objects.all(), write_only=True)

    class Meta:
        model = models.Reply
        fields = ["client_id", "received", "invitation_code", "answer"]
