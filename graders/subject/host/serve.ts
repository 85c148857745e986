// Has the learner's code make a server, listens, and tells what it reports of each chunk.

import { Server } from 'node:net'
import type { ServeRequest } from '../messages.ts'
import { AnyError, stringify } from './captured.ts'
import { type Tell, underControl } from './control.ts'
import { nameOf, thrownJson } from './describe.ts'

const HOST = '127.0.0.1'
const AnyServer = Server
const { listen, address, close } = Server.prototype

export function serve(
  loaded: Record<string, unknown>,
  { control, name }: ServeRequest,
  done: (reply: string) => void,
): void {
  let server: Server | undefined
  const tell = underControl(control, () => {
    if (server) close.call(server)
    done('{}')
  })
  server = make(loaded, name, tell)
  if (server === undefined) return
  server.on('error', (error) => tell(`{"kind":"odd","thrown":${thrownJson(error)}}`))
  server.on('listening', () => {
    const { port } = address.call(server as Server) as { port: number }
    tell(`{"kind":"listening","port":${port}}`)
  })
  try {
    ;(listen as (this: Server, port: number, host: string) => void).call(server, 0, HOST)
  } catch {
    // Nothing but this can be wrong with the call.
    tell('{"kind":"odd","got":"listening"}')
  }
}

function make(
  loaded: Record<string, unknown>,
  name: string,
  tell: Tell,
): Server | undefined {
  try {
    const create = loaded[name] as (report: (chunk: unknown) => void) => unknown
    const server = create((chunk) => tell(reportJson(chunk)))
    if (server instanceof AnyServer) return server
    tell(`{"kind":"odd","got":${stringify(nameOf(server))}}`)
  } catch (thrown) {
    tell(`{"kind":"odd","thrown":${thrownJson(thrown)}}`)
  }
  return undefined
}

/** A report as an event: each property is read once, and described without trusting it. */
function reportJson(chunk: unknown): string {
  try {
    const { bytes, value, error } = chunk as Record<string, unknown>
    const count = typeof bytes === 'number' ? stringify(bytes) : 'null'
    const failed =
      error === undefined
        ? ''
        : `,"error":{"isError":${error instanceof AnyError},"what":${stringify(nameOf(error))}}`
    const parsed =
      value === undefined ? '' : `,"value":${stringify(stringify(value) ?? '')}`
    return `{"kind":"report","bytes":${count}${failed}${parsed}}`
  } catch (thrown) {
    return `{"kind":"odd","thrown":${thrownJson(thrown)}}`
  }
}
