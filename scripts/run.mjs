// `npm run demo`, `npm test`, `npm run bench`: installs what is missing, then hands over to the pinned Node.
import { join } from 'node:path'
import { ensurePackages, ROOT } from './ready.mjs'

const TASKS = {
  demo: { args: ['cli/main.ts', 'demo'], restart: true },
  test: { args: ['scripts/test.ts'] },
  bench: { args: ['--expose-gc', 'bench/main.ts'] },
  build: { args: ['node_modules/vite/bin/vite.js', 'build'] },
  ready: undefined,
}

const [name = '', ...rest] = process.argv.slice(2)
if (!Object.hasOwn(TASKS, name)) {
  console.error(`usage: node scripts/run.mjs ${Object.keys(TASKS).join(' | ')}`)
  process.exit(2)
}
ensurePackages()
const task = TASKS[name]
if (task) {
  // imported late: on a bare checkout nothing else may be touched before the packages are there
  const { run } = await import('./supervise.mjs')
  const args = task.args.map((arg) => (arg.endsWith('.ts') || arg.endsWith('.js') ? join(ROOT, arg) : arg))
  run([...args, ...rest], { restart: task.restart ?? false, cwd: ROOT })
}
