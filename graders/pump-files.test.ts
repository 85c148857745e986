// The files of exercise 6: what is on the disk is what the judge compares with, at every place.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { BLOCK_BYTES, KnownFile, LARGE_BYTES } from './pump-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'pump-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

const make = (bytes: number, seed = 1): KnownFile =>
  KnownFile.make(join(folder, `${bytes}-${seed}`), bytes, seed)

test.each([0, 1, BLOCK_BYTES - 1, BLOCK_BYTES, BLOCK_BYTES + 1])(
  'knows a file of %i bytes, in whatever pieces it comes',
  (bytes) => {
    const file = make(bytes)
    const content = readFileSync(file.path)
    expect(content).toHaveLength(bytes)
    for (const size of [bytes, 7, 65_537])
      for (let at = 0; at < bytes; at += size)
        expect(file.differsAt(content.subarray(at, at + size), at)).toBe(-1)
  },
)

test('knows a large file, and takes no byte of it for another', () => {
  const file = make(LARGE_BYTES)
  const content = readFileSync(file.path)
  expect(content).toHaveLength(LARGE_BYTES)
  for (let at = 0; at < LARGE_BYTES; at += 99_991)
    expect(file.differsAt(content.subarray(at, at + 99_991), at)).toBe(-1)
  const [first, second] = [content.subarray(0, 40_000), content.subarray(40_000, 80_000)]
  expect(file.differsAt(second, 0)).toBeGreaterThanOrEqual(0)
  expect(file.differsAt(first, 40_000)).toBeGreaterThanOrEqual(0)
})

test('finds the first byte that is another, or one too many', () => {
  const file = make(BLOCK_BYTES)
  const content = Buffer.concat([readFileSync(file.path), Buffer.from('x')])
  expect(file.differsAt(content.subarray(-3), BLOCK_BYTES - 2)).toBe(2)
  content[500] = (content[500] as number) ^ 1
  expect(file.differsAt(content.subarray(100), 100)).toBe(400)
})

test('makes other bytes of another seed, and none of one byte that is text', () => {
  expect(readFileSync(make(100, 2).path)).not.toEqual(readFileSync(make(100, 3).path))
  expect(readFileSync(make(1, 2).path).toString()).toBe('�')
})
