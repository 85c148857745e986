// The host's end of the one channel to the judge, read and written by the synchronous functions of
// `fs`: no stream, no listener and no pending request is there for the learner's code to find.

import fs from 'node:fs'
import { UNSETTLED_EXIT_CODE } from '../messages.ts'
import { Bytes, decode, encode, indexOf, Memory, nextTurn, sliceOf } from './captured.ts'

const CHANNEL_FD = 3
const READ_BYTES = 64 * 1024

const { readSync, writeSync } = fs

// The undocumented end of every exit: no 'exit' listener of the learner's runs before it.
const die = (
  process as unknown as { reallyExit: (code: number) => never }
).reallyExit.bind(process)

/** Ends the process as Node does when the main module awaits for ever. */
export function endUnsettled(): void {
  die(UNSETTLED_EXIT_CODE)
}

/** Ends the process for an error that nothing caught; `json` is the error as the judge takes it. */
export function endUncaught(json: string): void {
  send(`{"uncaught":${json}}`)
  die(1)
}

// A secret that the judge put there. A line on the channel without it was not written by the host.
const key = encode(process.env.SUBJECT_KEY ?? '')
delete process.env.SUBJECT_KEY

/** Sends one message to the judge. `json` is text already, so that no `toJSON` is asked. */
export function send(json: string): void {
  write(key)
  write(encode(`${json}\n`))
}

function write(bytes: Uint8Array): void {
  let written = 0
  while (written < bytes.length) {
    try {
      written += writeSync(CHANNEL_FD, bytes, written)
    } catch (error) {
      if (!isFull(error)) die(0)
    }
  }
}

/**
 * Calls `receive` with the next line of the judge, and waits for it with the process standing still:
 * what the learner's code has left to do is done in the turns between two lines. The process ends
 * with the channel.
 */
export function listen(receive: (line: string, next: () => void) => void): void {
  const memory = new Memory(READ_BYTES)
  const bytes = new Bytes(memory)
  let pending = ''
  const next = (): void => {
    nextTurn(readLine)
  }
  const readLine = (): void => {
    for (let at = indexOf(pending, '\n'); at === -1; at = indexOf(pending, '\n')) {
      const count = read(bytes)
      if (count === undefined) {
        next()
        return
      }
      pending += decode(new Bytes(memory, 0, count), { stream: true })
    }
    const at = indexOf(pending, '\n')
    const line = sliceOf(pending, 0, at)
    pending = sliceOf(pending, at + 1, pending.length)
    receive(line, next)
  }
  readLine()
}

function read(into: Uint8Array): number | undefined {
  try {
    const count = readSync(CHANNEL_FD, into)
    return count === 0 ? die(0) : count
  } catch (error) {
    return isFull(error) ? undefined : die(0)
  }
}

// A descriptor that does not block says that it would have to: try again.
function isFull(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'EAGAIN'
}
