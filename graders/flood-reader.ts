// The reader of `npm run flood`: a process of its own that takes a connection, reads nothing until it is
// told to, and then a little at a time. Says on which port it listens, and how many bytes it has read.

import { createServer } from 'node:net'
import { NEVER_READS, readLittleOnceBlocked } from './faults/stalled-readers.ts'

const BYTES_AT_A_TIME = 64 * 1024

export type FromReader = { port: number } | { bytes: number }

const tell = (message: FromReader): void => {
  process.send?.(message)
}

const server = createServer(NEVER_READS, (socket) => {
  let bytes = 0
  socket.on('error', () => {})
  const told = new Promise<void>((resolve) => process.once('message', () => resolve()))
  void readLittleOnceBlocked(
    socket,
    told,
    (chunk) => {
      bytes += chunk.length
      tell({ bytes })
    },
    BYTES_AT_A_TIME,
  )
})
server.listen(0, '127.0.0.1', () => tell(server.address() as { port: number }))
// Nothing else ends it when the command is gone.
process.once('disconnect', () => process.exit())
