import { defineConfig } from 'vite';

/** A path of this repository, from this file's folder. */
const here = (path: string) => decodeURIComponent(new URL(path, import.meta.url).pathname);

export default defineConfig({
  root: here('.'),
  // One place for the package, without an installed copy that could be stale.
  resolve: {
    alias: [
      { find: /^evenkeel$/, replacement: here('../pkg/index.js') },
      { find: /^evenkeel\/pdf$/, replacement: here('../pkg/pdf.js') },
    ],
  },
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    target: ['chrome111', 'firefox115', 'safari16.4'],
    // `cargo xtask size` reads from it what the first page loads.
    manifest: true,
    // data: addresses are against the policy; every file is its own.
    assetsInlineLimit: 0,
    // All targets know modulepreload.
    modulePreload: { polyfill: false },
  },
});
