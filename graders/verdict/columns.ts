// Columns of numbers for a terminal, and how the numbers of a measurement are written.

import { padTo, widthOf } from './text.ts'

const KIB = 1024
const MIB = KIB * KIB

export type Cells = readonly string[]

/** Rows with the same columns: the first is a name, the others are numbers. A row of one cell is a heading. */
export function tables(blocks: readonly (readonly Cells[])[]): string {
  const rows = blocks.flat().filter((cells) => cells.length > 1)
  const widths = (rows[0] ?? []).map((_, i) =>
    Math.max(...rows.map((cells) => widthOf(cells[i] ?? ''))),
  )
  const line = (cells: Cells): string =>
    cells
      .map((cell, i) =>
        i === 0
          ? padTo(cell, cells.length > 1 ? (widths[0] ?? 0) : 0)
          : `  ${' '.repeat((widths[i] ?? 0) - widthOf(cell))}${cell}`,
      )
      .join('')
      .trimEnd()
  return blocks.map((block) => block.map(line).join('\n')).join('\n\n')
}

/** How many times as much. */
export function ratio(times: number): string {
  return times.toFixed(2)
}

/** A size in the unit that leaves no fraction. */
export function sizeOf(bytes: number): string {
  if (bytes % MIB === 0) return `${bytes / MIB} MiB`
  return bytes % KIB === 0 ? `${bytes / KIB} KiB` : `${bytes} B`
}
