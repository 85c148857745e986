// Style: the pipeline() with a callback, promisified, handed a file that is open already, so that
// it can be closed by hand where pipeline() throws.
import { close, createReadStream, open } from 'node:fs'
import * as stream from 'node:stream'
import { promisify } from 'node:util'

const openFile = promisify(open)
const closeFile = promisify(close)
const pipe = promisify(stream.pipeline)

export const pumpFileToSocket = async (
  path: string,
  socket: stream.Writable,
): Promise<void> => {
  let fd = -1
  try {
    fd = await openFile(path, 'r')
    const file = createReadStream(path, { fd, autoClose: false, highWaterMark: 1 << 18 })
    await pipe(file, socket)
  } catch (error) {
    socket.destroy()
    throw error
  } finally {
    if (fd !== -1) await closeFile(fd)
  }
}
