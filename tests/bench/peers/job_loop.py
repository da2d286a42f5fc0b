"""Answers jobs, one JSON object a line on standard input, with one JSON line each on standard output."""
import json
import sys


def serve(handle):
    for line in sys.stdin:
        try:
            answer = handle(json.loads(line))
        except Exception as error:  # the bench shows it as the row's note
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)
