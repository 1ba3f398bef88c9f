"""Which works take turns with which."""

import zipfile

import pytest

from twitchlog.bringing import desk


@pytest.fixture
def limit(monkeypatch):
    monkeypatch.setattr(desk, "SMALL", 1000)


def test_a_file_is_large_by_its_own_size(limit, tmp_path):
    sizes = {"a.csv": 1000, "b.csv": 1001}
    for name, size in sizes.items():
        (tmp_path / name).write_bytes(b"x" * size)

    assert [desk.is_small(tmp_path / name, name) for name in sizes] == [True, False]


def test_a_zip_is_large_by_what_it_unpacks_to(limit, tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"x" * 5000)

    assert path.stat().st_size < 1000
    assert not desk.is_small(path, path.name)


def test_a_zip_that_cannot_be_read_is_told_at_once(limit, tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\3\4 torn")

    assert desk.is_small(path, path.name)
