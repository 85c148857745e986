// Files that falsify what is measured of them. The decoder under each is right, but keeps every chunk
// and searches all that it holds; the checks of memory and cost have to see it all the same.

import { afterAll, expect, test } from 'vitest'
import { inPush, KEEPS_AND_SEARCHES_ALL, MEASURED, onLoad, seeFailed } from './hostile.ts'
import { forgetRuns } from './judged.ts'
import type { Words } from './words/words.ts'

afterAll(forgetRuns)

// Makes the judge's requests smaller before the host reads them.
const SMALLER = `(bytes: Uint8Array) =>
  Buffer.from(Buffer.from(bytes).toString().replace(/"chunks":\\d+/, '"chunks":1'))`

const attacks: [what: string, code: string][] = [
  ['nothing', ''],
  [
    'the functions that measure',
    `const none = { rss: 1, heapTotal: 1, heapUsed: 1, external: 1, arrayBuffers: 1 }
    process.memoryUsage = Object.assign(() => none, { rss: () => 1 })
    process.cpuUsage = () => ({ user: 0, system: 0 })
    performance.now = () => 0
    Date.now = () => 0
    process.hrtime.bigint = () => 0n
    globalThis.gc = (() => {}) as never`,
  ],
  [
    'the reply, through Promise.prototype.then',
    `const { then } = Promise.prototype
    Object.defineProperty(Promise.prototype, 'constructor', { get: () => Object })
    Promise.prototype.then = function (this: Promise<any>, done: any, failed: any) {
      const less = (reply: any) =>
        typeof reply === 'string' && reply.startsWith('{"heldBytes"')
          ? reply.replace(/\\d+/, '0')
          : reply
      return then.call(this, (reply) => done(less(reply)), failed)
    } as never`,
  ],
  [
    'the request, through EventEmitter.prototype.emit',
    `const smaller = ${SMALLER}
    const { emit } = EventEmitter.prototype
    EventEmitter.prototype.emit = function (name, ...args: any[]) {
      if (name === 'data') args[0] = smaller(args[0])
      return emit.call(this, name, ...args)
    }`,
  ],
  [
    'the request, through the resource that async_hooks tell of',
    `const smaller = ${SMALLER}
    const { executionAsyncResource } = await import('node:async_hooks')
    const { push } = SafeLineDecoder.prototype
    let channel: any
    SafeLineDecoder.prototype.push = function (chunk) {
      const resource: any = executionAsyncResource()
      for (const key of Object.getOwnPropertySymbols(resource)) {
        if (channel || String(key) !== 'Symbol(owner_symbol)') continue
        channel = resource[key]
        const [receive] = channel.listeners('data')
        channel.removeAllListeners('data').on('data', (bytes: Buffer) => receive(smaller(bytes)))
      }
      return push.call(this, chunk)
    }`,
  ],
  [
    'the work that its own is measured against',
    `let sets = 0
    let waste = 0
    const slow = (memory: any) => new Proxy(memory, {
      get: (_, key) => memory[key],
      set(_, key, value) {
        // Those that come while time is taken, of one byte a chunk.
        if (++sets > 2 ** 21 && sets <= 2 ** 21 + 2 ** 15)
          for (let i = 0; i < 8000; i++) waste += i
        memory[key] = value
        return true
      },
    })
    globalThis.Uint8Array = new Proxy(Uint8Array, {
      construct(target, args, newTarget) {
        const memory = Reflect.construct(target, args, newTarget)
        return args[0] === 4 * 1024 * 1024 ? slow(memory) : memory
      },
    })`,
  ],
]

// Small buffers lie in memory that all share, where the host's pattern could lie as well.
const EMPTIES_PATTERN = `
  const { push } = SafeLineDecoder.prototype
  SafeLineDecoder.prototype.push = function (chunk) {
    if (chunk.length === 4096 && chunk[0] === 0x61)
      new Uint8Array(Buffer.from('x').buffer).fill(0x0a)
    const lines = push.call(this, chunk)
    if (chunk[0] === 0x0a) this.all.length = 0
    return lines
  }`

// Memory that no measure of Node's counts.
const hidden: [where: string, declared: string, kept: string][] = [
  [
    'in shared memory',
    'const all: SharedArrayBuffer[] = []',
    `const memory = new SharedArrayBuffer(chunk.length)
    new Uint8Array(memory).set(chunk)
    all.push(memory)`,
  ],
  [
    'in the memory of another program',
    'const all = new WebAssembly.Memory({ initial: 1 })\nlet bytes = 0',
    `while (bytes + chunk.length > all.buffer.byteLength) all.grow(64)
    new Uint8Array(all.buffer).set(chunk, bytes)
    bytes += chunk.length`,
  ],
  ['in a Blob', 'let all = new Blob()', 'all = new Blob([all, chunk])'],
  [
    'in messages that nobody takes',
    'const { port1 } = new MessageChannel()',
    'port1.postMessage(chunk)',
  ],
  [
    'in keys',
    `import { createSecretKey, type KeyObject } from 'node:crypto'
    const all: KeyObject[] = []`,
    'all.push(createSecretKey(chunk))',
  ],
  [
    'in the environment',
    "let count = 0\nlet piece = ''",
    `piece += chunk.toString('latin1')
    if (piece.length >= 2 ** 16) {
      process.env['KEPT_' + count++] = piece
      piece = ''
    }`,
  ],
]

const keeping = (declared: string, kept: string): string => `${declared}\n${inPush(kept)}`

test('it falsifies the bytes that it is pushed', async () => {
  const source = onLoad(EMPTIES_PATTERN, KEEPS_AND_SEARCHES_ALL)
  const { failed } = await seeFailed({ situation: 'pattern', source }, expect)
  expect(failed).toEqual(expect.arrayContaining(MEASURED))
})

test.for(hidden)('it keeps every chunk %s', async ([situation, declared, kept]) => {
  const source = keeping(declared, kept)
  const { failed } = await seeFailed({ situation, source }, expect)
  expect(failed).toEqual(expect.arrayContaining(['endless-line', 'long-life']))
})

test.for(['en', 'vi'] as const)(
  'memory that Node does not count is told as such (%s)',
  async (lang) => {
    const [situation, ...code] = hidden[hidden.length - 1] ?? ['', '', '']
    const source = keeping(...(code as [string, string]))
    const says = ({ failures }: Words): string[] => [failures.residentAfter]
    await seeFailed({ situation, source, lang, says }, expect)
  },
)

test.for(attacks)('it falsifies %s', async ([situation, code]) => {
  const source = onLoad(code, KEEPS_AND_SEARCHES_ALL)
  const { failed } = await seeFailed({ situation, source }, expect)
  expect(failed).toEqual(expect.arrayContaining(MEASURED))
})
