"""What all tables share: one metadata object with fixed names for constraints, and the row number."""

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite numbers rows by itself only where the type is exactly INTEGER.
RowNumber = BigInteger().with_variant(Integer, "sqlite")


def row_number() -> Column[int]:
    """Return the primary key column: rising, never used twice."""
    return Column("id", RowNumber, primary_key=True, autoincrement=True)


def refers_to(name: str, target: str, *, nullable: bool) -> Column[int]:
    """Return a column ``name`` that refers to the row number of table ``target``."""
    return Column(name, RowNumber, ForeignKey(f"{target}.id"), nullable=nullable)


def only_where(condition: str) -> dict[str, Any]:
    """Return the index options that leave out every row that does not meet ``condition``."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}
