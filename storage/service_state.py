"""What the service remembers about itself: a few words, each under a name of its own."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from .session import Session
from .tables import service_state

_c = service_state.c
_GET = select(_c.value).where(_c.key == bindparam("name"))


class ServiceState:
    """The service's own state in one unit of work."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, key: str) -> str | None:
        """Return the value under a name, or None."""
        return self._session.execute(_GET, {"name": key}).scalar()

    def put(self, key: str, value: str, at: datetime) -> None:
        """Keep a value under a name, instead of an earlier one."""
        insert = postgresql.insert if self._session.postgres else sqlite.insert
        statement = insert(service_state)
        self._session.execute(
            statement.on_conflict_do_update(
                index_elements=[_c.key],
                set_={"value": statement.excluded.value, "updated_at": statement.excluded.updated_at},
            ),
            {"key": key, "value": value, "updated_at": at},
        )

    def since(self, key: str) -> datetime | None:
        """Return when the value under a name was last put, for instance a heartbeat."""
        return self._session.execute(select(_c.updated_at).where(_c.key == key)).scalar()

    def forget(self, key: str) -> None:
        """Remove a name and its value."""
        self._session.execute(delete(service_state).where(_c.key == key))
