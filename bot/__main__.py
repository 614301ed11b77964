"""``python -m bot`` is ``voordeur``."""

import sys

from bot.cli import main

sys.exit(main())
