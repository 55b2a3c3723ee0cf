"""The floor of all REST calls: a service that returns nothing."""

from plone.restapi.services import Service


class Floor(Service):
    def reply(self) -> dict:
        return {}
