#!/usr/bin/env node
// The door of `npx lingyan`: whatever Node started it, the pinned one runs the program, and a server that dies is started again.
import { join } from 'node:path'
import { ensurePackages, ROOT } from '../scripts/ready.mjs'
import { run } from '../scripts/supervise.mjs'

ensurePackages()
const args = process.argv.slice(2)
run([join(ROOT, 'cli', 'main.ts'), ...args], { restart: ['serve', 'demo'].includes(args[0]) })
