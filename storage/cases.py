"""Cases: what somebody brought forward, where it stands and who has it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, exists, insert, select, update

from .deadlines import Deadlines
from .errors import NotFound, StaleVersion
from .references import new_reference, normal_return_code
from .session import Session
from .tables import cases

CONTENT = "cases.content"
CLOSED = ("closed", "withdrawn", "not_admitted")


@dataclass(frozen=True, slots=True)
class Case:
    """One case as it was read; change it with ``dataclasses.replace`` and :meth:`Cases.save`.

    Attributes:
        handler: the role that has it at this step.
        owner: the name of the member of staff who took it.
        key_id: the key of everything told in this case, and of nothing else.
        content: complainant, concern, about_person, admissibility, hearing, summary, answers …;
            None once erased, and where a list was asked without it.
        statistics: what the yearly report counts; words from fixed lists and numbers, nobody's data. It
            outlives the content.
        version: rises with every save.
    """

    id: int
    reference: str
    organisation: str
    channel: str
    kind: str
    status: str
    anonymous: bool
    confidential: bool
    danger: bool
    procedure_version: int
    language: str
    step_number: int
    step_key: str
    handler: str | None
    owner: str | None
    conversation_id: int | None
    key_id: str
    content: dict[str, Any] | None
    received_at: datetime
    official_at: datetime | None
    acknowledged_at: datetime | None
    decided_at: datetime | None
    closed_at: datetime | None
    erased_at: datetime | None
    retention_until: date | None
    version: int
    statistics: dict[str, Any] = field(default_factory=dict)


_c = cases.c
_COLUMNS = (
    _c.id,
    _c.reference,
    _c.organisation,
    _c.channel,
    _c.kind,
    _c.status,
    _c.anonymous,
    _c.confidential,
    _c.danger,
    _c.procedure_version,
    _c.language,
    _c.step_number,
    _c.step_key,
    _c.handler,
    _c.owner,
    _c.conversation_id,
    _c.key_id,
    _c.content,
    _c.received_at,
    _c.official_at,
    _c.acknowledged_at,
    _c.decided_at,
    _c.closed_at,
    _c.erased_at,
    _c.retention_until,
    _c.version,
    _c.statistics,
)
_CONTENT_AT = _COLUMNS.index(_c.content)
_SAVED = (
    "kind",
    "status",
    "anonymous",
    "confidential",
    "danger",
    "procedure_version",
    "language",
    "step_number",
    "step_key",
    "handler",
    "owner",
    "conversation_id",
    "official_at",
    "acknowledged_at",
    "decided_at",
    "closed_at",
    "retention_until",
    "statistics",
)
_BY_ID = select(*_COLUMNS).where(_c.id == bindparam("row_id"))
_BY_REFERENCE = select(*_COLUMNS).where(_c.reference == bindparam("reference"))
_ADD = insert(cases).returning(_c.id)
_SAVE = update(cases).where(_c.id == bindparam("row_id"), _c.version == bindparam("read_version"))
_CHANGE = update(cases).where(_c.id == bindparam("row_id"))


class Cases(Deadlines):
    """The cases of one unit of work, with their deadlines."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)

    def open(
        self,
        *,
        organisation: str,
        prefix: str,
        channel: str,
        kind: str,
        language: str,
        procedure_version: int,
        step_number: int,
        step_key: str,
        handler: str | None,
        content: dict[str, Any],
        at: datetime,
        conversation_id: int | None = None,
        status: str = "received",
        anonymous: bool = False,
        confidential: bool = False,
        danger: bool = False,
        owner: str | None = None,
        official_at: datetime | None = None,
        retention_until: date | None = None,
        statistics: dict[str, Any] | None = None,
        return_code: str | None = None,
    ) -> Case:
        """Open a case and return it; its reference is ``prefix`` and six random characters.

        A case from a conversation takes over that conversation's current key, so that what was told before
        lives and dies with it; any other case gets a key of its own.

        Raises:
            ValueError: the conversation's key belongs to an earlier case already: a next intake begins with
                :meth:`storage.conversations.Conversations.rekey`.
        """
        if conversation_id is None:
            key_id = self._session.keyring.new_key(at)
        else:
            key_id = self._session.key_for(conversation_id, None)
            if self._session.execute(select(exists().where(_c.key_id == key_id))).scalar():
                raise ValueError("this key belongs to an earlier case: begin a next intake with a next key")
        reference = new_reference(prefix)
        while self._session.execute(select(exists().where(_c.reference == reference))).scalar():
            reference = new_reference(prefix)
        values = {
            "reference": reference,
            "organisation": organisation,
            "channel": channel,
            "kind": kind,
            "status": status,
            "anonymous": anonymous,
            "confidential": confidential,
            "danger": danger,
            "procedure_version": procedure_version,
            "language": language,
            "step_number": step_number,
            "step_key": step_key,
            "handler": handler,
            "owner": owner,
            "conversation_id": conversation_id,
            "key_id": key_id,
            "received_at": at,
            "official_at": official_at,
            "retention_until": retention_until,
            "version": 1,
            "statistics": statistics or {},
        }
        code = None if return_code is None else self._code_digest(reference, return_code)
        stored = values | {
            "content": self._session.seal(key_id, CONTENT, content),
            "return_code_digest": code,
        }
        case_id = self._session.execute(_ADD, stored).scalar_one()
        self._session.know_case_key(case_id, key_id)
        nothing_yet = dict.fromkeys(("acknowledged_at", "decided_at", "closed_at", "erased_at"))
        return Case(id=case_id, content=content, **values, **nothing_yet)  # type: ignore[arg-type]

    def by_id(self, case_id: int, *, lock: bool = False) -> Case | None:
        """Return a case; with ``lock`` nobody else changes it until the unit of work ends."""
        query = _BY_ID.with_for_update(key_share=True) if lock else _BY_ID
        row = self._session.execute(query, {"row_id": case_id}).first()
        return self._read(row) if row else None

    def by_reference(self, reference: str, *, lock: bool = False) -> Case | None:
        """Return the case with a reference in its normal form; see :meth:`by_id` for ``lock``."""
        query = _BY_REFERENCE.with_for_update(key_share=True) if lock else _BY_REFERENCE
        row = self._session.execute(query, {"reference": reference}).first()
        return self._read(row) if row else None

    def by_return_code(self, reference: str, code: str) -> Case | None:
        """Return the case of a reference and its return code, however typed; None if they do not match.

        A wrong code and an unknown reference look the same. Counting the attempts is for the caller.
        """
        query = _BY_REFERENCE.where(_c.return_code_digest == self._code_digest(reference, code))
        row = self._session.execute(query, {"reference": reference}).first()
        return self._read(row) if row else None

    def set_return_code(self, case_id: int, code: str | None) -> None:
        """Give a case another return code, or none."""
        reference = self._session.execute(select(_c.reference).where(_c.id == case_id)).scalar()
        if reference is None:
            raise NotFound(f"there is no case {case_id}")
        digest = None if code is None else self._code_digest(reference, code)
        self._session.execute(_CHANGE, {"row_id": case_id, "return_code_digest": digest})

    def save(self, case: Case, expected_version: int | None = None) -> Case:
        """Save a case and return it as saved.

        What names it (reference, organisation, channel, key, date of receipt) is not saved.

        Args:
            expected_version: the version it was read with, the case's own where not given.

        Raises:
            StaleVersion: somebody else saved it since, or it was erased.
        """
        read_version = case.version if expected_version is None else expected_version
        values = {name: getattr(case, name) for name in _SAVED}
        if case.content is not None:
            values["content"] = self._session.seal(case.key_id, CONTENT, case.content)
        values |= {"row_id": case.id, "read_version": read_version, "version": read_version + 1}
        if self._session.execute(_SAVE, values).rowcount != 1:
            raise StaleVersion(f"case {case.reference} was saved by somebody else")
        return replace(case, version=read_version + 1)

    def of_conversation(self, conversation_id: int) -> list[Case]:
        """Return the cases that came out of a conversation, oldest first."""
        query = select(*_COLUMNS).where(_c.conversation_id == conversation_id).order_by(_c.id)
        return self._read_all(self._session.execute(query).all(), True)

    def received_between(self, organisation: str, start: datetime, end: datetime) -> list[Case]:
        """Return the cases received from ``start`` up to ``end``, without content: for the yearly report."""
        query = select(*_COLUMNS).where(
            _c.organisation == organisation, _c.received_at >= start, _c.received_at < end
        )
        return self._read_all(self._session.execute(query.order_by(_c.id)).all(), False)

    def past_retention(self, today: date, limit: int = 100) -> list[Case]:
        """Return cases whose time of keeping has passed and that are not erased yet, without content."""
        query = select(*_COLUMNS).where(_c.retention_until < today, _c.erased_at.is_(None))
        return self._read_all(
            self._session.execute(query.order_by(_c.retention_until).limit(limit)).all(), False
        )

    def erase(self, case: Case, at: datetime) -> Case:
        """Clear the case's own row and return what is left; ``retention.erase_case`` does the rest."""
        values = {
            "row_id": case.id,
            "content": None,
            "return_code_digest": None,
            "owner": None,
            "conversation_id": None,
            "retention_until": None,
            "erased_at": at,
            "version": case.version + 1,
        }
        if self._session.execute(_CHANGE, values).rowcount != 1:
            raise NotFound(f"there is no case {case.reference}")
        return replace(
            case,
            content=None,
            owner=None,
            conversation_id=None,
            retention_until=None,
            erased_at=at,
            version=case.version + 1,
        )

    def _code_digest(self, reference: str, code: str) -> str:
        return self._session.keyring.digest(f"return code {reference}", normal_return_code(code))

    def _read_all(self, rows: Sequence[Any], with_content: bool) -> list[Case]:
        if with_content and len(rows) > 1:
            self._session.keyring.prefetch(row.key_id for row in rows)
        return [self._read(row, with_content) for row in rows]

    def _read(self, row: Any, with_content: bool = True) -> Case:
        self._session.know_case_key(row.id, row.key_id)
        content = self._session.read(row.key_id, CONTENT, row.content) if with_content else None
        values = (*row[:_CONTENT_AT], content, *row[_CONTENT_AT + 1 : -1], row.statistics or {})
        return Case(*values)

    def list(
        self,
        organisation: str | None = None,
        status: str | Collection[str] | None = None,
        *,
        open_only: bool = False,
        with_content: bool = True,
    ) -> list[Case]:
        """Return cases, oldest first; ``open_only`` leaves out closed, withdrawn and not admitted ones."""
        query = select(*_COLUMNS).order_by(_c.id)
        if organisation is not None:
            query = query.where(_c.organisation == organisation)
        if status is not None:
            query = query.where(_c.status.in_([status] if isinstance(status, str) else list(status)))
        if open_only:
            query = query.where(_c.status.not_in(CLOSED))
        return self._read_all(self._session.execute(query).all(), with_content)
