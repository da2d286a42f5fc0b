// Emscripten's limit of a growing memory, which the page may set lower: see web/src/worker/core/memory-shares.js. The
// number is MAXIMUM_MEMORY of WasmModule.cmake.
/* global addToLibrary */
addToLibrary({ $getHeapMax: () => Module['memoryLimit'] ?? 2 ** 31 });
