// Judges exercise 2, top to bottom: lines, characters, line ends, the limit, what follows a line
// too long, and then what a decoder holds, what it costs, and what two of them share.

import { linesOf } from './02-safe-line-decoder.model.ts'
import { exercise, group } from './checks.ts'
import type { Decoder } from './decoder-compare.ts'
import {
  costs,
  cut,
  decoderCheck,
  errorOf,
  every,
  holds,
  inTurns,
  random,
} from './decoder-steps.ts'
import { whole } from './faults/cutting.ts'
import { withEmptyChunks } from './faults/empty-chunks.ts'
import { everyCut, everyTwoCuts } from './faults/few-cuts.ts'
import { byteByByte, everySize, inChunksOf } from './faults/fixed-sizes.ts'
import * as seams from './faults/seams.ts'

const KIB = 1024
const MIB = 1024 * KIB
const DEFAULT_MAX_BYTES = 64 * KIB

const decoder: Decoder = {
  className: 'SafeLineDecoder',
  returns: 'text',
  errors: { LineTooLongError: ['maxBytes'] },
  mayBeLate: false,
  defaultMaxBytes: DEFAULT_MAX_BYTES,
  model: linesOf,
  // Node's ways to decode write one U+FFFD for a broken character; no standard asks for just one.
  sameText: (text) => text.replaceAll(/\ufffd+/g, '\ufffd'),
  sample: { stream: Buffer.from('ok\n'), message: 'ok' },
}
const check = decoderCheck(decoder)

const roomy = { maxBytes: 64 }
const five = { maxBytes: 5 }
const wide = { maxBytes: 4 * MIB }
const tooLong = (maxBytes: number) => ({
  name: 'LineTooLongError',
  numbers: { maxBytes },
})
const refusals = { judged: 'refusals at the end' } as const
const lines = { judged: 'messages at the end' } as const
const errors = { judged: 'errors at the end' } as const

const PROSE = 'the quick brown\nfox\njumps over the lazy\ndog and runs\n'
const VIETNAMESE = 'Tiếng Việt\nQuên đọc nửa ký tự cuối 🍜\n10 000 ₫ → “chậm lại”\n'
const WORDS = ['a', 'bc', 'def', 'x\n', 'yz\n', 'words and words\n']
const LETTERS = ['ữ', 'ửng', 'đ', 'a', '🧑‍💻', 'Đỗ Thị Thủy', 'e\u0302\u0301', 'x\n']
const SHORT_AND_LONG = ['ok\n', 'abcd\n', 'abcdefg\n', 'far too long a line\n']
const BROKEN = Buffer.from('61e1ba0a620a630a', 'hex')
const NOT_LINE_FEEDS = 'a\u2028b\u2029c\u0085d\ve\ff\0g\x1eh\u010ai\n'
const SHORT_LINES = '{"cmd":"ping","id":10}\n'.repeat(300)
const LONG_BYTES = 70_000
const LONG = `${'0123456789'.repeat(LONG_BYTES / 10)}\n`
const LONGEST_BY_DEFAULT = `${'a'.repeat(DEFAULT_MAX_BYTES)}\n`

// biome-ignore format: a check reads as a row: its id, its points, its steps.
exercise('02-safe-line-decoder', ['SafeLineDecoder'], () => {
  group('framing', () => {
    check('whole-lines', 4,
      cut('hello\n', [seams.lineByLine], roomy),
      cut('one\ntwo\nthree\nfou', [seams.lineByLine], roomy))
    check('many-lines', 4,
      cut('one\ntwo\n', [whole], roomy),
      cut('one\ntwo\nthree\nfour\nfive\nsi', [whole], roomy))
    check('line-in-pieces', 9,
      every(['ab\n', 'one\ntwo\n', 'a\nbc\ndef\nghi\nj', 'abcdefghijk\nl\n', 'a\nb\nc\nd\ne\nf\ng\nh'], roomy),
      cut(PROSE, [everyCut, everyTwoCuts, everySize], roomy),
      random(WORDS, { maxBytes: 1000 }))
    check('empty-lines', 5,
      every(['\n', '\n\n\n', 'a\n\nb\n\n\nc\n\n\nd\n'], roomy))
    check('empty-chunks', 3,
      cut('ab\ncd\n', [whole, everyCut, byteByByte].map(withEmptyChunks), roomy))
  })

  group('characters', () => {
    check('split-character', 8,
      every(['ế\n', '🙂\n', 'Việt\nphở\n', '🙂 ế đ\n'], roomy),
      cut(VIETNAMESE, [seams.insideCharacters, everyCut, byteByByte], { maxBytes: 1000 }),
      cut('phở\n', [withEmptyChunks(seams.insideCharacters)], roomy),
      random(LETTERS, { maxBytes: 4000 }))
    check('broken-character', 4,
      every([BROKEN], roomy))
  })

  group('line-ends', () => {
    check('crlf', 4,
      cut('ab\r\n', [whole], roomy),
      cut('ab\r\ncd\r\nef\r\n', [whole, seams.lineByLine], roomy))
    check('split-crlf', 5,
      every(['ab\r\n', 'a\r\nbc\r\n\r\nde\r\n'], roomy),
      cut('GET / HTTP/1.1\r\nHost: a\r\n\r\n', [seams.insideLineEnds], roomy),
      cut('ab\r\ncd\r\n', [withEmptyChunks(seams.insideLineEnds)], roomy))
    check('other-cr', 4,
      every(['a\rb\n', '\r\r\n', 'a\r\r\n\rb\n\r\rc\n'], roomy),
      random(['a\r\n', 'b\n', '\r', 'c'], { maxBytes: 1000 }))
    check('only-line-feed', 3,
      cut(NOT_LINE_FEEDS, [whole, seams.betweenCharacters], roomy))
  })

  group('limit', () => {
    check('exactly-max', 4,
      every(['abcde\n', 'abcde\nfghij\nk\n'], five),
      every(['a\n'], { maxBytes: 1 }),
      every(['abcdefgh\n'], { maxBytes: 8 }),
      cut(LONG, [whole, inChunksOf(64 * KIB), inChunksOf(1000)], { maxBytes: LONG_BYTES }))
    check('one-over', 4,
      every(['abcdef\n'], { ...five, ...refusals }),
      every(['abcdefghi\n'], { maxBytes: 8, ...refusals }))
    check('counts-bytes', 3,
      cut('éé\n', [whole], { maxBytes: 6, ...lines }),
      every(['éééé\n', 'ếếế\n', '🙂🙂\n'], { maxBytes: 6, ...refusals }))
    check('counts-cr', 2,
      every(['ok\nabcde\r\n', 'ok\nabcdefg\r\n'], { ...five, ...lines }))
    check('per-line', 4,
      every(['ab\ncd\nef\ngh\nij'], five),
      cut(SHORT_LINES, [whole, inChunksOf(4 * KIB), inChunksOf(1000)], roomy))
    check('default-limit', 2,
      cut(LONGEST_BY_DEFAULT, [whole, seams.aroundLimit(DEFAULT_MAX_BYTES)], refusals),
      cut(`a${LONGEST_BY_DEFAULT}`, [whole, seams.aroundLimit(DEFAULT_MAX_BYTES)], refusals))
  })

  group('recovery', () => {
    check('at-once', 3,
      every(['abcdefghijklm'], five))
    check('once', 3,
      every(['abcdefghijkl\n', 'abcdef\nabcdef\n'], { ...five, ...errors }),
      random(SHORT_AND_LONG, { ...five, ...errors }))
    check('error-kind', 2,
      errorOf('abcdefgh\n', five, tooLong(5)),
      errorOf('abcdefgh\n', { maxBytes: 7 }, tooLong(7)))
    check('lines-before', 2,
      every(['ok\nabcdefgh', 'a\nb\nabcdefgh'], { ...five, ...lines }))
    check('lines-after', 3,
      every(['abcdefg\nok\nno\n', 'abcdefg\r\nok\n', 'abcdef\n\nno\n'], { ...five, ...lines }),
      cut('abcdefgh\nok\n', [withEmptyChunks(everyCut)], { ...five, ...lines }),
      random(SHORT_AND_LONG, { ...five, ...lines }))
  })

  group('memory', () => {
    // Chunks below the limit: a decoder that measures chunks must not look bounded.
    const inSmallChunks = { chunkBytes: 4 * KIB, chunks: 1536 }
    const inLargeChunks = { chunkBytes: 64 * KIB, chunks: 96 }
    const limits = { maxBytes: 16 * KIB, allowedBytes: 3 * MIB }
    check('endless-line', 4, holds({ ...limits, ...inSmallChunks, pattern: 'a', close: '\n' }))
    check('long-life', 2, holds({ ...limits, ...inLargeChunks, pattern: `${'x'.repeat(1023)}\n` }))
  })

  group('cost', () => {
    check('byte-by-byte', 4,
      costs({ ...wide, openBytes: 2 * MIB, pattern: 'a', close: '\n', chunkBytes: 1, chunks: 16 * KIB }))
    check('many-in-one', 2,
      costs({ ...wide, openBytes: 0, pattern: 'a\n', chunkBytes: 128 * KIB, chunks: 1 }))
  })

  group('independence', () => {
    check('two-decoders', 3,
      inTurns([5, ['ok\n', 'abcdefgh', 'ij\n']], [64, ['ab', 'c\n', Buffer.from('64e1ba', 'hex'), Buffer.from('bf0a', 'hex')]]))
  })
})
