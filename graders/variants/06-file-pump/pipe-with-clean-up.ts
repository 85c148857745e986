// Style: pipe(), and by hand all that pipeline() adds: each side's failure ends the other, and the
// promise settles once the file has closed.
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'

export function pumpFileToSocket(path: string, socket: Writable): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!socket.writable) throw new Error('the socket is over before the file began')
    const file = createReadStream(path)
    let failure: Error | null = new Error('the socket closed before the end of the file')
    let isClosed = false
    const onFileError = (error: Error) => {
      failure = error
      socket.destroy()
    }
    const onSocketError = (error: Error) => {
      failure = error
      file.destroy()
    }
    const onSocketClose = () => file.destroy()
    const onFinish = () => {
      if (file.readableEnded) failure = null
      if (isClosed) settle()
      else file.destroy()
    }
    const onFileClose = () => {
      isClosed = true
      // A file that was read whole closes before the socket has sent it.
      if (!file.readableEnded || socket.destroyed || socket.writableFinished) settle()
      else socket.once('close', settle)
    }
    const settle = () => {
      socket.off('error', onSocketError).off('close', onSocketClose)
      socket.off('finish', onFinish).off('close', settle)
      if (failure) reject(failure)
      else resolve()
    }
    file.on('error', onFileError).on('close', onFileClose)
    socket.on('error', onSocketError).on('close', onSocketClose).on('finish', onFinish)
    file.pipe(socket)
  })
}
