"""The same views in JSON:API: `page[number]`, `include`, no slash at the end."""

from rest_framework import routers
from rest_framework_json_api.metadata import JSONAPIMetadata
from rest_framework_json_api.pagination import JsonApiPageNumberPagination
from rest_framework_json_api.parsers import JSONParser
from rest_framework_json_api.renderers import JSONRenderer
from rest_framework_json_api.views import AutoPrefetchMixin, PreloadIncludesMixin

from . import jsonapi_serializers as shapes
from . import rest


class Pages(JsonApiPageNumberPagination):
    page_size = 10
    max_page_size = 100


def in_jsonapi(view, serializer):
    """A view of `rest` that speaks JSON:API."""

    class View(AutoPrefetchMixin, PreloadIncludesMixin, view):
        pagination_class = Pages
        parser_classes = [JSONParser]
        renderer_classes = [JSONRenderer]
        metadata_class = JSONAPIMetadata

        def get_serializer_class(self):
            return serializer

    View.__name__ = view.__name__
    return View


SHAPES = {
    "panels": shapes.Panel,
    "polls": shapes.Poll,
    "events": shapes.Event,
    "impacts": shapes.Impact,
    "invitations": shapes.Invitation,
    "answers": shapes.Answer,
    "responses": shapes.Response,
    "memberships": shapes.Membership,
    "registrations": shapes.Registration,
    "replies": shapes.Reply,
}
router = routers.DefaultRouter(trailing_slash=False)
for name, serializer in SHAPES.items():
    router.register(name, in_jsonapi(rest.VIEWS[name], serializer), basename=f"jsonapi-{name}")
