// Who decodes lines: the reference, the packages that people take instead, and the least that must be done.

import { EventEmitter } from 'node:events'
import { createInterface } from 'node:readline'
import binarySplit from 'binary-split'
import split2 from 'split2'
import { SafeLineDecoder } from '../../solutions/02-safe-line-decoder.ts'
import { type Contender, type See, through } from './contender.ts'

const LINE_FEED = 0x0a

const encode = (lines: readonly string[]): Buffer =>
  Buffer.from(lines.map((line) => `${line}\n`).join(''))

export const lines: readonly [Contender, ...Contender[]] = [
  {
    name: 'SafeLineDecoder',
    encode,
    decode(chunks, see) {
      const decoder = new SafeLineDecoder()
      for (const chunk of chunks) for (const line of decoder.push(chunk)) see(line)
    },
  },
  {
    name: 'split2',
    isPeer: true,
    encode,
    decode: (chunks, see) => through(split2(), chunks, see),
  },
  {
    name: "split2('\\n')",
    isPeer: true,
    encode,
    decode: (chunks, see) => through(split2('\n'), chunks, see),
  },
  {
    name: 'binary-split',
    isPeer: true,
    encode,
    decode: (chunks, see) =>
      through(binarySplit('\n'), chunks, (line) => see(line.toString())),
  },
  { name: 'node:readline', isPeer: true, encode, decode: readline },
  { name: 'indexOf, toString', encode, decode: search },
]

// No stream in front of it, whose cost would count against it: only what a socket would emit.
function readline(chunks: readonly Buffer[], see: See): void {
  const socket = Object.assign(new EventEmitter(), { resume() {}, pause() {} })
  const input = socket as unknown as NodeJS.ReadableStream
  createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }).on('line', see)
  for (const chunk of chunks) socket.emit('data', chunk)
  socket.emit('end')
}

// Nothing is held, for a line that was cut is there in one piece.
function search(chunks: readonly Buffer[], see: See, whole: Buffer): void {
  let chunkAt = 0
  let lineAt = 0
  for (const chunk of chunks) {
    let end = chunk.indexOf(LINE_FEED)
    while (end !== -1) {
      see(whole.toString('utf8', lineAt, chunkAt + end))
      lineAt = chunkAt + end + 1
      end = chunk.indexOf(LINE_FEED, end + 1)
    }
    chunkAt += chunk.length
  }
}
