/**
 * Each cost in the frameworks that programs are written for: a comment, and the line that returns it from `outputs` and
 * `labels` (in TensorFlow.js from `outputs` and `right`).
 *
 * @typedef {{ comment: string, returns: string }} LossLines
 * @type {Record<string, { pytorch: LossLines, keras: LossLines, tensorflowJs: LossLines }>}
 */
export const lossLines = {
  quadratic: {
    pytorch: {
      comment: 'Half the squared distance of each image’s outputs, not nn.MSELoss: that divides by ten instead of two.',
      returns: '(outputs - functional.one_hot(labels, 10)).square().sum(dim=1).mean() / 2',
    },
    keras: {
      comment:
        'Half the squared distance of each image’s outputs, not keras.losses.MeanSquaredError: that divides by ten instead of two.',
      returns: 'tf.reduce_mean(tf.reduce_sum((outputs - tf.one_hot(labels, 10)) ** 2, axis=1)) / 2',
    },
    tensorflowJs: {
      comment:
        'Half the squared distance of each image’s outputs, not tf.losses.meanSquaredError: that divides by ten instead of two.',
      returns: 'tf.div(tf.mean(tf.sum(tf.squaredDifference(outputs, right), 1)), 2)',
    },
  },
  'cross-entropy': {
    pytorch: {
      comment: 'The outputs are logits: the softmax is in the loss.',
      returns: 'functional.cross_entropy(outputs, labels)',
    },
    keras: {
      comment: 'The outputs are logits: the softmax is in the loss.',
      returns: 'tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels, outputs))',
    },
    tensorflowJs: {
      comment: 'The outputs are logits: the softmax is in the loss.',
      returns: 'tf.losses.softmaxCrossEntropy(right, outputs)',
    },
  },
};
