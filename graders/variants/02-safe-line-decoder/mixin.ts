// Style: a mixin puts `push` on EventEmitter, and a WeakMap holds the state of each decoder.
import { EventEmitter } from 'node:events'

export class LineTooLongError extends Error {
  readonly maxBytes: number

  constructor(maxBytes: number) {
    super(`line longer than ${maxBytes} bytes`)
    this.maxBytes = maxBytes
  }
}

interface State {
  readonly maxBytes: number
  line: Uint8Array
  length: number
}

const states = new WeakMap<EventEmitter, State>()

function withLines(Base: typeof EventEmitter<{ error: [LineTooLongError] }>) {
  return class extends Base {
    constructor(maxBytes = 65_536) {
      super()
      states.set(this, { maxBytes, line: new Uint8Array(16), length: 0 })
    }

    push(chunk: Buffer): string[] {
      const state = states.get(this)
      return state ? [...linesOf(chunk, state, (error) => this.emit('error', error))] : []
    }
  }
}

function* linesOf(chunk: Buffer, state: State, report: (e: LineTooLongError) => void) {
  for (const byte of chunk) {
    if (byte === 0x0a) {
      if (state.length <= state.maxBytes) yield textOf(state)
      state.length = 0
    } else if (state.length < state.maxBytes) {
      if (state.length === state.line.length) state.line = twiceAsLong(state.line)
      state.line[state.length++] = byte
    } else if (state.length === state.maxBytes) {
      state.length++
      report(new LineTooLongError(state.maxBytes))
    }
  }
}

function twiceAsLong(bytes: Uint8Array): Uint8Array {
  const longer = new Uint8Array(2 * bytes.length)
  longer.set(bytes)
  return longer
}

function textOf({ line, length }: State): string {
  const end = line[length - 1] === 0x0d ? length - 1 : length
  return Buffer.from(line.buffer, 0, end).toString('utf8')
}

export const SafeLineDecoder = withLines(EventEmitter)
