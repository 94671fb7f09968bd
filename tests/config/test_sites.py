"""Sites in paperpress.toml: what a table may say, and how a wrong one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperpress.config import Configuration, load_configuration
from paperpress.errors import ConfigurationError

HEAD = '[masthead]\ntitle = "T"\nlanguage = "en"\n'
WORDPRESS = '[[sources]]\nkind = "wordpress"\nurl = "https://post.example"\n'


def loaded(folder: Path, text: str) -> Configuration:
    (folder / "paperpress.toml").write_text(f"{HEAD}{text}")
    return load_configuration(folder / "paperpress.toml")


def test_a_site_stands_beside_files_and_alone(tmp_path: Path) -> None:
    both = loaded(tmp_path, f'{WORDPRESS}[[sources]]\nfiles = ["agency"]\n')
    assert both.sources.files == ("agency",)
    alone = loaded(tmp_path, WORDPRESS)
    assert alone.sources.files == ()
    (site,) = alone.sites
    assert (site.home, site.host) == ("https://post.example/", "https://post.example")
    assert (site.days, site.types, site.hostname) == (2, ("posts",), "post.example")


def test_files_alone_are_a_table_or_a_list_of_one(tmp_path: Path) -> None:
    assert loaded(tmp_path, '[sources]\nfiles = ["a"]\n').sources.files == ("a",)
    assert loaded(tmp_path, '[[sources]]\nfiles = ["a"]\n').sources.files == ("a",)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ('kind = "wordpress"\nurl = "post.example"', "sources[0].url: is no web address"),
        ('kind = "wordpress"\nurl = "ftp://post.example/"', "sources[0].url: is no web address"),
        ('kind = "feed"\nurl = "https://a:oyster@post.example/"', "must not hold name and password"),
        ('kind = "drupal"\nurl = "https://post.example/"', "sources[0].kind: "),
        ('kind = "feed"', "sources[0].url: is missing"),
        ('url = "https://post.example/"', "sources[0].kind: is missing"),
        ('kind = "ghost"\nurl = "https://post.example/"', "write key_env"),
        ('kind = "ghost"\nurl = "https://post.example/"\nkey_env = "22444f78"',
         "must be the name of an environment variable"),
        ('kind = "feed"\nurl = "https://post.example/"\ntypes = ["posts"]', "types goes with wordpress"),
        ('kind = "ghost"\nurl = "http://post.example/"\nkey_env = "KEY"', "write https"),
        ('kind = "wordpress"\nurl = "https://post.example/"\nusername = "ann"',
         "username goes with password_env"),
        ('kind = "feed"\nurl = "https://post.example/"\nday = 2', "did you mean 'days'"),
        ('kind = "feed"\nurl = "https://post.example/"\ndays = 90', "sources[0].days: "),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_where_it_stands(tmp_path: Path, table: str, told: str) -> None:
    with pytest.raises(ConfigurationError) as error:
        loaded(tmp_path, f"[[sources]]\n{table}\n")
    assert told in str(error.value)
    assert "oyster" not in str(error.value)
    assert "22444f78" not in str(error.value)


def test_its_place_is_that_of_the_file_and_not_of_a_list_of_sites(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"sources\[1\]\.kind"):
        loaded(tmp_path, '[[sources]]\nfiles = ["a"]\n[[sources]]\nurl = "https://post.example/"\n')


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '[[sources]]\nfiles = ["a"]\n[[sources]]\nfiles = ["b"]\n',
            "several of its tables name files",
        ),
        ('[[sites]]\nkind = "feed"\n', "write a site as [[sources]]"),
    ],
)
def test_another_way_to_write_it_is_named(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigurationError) as error:
        loaded(tmp_path, text)
    assert told in str(error.value)
