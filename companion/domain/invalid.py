"""The one way a value refuses to exist."""


class Invalid(ValueError):
    """A field holds what it must not; `reason` is a code that `ui.labels` puts in words."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason
