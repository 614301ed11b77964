"""What can go wrong in the store, one class for each kind of trouble."""


class StorageError(Exception):
    """Base of every error that the store raises itself."""


class NotFound(StorageError):
    """The row that was asked for does not exist."""


class StaleVersion(StorageError):
    """Somebody else saved the row after it was read; read it again and decide anew."""


class KeyDeleted(StorageError):
    """The key of this content was destroyed: the content is erased for good."""


class Unreadable(StorageError):
    """The content does not belong to this key or place, or it was changed on disk."""


class WrongMasterKey(StorageError):
    """The master key is not the one this key store was made with."""


class MasterKeyError(StorageError):
    """The file of the master key is missing, too open or not a key."""


class DatabaseBusy(StorageError):
    """The one writer that SQLite allows did not finish in time."""
