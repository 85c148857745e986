// The judge's end of one connection to a server of frames: it sends, reads or stands still, and leaves
// as clients do.

import { connect, type Socket } from 'node:net'

export class FramedClient {
  readonly socket: Socket
  /** Bytes that the kernel has taken. */
  acceptedBytes = 0
  gotBytes = 0
  /** What came since this was last emptied, where nobody else takes it. */
  kept: Buffer[] = []
  isEnded = false
  /** Closed on both sides, reset, or refused. */
  isClosed = false
  /** What becomes of what comes. */
  take = (chunk: Buffer): void => {
    this.kept.push(chunk)
  }

  private constructor(socket: Socket, changed: () => void) {
    this.socket = socket
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      this.gotBytes += chunk.length
      this.take(chunk)
      changed()
    })
    socket.on('end', () => {
      this.isEnded = true
      changed()
    })
    socket.on('close', () => {
      this.isClosed = true
      changed()
    })
  }

  /** Connects; resolves also where it was refused. With `reads` false it takes nothing from the kernel. */
  static async open(
    port: number,
    changed: () => void,
    reads: boolean,
  ): Promise<FramedClient> {
    const socket = connect({
      port,
      host: '127.0.0.1',
      allowHalfOpen: true,
      noDelay: true,
    })
    const client = new FramedClient(socket, changed)
    if (!reads) socket.pause()
    await new Promise<void>((resolve) => {
      socket.once('connect', () => resolve())
      socket.once('close', () => resolve())
    })
    return client
  }

  get port(): number {
    return this.socket.localPort ?? 0
  }

  /** The server has ended its side, or all of the connection. */
  get isOver(): boolean {
    return this.isEnded || this.isClosed
  }

  /** Resolves when the kernel has it all; never where the connection is gone. */
  send(bytes: Buffer): Promise<void> {
    if (!this.socket.writable) return Promise.resolve()
    return new Promise((resolve) => {
      this.socket.write(bytes, (error) => {
        if (error) return
        this.acceptedBytes += bytes.length
        resolve()
      })
    })
  }

  end(): void {
    this.socket.end()
  }

  reset(): void {
    this.socket.resetAndDestroy()
  }

  stall(): void {
    this.socket.pause()
  }

  read(): void {
    this.socket.resume()
  }

  /** All that came since this was last asked. */
  takeKept(): Buffer {
    return Buffer.concat(this.kept.splice(0))
  }
}
