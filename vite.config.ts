import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { installable } from './web/installable.ts'
import { precompress } from './web/precompress.ts'

const page = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Each face is an entry of its own: what one loads the other never pays for. A face not there yet is left out. */
const entries = {
  console: page('./web/console/index.html'),
  field: page('./web/field/index.html'),
}

/**
 * What every first page needs, in a few files: a net with a second of delay pays for each file, and thirty small ones compress
 * worse than four. Everything else is split by page.
 */
const GROUPS = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
  { name: 'query', test: /node_modules\/@tanstack\/(query-core|react-query)\// },
  { name: 'ui', test: /web\/ui\/(?!matter\/(?!data|draft|group|vocabulary))/ },
  {
    name: 'phone',
    test: /web\/field\/(app|parts(?!\/(?:Reveal|Steps|Text)\.)|today)\/|web\/field\/record\/(outbox|reports|Unsent|useReports)/,
  },
]

// whoever starts the build (a test runner sets NODE_ENV=test), what is served is the small and fast React
if (process.argv.includes('build')) process.env.NODE_ENV = 'production'

/**
 * The two programs that run in the browser: console (staff) and field (grid workers). Public pages are made by the server
 * and are no part of this build. The server serves `web/dist` (server/static.ts).
 */
export default defineConfig({
  root: page('./web'),
  base: '/',
  appType: 'mpa',
  publicDir: false,
  plugins: [react(), installable(), precompress()],
  build: {
    outDir: page('./web/dist'),
    emptyOutDir: true,
    manifest: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    // every browser that can run the programs knows modulepreload
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(path))),
      output: { codeSplitting: { groups: GROUPS } },
    },
  },
  server: { proxy: { '/api': process.env.LINGYAN_API ?? 'http://127.0.0.1:8080' } },
})
