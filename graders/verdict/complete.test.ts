import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ReportBuilder, stringify } from 'ctrf'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { whatIsIncomplete } from './complete.ts'

let folder = ''
const files = () => ({
  ctrf: join(folder, 'ctrf.json'),
  junit: join(folder, 'junit.xml'),
})

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'complete-test-'))
  writeCtrf(2)
  writeJunit(2)
})

afterEach(() => rmSync(folder, { recursive: true }))

function writeCtrf(checks: number): void {
  const builder = new ReportBuilder().tool({ name: 'test' })
  for (let i = 0; i < checks; i++)
    builder.addTest({ name: `${i}`, status: 'passed', duration: 0 })
  writeFileSync(files().ctrf, stringify(builder.build()))
}

function writeJunit(checks: number, end = '</testsuite>\n'): void {
  writeFileSync(files().junit, `<testsuite>${'<testcase name=""/>'.repeat(checks)}${end}`)
}

test('finds nothing where both reports count the same checks', () => {
  expect(whatIsIncomplete(files(), 2)).toBeUndefined()
})

test('misses a report that is not there', () => {
  rmSync(files().junit)
  expect(whatIsIncomplete(files(), 2)).toContain('junit.xml')
})

test('misses a check in either report, or in both', () => {
  writeJunit(1)
  expect(whatIsIncomplete(files(), 2)).toContain('junit.xml: 1')
  writeCtrf(1)
  expect(whatIsIncomplete(files(), 2)).toContain('2 ≠')
})

test('misses the end of a report that was cut short', () => {
  writeJunit(2, '')
  expect(whatIsIncomplete(files(), 2)).toContain('</testsuite>')
  writeJunit(2)
  writeFileSync(files().ctrf, '{"results":')
  expect(whatIsIncomplete(files(), 2)).toBeDefined()
})
