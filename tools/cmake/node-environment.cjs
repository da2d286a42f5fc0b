// Passes the environment variables of the process, such as MNIST_DIR, on to the tests: Emscripten's own are empty.
Module['preRun'] = () => Object.assign(ENV, process.env);
