// Style: an interval a connection that counts what it does, cleared on 'close'; an idle timeout of a minute; one
// interval of the server's own, started where the server is made and stopped when it closes.
import { createServer, type Server, type Socket } from 'node:net'
import { encodeFrame, LengthPrefixDecoder } from './04-length-prefix.ts'

interface State {
  decoder: LengthPrefixDecoder
  beats: number
  interval: NodeJS.Timeout
}

export function createFramedEcho(options: { maxBytes?: number } = {}): Server {
  const states = new WeakMap<Socket, State>()
  const open = new Set<Socket>()
  let most = 0
  const sweep = setInterval(() => {
    most = Math.max(most, open.size)
  }, 50)
  const server = createServer({ allowHalfOpen: true, keepAlive: true }, (socket) => {
    open.add(socket)
    const state: State = {
      decoder: new LengthPrefixDecoder(options.maxBytes),
      beats: 0,
      interval: setInterval(() => {
        state.beats += 1
      }, 20),
    }
    states.set(socket, state)
    let bad = false
    state.decoder.on('error', () => {
      bad = true
    })
    socket.setTimeout(60_000)
    socket.on('timeout', () => socket.destroy())
    socket.on('error', () => {})
    socket.on('close', () => {
      clearInterval(state.interval)
      open.delete(socket)
    })
    socket.on('drain', () => socket.resume())
    socket.on('data', (chunk) => {
      let room = true
      for (const payload of (states.get(socket) as State).decoder.push(chunk))
        room = socket.write(encodeFrame(Buffer.concat([Buffer.from('echo:'), payload])))
      if (bad) socket.end()
      else if (!room) socket.pause()
    })
    socket.on('end', () => {
      state.decoder.end()
      socket.end()
    })
  })
  server.on('close', () => clearInterval(sweep))
  return server
}
