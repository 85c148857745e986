// Every way to cut a short stream. A cutting of n bytes is a number of n-1 bits: bit i stands for a
// cut behind byte i + 1. So the subject can count through them, and no list has to cross the channel.

import type { Cutting } from './cutting.ts'

/** The longest stream for which this is tried; 2^19 cuttings take about 2 s. */
export const MOST_BYTES = 20

/** How many cuttings `bytes` bytes have: 2^(n-1). */
export function countCuttings(bytes: number): number {
  if (bytes < 1 || bytes > MOST_BYTES)
    throw new RangeError(`cannot try every cutting of ${bytes} bytes`)
  return 2 ** (bytes - 1)
}

/** Cutting number `index` of `bytes` bytes. */
export function cuttingAt(index: number, bytes: number): Cutting {
  const all = Array.from({ length: bytes - 1 }, (_, i) => i + 1)
  return all.filter((at) => (index >>> (at - 1)) & 1)
}
