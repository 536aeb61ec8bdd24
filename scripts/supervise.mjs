import { spawn } from 'node:child_process'
import { delimiter, dirname } from 'node:path'
import { NODE, ROOT } from './ready.mjs'

/** Deaths that nobody asked for: killed for want of memory, by hand, or a crash. */
const SUDDEN = new Set(['SIGKILL', 'SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGILL', 'SIGTRAP'])
const MOST_RESTARTS = 5
const WINDOW_MS = 60_000

/**
 * Runs the pinned Node with `args`, hands signals on and ends as it ends. With `restart` a child that died suddenly is started
 * again, at most five times a minute.
 */
export const run = (args, { restart = false, env = {}, cwd = process.cwd() } = {}) => {
  let child
  let asked = false
  const deaths = []
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.on(signal, () => {
      asked = true
      // Ctrl-C reaches the whole group: the child has it already
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child?.kill(signal)
    })
  }
  const start = () => {
    const path = `${dirname(NODE)}${delimiter}${ROOT}/node_modules/.bin${delimiter}${process.env.PATH ?? ''}`
    child = spawn(NODE, ['--disable-warning=ExperimentalWarning', ...args], {
      cwd,
      stdio: 'inherit',
      env: { ...process.env, PATH: path, ...env },
    })
    child.on('error', (error) => {
      console.error(String(error))
      process.exit(1)
    })
    child.on('exit', (code, signal) => {
      const now = Date.now()
      deaths.push(now)
      while (deaths[0] < now - WINDOW_MS) deaths.shift()
      if (restart && !asked && SUDDEN.has(signal) && deaths.length <= MOST_RESTARTS) {
        console.error(`The server ended by ${signal}; starting it again.`)
        setTimeout(start, 300)
        return
      }
      process.exit(code ?? 1)
    })
  }
  start()
}
