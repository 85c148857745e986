// Calls the learner's function that makes frames, and tells what came of each payload.

import type { EncodeRequest } from '../messages.ts'
import { AnyRangeError, Bytes, base64Of, isBytes, stringify } from './captured.ts'
import { nameOf, thrownJson } from './describe.ts'
import { atCutting } from './progress.ts'
import { bytesOf } from './stream.ts'

const MARGIN_BYTES = 16
const MARGIN = 0x7e
const MOST_SHOWN_BYTES = 128 * 1024

export function encodeAll(
  loaded: Record<string, unknown>,
  { name, payloads }: EncodeRequest,
): string {
  const made: { [index: number]: () => string } = { __proto__: null } as never
  for (let i = 0; i < payloads.length; i++) {
    atCutting(i)
    made[i] = encode(loaded[name], payloads[i] as string | number)
  }
  // Read only now: a frame may share its memory with the next.
  let json = ''
  for (let i = 0; i < payloads.length; i++)
    json += `${i === 0 ? '' : ','}${(made[i] as () => string)()}`
  return `{"encoded":[${json}]}`
}

function encode(encodeFrame: unknown, payload: string | number): () => string {
  const bytes = typeof payload === 'number' ? new Bytes(payload) : bytesOf(payload)
  // A payload lies somewhere in larger memory, where not all is the encoder's to read or to write.
  const memory = typeof payload === 'number' ? bytes : surrounded(bytes)
  const at = memory.length === bytes.length ? 0 : MARGIN_BYTES
  try {
    const frame = (encodeFrame as (payload: Uint8Array) => unknown)(
      new Bytes(memory.buffer, at, bytes.length),
    )
    return () => {
      if (typeof payload !== 'number' && base64Of(memory) !== base64Of(surrounded(bytes)))
        return '{"spoiled":true}'
      if (!isBytes(frame)) return `{"got":${stringify(nameOf(frame))}}`
      const shown = frame.length > MOST_SHOWN_BYTES ? headOf(frame) : frame
      return `{"frame":"${base64Of(shown)}","bytes":${frame.length}}`
    }
  } catch (thrown) {
    const isRangeError = thrown instanceof AnyRangeError
    return () => `{"thrown":${thrownJson(thrown)},"isRangeError":${isRangeError}}`
  }
}

function surrounded(bytes: Uint8Array): Uint8Array {
  const memory = new Bytes(bytes.length + 2 * MARGIN_BYTES)
  for (let i = 0; i < memory.length; i++) memory[i] = bytes[i - MARGIN_BYTES] ?? MARGIN
  return memory
}

function headOf(frame: Uint8Array): Uint8Array {
  const head = new Bytes(MOST_SHOWN_BYTES)
  for (let i = 0; i < MOST_SHOWN_BYTES; i++) head[i] = frame[i] as number
  return head
}
