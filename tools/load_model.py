"""Reads a network that Gradlab saved into PyTorch: `python3 tools/load_model.py cnn.safetensors` prints it.

With Python's safetensors installed, `safetensors.torch.load_file(path)` gives the same tensors; here the format is read by hand, to need
nothing but PyTorch.
"""

import collections
import json
import re
import struct
import sys

import torch
from torch import nn

ACTIVATIONS = {"sigmoid": nn.Sigmoid, "tanh": nn.Tanh, "relu": nn.ReLU}


def read_safetensors(path):
    """Returns the tensors by name, and the metadata."""
    with open(path, "rb") as file:
        data = file.read()
    (length,) = struct.unpack_from("<Q", data)
    header = json.loads(data[8 : 8 + length])
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        values = torch.frombuffer(bytearray(data[8 + length + begin : 8 + length + end]), dtype=torch.float32)
        tensors[name] = values.reshape(entry["shape"])
    return tensors, metadata


def module_of(text, shape):
    """One layer from its text, such as "conv(8,5,stride=2)", on an input of shape channels x height x width or (inputs,)."""
    name, _, inside = text.rstrip(")").partition("(")
    numbers = [float(part) for part in inside.split(",") if part and "=" not in part]
    named = {key: int(value) for key, value in re.findall(r"(\w+)=(\d+)", inside)}
    if name == "dense":
        return nn.Linear(shape[0], int(numbers[0]))
    if name == "conv":
        return nn.Conv2d(shape[0], int(numbers[0]), int(numbers[1]), stride=named.get("stride", 1), padding=named.get("pad", 0))
    if name in ("maxpool", "avgpool"):
        size = int(numbers[0])
        return (nn.MaxPool2d if name == "maxpool" else nn.AvgPool2d)(size, stride=named.get("stride", size))
    if name == "dropout":
        return nn.Dropout(numbers[0])
    return nn.Flatten() if name == "flatten" else ACTIVATIONS[name]()


def network_of(layers):
    """Returns the torch.nn.Sequential that the text of its layers describes, for images N x 1 x 28 x 28."""
    modules = collections.OrderedDict()
    values = torch.zeros(1, 1, 28, 28)
    for place, text in enumerate(re.findall(r"[^,(]+(?:\([^)]*\))?", layers)):
        if text.startswith("dense") and values.dim() > 2:
            modules[f"flatten-{place}"] = nn.Flatten()
            values = values.flatten(1)
        modules[str(place)] = module_of(text, values.shape[1:])
        values = modules[str(place)].eval()(values)
    return nn.Sequential(modules)


def load_model(path):
    """Returns the network with its weights, for pixels from 0 (paper) to 1 (ink). It gives logits if its loss has a softmax."""
    tensors, metadata = read_safetensors(path)
    model = network_of(metadata["layers"])
    model.load_state_dict(tensors)
    return model.eval(), metadata


if __name__ == "__main__":
    loaded, about = load_model(sys.argv[1])
    print(loaded)
    print(json.dumps(about, indent=2, ensure_ascii=False))
