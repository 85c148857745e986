// Has the learner's code make a server, listens, and tells what it reports of each chunk, or what it
// looks like from within.

import { Server } from 'node:net'
import type { ServeRequest } from '../messages.ts'
import { AnyError, AnySyntaxError, stringify } from './captured.ts'
import { type Tell, underControl } from './control.ts'
import { nameOf, thrownJson } from './describe.ts'
import { Sight } from './sight.ts'

const HOST = '127.0.0.1'
// Enough to read and to answer; who is looked at is looked at again.
const TURNS_TO_LOOK = 8
const AnyServer = Server
const { listen, address, close } = Server.prototype

export function serve(
  loaded: Record<string, unknown>,
  { control, name, given, besides }: ServeRequest,
  done: (reply: string) => void,
): void {
  const sight = new Sight()
  let server: Server | undefined
  const hungUp = (): void => {
    if (server) close.call(server)
    done('{}')
  }
  // Who reports of each chunk needs no looking at.
  const tell =
    given === 'report'
      ? underControl(control, hungUp)
      : underControl(control, hungUp, sight.json.bind(sight), TURNS_TO_LOOK)
  server = make(loaded[name], given, tell)
  if (server === undefined || (besides && !make(loaded[name], besides, tell))) return
  sight.on(server)
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
  create: unknown,
  given: ServeRequest['given'],
  tell: Tell,
): Server | undefined {
  const report = (chunk: unknown): void => tell(reportJson(chunk))
  try {
    const call = create as (given?: unknown) => unknown
    const server =
      given === 'nothing' ? call() : call(given === 'report' ? report : given)
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
    const failed = error === undefined ? '' : `,"error":${errorJson(error)}`
    const parsed =
      value === undefined ? '' : `,"value":${stringify(stringify(value) ?? '')}`
    return `{"kind":"report","bytes":${count}${failed}${parsed}}`
  } catch (thrown) {
    return `{"kind":"odd","thrown":${thrownJson(thrown)}}`
  }
}

function errorJson(error: unknown): string {
  const isError = error instanceof AnyError
  const isParseError = error instanceof AnySyntaxError
  return `{"isError":${isError},"isParseError":${isParseError},"what":${stringify(nameOf(error))}}`
}
