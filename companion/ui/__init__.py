"""What is seen: the only floor with Qt."""

from companion.ui import overrides

overrides.guard()  # before any room of this floor is imported
