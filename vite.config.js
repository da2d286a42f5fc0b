import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { buildIdPlugin } from './tools/vite/build-id.mjs';
import { contentSecurityPolicyPlugin } from './tools/vite/content-security-policy.mjs';
import { formulasPlugin } from './tools/vite/formulas.mjs';
import { hashedCorePlugin } from './tools/vite/hashed-core.mjs';
import { licenceNotices } from './tools/vite/licence-notices.mjs';
import { minifiedScriptsPlugin } from './tools/vite/minified-scripts.mjs';
import { minifiedTemplatesPlugin } from './tools/vite/minified-templates.mjs';
import { mnistMirrors } from './tools/vite/mnist-mirrors.mjs';
import { pageChunk } from './tools/vite/page-chunk.mjs';
import { peerFolder } from './tools/vite/peer-files.mjs';
import { retriedImportsPlugin } from './tools/vite/retried-imports.mjs';
import { serviceWorkerPlugin } from './tools/vite/service-worker.mjs';
import { workerChunks } from './tools/vite/worker-chunks.mjs';
import { everyFile, isolationHeaders } from './tools/vite/security-headers.mjs';

const licences = licenceNotices();

export default defineConfig({
  root: 'web',
  // Relative, so that the site works under any path.
  base: './',
  publicDir: 'public',
  define: { __MNIST_MIRRORS__: JSON.stringify(mnistMirrors) },
  resolve: {
    alias: { '@kurkle/color': fileURLToPath(new URL('web/src/charts/unchanged-colour.js', import.meta.url)) },
  },
  plugins: [
    contentSecurityPolicyPlugin(),
    formulasPlugin(),
    hashedCorePlugin(),
    minifiedScriptsPlugin(),
    minifiedTemplatesPlugin(),
    buildIdPlugin(),
    retriedImportsPlugin(),
    licences.collect(),
    licences.write,
    serviceWorkerPlugin(),
  ],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    // The oldest browsers that have everything the page needs: README, “Supported browsers”, and public/start-check.js.
    target: ['chrome111', 'edge111', 'firefox121', 'safari16.4'],
    // The entry does not contain the lists of what each part of the page imports, which would make the first visit
    // larger: a part's imports are found when it is opened. Only Safari before 17 lacks modulepreload; without it the
    // page just starts a little later.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, needed, { hostType }) =>
        hostType === 'html' ? needed : needed.filter((name) => name.endsWith('.css')),
    },
    // Fonts and images of any size stay files: the policy allows data: addresses only for images.
    assetsInlineLimit: 0,
    // Reading a property has no side effects here. Without this option, the bundle would keep scales of Chart.js that
    // no chart uses: they are classes whose static fields read other objects.
    rolldownOptions: { treeshake: { propertyReadSideEffects: false }, output: { codeSplitting: pageChunk } },
  },
  worker: {
    format: 'es',
    plugins: () => [licences.collect(), retriedImportsPlugin()],
    rolldownOptions: { output: { ...peerFolder, codeSplitting: workerChunks } },
  },
  server: { headers: isolationHeaders },
  // A numeric address: on machines where `localhost` means IPv6 first, 127.0.0.1 would be refused.
  preview: { headers: everyFile, host: '127.0.0.1', port: 4173 },
});
