"""The same window and hands as for the pages."""

from tests.ui.pages.conftest import at, companion, hands

__all__ = ["at", "companion", "hands"]
