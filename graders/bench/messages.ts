// The messages that all contenders decode: the same in every process, for nothing in them is drawn by chance.

/** `mixed`: one in four is Vietnamese; `ascii`: none is; a number: all of that many bytes. */
export type Text = 'mixed' | 'ascii' | number

const ENGLISH = 'bytes come, messages do not; '
const VIETNAMESE = 'byte thì đến, message thì không; '
const VIETNAMESE_EVERY = 4
const LONGEST_REPEAT = 6
const SINGLE_BYTES = Array.from({ length: 256 }, (_, byte) => Buffer.of(byte))

/** So many messages that they come to about `bytes` bytes; at least one. None is empty. */
export function messagesOf(text: Text, bytes: number): string[] {
  if (typeof text === 'number')
    return Array.from({ length: Math.max(1, Math.floor(bytes / text)) }, () =>
      'a'.repeat(text),
    )
  const messages: string[] = []
  for (let left = bytes; left > 0; ) {
    const i = messages.length
    const isVietnamese = text === 'mixed' && i % VIETNAMESE_EVERY === 0
    const words = isVietnamese ? VIETNAMESE : ENGLISH
    const message = `${i} ${words.repeat((i * 7) % LONGEST_REPEAT)}`
    messages.push(message)
    left -= Buffer.byteLength(message)
  }
  return messages
}

/** The bytes in chunks of one size; the last is what is left. */
export function inChunks(whole: Buffer, chunkBytes: number): Buffer[] {
  // A million Buffers would tell what memory costs, not what a push costs.
  if (chunkBytes === 1) return Array.from(whole, (byte) => SINGLE_BYTES[byte] as Buffer)
  return Array.from({ length: Math.ceil(whole.length / chunkBytes) }, (_, i) =>
    whole.subarray(i * chunkBytes, (i + 1) * chunkBytes),
  )
}
