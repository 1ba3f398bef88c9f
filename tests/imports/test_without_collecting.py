"""Garbage is not looked for while files are read, and is again afterwards."""

import gc
import io

import pytest

from twitchlog.imports import Refused, read_upload
from twitchlog.imports.without_collecting import without_collecting


def test_nothing_is_collected_meanwhile():
    with without_collecting():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_was_off_before_stays_off():
    gc.disable()
    with without_collecting():
        pass
    still_off = not gc.isenabled()
    gc.enable()

    assert still_off


def test_a_refused_file_leaves_it_as_it_was():
    with pytest.raises(Refused):
        read_upload(io.BytesIO(b"nothing"), "x.csv")
    assert gc.isenabled()
