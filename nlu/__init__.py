"""Reading what people write: plain functions that know no database, no network and no clock."""
