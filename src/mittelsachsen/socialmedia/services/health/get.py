"""GET ``@socialmedia-health``."""

from collections.abc import Iterator
from collections.abc import Sequence
import json
from mittelsachsen.socialmedia.health import all_signs
from mittelsachsen.socialmedia.health import ERROR
from mittelsachsen.socialmedia.health import LEVELS
from mittelsachsen.socialmedia.health import OK
from mittelsachsen.socialmedia.health import Sign
from mittelsachsen.socialmedia.health import vital_signs
from mittelsachsen.socialmedia.health import worst
from mittelsachsen.socialmedia.permissions import MANAGE_SETTINGS
from mittelsachsen.socialmedia.services.parameters import refuse_unknown
from mittelsachsen.socialmedia.settings import site_setting
from plone import api
from Products.Five import BrowserView
from zExceptions import BadRequest
from zope.i18n import translate


FORMATS = ("json", "prometheus")
# https://prometheus.io/docs/instrumenting/exposition_formats/
PROMETHEUS = "text/plain; version=0.0.4"
PREFIX = "socialmedia_"


class HealthGet(BrowserView):
    """How the add-on is: one word for everybody, all signs for those who may."""

    def __call__(self) -> str:
        response = self.request.response
        response.setHeader("Cache-Control", "no-store")
        wanted = self.wanted()
        if not self.may_read_all():
            return self.to_json(vital_signs())
        signs = all_signs(self.context, self.reads_content())
        if wanted == "prometheus":
            response.setHeader("Content-Type", f"{PROMETHEUS}; charset=utf-8")
            # Prometheus takes no figures of an answer that is an error.
            return "".join(f"{line}\n" for line in to_prometheus(signs))
        return self.to_json(signs, every=True)

    def wanted(self) -> str:
        """Return the format; raises :class:`BadRequest` for one that there is not."""
        form = self.request.form
        refuse_unknown(form, {"format", "full"})
        if form.get("full", "1") not in ("0", "1"):
            raise BadRequest("full must be 0 or 1.")
        accepted = "prometheus" if PROMETHEUS in self.accept() else "json"
        wanted = form.get("format", accepted)
        if wanted not in FORMATS:
            raise BadRequest(f"format must be one of: {', '.join(FORMATS)}")
        return wanted

    def accept(self) -> str:
        """Return the Accept header with its parameters as one writes them here."""
        return (self.request.getHeader("Accept") or "").replace(";version", "; version")

    def may_read_all(self) -> bool:
        return bool(site_setting("public_health")) or self.manages()

    def reads_content(self) -> bool:
        """Tell whether all content is to be read, which is too much for everybody."""
        return self.request.form.get("full") == "1" and self.manages()

    def manages(self) -> bool:
        return api.user.has_permission(MANAGE_SETTINGS, obj=self.context)

    def to_json(self, signs: Sequence[Sign], every: bool = False) -> str:
        """Return one word; with ``every``, all signs."""
        level, response = worst(signs), self.request.response
        response.setHeader("Content-Type", "application/json")
        if level == ERROR:
            response.setStatus(503)
        if not every:
            return json.dumps({"status": level})
        answer = {
            "@id": f"{self.context.absolute_url()}/@socialmedia-health",
            "status": level,
            "items": [self.item(sign) for sign in signs],
        }
        return json.dumps(answer, indent=2)

    def item(self, sign: Sign) -> dict:
        return {
            "id": sign.id,
            "status": sign.level,
            "message": translate(sign.message, context=self.request),
            "figures": dict(sign.figures),
        }


def to_prometheus(signs: Sequence[Sign]) -> Iterator[str]:
    """Yield the lines of Prometheus' text format: each sign, then its figures.

    A sign is 0 where all is fine, 1 for a warning, 2 for an error.
    """
    yield f"# HELP {PREFIX}health 0 is {OK}, 1 a {LEVELS[1]}, 2 an {ERROR}."
    yield f"# TYPE {PREFIX}health gauge"
    for sign in signs:
        yield f'{PREFIX}health{{sign="{sign.id}"}} {LEVELS.index(sign.level)}'
    for sign in signs:
        for name, value in sign.figures.items():
            yield f"# TYPE {PREFIX}{name} gauge"
            yield f"{PREFIX}{name} {value}"
