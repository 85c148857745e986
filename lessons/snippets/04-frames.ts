// Puts three payloads into frames, hands them over in five chunks, and shows what a decoder returns
// and how many bytes it still waits for.

import { encodeFrame, LengthPrefixDecoder } from '../../solutions/04-length-prefix.ts'

const payloads = ['hi', '', 'phở'].map((text) => Buffer.from(text))
const cuts = [2, 5, 9, 15]
const HEADER = encodeFrame(Buffer.alloc(0))

const wire = Buffer.concat(payloads.map(encodeFrame))
const chunks = [...cuts, wire.length].map((end, i) =>
  wire.subarray(cuts[i - 1] ?? 0, end),
)

const decoder = new LengthPrefixDecoder()
const returned = chunks.map((chunk) => decoder.push(chunk).map(String))
const rows = {
  chunks: chunks.map(spaced),
  returned: returned.map((texts) => JSON.stringify(texts)),
  missing: chunks.map((_, i) => String(missingAfter(chunks.slice(0, i + 1)))),
}
console.log(
  `frames    ${payloads.map((payload) => spaced(encodeFrame(payload))).join('   ')}`,
)
console.log(`meaning   ${payloads.map(meaningOf).join('   ')}`.trimEnd())
for (const [name, cells] of Object.entries(rows)) {
  const padded = cells.map((cell, i) => cell.padEnd(rows.chunks[i]?.length ?? 0))
  console.log(`${name.padEnd(10)}${padded.join(' │ ')}`.trimEnd())
}

/** What header and payload say, each below its bytes. */
function meaningOf(payload: Buffer): string {
  const lengthShown = `${payload.length} bytes`.padEnd(spaced(HEADER).length)
  return `${lengthShown} ${payload}`.trimEnd().padEnd(spaced(encodeFrame(payload)).length)
}

function spaced(bytes: Buffer): string {
  return bytes.toString('hex').replaceAll(/(?<=..)(?=(..)+$)/g, ' ')
}

/** What the next header or payload lacks: as end() tells it, and 4 between two frames. */
function missingAfter(chunks: Buffer[]): number {
  const decoder = new LengthPrefixDecoder()
  let missing = 4
  decoder.on('error', (error) => {
    if ('missingBytes' in error) missing = error.missingBytes
  })
  for (const chunk of chunks) decoder.push(chunk)
  decoder.end()
  return missing
}
