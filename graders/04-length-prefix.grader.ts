// Judges exercise 4, top to bottom: frames, headers, the limit, what follows a refusal, the end of the
// stream, then what a decoder holds and costs, and at last the encoder.

import { frame, header, payloadsOf, stream } from './04-length-prefix.model.ts'
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
import { encodes, refusesToEncode } from './encoder-steps.ts'
import { whole } from './faults/cutting.ts'
import { withEmptyChunks } from './faults/empty-chunks.ts'
import { everyCut, everyTwoCuts } from './faults/few-cuts.ts'
import { byteByByte, everySize, inChunksOf } from './faults/fixed-sizes.ts'
import * as seams from './faults/frame-seams.ts'

const KIB = 1024
const MIB = 1024 * KIB
const DEFAULT_MAX_BYTES = MIB
const MOST_COUNTED = 2 ** 32 - 1

const decoder: Decoder = {
  className: 'LengthPrefixDecoder',
  returns: 'bytes',
  errors: {
    FrameTooLargeError: ['maxBytes', 'declaredBytes'],
    TruncatedFrameError: ['missingBytes'],
  },
  mayBeLate: true,
  defaultMaxBytes: DEFAULT_MAX_BYTES,
  model: payloadsOf,
  sameText: (text) => text,
  sample: { stream: frame('ok'), message: 'ok' },
}
const check = decoderCheck(decoder)

const roomy = { maxBytes: 64 }
const five = { maxBytes: 5 }
const four = { maxBytes: 4 }
const refusals = { judged: 'refusals at the end' } as const
const payloads = { judged: 'messages at the end' } as const
const errors = { judged: 'errors at the end' } as const
const ended = { isEnded: true } as const
const tooLarge = (maxBytes: number, declaredBytes: number) => ({
  name: 'FrameTooLargeError',
  numbers: { maxBytes, declaredBytes },
})
const truncated = (missingBytes: number) => ({
  name: 'TruncatedFrameError',
  numbers: { missingBytes },
})

const THREE = stream('one', 'two', 'three', header(4), 'fou')
const PROSE = stream('the quick', 'brown fox', 'jumps over the lazy dog', 'x')
const WORDS = ['a', 'bc', 'def', 'words and words'].map(frame)
const EVERY_BYTE = Buffer.from(Array.from({ length: 256 }, (_, i) => i))
const LIKE_TEXT = Buffer.from('c3a9e1babf0d0a00fffe0aed', 'hex')
const LIKE_HEADERS = Buffer.from('0000000100000000000002', 'hex')
const MORE = Buffer.from('abc')
const LARGE = Buffer.from(`${'L'.repeat(257)}l`)
const LARGER = Buffer.from(`${'M'.repeat(65_793)}m`)
const LARGER_TOO = Buffer.from(`${'N'.repeat(65_793)}n`)
const LONGEST_BY_DEFAULT = Buffer.alloc(DEFAULT_MAX_BYTES, 'a')
const SMALL_FRAMES = stream(...Array.from({ length: 40 }, () => '{"cmd":"ping"}'))
// More of them than any working buffer holds.
const MANY_FRAMES = stream(
  ...Array.from({ length: 12_000 }, (_, i) => (i % 2 ? 'a' : 'bc')),
)
const SHORT_FRAME = frame('x'.repeat(60))

// biome-ignore format: a check reads as a row: its id, its points, its steps.
exercise('04-length-prefix', ['LengthPrefixDecoder'], () => {
  group('framing', () => {
    check('whole-frames', 4,
      cut(stream('hello'), [seams.frameByFrame], roomy),
      cut(THREE, [seams.frameByFrame], roomy))
    check('many-frames', 4,
      cut(stream('one', 'two'), [whole], roomy),
      cut(THREE, [whole], roomy))
    check('frame-in-pieces', 7,
      every([stream('ab'), stream('abc', 'de'), stream('abcdefghijk'), stream('abcdefgh', 'i')], roomy),
      cut(PROSE, [everyCut, everyTwoCuts, everySize], roomy),
      random(WORDS, { maxBytes: 1000 }))
    check('empty-frames', 4,
      every([stream(''), stream('', '', ''), stream('a', '', 'b')], roomy))
    check('empty-chunks', 2,
      cut(stream('ab', 'cd'), [whole, everyCut, byteByByte].map(withEmptyChunks), roomy),
      cut(stream('ab', 'cd'), [withEmptyChunks(seams.insideHeaders)], roomy))
    check('any-bytes', 3,
      cut(frame(EVERY_BYTE), [whole, everyCut, byteByByte], { maxBytes: 1000 }),
      cut(stream(frame(LIKE_TEXT), frame(LIKE_HEADERS)), [everyCut, everyTwoCuts], roomy))
    check('payloads-stay', 5,
      every([stream('a', 'b', 'c')], { ...roomy, isKept: true }),
      cut(SMALL_FRAMES, [whole, inChunksOf(100), inChunksOf(7), byteByByte], { ...roomy, isKept: true }),
      cut(stream(frame(LARGER), frame(LARGER_TOO), 'ab'), [whole, inChunksOf(1000)], { maxBytes: 100_000, isKept: true }),
      cut(MANY_FRAMES, [whole, inChunksOf(64 * KIB), inChunksOf(1000)], { ...roomy, isKept: true }))
  })

  group('header', () => {
    check('split-header', 7,
      cut(stream('ab', 'cd', 'e'), [seams.insideHeaders, seams.behindHeaders], roomy),
      every([stream('a', 'b')], roomy))
    check('big-endian', 3,
      cut(stream(frame(LARGE), 'ok'), [whole, everyCut], { maxBytes: 1000 }),
      cut(stream(frame(LARGER), 'ok'), [whole, seams.insideHeaders], { maxBytes: 100_000 }))
    check('unsigned', 3,
      every([2 ** 31, 2 ** 31 + 5, MOST_COUNTED].map((bytes) => stream(header(bytes), MORE)), { ...roomy, ...refusals }))
  })

  group('limit', () => {
    check('exactly-max', 4,
      every([stream('abcde')], five),
      every([stream('ab', 'cd')], { maxBytes: 2 }),
      every([stream('a')], { maxBytes: 1 }),
      cut(frame(LARGER), [whole, inChunksOf(64 * KIB), inChunksOf(1000)], { maxBytes: LARGER.length }))
    check('one-over', 3,
      every([stream('abcdef')], { ...five, ...refusals }),
      every([stream('abcdefghi')], { maxBytes: 8, ...refusals }))
    check('default-limit', 2,
      cut(frame(LONGEST_BY_DEFAULT), [whole, inChunksOf(64 * KIB)], refusals),
      cut(stream(header(DEFAULT_MAX_BYTES + 1), MORE), [whole, seams.insideHeaders], refusals))
    check('at-once', 4,
      every([stream('k', header(9)), stream('k', header(9), MORE)], five))
    check('error-kind', 2,
      errorOf(stream('k', header(9), MORE), five, tooLarge(5, 9)),
      errorOf(stream(header(300), MORE), { maxBytes: 7 }, tooLarge(7, 300)),
      errorOf(stream(header(2 ** 31 + 5), MORE), roomy, tooLarge(64, 2 ** 31 + 5)),
      errorOf(stream(header(DEFAULT_MAX_BYTES + 1), MORE), {}, tooLarge(DEFAULT_MAX_BYTES, DEFAULT_MAX_BYTES + 1)))
    check('frames-before', 3,
      every([stream('ok', header(99)), stream('a', 'b', header(99))], { ...roomy, ...payloads }))
  })

  group('refusal', () => {
    check('finished', 3,
      every([stream('k', header(6), MORE)], { ...four, ...payloads }),
      cut(stream('k', 'abcdef', 'no', 'no'), [whole, everyCut, everyTwoCuts, byteByByte], { ...four, ...payloads }),
      cut(stream('k', header(2 ** 20), 'no', 'no'), [everyCut, everyTwoCuts, seams.insideHeaders], { ...four, ...payloads }))
    check('once', 2,
      every([stream('k', header(6), header(7))], { ...four, ...errors }),
      cut(stream('k', 'abcdef', 'ghijkl'), [whole, everyCut, byteByByte], { ...four, ...errors, isPatient: true }))
  })

  group('end', () => {
    check('clean-end', 2,
      every([stream('ab', 'c'), stream('a', 'bc')], { ...roomy, ...ended }),
      cut(stream('ab', ''), [whole, everyCut, byteByByte], { ...roomy, ...ended, ...errors, isPatient: true }),
      cut('', [whole], { ...roomy, ...ended }))
    check('ends-in-header', 3,
      every([1, 2, 3].map((bytes) => stream('ok', header(5).subarray(0, bytes))), { ...roomy, ...ended, ...refusals }))
    check('ends-in-payload', 3,
      every([stream('ok', header(3)), stream('ok', header(4), MORE)], { ...roomy, ...ended, ...refusals }))
    check('missing-bytes', 2,
      ...[1, 2, 3].map((bytes) => errorOf(stream('ok', header(5).subarray(0, bytes)), { ...roomy, ...ended }, truncated(4 - bytes))),
      ...[0, 1, 4].map((bytes) => errorOf(stream('ok', header(5), Buffer.alloc(bytes, 'a')), { ...roomy, ...ended }, truncated(5 - bytes))),
      errorOf(stream('ok', header(258).subarray(0, 3)), { maxBytes: 2000, ...ended }, truncated(1)),
      errorOf(stream(header(1000), LARGE), { maxBytes: 2000, ...ended }, truncated(742)),
      errorOf(stream(header(2 ** 24 + 3), MORE), { maxBytes: 2 ** 25, ...ended }, truncated(2 ** 24)))
    check('end-after-error', 1,
      every([stream('ok', header(99)), stream('ok', header(99), MORE)], { ...roomy, ...ended, ...errors }),
      cut(stream('ok', header(99)), [whole, byteByByte], { ...roomy, ...ended, ...errors, isPatient: true }))
  })

  group('memory', () => {
    const limits = { maxBytes: 16 * KIB, allowedBytes: 3 * MIB }
    check('after-refusal', 3,
      holds({ ...limits, lead: header(2 ** 31), pattern: 'a', chunkBytes: 64 * KIB, chunks: 96, isFinished: true }))
    check('long-life', 2,
      holds({ ...limits, pattern: SHORT_FRAME, chunkBytes: 64 * KIB, chunks: 96 }))
  })

  group('cost', () => {
    check('large-frame', 4,
      costs({ maxBytes: 16 * MIB, lead: header(8 * MIB), openBytes: 0, pattern: 'a', chunkBytes: KIB, chunks: 8 * KIB }))
    check('byte-by-byte', 3,
      costs({ maxBytes: 16 * MIB, lead: header(2 * MIB + 64 * KIB), openBytes: 2 * MIB, pattern: 'a', chunkBytes: 1, chunks: 64 * KIB }))
    check('many-in-one', 2,
      costs({ maxBytes: 64, openBytes: 0, pattern: frame('a'), chunkBytes: 5 * 26_214, chunks: 1 }))
  })

  group('independence', () => {
    check('two-decoders', 3,
      inTurns(
        [64, [stream('ok', header(2).subarray(0, 2)), stream(header(2).subarray(2), Buffer.from('hi'))]],
        [1000, [header(258).subarray(0, 3), stream(header(258).subarray(3), LARGE.subarray(0, 252)), LARGE.subarray(252)]]),
      inTurns(
        [8, [stream('k'), header(9), MORE]],
        [64, [stream('abcdef'), stream('gh')]]))
  })

  group('encoding', () => {
    check('encodes', 5,
      encodes('encodeFrame', ['hello', '', 'a', 'phở 🍜', EVERY_BYTE, LARGE, LARGER, MIB + 1, 2 ** 24 + 5]))
    check('encodes-too-large', 2,
      refusesToEncode('encodeFrame', 2 ** 32))
  })
})
