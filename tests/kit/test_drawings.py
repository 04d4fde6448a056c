"""Cards and icons: what a show looks like where its link is sent on."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import pytest
from PIL import Image

from showkit.kit.pictures.cards import draw_card
from showkit.kit.pictures.draw import make_drawings
from showkit.kit.pictures.drawing import CARD_SIZE, Card, CardPhoto, Icon, Shape, Typeface
from showkit.kit.pictures.icons import draw_icon
from showkit.kit.pictures.rights import Rights
from showkit.output.cache import Cache, file_digest
from showkit.output.templates import shipped_templates

_PLATE = (20, 80, 90)
_INK = (251, 248, 242)
_FONTS = shipped_templates() / "assets" / "fonts"
_TYPEFACE = Typeface((_FONTS / "bricolage-grotesque-latin-wght-normal.woff2",), "1")


def _card(photo=None, title="Haubans", line="Cirque · 65 min"):
    return Card(title, line, "Compagnie Frasil", "#14505a", "#fbf8f2", _TYPEFACE, photo)


def _photo(path, focus=(0.5, 0.5), size=(1600, 900)):
    """Return a photograph that is grey but for a red spot in its focal point."""
    image = Image.new("RGB", size, (128, 128, 128))
    x, y = round(focus[0] * size[0]), round(focus[1] * size[1])
    image.paste((220, 30, 30), (x - 60, y - 60, x + 60, y + 60))
    image.save(path, quality=95)
    return CardPhoto(path, file_digest(path), focus, Rights("Léa Rue", 2018, "CC-BY-4.0"))


def _near(pixel, colour):
    return all(abs(a - b) < 24 for a, b in zip(pixel, colour, strict=True))


def _drawn(data):
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGB"), image


@pytest.mark.parametrize("size", [(1600, 900), (900, 1600), (500, 400), (3000, 500)])
@pytest.mark.parametrize("focus", [(0.5, 0.5), (0.1, 0.9), (0.95, 0.1)])
def test_a_card_keeps_the_focal_point_of_its_photograph(tmp_path, size, focus):
    """A face that the photographer put on the right is not cropped away on the right."""
    data = draw_card(_card(_photo(tmp_path / "p.jpg", focus, size)))
    image, _ = _drawn(data)
    assert image.size == CARD_SIZE
    photo = image.crop((560, 0, *CARD_SIZE)).resize((64, 63))
    reds = [1 for red, green, _ in photo.get_flattened_data() if red > 180 and green < 90]
    assert reds, "the spot is on the card"


def test_a_card_says_whose_photograph_it_shows(tmp_path):
    _, image = _drawn(draw_card(_card(_photo(tmp_path / "p.jpg"))))
    assert "Léa Rue" in image.info["xmp"].decode()


@pytest.mark.parametrize(
    "title",
    [
        "Ô",
        "Haubans",
        "Anticonstitutionnellement",
        "L’extraordinaire et véridique histoire de la baleine qui voulait apprendre à voler",
        "jgpqy ÉÀÔ " * 12,
        "W" * 80,
        "mot " * 300,
    ],
)
def test_no_letter_comes_near_the_edge_of_its_plate(tmp_path, title):
    """Networks crop a little more than they say, and a cut letter reads as carelessness."""
    image, _ = _drawn(draw_card(_card(_photo(tmp_path / "p.jpg"), title)))
    for edge in ((0, 0, 40, 630), (525, 0, 556, 630), (0, 0, 556, 40), (0, 590, 556, 630)):
        colours = image.crop(edge).get_flattened_data()
        assert all(_near(pixel, _PLATE) for pixel in colours), edge
    inside = image.crop((56, 100, 500, 560)).get_flattened_data()
    assert any(_near(pixel, _INK) for pixel in inside), "there is a title"


@pytest.mark.parametrize("title", ["海の上", "Солнце", ""])
def test_a_card_whose_title_cannot_be_drawn_still_names_the_company(tmp_path, title):
    image, _ = _drawn(draw_card(_card(_photo(tmp_path / "p.jpg"), title, line="")))
    top = image.crop((56, 40, 500, 110)).get_flattened_data()
    assert any(_near(pixel, _INK) for pixel in top)
    assert all(_near(p, _PLATE) for p in image.crop((40, 130, 540, 500)).get_flattened_data())


def test_a_card_without_a_photograph_is_the_company_s_colour(tmp_path):
    """Also where the file has gone, or was broken, since it was seen."""
    plain = draw_card(_card())
    image, _ = _drawn(plain)
    assert _near(image.getpixel((1150, 300)), _PLATE)
    gone = CardPhoto(tmp_path / "gone.jpg", "", (0.5, 0.5), Rights("Léa Rue"))
    assert draw_card(_card(gone)) == plain


def test_what_is_drawn_once_is_not_drawn_again(tmp_path):
    cache, calls = Cache(tmp_path / "cache"), []
    cards = [_card(), _card(title="Stays")]
    first = make_drawings(cards, cache, lambda *so_far: calls.append(so_far))
    assert calls[-1] == (2, 2)
    calls.clear()
    assert make_drawings(cards, cache, lambda *so_far: calls.append(so_far)) == first
    assert calls == []
    assert [artifact.path for artifact in first] == [card.path for card in cards]


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Stays"},
        {"colour": "#222222"},
        {"line": ""},
        {"typeface": Typeface(_TYPEFACE.files, "2")},
        {"photo": CardPhoto(Path("p"), "hash", (0.5, 0.5), Rights())},
    ],
)
def test_a_card_s_address_changes_with_all_that_is_on_it(change):
    """Networks keep a card for weeks under its address."""
    assert dataclasses.replace(_card(), **change).path != _card().path


def _icon(**given):
    fields = {"name": "assets/icon-192.png", "size": 192, "shape": Shape.FREE, "letter": "F"}
    return Icon(**fields | {"colour": "#14505a", "ink": "#fbf8f2", "typeface": _TYPEFACE} | given)


@pytest.mark.parametrize("shape", Shape)
def test_a_company_without_a_logo_has_its_initial(shape):
    image, _ = _drawn(draw_icon(_icon(shape=shape)))
    assert image.size == (192, 192)
    assert _near(image.getpixel((1, 1)), _PLATE)
    assert any(_near(pixel, _INK) for pixel in image.get_flattened_data())


def test_the_initial_stands_in_the_middle():
    image, _ = _drawn(draw_icon(_icon(letter="L")))
    mask = image.convert("L").point(lambda value: 255 if value > 150 else 0)
    left, top, right, bottom = mask.getbbox()
    assert abs(left + right - 192) <= 4
    assert abs(top + bottom - 192) <= 4


@pytest.mark.parametrize("letter", ["", "海", "🎈"])
def test_an_initial_that_cannot_be_drawn_leaves_the_colour(letter):
    image, _ = _drawn(draw_icon(_icon(letter=letter)))
    assert all(_near(pixel, _PLATE) for pixel in image.get_flattened_data())


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("size", [(300, 100), (40, 400)])
def test_a_logo_is_shown_whole_and_inside_what_a_mask_leaves(tmp_path, shape, size):
    """Phones cut a maskable icon to a circle of four fifths of its side."""
    Image.new("RGBA", size, (200, 0, 0, 255)).save(tmp_path / "logo.png")
    data = draw_icon(_icon(shape=shape, logo=tmp_path / "logo.png"))
    with Image.open(io.BytesIO(data)) as image:
        assert (image.mode == "RGBA") == (shape is Shape.FREE)
        on_white = Image.new("RGBA", image.size, "white")
        on_white.alpha_composite(image.convert("RGBA"))
    red = on_white.getchannel("G").point(lambda value: 255 if value < 100 else 0).getbbox()
    width, height = red[2] - red[0], red[3] - red[1]
    assert width / height == pytest.approx(size[0] / size[1], rel=0.15)
    if shape is Shape.MASKABLE:
        assert max((width**2 + height**2) ** 0.5, 1) <= 192 * 0.8


@pytest.mark.parametrize("shape", Shape)
def test_a_logo_of_lines_is_drawn_whole(tmp_path, shape):
    """Most companies have their logo as SVG; phones want dots."""
    (tmp_path / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200">'
        '<rect x="50" y="50" width="300" height="100" fill="#c80000"/></svg>',
        "utf-8",
    )
    data = draw_icon(_icon(shape=shape, logo=tmp_path / "logo.svg"))
    with Image.open(io.BytesIO(data)) as image:
        on_white = Image.new("RGBA", image.size, "white")
        on_white.alpha_composite(image.convert("RGBA"))
    red = on_white.getchannel("G").point(lambda value: 255 if value < 100 else 0).getbbox()
    width, height = red[2] - red[0], red[3] - red[1]
    assert width / height == pytest.approx(3, rel=0.1)
    assert width >= 192 * 0.5, "what the file leaves around it does not make it smaller"


@pytest.mark.parametrize(
    "drawing",
    [
        "no drawing",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text y="9">X</text></svg>',
        (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
            '<image href="../secret.png" width="9" height="9"/></svg>'
        ),
    ],
)
def test_a_logo_of_lines_that_cannot_be_drawn_gives_way_to_the_initial(tmp_path, drawing):
    Image.new("RGB", (9, 9), "red").save(tmp_path / "secret.png")
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand" / "logo.svg").write_text(drawing, "utf-8")
    assert draw_icon(_icon(logo=tmp_path / "brand" / "logo.svg")) == draw_icon(_icon())


def test_a_logo_that_is_no_picture_gives_way_to_the_initial(tmp_path):
    (tmp_path / "logo.png").write_bytes(b"no picture")
    assert draw_icon(_icon(logo=tmp_path / "logo.png")) == draw_icon(_icon())


def test_a_favicon_holds_the_sizes_of_tabs():
    with Image.open(io.BytesIO(draw_icon(_icon(name="favicon.ico", size=48)))) as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
