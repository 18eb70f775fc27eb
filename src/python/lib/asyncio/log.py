"""Where asyncio says what went wrong."""

import logging

logger = logging.getLogger("asyncio")
