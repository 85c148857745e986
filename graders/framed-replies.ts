// Requests that can be told apart, and a reader that compares the replies to them as they come, and
// keeps none.

import { encodeFrame, LengthPrefixDecoder } from '../solutions/04-length-prefix.ts'
import { grouped, type Words } from './words/words.ts'

const ECHO = Buffer.from('echo:')
const LONGEST_REPLY_BYTES = 64 * 1024 * 1024
const LETTERS = 26

/** A header that declares more than any limit. */
export const TOO_LARGE = Buffer.from('ffffffff', 'hex')

/** The payload of request number `index`: the number in four bytes, then a letter. */
export function requestOf(index: number, bytes: number): Buffer {
  const payload = Buffer.alloc(bytes, 'a'.charCodeAt(0) + (index % LETTERS))
  payload.writeUInt32BE(index)
  return payload
}

/** Requests `from` to `to`, each in its frame. */
export function requestsOf(
  from: number,
  to: number,
  payloadOf: (index: number) => Buffer,
): Buffer {
  const frames: Buffer[] = []
  for (let index = from; index < to; index++) frames.push(encodeFrame(payloadOf(index)))
  return Buffer.concat(frames)
}

/** The frame that is due to a payload. */
export function replyTo(payload: Buffer): Buffer {
  return encodeFrame(Buffer.concat([ECHO, payload]))
}

export class Replies {
  /** Replies that were right, up to the first that was not. */
  count = 0
  /** What came where a right reply was due. */
  wrong: Buffer | undefined
  readonly #payloadOf: (index: number) => Buffer
  readonly #decoder = new LengthPrefixDecoder(LONGEST_REPLY_BYTES)

  constructor(payloadOf: (index: number) => Buffer) {
    this.#payloadOf = payloadOf
    this.#decoder.on('error', () => {
      this.wrong ??= Buffer.alloc(0)
    })
  }

  readonly take = (chunk: Buffer): void => {
    for (const reply of this.#decoder.push(chunk)) {
      if (this.wrong !== undefined) return
      const due = this.#payloadOf(this.count)
      const isRight =
        reply.length === ECHO.length + due.length &&
        reply.subarray(0, ECHO.length).equals(ECHO) &&
        reply.subarray(ECHO.length).equals(due)
      if (isRight) this.count += 1
      else this.wrong = reply
    }
  }

  /** Whether what came in place of a right reply is the reply to another request. */
  get isOutOfOrder(): boolean {
    const number = this.wrong && numberOf(this.wrong)
    return number !== undefined && number !== this.count
  }

  /** What has come by now, in words. */
  get said(): (words: Words) => string {
    const { count, wrong } = this
    const right = grouped(count)
    return ({ echo }) => {
      if (wrong === undefined) return echo.replies(right)
      const number = numberOf(wrong)
      if (number === undefined) return echo.noReply(right, grouped(wrong.length))
      return number === count
        ? echo.changedReply(right)
        : echo.otherReply(right, grouped(number + 1))
    }
  }
}

/** The number of the request that a frame is the reply to, if it is one. */
function numberOf(frame: Buffer): number | undefined {
  const isReply =
    frame.length >= ECHO.length + 4 && frame.subarray(0, ECHO.length).equals(ECHO)
  return isReply ? frame.readUInt32BE(ECHO.length) : undefined
}
