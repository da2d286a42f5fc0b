/** Inserted by vite.config.js; undefined if the modules run without a build. */
declare const __MNIST_MIRRORS__: string[] | undefined;
/** The hash in the file names of each of the core's modules, by the module's name. */
declare const __CORE_HASHES__: Record<string, string> | undefined;
declare const __SITE__: {
  version: string;
  files: { path: string; integrity: string }[];
  later: { path: string; integrity: string }[];
};
