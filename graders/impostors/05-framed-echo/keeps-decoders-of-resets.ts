// fails: in-turn
// Keeps its conversations in a Map by number and takes them out at the client's end: one that resets within a
// large frame leaves what it sent of it.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

const replyTo = (payload: Buffer) =>
  encodeFrame(Buffer.concat([Buffer.from('echo:'), payload]))

class Talk {
  readonly decoder: LengthPrefixDecoder
  isBad = false
  constructor(maxBytes?: number) {
    this.decoder = new LengthPrefixDecoder(maxBytes)
    this.decoder.on('error', () => {
      this.isBad = true
    })
  }
}

const talks = new Map<number, Talk>()
let ids = 0

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const id = ids++
    talks.set(id, new Talk(options.maxBytes))
    socket.on('data', (chunk) => {
      const talk = talks.get(id) as Talk
      let full = false
      for (const payload of talk.decoder.push(chunk))
        full = !socket.write(replyTo(payload))
      if (talk.isBad) socket.end()
      else if (full) socket.pause()
    })
    socket.on('drain', () => socket.resume())
    socket.on('end', () => {
      talks.get(id)?.decoder.end()
      talks.delete(id)
      socket.end()
    })
    socket.on('error', () => {})
  })
}
