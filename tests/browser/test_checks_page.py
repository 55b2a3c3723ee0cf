"""The page of the checks as editors use it."""

from mittelsachsen.socialmedia.content.channel import SocialMediaChannel
from plone import api
import pytest
import transaction


FEW_ENOUGH = 6_000  # Pixels that people scroll.


@pytest.mark.parametrize("field", ["purpose", "imprint_url"])
def test_a_link_lands_in_the_field_rich_text_too(site, editor, field):
    anchor = f"formfield-form-widgets-{field}"
    editor.goto(f"{site}/nutzungskonzept/facebook/edit#{anchor}")
    editor.wait_for_function(
        "name => document.getElementById(name).contains(document.activeElement)",
        arg=anchor,
    )
    box = editor.locator(f"#{anchor}").bounding_box()
    assert 0 <= box["y"] + box["height"] / 2 <= editor.viewport_size["height"]
    if field == "purpose":
        editor.keyboard.type("Getippt. ")
        frame = editor.frame_locator(f"#{anchor} iframe")
        assert "Getippt." in frame.locator("body").inner_text()


@pytest.fixture
def many(functional_portal):
    """A concept of 52 channels."""
    concept = functional_portal["nutzungskonzept"]
    with api.env.adopt_roles(["Manager"]):
        for number in range(49):
            channel: SocialMediaChannel = api.content.create(
                concept,
                "SocialMediaChannel",
                f"k{number}",
                title=f"Kanal des Amtes {number}",
                platform="facebook",
                account_url=f"https://www.facebook.com/amt.{number}",
                status="active",
            )
            api.content.transition(channel, "publish")
    transaction.commit()


def test_many_channels_are_no_long_way(site, editor, many):
    editor.set_viewport_size({"width": 1280, "height": 900})
    editor.goto(f"{site}/nutzungskonzept/@@checks")
    height = editor.evaluate("document.documentElement.scrollHeight")
    assert height < FEW_ENOUGH


@pytest.mark.parametrize("width", [320, 640])
def test_nothing_is_wider_than_the_window(site, editor, many, width):
    editor.set_viewport_size({"width": width, "height": 900})
    editor.goto(f"{site}/nutzungskonzept/@@checks?show=all")
    assert editor.evaluate("document.documentElement.scrollWidth") == width
