"""The configuration: nothing outside the folder of its paperpress.toml is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsroom import record, run
from paperpress.config import load_configuration
from paperpress.errors import ConfigurationError


def folder(home: Path, toml: str, css: str | None = ".kicker { font-weight: bold; }\n") -> str:
    """A user's own theme."""
    home.joinpath("theme.toml").write_text(toml, encoding="utf-8")
    if css is not None:
        home.joinpath("style.css").write_text(css, encoding="utf-8")
    return str(home)


@pytest.mark.parametrize("name", ["../theirs", "link", "a/../../theirs"])
def test_a_theme_outside_the_folder_of_its_paperpress_toml_is_not_read(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "theirs").mkdir()
    folder(tmp_path / "theirs", 'cover = "list"\n')
    paper = tmp_path / "paper"
    (paper / "a").mkdir(parents=True)
    (paper / "link").symlink_to(tmp_path / "theirs")
    (paper / "day.json").write_text(json.dumps(record()))
    (paper / "paperpress.toml").write_text(
        f'[masthead]\ntitle = "T"\nlanguage = "en"\n[edition]\ntheme = "{name}"\n'
    )
    done = run(paper, "build", "day.json")
    assert done.returncode == 2
    assert f"edition.theme: {name!r} leads out of" in done.stderr


@pytest.mark.parametrize(
    "name", ["../day.json", "link", "../*.json", "/etc/passwd", "a/../../day.json"]
)
def test_sources_outside_the_folder_of_their_paperpress_toml_are_not_read(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "day.json").write_text(json.dumps(record()))
    paper = tmp_path / "paper"
    (paper / "a").mkdir(parents=True)
    (paper / "link").symlink_to(tmp_path)
    (paper / "paperpress.toml").write_text(
        f'[masthead]\ntitle = "T"\nlanguage = "en"\n[sources]\nfiles = ["{name}"]\n'
    )
    done = run(paper, "build")
    assert done.returncode == 2
    assert "leads out of this folder" in done.stderr
    assert run(paper, "build", "../day.json").returncode == 0


@pytest.mark.parametrize("name", ["**x/*", "/tmp/*", "a\\u0000*"])
def test_what_is_no_pattern_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "paperpress.toml").write_text(
        f'[masthead]\ntitle = "T"\nlanguage = "en"\n[sources]\nfiles = ["{name}"]\n'
    )
    done = run(tmp_path, "build")
    assert done.returncode == 2
    assert "sources.files" in done.stderr


TOML = '[masthead]\ntitle = "T"\nlanguage = "en"\n'


UNKNOWN = {
    '[masthead]\ntitel = "T"': "masthead.titel: is not known in [masthead]: did you mean 'title'?",
    '[masthead]\ntheme = "x"': "masthead.theme: is not known in [masthead]: it belongs in [edition]",
    '[masthead]\ndesks = ["a"]': "masthead.desks: is not known in [masthead]: write it as tables",
    '[masthead]\nfolder = "x"': "masthead.folder: is not known in [masthead]: take it out",
    '[edition]\nprofile = "x"': "edition.profile: is not known in [edition]: did you mean 'profiles'",
    "[edition]\nxyz = 1": "edition.xyz: is not known in [edition]: take one of profiles, theme",
    '[source]\nfiles = ["a"]': "source: is not known at the head of the file: did you mean 'sources'",
    '[[desks]]\nslug = "a"\nnam = "A"': "desks[0].nam: is not known in [[desks]]: did you mean 'name'",
    '[[contributors]]\nname = "A"\nrol = "x"': "in [[contributors]]: did you mean 'role'",
    '[mappings.cms]\nitem = "x"\nfields = {}': "mappings.cms.item: is not known in [mappings.cms]",
    '[edition]\nlayout = "whole"': "edition.layout: must be one of 'desk' or 'paper', not 'whole'",
    '[edition]\nprofiles = "eink"': "edition.profiles: must be a list, not 'eink'",
    "[edition]\nprofiles = []": "edition.profiles: must hold 1 or more, not 0",
    "[sources]\nfiles = [1]": "sources.files[0]: must be text, not 1",
    "[edition]\ntheme = true": "edition.theme: must be text, not true",
    "desks = 3": "desks: must be a list, not 3",
    "masthead = 3": "masthead: must be an object: {...}, not 3",
    '[masthead]\nday_starts = "5am"': "masthead.day_starts: '5am' is no time of day",
    '[profiles.own]\nbase = "eink"\nwidth = "wide"': "profiles.own.width: must be a whole number",
    '[profiles.own]\nbase = "eink"\nwidth = 3': "profiles.own.width: must be 200 or more, not 3",
}


@pytest.mark.parametrize("text", list(UNKNOWN))
def test_an_unknown_key_names_its_section_and_what_was_meant(tmp_path: Path, text: str) -> None:
    """And no message is in the validator's words."""
    path = tmp_path / "paperpress.toml"
    path.write_text(text if "masthead" in text else f"{TOML}{text}", "utf-8")
    if text.startswith("desks"):
        path.write_text(f"{text}\n{TOML}", "utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_configuration(path)
    assert UNKNOWN[text] in str(caught.value)
    for word in ("nput should", "valid ", "extra", "tuple", "dictionary", "instance"):
        assert word not in str(caught.value).replace("invalid", "")
