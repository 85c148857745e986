// Starts the subject: plain JavaScript under Node's permission model, with read access to its own
// bundle, an environment made from an allow-list, its own process group, and one channel to talk on.

import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'

const HEAP_MIB = 160

// Windows cannot start Node without SystemRoot; the rest only makes dates and sorting the same.
const ENVIRONMENT = ['SystemRoot', 'TZ', 'LANG', 'LC_ALL']

export interface Started {
  child: ChildProcess
  /** Stands before each line that the host sends, and before none that it did not send. */
  key: string
}

/** Starts the host that lies in `folder`. */
export function start(folder: string): Started {
  const key = randomBytes(16).toString('hex')
  const child = spawn(process.execPath, [...flags(folder), join(folder, 'host.mjs')], {
    cwd: folder,
    detached: true,
    env: { ...environment(), SUBJECT_KEY: key },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    windowsHide: true,
  })
  return { child, key }
}

function flags(folder: string): string[] {
  const allowed = process.allowedNodeEnvironmentFlags
  // Node 20 knows only the older name, and Node 24 and later only the newer.
  const isOld = process.versions.node.startsWith('20.')
  const permission = isOld ? '--experimental-permission' : '--permission'
  // Before Node 26 the permission model leaves the network alone, and does not know the flag.
  const network = allowed.has('--allow-net') ? ['--allow-net'] : []
  return [
    permission,
    `--allow-fs-read=${join(folder, '*')}`,
    ...network,
    '--disable-warning=ExperimentalWarning',
    '--enable-source-maps',
    // A listener of the learner's for 'unhandledRejection' would hide that there was one.
    '--unhandled-rejections=strict',
    `--max-old-space-size=${HEAP_MIB}`,
  ]
}

function environment(): NodeJS.ProcessEnv {
  const found = ENVIRONMENT.filter((name) => process.env[name] !== undefined)
  return Object.fromEntries(found.map((name) => [name, process.env[name]]))
}
