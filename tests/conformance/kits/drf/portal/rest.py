"""The plain API: page numbers, slashes at the end. Content is read, residents' rows are only created."""

from rest_framework import mixins, routers, viewsets
from rest_framework.pagination import PageNumberPagination

from . import models, rules, serializers


class Pages(PageNumberPagination):
    page_size = 10
    page_size_query_param = "page_size"
    max_page_size = 100


class Content(viewsets.ReadOnlyModelViewSet):
    pagination_class = Pages


class Panels(Content):
    queryset = models.Panel.objects.all()
    serializer_class = serializers.Panel


class Polls(Content):
    queryset = models.Poll.objects.prefetch_related("questions__options")

    def get_serializer_class(self):
        return serializers.PollWithQuestions if self.detail else serializers.Poll


class Events(Content):
    queryset = models.Event.objects.all()
    serializer_class = serializers.Event


class Impacts(Content):
    queryset = models.Impact.objects.all()
    serializer_class = serializers.Impact


class Invitations(mixins.RetrieveModelMixin, viewsets.GenericViewSet):
    """One by its code; there is no list."""

    queryset = models.Invitation.objects.all()
    serializer_class = serializers.Invitation
    lookup_field = "code"


class Answers(mixins.ListModelMixin, viewsets.GenericViewSet):
    """`?poll=1`: for results."""

    pagination_class = Pages
    serializer_class = serializers.PublicAnswer

    def get_queryset(self):
        answers = models.Answer.objects.select_related("question")
        poll = self.request.query_params.get("poll", "")
        return answers.filter(response__poll=poll) if poll.isdecimal() else answers.none()


class Sent(mixins.CreateModelMixin, viewsets.GenericViewSet):
    """What residents send: nobody can read it back here."""

    def perform_create(self, serializer):
        rules.store(serializer)


class Responses(Sent):
    queryset = models.Response.objects.none()
    serializer_class = serializers.Response

    def perform_create(self, serializer):
        rules.store_response(serializer, serializer.validated_data.pop("answers"))


class Memberships(Sent):
    queryset = models.Membership.objects.none()
    serializer_class = serializers.Membership

    def perform_create(self, serializer):
        rules.store_membership(serializer)


class Registrations(Sent):
    queryset = models.Registration.objects.none()
    serializer_class = serializers.Registration

    def perform_create(self, serializer):
        rules.store_registration(serializer)


class Replies(Sent):
    queryset = models.Reply.objects.none()
    serializer_class = serializers.Reply


VIEWS = {
    "panels": Panels,
    "polls": Polls,
    "events": Events,
    "impacts": Impacts,
    "invitations": Invitations,
    "answers": Answers,
    "responses": Responses,
    "memberships": Memberships,
    "registrations": Registrations,
    "replies": Replies,
}
router = routers.DefaultRouter()
for name, view in VIEWS.items():
    router.register(name, view, basename=name)
