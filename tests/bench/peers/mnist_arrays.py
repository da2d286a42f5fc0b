"""MNIST's four .gz files as NumPy arrays: pixels n x 784 from 0 to 1, labels n."""
import gzip
import os

import numpy as np

STEMS = {"train": "train", "test": "t10k"}


def read_set(folder, which, dtype=np.float32):
    with gzip.open(os.path.join(folder, f"{STEMS[which]}-images-idx3-ubyte.gz")) as file:
        pixels = np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, 784)
    with gzip.open(os.path.join(folder, f"{STEMS[which]}-labels-idx1-ubyte.gz")) as file:
        labels = np.frombuffer(file.read(), np.uint8, offset=8)
    return (pixels / 255).astype(dtype), labels.astype(np.int64)
