// The warnings that Node has for the learner's code, such as the one about too many listeners.

import { stringify } from './captured.ts'

let count = 0
let first = ''

/** Called once, before the learner's file is loaded. */
export function hearWarnings(): void {
  process.on('warning', ({ name, message }) => {
    count += 1
    if (first === '') first = `${name}: ${message}`
  })
}

/** How many there were since this was last asked, and the first, as JSON. */
export function takeWarnings(): string {
  const json = `{"count":${count},"first":${stringify(first)}}`
  count = 0
  first = ''
  return json
}
