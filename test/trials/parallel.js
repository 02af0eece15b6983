// GNU parallel over `parley batch`: pieces of a file by several processes, the bytes of one run. `RECORDS=20000` asks for more.
// Also with bad lines among them, with an address of each line kept by shards, and with a process killed and begun again.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeRecords } from './records.js'

const count = Number(process.env['RECORDS'] ?? 2000)
const parley = `"${process.execPath}" "${join(import.meta.dirname, '../../bin/parley.js')}"`
const folder = mkdtempSync(join(tmpdir(), 'parley-parallel-'))
const at = (name) => join(folder, name)
const measured = []

function sh(name, command) {
  const began = performance.now()
  const { status, stderr } = spawnSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8' })
  measured.push([name, ((performance.now() - began) / 1000).toFixed(1)])
  if (status !== 0) throw new Error(`${name}: ${status}\n${stderr.slice(-2000)}`)
}
function same(a, b, what) {
  if (!readFileSync(at(a)).equals(readFileSync(at(b)))) throw new Error(`${what}: ${a} and ${b} differ`)
  console.log(`same bytes: ${what} (${statSync(at(a)).size} bytes)`)
}

try {
  await writeRecords(count, at('records.ndjson'))
  const lines = readFileSync(at('records.ndjson'), 'utf8').split('\n')
  for (let line = 50; line < lines.length; line += 97) lines[line] = ['', '{', '[1]', '{"id":"x"}'][line % 4]
  writeFileSync(at('records.ndjson'), lines.join('\n'))
  const flags = '--input-format ndjson --flat --no-line --exit-zero'
  const jobs = availableParallelism()
  const block = Math.ceil(statSync(at('records.ndjson')).size / jobs / 4)
  sh('one process', `${parley} batch records.ndjson ${flags} > one 2> /dev/null`)
  sh(`${jobs} workers`, `${parley} batch records.ndjson ${flags} --workers ${jobs} > workers 2> /dev/null`)
  same('one', 'workers', 'workers')
  sh(
    `parallel --pipepart, ${jobs} jobs`,
    `parallel --will-cite --pipepart -a records.ndjson -k -j ${jobs} --block ${block} '${parley} batch - ${flags} 2> /dev/null' > pipe`,
  )
  same('one', 'pipe', 'pieces by parallel --pipepart')
  sh(
    `parallel by shards, ${jobs} jobs`,
    `parallel --will-cite -j ${jobs} '${parley} batch records.ndjson --flat --exit-zero --shard {}/4 > shard{} 2> /dev/null' ::: 1 2 3 4`,
  )
  sh('one process, with lines', `${parley} batch records.ndjson --flat --exit-zero > lines 2> /dev/null`)
  const sorted = [1, 2, 3, 4]
    .flatMap((part) =>
      readFileSync(at(`shard${part}`), 'utf8')
        .trimEnd()
        .split('\n'),
    )
    .toSorted((a, b) => JSON.parse(a).line - JSON.parse(b).line)
  writeFileSync(at('shards'), `${sorted.join('\n')}\n`)
  same('lines', 'shards', 'four shards, put in order by their lines')
  // The first try of every piece is killed half-way; parallel begins it again. Pieces are files: a try that is repeated
  // must find its input anew, which a pipe cannot give twice.
  writeFileSync(
    at('once.sh'),
    `#!/bin/bash\nif [ ! -e "$1.tried" ]; then touch "$1.tried"; ${parley} batch "$1" ${flags} -f ndjson -o "$1.out" 2> /dev/null & sleep 0.7; kill -9 $! && exit 1; fi\n${parley} batch "$1" ${flags} -f ndjson -o "$1.out" 2> /dev/null && cat "$1.out"\n`,
    { mode: 0o755 },
  )
  sh(
    'parallel, every process killed once',
    `split -n l/8 records.ndjson piece. && parallel --will-cite -k -j ${jobs} --retries 3 ./once.sh {} ::: piece.?? > killed`,
  )
  same('one', 'killed', 'every process killed once')
  const version = execFileSync('parallel', ['--version'], { encoding: 'utf8' }).split('\n')[0]
  console.log(`\n${count} records; ${cpus()[0]?.model ?? ''} × ${jobs}; Node ${process.version}; ${version}`)
  for (const [name, seconds] of measured) console.log(`${String(seconds).padStart(8)} s  ${name}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
