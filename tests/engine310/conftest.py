"""Rasa lives in another Python: tests/integration/engine/test_in_rasas_own_python.py runs these there."""

collect_ignore_glob = ["test_*.py"]
