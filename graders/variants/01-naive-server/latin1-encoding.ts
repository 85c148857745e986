// Style: latin1 strings, whose characters are bytes; the cut falls inside a character.
import { connect, createServer, type Server } from 'node:net'
import { finished } from 'node:stream/promises'

export type ChunkReport =
  | { bytes: number; value: unknown }
  | { bytes: number; error: Error }

export function createNaiveServer(report: (chunk: ChunkReport) => void): Server {
  return createServer((socket) => {
    socket.setEncoding('latin1')
    socket.on('data', (binary: string) => {
      const text = Buffer.from(binary, 'latin1').toString('utf8')
      report({ bytes: binary.length, ...parse(text) })
    })
    socket.on('error', () => undefined)
  })
}

function parse(text: string): { value: unknown } | { error: Error } {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    return { error: error as Error }
  }
}

export async function sendCoalesced(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1', () => {
    socket.cork()
    socket.write('{"món":"phở"}')
    socket.write('{"món":"bún"}')
    socket.end()
  })
  await finished(socket)
}

export async function sendSplit(port: number): Promise<void> {
  const message = Buffer.from('{"món":"phở"}')
  const insideTheCharacter = message.indexOf('ở') + 1
  const socket = connect(port, '127.0.0.1', () => {
    socket.write(message.subarray(0, insideTheCharacter))
    setTimeout(() => socket.end(message.subarray(insideTheCharacter)), 60)
  })
  await finished(socket)
}
