// Measures what a stream's own queue holds, looked at after each write, as the contract has it.

import type { Writable } from 'node:stream'
import { max } from './captured.ts'

export class Peak {
  writes = 0
  queuedBytes = 0

  /** Watches a stream from now on; `written` is called after each write. */
  constructor(stream: Writable, written: () => void = () => {}) {
    const { write } = stream
    const seen = (): void => {
      this.writes += 1
      this.queuedBytes = max(this.queuedBytes, stream.writableLength)
      written()
    }
    stream.write = function (this: Writable, ...data: never[]): boolean {
      const isFree = write.apply(this, data as never)
      seen()
      return isFree
    } as typeof stream.write
  }
}
