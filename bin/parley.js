#!/usr/bin/env node
// The `parley` command: hands the arguments to the built program and its answer to the shell.
// CommonJS (see package.json beside it), which starts some ten milliseconds sooner than an ES module.
const { existsSync } = require('node:fs')
const { join } = require('node:path')

const start = join(__dirname, '../dist/parley.cjs')
if (existsSync(start)) {
  require(start)
    .main(process.argv.slice(2))
    .then((code) => {
      process.exitCode = code
    })
} else {
  process.stderr.write('parley is not built yet: run npm ci (or npm run build) in its folder\n')
  process.exitCode = 1
}
