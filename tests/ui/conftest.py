"""What tests of widgets share."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from ceviz.ui import announcing


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences that a screen reader has been given to speak."""
    said: list[str] = []
    reader = SimpleNamespace(
        isActive=lambda: True, updateAccessibility=lambda event: said.append(event.message())
    )
    monkeypatch.setattr(announcing, "QAccessible", reader)
    return said
