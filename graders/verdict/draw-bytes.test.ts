import { expect, test } from 'vitest'
import { drawChunks, drawOne } from './draw-bytes.ts'

const cut = (text: string, ...at: number[]) => {
  const stream = Buffer.from(text)
  const ends = [...at, stream.length]
  return drawChunks(ends.map((end, i) => stream.subarray(ends[i - 1] ?? 0, end)))
}

test('draws text as text, and line ends as escapes', () => {
  expect(cut('ab\r\n', 3).chunks).toEqual(['ab\\r', '\\n'])
})

test('marks the bytes of a character that a cut fell into', () => {
  expect(cut('Tiếng\n', 3)).toEqual({
    chunks: ['Ti‹\\xe1', '\\xba\\xbf›ng\\n'],
    cutParts: [{ character: 'ế', bytes: '\\xe1\\xba\\xbf' }],
  })
})

test('marks a character that was cut twice', () => {
  expect(cut('ế', 1, 2).chunks).toEqual(['‹\\xe1', '\\xba', '\\xbf›'])
})

test('leaves a character whole when the cut is beside it', () => {
  expect(cut('aếb', 1, 4)).toEqual({ chunks: ['a', 'ế', 'b'], cutParts: [] })
})

test('draws bytes that are no character in hexadecimal, an overlong form and a surrogate too', () => {
  expect(drawOne(Buffer.from('61ff0a', 'hex'))).toBe('a\\xff\\n')
  expect(drawOne(Buffer.from('c0af', 'hex'))).toBe('\\xc0\\xaf')
  expect(drawOne(Buffer.from('eda080', 'hex'))).toBe('\\xed\\xa0\\x80')
  expect(drawOne(Buffer.from('e1ba0a', 'hex'))).toBe('\\xe1\\xba\\n')
})

test('draws empty chunks as nothing', () => {
  expect(drawChunks([Buffer.alloc(0), Buffer.from('a'), Buffer.alloc(0)]).chunks).toEqual(
    ['', 'a', ''],
  )
})

test('writes a pattern once, with how often it comes', () => {
  expect(drawOne({ pattern: Buffer.from('a'), bytes: 1024 })).toBe('a{1024}')
  expect(drawOne({ pattern: Buffer.from('ab\n'), bytes: 300 })).toBe('(ab\\n){100}')
})

const frames = (hex: string, ...at: number[]) => {
  const bytes = Buffer.from(hex, 'hex')
  const ends = [...at, bytes.length]
  const chunks = ends.map((end, i) => bytes.subarray(ends[i - 1] ?? 0, end))
  return drawChunks(chunks, 'bytes', 64)
}

test('draws frames byte by byte, though their bytes may spell a character', () => {
  expect(frames('00000003e1babf')).toEqual({
    chunks: ['\\0\\0\\0\\x03\\xe1\\xba\\xbf'],
    cutParts: [],
  })
})

test('marks a header that a cut fell into, with the length that it declares', () => {
  expect(frames('000000016100000002', 2, 6)).toEqual({
    chunks: ['‹\\0\\0', '\\0\\x01›a‹\\0', '\\0\\0\\x02›'],
    cutParts: [
      { bytes: '\\0\\0\\0\\x01', declaredBytes: 1 },
      { bytes: '\\0\\0\\0\\x02', declaredBytes: 2 },
    ],
  })
})

test('looks for no header behind one that is refused, nor in a part of one', () => {
  expect(frames('0000006500000001', 6).cutParts).toEqual([])
  expect(frames('000000', 1).cutParts).toEqual([])
})
