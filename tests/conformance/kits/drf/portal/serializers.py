"""The plain API's shapes: the columns as they are, relations by number, questions nested in their poll."""

from rest_framework import serializers

from . import models


class Panel(serializers.ModelSerializer):
    class Meta:
        model = models.Panel
        fields = "__all__"


class Option(serializers.ModelSerializer):
    class Meta:
        model = models.Option
        fields = ["key", "label_fi", "label_sv"]


class Question(serializers.ModelSerializer):
    options = Option(many=True)

    class Meta:
        model = models.Question
        exclude = ["poll"]


class Poll(serializers.ModelSerializer):
    """In lists: without questions."""

    response_count = serializers.IntegerField(source="responses.count")

    class Meta:
        model = models.Poll
        fields = "__all__"


class PollWithQuestions(Poll):
    questions = Question(many=True)


class Event(serializers.ModelSerializer):
    registered = serializers.IntegerField(source="registrations.count")

    class Meta:
        model = models.Event
        fields = "__all__"


class Invitation(serializers.ModelSerializer):
    class Meta:
        model = models.Invitation
        exclude = ["id"]


class Impact(serializers.ModelSerializer):
    class Meta:
        model = models.Impact
        fields = "__all__"


class PublicAnswer(serializers.ModelSerializer):
    """For results: what was answered, not who did nor what else they said."""

    question = serializers.SlugRelatedField("key", read_only=True)

    class Meta:
        model = models.Answer
        fields = ["question", "value"]


class Answer(serializers.ModelSerializer):
    class Meta:
        model = models.Answer
        fields = ["question", "value"]


class Response(serializers.ModelSerializer):
    answers = Answer(many=True, write_only=True, allow_empty=False)

    class Meta:
        model = models.Response
        fields = ["id", "client_id", "received", "poll", "answers"]

    def validate(self, data):
        asked = {question.pk: question for question in data["poll"].questions.all()}
        given = {answer["question"].pk for answer in data["answers"]}
        if not given <= asked.keys():
            raise serializers.ValidationError({"answers": ["Kysymys ei kuulu tähän kyselyyn."]})
        missing = [question.key for question in asked.values() if question.required and question.pk not in given]
        if missing:
            raise serializers.ValidationError({"answers": [f"Vastaus puuttuu: {', '.join(missing)}"]}, "required")
        return data


class Membership(serializers.ModelSerializer):
    class Meta:
        model = models.Membership
        fields = ["id", "client_id", "received", "panel", "message"]


class Registration(serializers.ModelSerializer):
    class Meta:
        model = models.Registration
        fields = ["id", "client_id", "received", "event", "access_needs"]


class Reply(serializers.ModelSerializer):
    invitation = serializers.SlugRelatedField("code", queryset=models.Invitation.objects.all())

    class Meta:
        model = models.Reply
        fields = ["id", "client_id", "received", "invitation", "answer"]
