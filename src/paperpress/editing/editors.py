"""Who may edit: whoever sits at this machine, or, from a network, who has an account."""

from __future__ import annotations

from dataclasses import dataclass

from paperpress.editing.guards import Guards
from paperpress.serving.logins import TOKEN, Logins, credentials
from paperpress.serving.requests import RefusedError, Request


@dataclass(frozen=True, slots=True)
class Editors:
    """Lets editors in, and knows by which name they save."""

    guards: Guards
    local: str
    """Whose name stands at what is saved on this machine alone."""
    logins: Logins | None = None
    """None: nobody but this machine reaches the server."""

    @property
    def nobody(self) -> str:
        """The name where none is needed."""
        return "" if self.logins else self.local

    async def admit(self, request: Request) -> str:
        """Return the name of an editor.

        Raises:
            RefusedError: it isn't known who asks.
        """
        if self.logins is None:
            return self.local
        if request.parts[:1] == (TOKEN,):
            raise RefusedError(
                404
            )  # an address with a token lets reading apps read, and nobody edit
        await self.logins.admit(request)
        return credentials(request.headers.get("authorization", ""))[0]
