"""The scripts of a page in a browser: each part comes after the page, and acts from then on."""

from __future__ import annotations

from typing import Any

# main.js asked for its parts before the page counted as loaded, and starts each as it arrives.
ARRIVED = """async (parts) => {
  const { src } = document.querySelector("script[src$='/main.js']");
  for (const part of parts) await import(src.replace("main.js", `${part}.js`));
}"""


def started(page: Any, *parts: str) -> None:
    """Wait until these parts of main.js act on the page that is open."""
    page.evaluate(ARRIVED, parts)
