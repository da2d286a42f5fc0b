"""Writes tests/fixtures/inspection/network.json: what the Inspect panel shows of a network, computed with NumPy alone in double.

Weights and images are formulas, so that the test makes the same ones (tests/web/views/inspect/reference-network.js). Run it with
`python3 tools/inspection_reference.py`; it is not needed to run the tests.
"""

import json
import pathlib

import numpy as np

LAYERS = "conv(3,5,stride=2),relu,maxpool(2),flatten,dense(12),sigmoid,dense(10)"
SHAPES = [(3, 1, 5, 5), (3,), (12, 108), (12,), (10, 12), (10,)]  # as PyTorch orders them
IMAGES = 300
BINS = 10
Z95 = 1.959963984540054
FIXTURE = pathlib.Path(__file__).parent.parent / "tests/fixtures/inspection/network.json"


def tensor(shape):
    i = np.arange(np.prod(shape), dtype=np.float64)
    scale = 12 / np.sqrt(np.prod(shape[1:]))
    return (scale * np.sin(7.3 * i * i + len(shape))).astype(np.float32).astype(np.float64).reshape(shape)


def image(n):
    row, column = np.indices((28, 28))
    value = (row * (n % 7 + 1) + column * (n % 5 + 2) + 13 * n) % 28 * 9
    block = (row // 7 * 4 + column // 7) * (n % 13 + 1) + n
    return np.where((value > 100) & (block % 5 < 2), value, 0) / 255


def convolve(x, weights, bias):
    windows = np.lib.stride_tricks.sliding_window_view(x, (5, 5))[::2, ::2]
    return np.einsum("yxij,fij->fyx", windows, weights[:, 0]) + bias[:, None, None]


def forward(x, tensors):
    """Returns every layer's output; images are channels × height × width."""
    w0, b0, w4, b4, w6, b6 = tensors
    z = convolve(x, w0, b0)
    a = np.maximum(z, 0)
    pooled = a.reshape(3, 6, 2, 6, 2).max(axis=(2, 4))
    sums = w4 @ pooled.ravel() + b4
    hidden = 1 / (1 + np.exp(-sums))
    logits = w6 @ hidden + b6
    shares = np.exp(logits - logits.max())
    return [z, a, pooled, pooled, sums, hidden, logits, shares / shares.sum()]


def channel_last(values):
    return (values.transpose(1, 2, 0) if values.ndim == 3 else values).ravel()


def wilson(successes, trials):
    """The shares p for which the observed one is just 95 % away: (s/n − p)² = z² p (1 − p) / n."""
    share = successes / trials
    square = Z95**2 / trials
    return sorted(np.roots([1 + square, -2 * share - square, share**2]).real)


def calibration(confidence, correct):
    bins = np.digitize(confidence, np.linspace(0, 1, BINS + 1), right=True) - 1
    rows = []
    for k in range(BINS):
        inside = bins == k
        count = int(inside.sum())
        rows.append([count, confidence[inside].mean() if count else None, correct[inside].mean() if count else None])
    error = sum(count / len(correct) * abs(sure - right) for count, sure, right in rows if count)
    return rows, error


def rounded(values):
    return [float(f"{value:.7g}") for value in np.ravel(values)]


def main():
    tensors = [tensor(shape) for shape in SHAPES]
    outputs = np.array([forward(image(n), tensors)[-1] for n in range(IMAGES)])
    labels = np.arange(IMAGES) * 7 % 10
    answers = outputs.argmax(axis=1)
    # Every third image gets the predicted digit as its label, so that some predictions are right.
    labels = np.where(np.arange(IMAGES) % 3 == 0, answers, labels)
    confusion = np.zeros((10, 10), int)
    np.add.at(confusion, (labels, answers), 1)
    right = np.diag(confusion)
    with np.errstate(invalid="ignore"):
        precision, recall = right / confusion.sum(axis=0), right / confusion.sum(axis=1)
        f1 = 2 * precision * recall / (precision + recall)
    confidence = outputs.max(axis=1)
    bins, error = calibration(confidence, answers == labels)
    missed = np.flatnonzero(answers != labels)

    layers = forward(image(5), tensors)
    window = image(5)[2 * 4 : 2 * 4 + 5, 2 * 7 : 2 * 7 + 5] * tensors[0][1, 0]  # filter 1 at row 4, column 7
    dense = (layers[3].ravel() * tensors[2][5]).reshape(3, 6, 6)
    fixture = {
        "layers": LAYERS,
        "images": IMAGES,
        "labels": labels.tolist(),
        "activations": [rounded(channel_last(values)) for values in layers],
        "drivers": {
            "convolution": {"layer": 0, "place": (4 * 12 + 7) * 3 + 1, "values": rounded([*window.ravel(), tensors[1][1]])},
            "dense": {"layer": 4, "place": 5, "values": rounded([*channel_last(dense), tensors[3][5]])},
        },
        "confusion": confusion.tolist(),
        "precision": [None if np.isnan(value) else value for value in precision],
        "recall": [None if np.isnan(value) else value for value in recall],
        "f1": [None if np.isnan(value) else value for value in f1],
        "interval": wilson(int(right.sum()), IMAGES),
        "bins": bins,
        "expectedError": error,
        "missed": missed[np.argsort(-confidence[missed], kind="stable")].tolist(),
    }
    FIXTURE.parent.mkdir(parents=True, exist_ok=True)
    FIXTURE.write_text(json.dumps(fixture, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
