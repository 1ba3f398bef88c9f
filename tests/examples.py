"""Made-up examples: the same ones in every run, with all the time that they need.

A test that fails does so again, and on every machine: none is about a machine's haste.
"""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "same",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("same")
