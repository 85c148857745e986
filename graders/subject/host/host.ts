// The only code of the course that shares a process with the learner's file. It knows no answer: it is
// told what to feed, call or serve, and returns what was seen.

import type {
  CostRequest,
  EncodeRequest,
  InterleaveRequest,
  Request,
} from '../messages.ts'
import { call, watchHandOvers } from './call.ts'
import { afterTimers, hasTimer, keys, nextTurn, parse, stringify } from './captured.ts'
import { endUnsettled, listen, send } from './channel.ts'
import { cost } from './cost.ts'
import { thrownJson } from './describe.ts'
import { closeDoors } from './doors.ts'
import { encodeAll } from './encoder.ts'
import { floodWire } from './flood-wire.ts'
import { floods } from './floods.ts'
import { hold } from './hold.ts'
import { captureOutput, clippedCharacters, resetOutput } from './output.ts'
import { pump } from './pump.ts'
import { pumpGate } from './pump-gate.ts'
import { serve } from './serve.ts'
import { Sweep } from './sweep.ts'
import { interleave, trace } from './trace.ts'
import { waits } from './waits.ts'
import { hearWarnings } from './warnings.ts'

type AtOnce = InterleaveRequest | CostRequest | EncodeRequest

let loaded: Record<string, unknown> = {}

function load(done: (reply: string) => void): void {
  // Bundled beside this file; a variable keeps the bundler from taking it in.
  const file = './subject.mjs'
  // Nothing is left to do, and the file is still not loaded: it awaits what never comes.
  process.once('beforeExit', endUnsettled)
  const settle = (reply: string): void => {
    process.off('beforeExit', endUnsettled)
    done(reply)
  }
  import(file).then(
    (module) => {
      loaded = module
      settle(`{"exports":${namesJson(module)}}`)
    },
    (thrown: unknown) => settle(`{"thrown":${thrownJson(thrown)}}`),
  )
}

function namesJson(module: Record<string, unknown>): string {
  const names = keys(module)
  let json = ''
  for (let i = 0; i < names.length; i++)
    json += `${i === 0 ? '' : ','}${stringify(names[i])}`
  return `[${json}]`
}

function answer(request: Request, done: (reply: string) => void): void {
  if (request.op === 'load') load(done)
  else if (request.op === 'sweep') new Sweep(loaded, request).run(done)
  else if (request.op === 'trace') trace(loaded, request, done)
  else if (request.op === 'hold') hold(loaded, request, done)
  else if (request.op === 'serve') serve(loaded, request, done)
  else if (request.op === 'call') call(loaded, request, done)
  else if (request.op === 'waits') waits(loaded, request, done)
  else if (request.op === 'floods') floods(loaded, request, done)
  else if (request.op === 'flood-wire') floodWire(loaded, request, done)
  else if (request.op === 'pump') pump(loaded, request, done)
  else if (request.op === 'pump-gate') pumpGate(loaded, request, done)
  else done(answerAtOnce(request))
}

function answerAtOnce(request: AtOnce): string {
  switch (request.op) {
    case 'interleave':
      return interleave(loaded, request)
    case 'cost':
      return cost(loaded, request)
    case 'encode':
      return encodeAll(loaded, request)
  }
}

captureOutput()
watchHandOvers()
hearWarnings()
closeDoors()
listen((line, next) => {
  resetOutput()
  answer(parse(line), (reply) => {
    // Later by a turn, what was rejected or thrown behind the answer has ended the process.
    const later = hasTimer() ? afterTimers : nextTurn
    let isSent = false
    later(() => {
      // async_hooks hand this turn to the learner's code, which could take it twice.
      if (isSent) return
      isSent = true
      send(`{"reply":${reply},"clipped":${clippedCharacters()}}`)
      next()
    })
  })
})
