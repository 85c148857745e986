// Plots what two floods had queued over time as an SVG file that can be read by itself, on light and on
// dark paper.

import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import type { FloodRun } from '../flood-run.ts'
import type { Words } from '../words/words.ts'

const MIB = 1024 * 1024
const STYLE = `
  svg { background: #ffffff; color: #1f2328; --without: #b3261e; --with: #0b57d0 }
  @media (prefers-color-scheme: dark) {
    svg { background: #0d1117; color: #e6edf3; --without: #ff8a80; --with: #8ab4f8 }
  }`

/** What is used of an element; the DOM's own types would be known everywhere. */
interface Element {
  textContent: string | null
  setAttribute(name: string, value: string): void
  prepend(...children: Element[]): void
  toString(): string
}

interface Point {
  ms: number
  mebibytes: number
  series: string
}

function pointsOf(
  { backpressure, samples }: FloodRun,
  { title }: Words['flood'],
): Point[] {
  const series = title(backpressure)
  return samples.map(({ ms, queuedBytes }) => ({
    ms,
    mebibytes: queuedBytes / MIB,
    series,
  }))
}

/** The picture as the text of a file. */
export function plotFlood(runs: readonly FloodRun[], { flood }: Words): string {
  const { document } = parseHTML(
    '<!doctype html><html><body></body></html>',
  ) as unknown as {
    document: { createElement(tag: string): Element }
  }
  const points = runs.flatMap((run) => pointsOf(run, flood))
  const longestMs = Math.max(...points.map(({ ms }) => ms))
  const series = runs.map(({ backpressure }) => flood.title(backpressure))
  const peaks = runs.map((run): Point => {
    const peak = pointsOf(run, flood).reduce((a, b) =>
      b.mebibytes > a.mebibytes ? b : a,
    )
    // A flat line is named in its middle, where no other rises.
    return run.backpressure ? { ...peak, ms: longestMs / 2 } : peak
  })
  const svg: Element = Plot.plot({
    document: document as never,
    width: 820,
    height: 440,
    marginTop: 72,
    marginLeft: 64,
    marginBottom: 48,
    style: { fontSize: '13px' },
    x: { label: flood.time, labelAnchor: 'center' },
    y: { label: flood.queued, labelAnchor: 'center', grid: true, zero: true, nice: true },
    color: { domain: series, range: ['var(--without)', 'var(--with)'] },
    marks: [
      Plot.ruleY([0]),
      Plot.line(points, {
        x: 'ms',
        y: 'mebibytes',
        z: 'series',
        stroke: 'series',
        strokeWidth: 2,
        curve: 'step-after',
      }),
      Plot.text(peaks, {
        x: 'ms',
        y: 'mebibytes',
        text: ({ series: name, mebibytes }) => `${name}: ${mebibytes.toFixed(1)} MiB`,
        fill: 'series',
        textAnchor: 'start',
        dx: 6,
        dy: -10,
        fontWeight: 'bold',
      }),
      Plot.text([flood.heading], {
        frameAnchor: 'top-left',
        dy: -60,
        dx: -52,
        fontSize: 17,
        fontWeight: 'bold',
      }),
      Plot.text([flood.subtitle], { frameAnchor: 'top-left', dy: -38, dx: -52 }),
    ],
  }) as never
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-labelledby', 'title description')
  const named = (tag: string, id: string, text: string): Element => {
    const element = document.createElement(tag)
    element.setAttribute('id', id)
    element.textContent = text
    return element
  }
  const style = document.createElement('style')
  style.textContent = STYLE
  svg.prepend(
    named('title', 'title', flood.heading),
    named('desc', 'description', `${flood.subtitle} ${series.join('; ')}`),
    style,
  )
  return `${svg.toString()}\n`
}
