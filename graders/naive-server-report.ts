// What a naive server reports of a chunk, and what it should report, as both are drawn.

import type { PeerEvent } from './subject/messages.ts'

export type Report = Extract<PeerEvent, { kind: 'report' }>

/** How a report is drawn, and compared. */
export type ReportText = (report: Report) => string

/** What is wrong with what came of a chunk, or of the end. */
export type Fault = 'no report' | 'more reports' | 'bytes' | 'value' | 'error' | 'end'

/** The first thing that is wrong with `reports`, of which one was due to `chunk`. */
export function faultIn(reports: readonly Report[], chunk: Buffer): Fault {
  const [report, ...more] = reports
  if (report === undefined) return 'no report'
  if (more.length > 0) return 'more reports'
  if (report.bytes !== chunk.length) return 'bytes'
  return reportDue(chunk).error && report.error ? 'error' : 'value'
}

/** What a right server reports of a chunk. */
export function reportDue(chunk: Buffer): Report {
  const report = { kind: 'report', bytes: chunk.length } as const
  try {
    return { ...report, value: JSON.stringify(JSON.parse(chunk.toString())) }
  } catch {
    return {
      ...report,
      error: { isError: true, isParseError: true, what: 'SyntaxError' },
    }
  }
}

/** A report whose error, if it has one, may be any `Error`. */
export const reportText: ReportText = (report) =>
  drawn(report, ({ isError, what }) => (isError ? 'error' : `error: ${what}`))

/** A report whose error, if it has one, has to be of the kind that `JSON.parse` throws. */
export const parseErrorText: ReportText = (report) =>
  drawn(report, ({ isParseError, what }) =>
    isParseError ? 'error: SyntaxError' : `error: ${what}`,
  )

function drawn(
  { bytes, value, error }: Report,
  errorText: (error: NonNullable<Report['error']>) => string,
): string {
  const parts = [`bytes: ${bytes}`]
  if (value !== undefined) parts.push(`value: ${value}`)
  if (error !== undefined) parts.push(errorText(error))
  return parts.join(', ')
}
