"""Each channel's contract is run in the moods its own service can be in, so that a skipped test means something."""


def pytest_generate_tests(metafunc):
    if "mood" in metafunc.fixturenames and hasattr(metafunc.cls, "moods"):
        metafunc.parametrize("mood", metafunc.cls.moods)
