// Takes away what leads from the learner's code to the judge, into the memory of the host, and past
// its measures. The permission model has closed the rest: files, processes, threads, the inspector.

import { syncBuiltinESMExports } from 'node:module'
import v8 from 'node:v8'
import { endUncaught } from './channel.ts'
import { thrownJson } from './describe.ts'

/** Called once, before the learner's file is loaded. */
export function closeDoors(): void {
  const refuse = (): never => {
    throw new Error('not available in an exercise')
  }
  // An error that nothing catches is the judge's to know.
  process.setUncaughtExceptionCaptureCallback((error) => endUncaught(thrownJson(error)))
  Object.assign(process, { setUncaughtExceptionCaptureCallback: refuse })
  // It would end the judge; the permission model lets signals through.
  Object.assign(process, { kill: refuse, _kill: refuse, _debugProcess: refuse })
  // A snapshot of the heap shows every string, and a flag opens a way to one.
  Object.assign(v8, { getHeapSnapshot: refuse, writeHeapSnapshot: refuse })
  Object.assign(v8, { setFlagsFromString: refuse, queryObjects: refuse })
  // `import { kill } from 'node:process'` reads a copy.
  syncBuiltinESMExports()
}
