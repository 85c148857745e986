// Who decodes frames: the reference, the packages that people take instead, and the least that must be done.

import { decode as decodeList, encode as encodeList } from 'it-length-prefixed'
import { decode as decodeStream } from 'length-prefixed-stream'
import { encodeFrame, LengthPrefixDecoder } from '../../solutions/04-length-prefix.ts'
import { type Contender, type See, through } from './contender.ts'

const HEADER_BYTES = 4

const encode = (messages: readonly string[]): Buffer =>
  Buffer.concat(messages.map((message) => encodeFrame(Buffer.from(message))))

// Seven bits of the length in each byte: the only header that one of the packages knows.
const encodeVarint = (messages: readonly string[]): Buffer =>
  Buffer.concat(
    messages.map((message) => encodeList.single(Buffer.from(message)).subarray()),
  )

const TOO_SHORT = new RangeError('the header is not whole yet')
const fourBytes: NonNullable<Parameters<typeof decodeList>[1]>['lengthDecoder'] =
  Object.assign(
    (held: { byteLength: number; get(at: number): number }): number => {
      if (held.byteLength < HEADER_BYTES) throw TOO_SHORT
      return ((held.get(0) * 256 + held.get(1)) * 256 + held.get(2)) * 256 + held.get(3)
    },
    { bytes: HEADER_BYTES },
  )

export const frames: readonly [Contender, ...Contender[]] = [
  {
    name: 'LengthPrefixDecoder',
    encode,
    decode(chunks, see) {
      const decoder = new LengthPrefixDecoder()
      for (const chunk of chunks) for (const payload of decoder.push(chunk)) see(payload)
      decoder.end()
    },
  },
  {
    name: 'it-length-prefixed',
    isPeer: true,
    encode,
    decode(chunks, see) {
      for (const list of decodeList(chunks, { lengthDecoder: fourBytes }))
        see(list.subarray())
    },
  },
  {
    name: 'length-prefixed-stream',
    isPeer: true,
    encode: encodeVarint,
    decode: (chunks, see) => through(decodeStream({ allowEmpty: true }), chunks, see),
  },
  {
    name: 'length-prefixed-stream, copied',
    isPeer: true,
    encode: encodeVarint,
    decode: (chunks, see) =>
      through(decodeStream({ allowEmpty: true }), chunks, (payload) =>
        see(Buffer.from(payload as Buffer)),
      ),
  },
  { name: 'readUInt32BE, subarray', encode, decode: jump },
]

// Nothing is held or copied, for a frame that was cut is there in one piece.
function jump(chunks: readonly Buffer[], see: See, whole: Buffer): void {
  let chunkEnd = 0
  let frameAt = 0
  for (const chunk of chunks) {
    chunkEnd += chunk.length
    while (frameAt + HEADER_BYTES <= chunkEnd) {
      const end = frameAt + HEADER_BYTES + whole.readUInt32BE(frameAt)
      if (end > chunkEnd) break
      see(whole.subarray(frameAt + HEADER_BYTES, end))
      frameAt = end
    }
  }
}
