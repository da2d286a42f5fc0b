// Hands the tests the environment they are started with (MNIST_DIR): Emscripten's own is empty.
Module['preRun'] = () => Object.assign(ENV, process.env);
