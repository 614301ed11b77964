"""Everything that is kept: conversations, cases, messages, follow-ups and the keys that protect them.

The door is :class:`storage.unit_of_work.UnitOfWork`. Nothing here knows a channel, a dialogue or the clock.
"""
