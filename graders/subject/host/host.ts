// The only code of the course that shares a process with the learner's file. It knows no answer:
// it is sent bytes and cuts, and returns what was seen.

import type { Request } from '../messages.ts'
import { closeDoors, listen, parse, send, stringify, withoutStacks } from './captured.ts'
import { thrownJson } from './describe.ts'
import { cost, hold } from './measure.ts'
import { captureOutput, clippedCharacters, resetOutput } from './output.ts'
import { Sweep } from './sweep.ts'
import { interleave, trace } from './trace.ts'

const { keys } = Object

let loaded: Record<string, unknown> = {}

async function load(): Promise<string> {
  try {
    // Bundled beside this file; a variable keeps the bundler from taking it in.
    const file = './subject.mjs'
    loaded = await import(file)
    return `{"exports":${namesJson(loaded)}}`
  } catch (thrown) {
    return `{"thrown":${thrownJson(thrown)}}`
  }
}

function namesJson(module: Record<string, unknown>): string {
  const names = keys(module)
  let json = ''
  for (let i = 0; i < names.length; i++)
    json += `${i === 0 ? '' : ','}${stringify(names[i])}`
  return `[${json}]`
}

function answer(request: Request): Promise<string> | string {
  switch (request.op) {
    case 'load':
      return load()
    case 'sweep':
      return withoutStacks(() => new Sweep(loaded, request).run())
    case 'trace':
      return trace(loaded, request)
    case 'interleave':
      return interleave(loaded, request)
    case 'hold':
      return hold(loaded, request)
    case 'cost':
      return cost(loaded, request)
  }
}

async function serve(line: string): Promise<void> {
  resetOutput()
  const reply = await answer(parse(line))
  send(`{"reply":${reply},"clipped":${clippedCharacters()}}`)
}

captureOutput()
closeDoors()
listen((line) => void serve(line))
