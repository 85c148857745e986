// What the host needs from the runtime, taken before the learner's file loads: a patched prototype
// or a replaced `process.memoryUsage` then changes nothing that is measured or reported.

import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { Socket } from 'node:net'
import { types } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const CHANNEL_FD = 3

export const { isArray } = Array
export const { max, min } = Math
export const { parse, stringify } = JSON
export const { isPromise } = types
export const bufferFrom = Buffer.from
export const { memoryUsage, cpuUsage } = process
export const nextTurn = setImmediate
export const now = performance.now.bind(performance)
const { writeSync } = fs
const encoder = new TextEncoder()
const encode = encoder.encode.bind(encoder)
const decoder = new TextDecoder()
const decode = decoder.decode.bind(decoder)
// The undocumented end of every exit: no 'exit' listener of the learner's runs before it.
const die = (
  process as unknown as { reallyExit: (code: number) => never }
).reallyExit.bind(process)

// Asked for in another context, so that the learner's has no `gc`.
setFlagsFromString('--expose-gc')
export const collectGarbage = runInNewContext('gc') as () => void

// A secret that the judge put there. A line on the channel without it was not written by the host.
const key = process.env.SUBJECT_KEY ?? ''
delete process.env.SUBJECT_KEY

const RealError = Error

/** Does `work` without recording stacks: an error then costs a tenth, and a sweep makes very many. */
export function withoutStacks<T>(work: () => T): T {
  const limit = RealError.stackTraceLimit
  RealError.stackTraceLimit = 0
  try {
    return work()
  } finally {
    RealError.stackTraceLimit = limit
  }
}

/**
 * Sends one message to the judge, by `fs.writeSync`, which no patched stream can see.
 * `json` is text already, so that no `toJSON` is asked.
 */
export function send(json: string): void {
  const bytes = encode(`${key}${json}\n`)
  let written = 0
  while (written < bytes.length) {
    try {
      written += writeSync(CHANNEL_FD, bytes, written)
    } catch (error) {
      // The judge reads as fast as it can; a full pipe means to try again.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') die(0)
    }
  }
}

/** Calls `receive` with each line of the judge; the process ends with the channel. */
export function listen(receive: (line: string) => void): void {
  const channel = new Socket({ fd: CHANNEL_FD, readable: true, writable: false })
  let pending = ''
  channel.on('data', (chunk) => {
    pending += decode(chunk, { stream: true })
    for (let at = indexOfLineFeed(pending); at !== -1; at = indexOfLineFeed(pending)) {
      const line = sliceOf(pending, 0, at)
      pending = sliceOf(pending, at + 1, pending.length)
      receive(line)
    }
  })
  channel.on('close', () => die(0))
  channel.on('error', () => die(0))
}

const call = Function.prototype.call
const indexOf = call.bind(String.prototype.indexOf) as (
  text: string,
  of: string,
) => number
const indexOfLineFeed = (text: string): number => indexOf(text, '\n')
export const sliceOf = call.bind(String.prototype.slice) as (
  text: string,
  from: number,
  to: number,
) => string

/** Takes away what leads from here to the judge: its process and its channel. */
export function closeDoors(): void {
  const refuse = (): never => {
    throw new Error('not available in an exercise')
  }
  Object.assign(process, { kill: refuse, _kill: refuse, _debugProcess: refuse })
  Object.assign(process, { _getActiveHandles: () => [], _getActiveRequests: () => [] })
  syncBuiltinESMExports()
}
