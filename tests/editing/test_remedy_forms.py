"""Remedies as an editor takes them on the page, and takes them back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from editing import Desk, newsroom, records_in, write_records
from paperpress.config import load_configuration

CITY = "/2025-07-23/city/"
FIRST = f"{CITY}work-00"
FRENCH = "La ville a décidé que le pont ne sera pas fermé"
BODY = (
    "<p><b>What was decided</b></p>"
    f"<p>The mayor said: “{FRENCH}”, and left.</p>"
    "<table><tr><td>Quay</td><td>Ships</td></tr><tr><td>North</td><td>1</td></tr></table>"
    '<figure><img src="p00b.png"/><figcaption>Work at the quay (Lantern Hill)</figcaption></figure>'
    "<p>Neighbours said that it was loud.</p>"
)
RELATED = [{"headline": "Work begins at Market Hal"}, {"headline": "Nobody’s article"}]
CORRECTION = [{"text": "It was ten.", "date": "03/04/2025"}]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(newsroom(tmp_path, body=BODY, related=RELATED, corrections=CORRECTION))


def overlay(desk: Desk) -> list[dict[str, Any]]:
    path = desk.config.parent / "overlay.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def remedies(desk: Desk) -> list[str]:
    return [
        " ".join("".join(box.itertext()).split())
        for box in desk.page(FIRST).all("div")
        if box.get("class") == "remedy"
    ]


def take(desk: Desk, field: str, value: str) -> int:
    """Press the button of a remedy that gives a value to a field."""
    page = desk.page(FIRST)
    for form in page.all("form"):
        names = {each.get("name"): each.get("value") for each in form.iter("{*}input")}
        values = [each.get("value") for each in form.iter("{*}button") if each.get("name")]
        if names.get("field", "").startswith(field) and value in values:
            return desk.ask(form.get("action"), {**names, "value": value}).status
    raise AssertionError(f"no button gives {field} {value!r}")


@pytest.mark.parametrize(
    ("field", "value", "code", "seen"),
    [
        ("body.language[", "fr", "TXT111", f'<span lang="fr" xml:lang="fr">{FRENCH}</span>'),
        ("body.heading[", "2", "TXT010", "<h2>What was decided</h2>"),
        ("body.header[", "row", "TXT012", '<th scope="col">Quay</th>'),
        ("body.caption.credit[", "Lantern Hill", "may be the credit", '<small class="credit">'),
        ("related[1/1] Work", "work-01", "address: Work begins", ""),
        ("related[1/1] Nobody", "", "address: Nobody’s article", ""),
        ("corrections.date[", "2025-04-03", "REC109", "3 April 2025"),
    ],
)
def test_a_remedy_is_one_button_and_is_offered_no_more(
    desk: Desk, field: str, value: str, code: str, seen: str
) -> None:
    assert any(code in remedy for remedy in remedies(desk))
    assert take(desk, field, value) == 303
    assert not any(code in remedy for remedy in remedies(desk))
    from paperpress.editing.heard_lines import alone

    (edition,) = desk.application.newsroom.day().editions
    assert seen in alone(edition, edition.stories[0]).decode() or field.startswith("related")
    (change,) = overlay(desk)
    assert (change["value"], change["by"]) == (value, "Asha Rao")
    assert "What was changed here" in desk.page(FIRST).text
    back = next(form for form in desk.page(FIRST).forms("change") if form.get("back"))
    assert desk.ask("/save/change", back).status == 303
    assert any(code in remedy for remedy in remedies(desk))
    assert overlay(desk)[1]["value"] is None


def test_words_that_nothing_tells_are_marked_as_an_editor_names_them(desk: Desk) -> None:
    form = desk.page(FIRST).form("body.language")
    words = {"words": "Neighbours said", "value": "en_GB"}
    assert desk.ask("/save/change", {**form, **words}).status == 303
    (change,) = overlay(desk)
    assert change["field"] == "body.language[1/1] Neighbours said"
    assert desk.ask("/save/change", {**form, **words, "words": "Nobody said"}).status == 422
    assert desk.ask("/save/change", {**form, **words, "value": "klingonish"}).status == 422
    assert len(overlay(desk)) == 1


def test_a_source_that_has_changed_there_is_shown_before_anything_is_saved(
    desk: Desk, tmp_path: Path
) -> None:
    form = desk.page(FIRST).form("body.header[1/1] Quay | Ships")
    records = records_in(tmp_path)
    records[0]["body"] = BODY.replace("<td>Quay</td><td>Ships</td>", "<th>Quay</th><th>Ships</th>")
    write_records(tmp_path, records)
    answer = desk.ask("/save/change", {**form, "value": "row"})
    assert (answer.status, "header" in answer.text) == (409, True)
    records[0]["body"] = "<p>There is no table any more.</p>"
    write_records(tmp_path, records)
    assert desk.ask("/save/change", {**form, "value": "row"}).status == 422
    assert not (tmp_path / "overlay.jsonl").exists()


def test_any_picture_of_a_body_leads_whatever_the_body_is_made_of(desk: Desk) -> None:
    assert desk.save(FIRST, "lead", value="p00b.png").status == 303
    (edition,) = desk.application.newsroom.day().editions
    pictures = [each.picture.src for each in edition.stories[0].pictures]
    assert pictures == ["p00b.png", "p00a.png"]
    assert desk.page(FIRST).form("lead")["value"] == "p00b.png"
    assert desk.save(FIRST, "lead", value="p00a.png").status == 303
    (edition,) = desk.application.newsroom.day().editions
    assert [each.picture.src for each in edition.stories[0].pictures] == ["p00a.png", "p00b.png"]


def test_a_date_that_can_be_read_in_two_ways_is_chosen_on_the_days_page(tmp_path: Path) -> None:
    desk = Desk(newsroom(tmp_path, published="07/03/2025"))
    page = desk.page("/")
    assert "In no edition: their day isn’t known" in page.text
    form = page.form("published")
    assert desk.ask("/save/change", {**form, "value": "2025-03-07"}).status == 303
    configuration = load_configuration(desk.config)
    assert configuration.overlay.of("work-00")["published"].value == "2025-03-07"
    assert "their day isn’t known" not in desk.page("/").text
    assert desk.page("/2025-03-07/city/work-00").text


def test_one_of_two_articles_that_say_nearly_the_same_is_held(tmp_path: Path) -> None:
    desk = Desk(newsroom(tmp_path))
    records = records_in(tmp_path)
    records[1]["body"] = records[0]["body"] = [
        {"type": "paragraph", "text": " ".join(f"word{number}" for number in range(60))}
    ]
    write_records(tmp_path, records)
    page = desk.page(FIRST)
    assert "It says nearly what another article of this day says:" in page.text
    assert desk.ask("/save/change", page.form("is nearly the article work-00")).status == 303
    assert desk.ask(f"{CITY}work-01").status == 404
    assert "is nearly the article work-00 (Asha Rao" in desk.page("/").text
