"""Makes every test run without a screen and without waiting."""

import os

from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A session under test asks no real system to stay awake: the sockets for that stay open.
os.environ.setdefault("WAKEPY_FAKE_SUCCESS", "1")

settings.register_profile(
    "quick",
    max_examples=50,
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("quick")
