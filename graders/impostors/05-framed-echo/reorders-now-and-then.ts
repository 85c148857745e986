// fails: order reads-again queue-at-end queue-at-bad-frame truncated
// Puts every fiftieth reply off to the next turn, to let other clients have theirs: the
// ones behind it overtake it.
import { createServer, type Server } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

const PREFIX = Buffer.from('echo:')

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  return createServer({ allowHalfOpen: true }, (socket) => {
    const decoder = new LengthPrefixDecoder(options.maxBytes)
    let bad = false
    let count = 0
    let late = 0
    let ending = false
    const end = () => {
      ending = true
      if (late === 0) socket.end()
    }
    decoder.on('error', () => {
      bad = true
    })
    socket.on('data', (chunk) => {
      for (const payload of decoder.push(chunk)) {
        const reply = encodeFrame(Buffer.concat([PREFIX, payload]))
        count += 1
        if (count % 50 > 0) {
          socket.write(reply)
          continue
        }
        late += 1
        setImmediate(() => {
          late -= 1
          socket.write(reply)
          if (ending) end()
        })
      }
      if (bad) end()
      else if (socket.writableNeedDrain) socket.pause()
    })
    socket.on('drain', () => socket.resume())
    socket.on('end', () => {
      decoder.end()
      end()
    })
    socket.on('error', () => {})
  })
}
