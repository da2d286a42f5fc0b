"""Trains the page's networks by name with the page's own recipes in Keras, and writes the results as a file that the page imports.

    python3 tools/keras_reference.py --out keras.json [--preset dnn] [--epochs N] [--budget SECONDS]

Needs TensorFlow 2 and NumPy. NOT RUN on the project's machines, where TensorFlow cannot be installed: it was written from TensorFlow's
documentation beside tools/pytorch_reference.py, and whoever runs it first should look at its numbers twice.
Not equal to the page: the random numbers, and that Adam's epsilon is added before the bias is corrected, as TensorFlow does.
"""

import math
import re
import sys

import numpy as np
import tensorflow as tf

import reference_run

INITIAL = {"unit-normal": lambda inputs: 1, "scaled-normal": lambda inputs: inputs**-0.5, "he": lambda inputs: (2 / inputs) ** 0.5}


def initialisers(law, inputs):
    """core/layers/initialization.cc."""
    biases = tf.keras.initializers.RandomNormal(stddev=1) if law in ("unit-normal", "scaled-normal") else "zeros"
    weights = "glorot_uniform" if law == "xavier" else tf.keras.initializers.RandomNormal(stddev=INITIAL[law](inputs))
    return {"kernel_initializer": weights, "bias_initializer": biases}


def layer_of(text, shape, law):
    """One layer from its text, such as "conv(8,5,stride=2)", on an input of shape height x width x channels or (inputs,)."""
    name, _, inside = text.rstrip(")").partition("(")
    numbers = [float(part) for part in inside.split(",") if part and "=" not in part]
    named = {key: int(value) for key, value in re.findall(r"(\w+)=(\d+)", inside)}
    if name == "dense":
        return [tf.keras.layers.Dense(int(numbers[0]), **initialisers(law, shape[-1]))]
    if name == "conv":
        filters, size = int(numbers[0]), int(numbers[1])
        padding = [tf.keras.layers.ZeroPadding2D(named["pad"])] if "pad" in named else []
        return padding + [tf.keras.layers.Conv2D(filters, size, strides=named.get("stride", 1), **initialisers(law, size * size * shape[-1]))]
    if name == "maxpool":
        return [tf.keras.layers.MaxPool2D(int(numbers[0]), strides=named.get("stride", int(numbers[0])))]
    if name == "dropout":
        return [tf.keras.layers.Dropout(numbers[0])]
    return [tf.keras.layers.Flatten() if name == "flatten" else tf.keras.layers.Activation(name)]


def network_of(recipe):
    net = tf.keras.Sequential()
    values = tf.zeros((1, 28, 28, 1))
    for text in re.findall(r"[^,(]+(?:\([^)]*\))?", recipe["layers"]):
        flatten = [tf.keras.layers.Flatten()] if text.startswith("dense") and len(values.shape) > 2 else []
        if flatten:
            values = flatten[0](values)
        for layer in flatten + layer_of(text, values.shape, recipe["init"]):
            if layer not in flatten:
                values = layer(values)
            net.add(layer)
    return net


def half_squares(labels, outputs):
    return 0.5 * tf.reduce_mean(tf.reduce_sum(tf.square(outputs - tf.one_hot(labels, 10)), 1))


def cross_entropy(labels, outputs):
    return tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=outputs))


LOSSES = {"quadratic": half_squares, "cross-entropy": cross_entropy}


def optimizer_for(recipe):
    if recipe["weightDecay"] or recipe["optimizer"] not in ("sgd", "adam"):
        sys.exit("only gradient descent and Adam without weight decay are written here")
    if recipe["optimizer"] == "sgd":
        return tf.keras.optimizers.SGD(recipe["lr"])
    return tf.keras.optimizers.Adam(recipe["lr"], beta_1=recipe["momentum"], beta_2=recipe["beta2"], epsilon=recipe["epsilon"])


def changed(pixels, recipe):
    """core/data/augmentation/image_warp.cc, as a map from a place in the output to one in the input, in pixels."""
    shift, rotation, scale, shear = (recipe[key] for key in ("shift", "rotation", "scale", "shear"))
    if not any((shift, rotation, scale, shear)):
        return pixels
    symmetric = lambda limit: tf.random.uniform([tf.shape(pixels)[0]], -limit, limit)  # noqa: E731
    across, down, angle = symmetric(float(shift)), symmetric(float(shift)), symmetric(math.radians(rotation))
    width, height, slant = 1 + symmetric(scale / 100), 1 + symmetric(scale / 100), symmetric(float(shear))
    c, s = tf.cos(angle), tf.sin(angle)
    xx, xy, yx, yy = c / width - slant * s / height, s / width + slant * c / height, -s / height, c / height
    half, zero = 13.5, tf.zeros_like(xx)
    to_x, to_y = half - xx * (half + across) - xy * (half + down), half - yx * (half + across) - yy * (half + down)
    transforms = tf.stack([xx, xy, to_x, yx, yy, to_y, zero, zero], 1)
    return tf.raw_ops.ImageProjectiveTransformV3(
        images=pixels, transforms=transforms, output_shape=[28, 28], fill_value=0.0, interpolation="BILINEAR", fill_mode="CONSTANT"
    )


def train(recipe, seed, budget, train_set, test_set):
    tf.keras.utils.set_random_seed(seed)
    net, loss, optimizer = network_of(recipe), LOSSES[recipe["loss"]], optimizer_for(recipe)
    (pixels, labels), (test, truth) = train_set, test_set

    @tf.function(reduce_retracing=True)
    def step(images, wanted, share):
        with tf.GradientTape() as tape:
            value = loss(wanted, net(changed(images, recipe), training=True)) * share
        optimizer.apply_gradients(zip(tape.gradient(value, net.trainable_variables), net.trainable_variables))

    def measure():
        answers = [np.argmax(net(test[first : first + 1000], training=False), 1) for first in range(0, len(test), 1000)]
        return float(np.mean(np.concatenate(answers) == truth))

    random = np.random.default_rng(seed)
    clock = reference_run.Clock(recipe, len(labels), budget)
    accuracy = None
    while not clock.over():
        order = random.permutation(len(labels))
        for first in range(0, len(order), recipe["batch"]):
            if clock.over():
                break
            rows = order[first : first + recipe["batch"]]
            optimizer.learning_rate.assign(clock.rate())
            step(tf.constant(pixels[rows]), tf.constant(labels[rows]), tf.constant(clock.share(len(rows)), tf.float32))
            clock.stepped(len(rows))
        accuracy = clock.measure(measure)
        print(f"  {clock.step / clock.steps_per_epoch:.2f} of {recipe['epochs']} epochs  test {100 * accuracy:.2f} %  {clock.seconds:.1f} s", flush=True)
    return clock, accuracy


def main():
    args = reference_run.options(__doc__)
    if args.threads:
        tf.config.threading.set_intra_op_parallelism_threads(args.threads)
    sets = []
    for which in ("train", "test"):
        pixels, labels = reference_run.images(args, which)
        sets.append((pixels.reshape(-1, 28, 28, 1), labels))
    device = "GPU" if tf.config.list_physical_devices("GPU") else "CPU"
    results = []
    for name, recipe in reference_run.recipes(args).items():
        print(f"{name}: {recipe['layers']}, {recipe['epochs']} epochs, {device}", flush=True)
        clock, accuracy = train(recipe, args.seed, args.budget, *sets)
        command = reference_run.command_of("keras_reference.py", args, name)
        results.append(reference_run.result(name, recipe, clock, accuracy, "keras", args.threads or None, device, command, args.seed))
        reference_run.write(args, "tools/keras_reference.py", f"TensorFlow {tf.__version__}", results)


if __name__ == "__main__":
    main()
