// Style: a Readable of its own over fs.read, whose _destroy closes the descriptor; pipeline() runs
// it, and a destroyed socket is turned away before.
import * as fs from 'node:fs'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

class FileSource extends Readable {
  readonly #path: string
  #fd: number | undefined
  #reading: (() => void) | true | undefined

  constructor(path: string) {
    super({ highWaterMark: 128 * 1024 })
    this.#path = path
  }

  override _construct(done: (error?: Error | null) => void): void {
    fs.open(this.#path, (error, fd) => {
      this.#fd = fd
      done(error)
    })
  }

  override _read(size: number): void {
    this.#reading = true
    const chunk = Buffer.allocUnsafe(size)
    fs.read(this.#fd as number, chunk, 0, size, null, (error, bytesRead) => {
      const closing = this.#reading
      this.#reading = undefined
      if (typeof closing === 'function') closing()
      else if (error) this.destroy(error)
      else this.push(bytesRead === 0 ? null : chunk.subarray(0, bytesRead))
    })
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    const close = () => {
      if (this.#fd === undefined) done(error)
      else fs.close(this.#fd, (failure) => done(error ?? failure))
    }
    if (this.#reading) this.#reading = close
    else close()
  }
}

export async function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  if (!socket.writable) throw socket.errored ?? new Error('not writable')
  await pipeline(new FileSource(path), socket)
}
