"""Two APIs over one application: plain REST with slashes at the end, and JSON:API without."""

from django.urls import include, path
from portal import jsonapi, rest

urlpatterns = [
    path("api/", include(rest.router.urls)),
    path("jsonapi/", include(jsonapi.router.urls)),
]
