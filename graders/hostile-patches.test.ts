// Files that change what the language and Node are made of. The decoder under each change returns
// nothing, so that any point would be forged: it fails just as it does without the change.

import { afterAll, expect, test } from 'vitest'
import { onLoad, seeFailed, USELESS } from './hostile.ts'
import { forgetRuns } from './judged.ts'

afterAll(forgetRuns)

const patches: [what: string, code: string][] = [
  [
    'methods of Array.prototype',
    `Array.prototype.push = () => 0
    Array.prototype.includes = () => true
    Array.prototype[Symbol.iterator] = function* () { yield 'hello' } as never
    Array.isArray = () => true`,
  ],
  [
    'the first item of every array',
    "Object.defineProperty(Array.prototype, 0, { set() {}, get: () => 'hello' })",
  ],
  [
    'toJSON of everything',
    `for (const { prototype } of [Array, Object, String, Number] as any[])
      prototype.toJSON = () => ({ lines: ['hello'], errors: [], points: 100 })`,
  ],
  [
    'getters on Object.prototype',
    `for (const name of ['lines', 'errors', 'oddity', 'counts', 'texts', 'status', 'points'])
      Object.defineProperty(Object.prototype, name, { get: () => ['hello'], set() {} })`,
  ],
  [
    'Buffer, and Uint8Array.prototype',
    `Buffer.from = (() => Buffer.alloc(0)) as never
    Buffer.concat = () => Buffer.alloc(0)
    Object.assign(Buffer.prototype, { toString: () => 'aGVsbG8=', equals: () => true })
    for (const name of ['set', 'subarray', 'slice', 'fill', 'copyWithin', 'indexOf'])
      Object.assign(Uint8Array.prototype, { [name]: () => new Uint8Array(0) })`,
  ],
  [
    'Map.prototype and Set.prototype',
    `for (const { prototype } of [Map, Set] as any[])
      Object.assign(prototype, { get: () => 1, set() { return this }, has: () => true })`,
  ],
  [
    'JSON',
    'JSON.parse = () => ({ op: \'load\' })\nJSON.stringify = () => \'{"lines":["hello"]}\'',
  ],
  [
    'Promise, and its prototype',
    `Promise.prototype.then = function () { return this as never }
    globalThis.Promise = class { then() {} } as never`,
  ],
  [
    'EventEmitter.prototype.emit',
    `const { emit } = EventEmitter.prototype
    EventEmitter.prototype.emit = function (name, ...args) {
      return name === 'error' || emit.call(this, name, ...args)
    }`,
  ],
  [
    'assert, and Math',
    `const { default: assert } = await import('node:assert')
    for (const name of Object.keys(assert)) Object.assign(assert, { [name]: () => {} })
    Math.max = Math.min = () => 0`,
  ],
  ['Error.prepareStackTrace', 'Error.prepareStackTrace = () => { throw 1 }'],
]

test.for(patches)('it replaces %s', async ([situation, code]) => {
  const source = onLoad(code, USELESS)
  const { points } = await seeFailed({ situation, source, fails: 'all' }, expect)
  expect(points).toBe(0)
})
