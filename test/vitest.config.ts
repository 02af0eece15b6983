// How the tests run: packs (YAML) are read as in the build, and the command is built first if a source is newer.
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { relative, resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
// @ts-expect-error plain JavaScript, shared with the build
import { shelfModule } from '../.build/shelf-module.js'
// @ts-expect-error plain JavaScript, shared with the build
import { yamlModule } from '../.build/yaml-module.js'

const root = resolve(import.meta.dirname, '..')
/** They mock modules of the system. */
const ALONE = ['test/store/journal-sync.test.ts']
const seeded = resolve(import.meta.dirname, 'support/seeded.ts')

export default defineConfig({
  root,
  plugins: [
    {
      name: 'seeded',
      enforce: 'pre',
      resolveId: (id, importer) => (id === 'fast-check' && importer !== seeded ? seeded : undefined),
    },
    {
      name: 'packs',
      enforce: 'pre',
      resolveId: (id) => (id.endsWith('/packs/shelf.js') ? '\0shelf' : undefined),
      load: (id) => {
        if (id === '\0shelf') return shelfModule(resolve(root, 'src/packs'))
        return /\.ya?ml$/.test(id) ? yamlModule(readFileSync(id, 'utf8'), relative(root, id)) : undefined
      },
    },
  ],
  test: {
    globalSetup: ['.build/fresh.js'],
    maxWorkers: Math.max(2, availableParallelism()),
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Modules are loaded once for many files, and stay warm; only what puts others in their place runs by itself.
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: ['test/trials/**', 'test/bench/**', ...ALONE],
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
})
