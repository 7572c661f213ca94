// SPDX-License-Identifier: Apache-2.0
/// <reference types="vitest/config" />
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

const here = import.meta.dirname;
const source = (path: string) => resolve(here, 'src', path);

/**
 * Two builds, one folder. The desk is an application whose files carry a hash in their names; the hall is a stylesheet and a
 * script that pages made by the server name themselves, so both keep their names. They are built apart, so that nothing the desk
 * needs can ever become a file the hall has to fetch.
 */
export default defineConfig(({ mode }) => (mode === 'hall' ? hall : desk(mode)));

function desk(mode: string): UserConfig {
  return {
    root: source('fronts'),
    publicDir: resolve(here, 'public'),
    base: '/',
    plugins: [vue(), offlineFiles(), deskPages(), ...(mode === 'fake' ? [fakeCounty()] : [])],
    resolve: { alias: { '@': resolve(here, 'src') } },
    worker: { format: 'es' },
    define: { __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false', __INTLIFY_PROD_DEVTOOLS__: 'false' },
    build: {
      outDir: resolve(here, 'dist'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1200,
      rolldownOptions: {
        input: { desk: source('fronts/desk/index.html'), wall: source('fronts/wall/index.html') },
        // Few files: what every page needs in two, each page in one of its own.
        output: {
          codeSplitting: {
            groups: [
              { name: 'chart-engine', test: /node_modules[\\/]maplibre-gl/ },
              { name: 'vue', test: /node_modules[\\/](vue|@vue|vue-router|vue-i18n|@intlify|@lucide)[\\/]/ },
              { name: 'frame', test: /src[\\/](frame[\\/]|components[\\/](?!Moment)|rooms[\\/]\w+[\\/]calls)/ },
            ],
          },
        },
      },
    },
    server: {
      port: 8115,
      open: '/desk/',
      proxy: mode === 'fake' ? {} : Object.fromEntries(['/api', '/sign-in', '/sign-out', '/account', '/invite', '/map', '/assets/hall'].map((p) => [p, { target: backend(), changeOrigin: false }])),
    },
    test: {
      root: here,
      environment: 'jsdom',
      include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
      setupFiles: ['tests/setup.ts'],
      testTimeout: 30_000,
      // The county's clock, wherever the suite runs.
      env: { TZ: 'Asia/Shanghai' },
    },
  };
}

const hall: UserConfig = {
  root: source('fronts'),
  publicDir: false,
  base: '/',
  plugins: [hallEntry()],
  resolve: { alias: { '@': resolve(here, 'src') } },
  build: {
    outDir: resolve(here, 'dist'),
    emptyOutDir: false,
    cssCodeSplit: false,
    modulePreload: false,
    rolldownOptions: {
      input: { hall: 'virtual:hall' },
      output: {
        entryFileNames: 'assets/hall.js',
        chunkFileNames: 'assets/hall-[name]-[hash].js',
        assetFileNames: (asset) => (asset.names.some((n) => n.endsWith('.css')) ? 'assets/hall.css' : 'assets/hall-[name]-[hash][extname]'),
      },
    },
  },
};

/** The hall's script and stylesheet, each of which may be there or not. */
function hallEntry(): Plugin {
  const parts = ['fronts/hall/hall.css', 'fronts/hall/hall.ts'];
  return {
    name: 'anlan-hall-entry',
    resolveId: (id) => (id === 'virtual:hall' ? '\0virtual:hall' : undefined),
    load: (id) =>
      id === '\0virtual:hall'
        ? parts
            .map(source)
            .filter(existsSync)
            .map((p) => `import ${JSON.stringify(p)};`)
            .join('\n')
        : undefined,
  };
}

/** Tells the service worker which files make up the desk, so that it opens without a signal. */
function offlineFiles(): Plugin {
  return {
    name: 'anlan-offline-files',
    apply: 'build',
    async generateBundle(_, bundle) {
      const worker = resolve(here, 'src/frame/worker.js');
      if (!existsSync(worker)) return;
      const files = Object.keys(bundle).filter((f) => f.startsWith('assets/') && !/^assets\/(chart-|wall-|maplibre-)/.test(f)).map((f) => '/' + f);
      const text = await readFile(worker, 'utf8');
      const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 12);
      this.emitFile({
        type: 'asset',
        fileName: 'desk-worker.js',
        source: text.replace('__FILES__', JSON.stringify(files)).replace('__VERSION__', JSON.stringify(version)),
      });
    },
  };
}

/** While developing: every address below /desk is the desk, as the office does it. */
function deskPages(): Plugin {
  return {
    name: 'anlan-desk-pages',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, _, next) => {
        if (request.url?.startsWith('/wall') && !/\.\w+(\?|$)/.test(request.url)) request.url = '/wall/index.html';
        if (request.url?.startsWith('/desk') && !/\.\w+(\?|$)/.test(request.url)) request.url = '/desk/index.html';
        next();
      });
    },
  };
}

/** Answers /api from the made-up county in fake/, so that the pages can be looked at without the application. */
function fakeCounty(): Plugin {
  return {
    name: 'anlan-fake-county',
    async configureServer(server) {
      const { answer } = await server.ssrLoadModule(resolve(here, 'fake/county.ts'));
      server.middlewares.use((request, response, next) => {
        if (request.url?.startsWith('/api/')) answer(request, response);
        else next();
      });
    },
  };
}

function backend(): string {
  return `http://localhost:${process.env.ANLAN_PORT ?? '8105'}`;
}

