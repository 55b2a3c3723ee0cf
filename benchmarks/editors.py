"""The pages that editors open: 200 concepts of 50 channels beside 10 of 5."""

from base64 import b64encode
from client import Client


MANY, FEW, LIMIT = "r10000", "r50", 3
CONCEPT_PAGES = (
    "",
    "/@@edit",
    "/@@checks",
    "/@@outline",
    "/@@evaluations",
    "/@@all-channels",
    "/@@socialmedia-import",
    "/folder_contents",
    "/++add++SocialMediaChannel",
    "/++add++ContactPerson",
    "/++add++EvaluationRecord",
    "/kanal-0",
    "/kanal-0/@@edit",
)
SITE_PAGES = (
    "@@evaluations",
    "@@all-channels",
    "@@verify-account?url=facebook.com/nobody",
    "@@socialmedia-controlpanel",
    "@@socialmedia-platform-edit?token=facebook",
    "@@socialmedia-import",
    "@@socialmedia-rules",
    "@@new-usage-concept",
    "++add++UsageConcept",
)


def figures(client: Client) -> list[tuple[str, float, float, float]]:
    """Return rows of title, value, reference and the ratio's limit."""
    editor = {"Authorization": f"Basic {b64encode(b'admin:admin').decode()}"}
    rows = []
    for page in (*(f"k0{name}" for name in CONCEPT_PAGES), *SITE_PAGES):
        many, few = client.compare(
            f"/{MANY}/{page}", f"/{FEW}/{page}", rounds=7, warm=2, headers=editor
        )
        rows.append((f"{page}, 200 x 50 / 10 x 5 (ms)", many, few, LIMIT))
    return rows
