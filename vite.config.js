import { defineConfig } from 'vite';
import { buildIdPlugin } from './tools/vite/build-id.mjs';
import { contentSecurityPolicyPlugin } from './tools/vite/content-security-policy.mjs';
import { hashedCorePlugin } from './tools/vite/hashed-core.mjs';
import { licenceNotices } from './tools/vite/licence-notices.mjs';
import { minifiedScriptsPlugin } from './tools/vite/minified-scripts.mjs';
import { mnistMirrors } from './tools/vite/mnist-mirrors.mjs';
import { peerFolder } from './tools/vite/peer-files.mjs';
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
  plugins: [
    contentSecurityPolicyPlugin(),
    hashedCorePlugin(),
    minifiedScriptsPlugin(),
    buildIdPlugin(),
    licences.collect(),
    licences.write,
    serviceWorkerPlugin(),
  ],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    // The oldest browsers that have everything the page needs: README, “Supported browsers”, and public/start-check.js.
    target: ['chrome111', 'edge111', 'firefox121', 'safari16.4'],
    // The first visit does not carry the lists of what each part of the page imports: a part finds that out when it is opened. Only Safari
    // before 17 has no modulepreload, and without it the page merely starts a little later.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, needed, { hostType }) =>
        hostType === 'html' ? needed : needed.filter((name) => name.endsWith('.css')),
    },
    // A font or image of any size stays a file: data: addresses are allowed for images alone.
    assetsInlineLimit: 0,
    // Reading a property does nothing else here. Otherwise the scales that no chart of ours uses would stay: Chart.js writes them as classes
    // whose static fields read other objects.
    rolldownOptions: { treeshake: { propertyReadSideEffects: false } },
  },
  worker: {
    format: 'es',
    plugins: () => [licences.collect()],
    rolldownOptions: { output: { ...peerFolder, codeSplitting: workerChunks } },
  },
  server: { headers: isolationHeaders },
  // By number: where `localhost` is IPv6 first, 127.0.0.1 would be refused.
  preview: { headers: everyFile, host: '127.0.0.1', port: 4173 },
});
