"""Looking for words in notes, upper and lower case of any alphabet being one."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class Mentions(FunctionElement[bool]):
    """Whether a note, the first argument, holds the words of the second."""

    type = Boolean()
    name = "mentions"
    inherit_cache = True


@compiles(Mentions, "sqlite")
def _on_sqlite(element: Mentions, compiler: Any, **options: Any) -> str:
    return f"mentions({compiler.process(element.clauses, **options)})"


@compiles(Mentions, "postgresql")
def _on_postgresql(element: Mentions, compiler: Any, **options: Any) -> str:
    note, words = (compiler.process(clause, **options) for clause in element.clauses)
    return f"(strpos(lower({note}), lower({words})) > 0)"
