/**
 * What each activation function is called in the frameworks that programs are written for. The core's GELU is the
 * approximation with tanh.
 * @type {Record<string, { pytorch: string, keras: string, tensorflowJs: string }>}
 */
export const activationNames = {
  sigmoid: { pytorch: 'nn.Sigmoid()', keras: '"sigmoid"', tensorflowJs: 'sigmoid' },
  tanh: { pytorch: 'nn.Tanh()', keras: '"tanh"', tensorflowJs: 'tanh' },
  relu: { pytorch: 'nn.ReLU()', keras: '"relu"', tensorflowJs: 'relu' },
  gelu: {
    pytorch: 'nn.GELU(approximate="tanh")',
    keras: 'lambda z: keras.activations.gelu(z, approximate=True)',
    tensorflowJs: 'gelu_new',
  },
  silu: { pytorch: 'nn.SiLU()', keras: '"silu"', tensorflowJs: 'swish' },
};
