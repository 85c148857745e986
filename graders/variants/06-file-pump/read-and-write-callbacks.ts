// Style: fs.open, fs.read and write() by callbacks, one buffer: it is filled again only after the
// write's callback, or never where 'close' comes first.
import { close, open, read } from 'node:fs'
import type { Writable } from 'node:stream'

export function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!socket.writable) {
      reject(socket.errored ?? new Error('the socket was closed before'))
      return
    }
    let fd: number | undefined
    let isBusy = true
    let isOver = false
    const buffer = Buffer.allocUnsafe(64 * 1024)

    const settle = (error?: Error | null) => {
      if (isOver) return
      isOver = true
      socket.off('error', settle).off('close', onClose).off('finish', onFinish)
      if (error) socket.destroy()
      if (error) reject(error)
      else resolve()
      if (!isBusy) closeFile()
    }
    const onClose = () =>
      settle(socket.errored ?? new Error('the socket closed too early'))
    const onFinish = () =>
      settle(isAtEnd ? null : new Error('the socket was ended too early'))
    const closeFile = () => {
      if (fd !== undefined) close(fd)
      fd = undefined
    }
    // While the kernel works on the descriptor, it must not be closed.
    const then = (next: () => void) => (error: Error | null) => {
      isBusy = false
      if (error) settle(error)
      if (isOver) closeFile()
      else next()
    }

    let isAtEnd = false
    const readOn = () => {
      isBusy = true
      read(fd as number, buffer, 0, buffer.length, null, (error, bytesRead) => {
        then(() => {
          if (bytesRead > 0) {
            socket.write(buffer.subarray(0, bytesRead), (failure) => {
              if (failure) settle(failure)
              else if (!isOver) readOn()
            })
          } else {
            isAtEnd = true
            closeFile()
            socket.end()
          }
        })(error)
      })
    }
    socket.on('error', settle).on('close', onClose).on('finish', onFinish)
    open(path, 'r', (error, opened) => {
      fd = opened
      then(readOn)(error)
    })
  })
}
