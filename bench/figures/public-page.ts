import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { createApp } from '../../server/app.ts'
import { assemble } from '../../server/assemble.ts'
import { openCrypto } from '../../server/crypto/index.ts'
import { openFastPath } from '../../server/fast-path.ts'
import { openDoor } from '../../server/listen.ts'
import { metered, quickly } from '../../server/metrics.ts'
import { publishedPages } from '../../server/publication/pages.ts'
import { loadRoutes } from '../../server/routes.ts'
import { asSystem } from '../../store/database.ts'
import { openStore } from '../../store/open.ts'
import { copyPeople, copyRegions } from '../../store/place/bulk.ts'
import { median, print } from '../figure.ts'

/**
 * A village's page from the program's memory, beside nginx serving the same gzip bytes with the same headers from a file: each on
 * core 0 alone, the load from the other core, in turn, several rounds. Needs nginx, wrk and taskset (Debian).
 */
const COUNTY = '990101'
const VILLAGE = `${COUNTY}001201`
const ROUNDS = 5
const SECONDS = 4
const CONNECTIONS = 32
/** Clock ticks a second that /proc counts in (USER_HZ). */
const TICKS = 100

const folder = mkdtempSync(join(tmpdir(), 'lingyan-bench-page-'))
const tools = ['nginx', 'wrk', 'taskset'].filter((name) => spawnSync('which', [name]).status !== 0)
if (tools.length > 0 || availableParallelism() < 2) {
  console.error(`public-page: needs two cores and ${tools.join(', ') || 'nothing else'}`)
  process.exit(1)
}

const uuid = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** A village of sixteen grids with their people. */
const makeVillage = async (database: Parameters<typeof asSystem>[0]): Promise<void> => {
  const region = (code: string, name: string, level: number) => ({
    code,
    name,
    level,
    kind: 'x',
    validFrom: '2000-01-01',
  })
  const grids = Array.from({ length: 16 }, (_, n) => `${VILLAGE}${String(n + 1).padStart(3, '0')}`)
  await asSystem(database, async (tx) => {
    await copyRegions(tx, [
      region(COUNTY, '云雁县', 3),
      region(`${COUNTY}001`, '云雁镇', 4),
      region(VILLAGE, '和平村', 5),
      ...grids.map((code, n) => region(code, `第${n + 1}网格`, 6)),
    ])
    await copyPeople(
      tx,
      {
        accounts: grids.map((code, n) => ({ id: uuid(n), login: code, name: '王桂花', phoneCipher: Buffer.from('x') })),
        positions: grids.map((code, n) => ({
          id: uuid(100 + n),
          account: uuid(n),
          role: 'grid-leader',
          region: code,
          org: null,
          title: '',
        })),
      },
      { county: COUNTY, passwordHash: '', at: new Date(), validFrom: '2000-01-01' },
    )
  })
}

const NGINX = (port: number, headers: readonly string[]): string => `
daemon off; master_process off; worker_processes 1; pid ${folder}/nginx.pid; error_log stderr crit;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; gzip_static on; keepalive_requests 1000000; types { text/html html; } etag off;
  client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b; fastcgi_temp_path ${folder}/c; uwsgi_temp_path ${folder}/d; scgi_temp_path ${folder}/e;
  server {
    listen 127.0.0.1:${port} backlog=4096; root ${folder};
    ${headers.map((line) => `add_header ${line};`).join('\n    ')}
  }
}`

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

const untilListening = async (port: number): Promise<void> => {
  for (let n = 0; n < 100; n += 1) {
    const socket = connect(port, '127.0.0.1')
    const open = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    if (open) return
    await setTimeout(50)
  }
  throw new Error('nginx does not listen')
}

const onCore = (core: number, pid: number): void => {
  spawnSync('taskset', ['-a', '-cp', String(core), String(pid)])
}

/** Seconds of processor time that a process has used. */
const cpuOf = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS
}

/**
 * Requests per second of a whole core: those answered over the processor time that the answering took, so that whatever else the
 * machine does in the meantime counts for neither side.
 */
const load = async (url: string, pid: number, seconds = SECONDS): Promise<number> => {
  const args = ['-c', '1', 'wrk', '-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '-H', 'Accept-Encoding: gzip', url]
  const before = cpuOf(pid)
  const wrk = spawn('taskset', args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  wrk.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
  })
  await once(wrk, 'close')
  if (/Non-2xx|Socket errors/.test(out)) throw new Error(`wrk: ${out}`)
  return Number(/(\d+) requests in/.exec(out)?.[1]) / (cpuOf(pid) - before)
}

const store = await openStore({ dataFolder: folder, passwords: { app: '', system: '' } as never })
let nginx: ChildProcess | undefined
try {
  await makeVillage(store.database)
  const crypto = openCrypto(folder)
  const program = await assemble({
    database: store.database,
    crypto,
    county: COUNTY,
    dataFolder: folder,
    origin: 'http://127.0.0.1',
  })
  const app = createApp(program, await loadRoutes())
  const fast = await openFastPath(program)
  const listener = fast.before(getRequestListener(app.fetch, { overrideGlobalObjects: false }))
  const door = await openDoor('127.0.0.1', 0)
  door.serve(metered(program, listener), quickly(program, fast.quick))
  const ours = `http://127.0.0.1:${door.port}/v/${VILLAGE}`
  const rendered = await publishedPages(program).page(VILLAGE, 'zh-CN', false)
  if (rendered === undefined) throw new Error('the village has no page')
  const headers = rendered.unchanged.flatMap((name, n) =>
    n % 2 === 0 && !['content-type'].includes(name)
      ? [`${name} '${rendered.unchanged[n + 1]?.replaceAll("'", '')}'`]
      : [],
  )
  writeFileSync(join(folder, 'page.html'), rendered.bodies.identity)
  writeFileSync(join(folder, 'page.html.gz'), rendered.bodies.gzip)
  const port = await freePort()
  writeFileSync(join(folder, 'nginx.conf'), NGINX(port, headers))
  // taskset becomes nginx, so this is nginx's own id
  nginx = spawn('taskset', ['-c', '0', 'nginx', '-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'inherit' })
  onCore(0, process.pid)
  const floor = `http://127.0.0.1:${port}/page.html`
  const nginxPid = nginx.pid as number
  await untilListening(port)
  await load(floor, nginxPid, 2)
  await load(ours, process.pid, 2)
  const rounds: { ours: number; floor: number }[] = []
  for (let n = 0; n < ROUNDS; n += 1)
    rounds.push({ floor: await load(floor, nginxPid), ours: await load(ours, process.pid) })
  const value = median(rounds.map((round) => round.ours))
  const againstValue = median(rounds.map((round) => round.floor))
  const ratio = median(rounds.map((round) => round.ours / round.floor))
  print([
    {
      name: 'public-page-program',
      value,
      unit: 'req/s per core',
      against: 'nginx file',
      againstValue,
      ratio,
      n: ROUNDS,
    },
  ])
  await door.close(0)
} finally {
  nginx?.kill('SIGTERM')
  await store.close()
  rmSync(folder, { recursive: true, force: true })
}
