"""What the operator decides when something is sent: both APIs ask here."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from rest_framework.exceptions import APIException, ErrorDetail, ValidationError

from .models import Answer, Event, Panel


class Refused(APIException):
    """Well-formed, but not now: 409 with a word for machines."""

    status_code = 409

    def __init__(self, code, text):
        self.detail = {"detail": ErrorDetail(text, code), "code": ErrorDetail(code, code)}


@transaction.atomic
def store(serializer, **more):
    """Saves once. Two that arrive together pass the serializer's check; the database's constraint decides."""
    try:
        with transaction.atomic():
            return serializer.save(**more)
    except IntegrityError as error:
        raise ValidationError({"client_id": [ErrorDetail("Tämä on jo lähetetty.", "unique")]}) from error


@transaction.atomic
def store_response(serializer, answers):
    poll = serializer.validated_data["poll"]
    if poll.closes < timezone.now():
        raise Refused("closed", "Kysely on päättynyt.")
    response = store(serializer)
    Answer.objects.bulk_create(Answer(response=response, **answer) for answer in answers)


@transaction.atomic
def store_registration(serializer):
    # The lock makes the last seat go to one only.
    event = Event.objects.select_for_update().get(pk=serializer.validated_data["event"].pk)
    if event.cancelled:
        raise Refused("cancelled", "Tapahtuma on peruttu.")
    if event.capacity is not None and event.registrations.count() >= event.capacity:
        raise Refused("full", "Tapahtuma on täynnä.")
    store(serializer)


@transaction.atomic
def store_membership(serializer):
    panel = Panel.objects.select_for_update().get(pk=serializer.validated_data["panel"].pk)
    if panel.joining == "closed":
        raise Refused("by_invitation", "Tähän raatiin kutsutaan.")
    store(serializer)
