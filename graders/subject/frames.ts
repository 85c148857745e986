// Frames that can be told apart, made alike by the host, which sends them, and by
// the judge, who looks at what arrives.

/** Frame number `index`: its first byte says which; the rest is text of two bytes a character. */
export function frameOf(index: number, bytes: number): Buffer {
  const frame = Buffer.alloc(bytes, 'é')
  frame[0] = firstByteOf(index)
  return frame
}

export function firstByteOf(index: number): number {
  return (index % 251) + 1
}
