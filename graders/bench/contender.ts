// Whoever decodes a stream of messages for a measurement, and how a stream is fed as its users feed it.

import { once } from 'node:events'
import type { Duplex } from 'node:stream'

export type Message = string | Uint8Array
export type See = (message: Message) => void

export interface Contender {
  name: string
  /** Others that do the same work. The limit does less, and the reference is what they are held against. */
  isPeer?: true
  /** The stream of bytes that carries these messages to it. */
  encode(messages: readonly string[]): Buffer
  /** Decodes the chunks, and shows each message; `whole` is all of them in one piece. */
  decode(chunks: readonly Buffer[], see: See, whole: Buffer): void | Promise<void>
}

/** Writes the chunks, waits where it is told to, and then for the end. */
export async function through(
  decoder: Duplex,
  chunks: readonly Buffer[],
  see: See,
): Promise<void> {
  const ended = once(decoder, 'end')
  decoder.on('data', see)
  for (const chunk of chunks) if (!decoder.write(chunk)) await once(decoder, 'drain')
  decoder.end()
  await ended
}
