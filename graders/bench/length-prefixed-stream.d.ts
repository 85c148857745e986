declare module 'length-prefixed-stream' {
  import type { Duplex } from 'node:stream'

  /** Takes frames with a varint header, and gives their payloads; `allowEmpty` lets empty ones through. */
  export function decode(options?: { allowEmpty?: boolean; limit?: number }): Duplex
}
