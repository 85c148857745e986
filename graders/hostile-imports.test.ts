// Files that import, or reach for, what is none of theirs: the answer, the judge's files, other
// programs.

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { COURSE } from './course.ts'
import { type Case, dense, inPush, onLoad, RIGHT, seeFailed, USELESS } from './hostile.ts'
import { check, forgetRuns } from './judged.ts'
import { languages } from './words/words.ts'

afterAll(forgetRuns)

const solution = join(COURSE, 'solutions', '02-safe-line-decoder.ts')
const grader = join(COURSE, 'graders', '02-safe-line-decoder.grader.ts')
const manifest = join(COURSE, 'package.json')
const answer = { '../answer.ts': RIGHT }
const secret = { '../secret.json': '{ "password": "hunter2" }' }

const foreign: [situation: string, path: string, more: Partial<Case>][] = [
  ['the answer beside its folder', '../answer.ts', { beside: answer }],
  ['the answer by its full path', solution, { lang: 'vi' }],
  ['a file of the judge', '../secret.json', { beside: secret }],
  ['a package', 'split2', {}],
]

test.for(foreign)('it imports %s', async ([situation, path, more]) => {
  const each: Case = {
    situation,
    source: `export * from '${path}'\n${RIGHT}`,
    fails: 'all',
    says: ({ failures }) => [failures.foreignImport(path)],
    ...more,
  }
  await seeFailed(each, expect)
})

const reading = (call: string): string => `
  import { readFileSync } from 'node:fs'
  import { createRequire } from 'node:module'
  ${onLoad(`console.log(String(${call}))`)}`

const reaching: Case[] = [
  {
    situation: 'it puts the path of the answer together',
    source: `const name = 'swer'
      export const { SafeLineDecoder, LineTooLongError } = await import('../an' + name + '.ts')`,
    beside: answer,
  },
  {
    situation: "it puts the path of a file of the judge's together",
    source: `const name = 'cret'
      console.log(await import('../se' + name + '.json'))\n${RIGHT}`,
    beside: secret,
  },
  {
    situation: 'it reads the list of users',
    source: reading("readFileSync('/etc/passwd')"),
  },
  {
    situation: "it reads the judge's environment",
    source: reading("readFileSync('/proc/' + process.ppid + '/environ')"),
  },
  {
    situation: 'it reads the grader',
    source: reading(`readFileSync(${JSON.stringify(grader)})`),
  },
  {
    situation: 'it reads through require()',
    source: reading(`createRequire('/')(${JSON.stringify(manifest)})`),
  },
  {
    situation: 'it writes a file',
    source: `import fs from 'node:fs'\n${onLoad("fs.writeFileSync('x', 'y')")}`,
    lang: 'vi',
  },
  {
    situation: 'it starts a program',
    says: ({ failures }) => [failures.refused],
    source: `import { execSync } from 'node:child_process'\n${onLoad("execSync('id')")}`,
  },
  {
    situation: 'it starts a thread',
    source: `import { Worker } from 'node:worker_threads'
      ${onLoad("new Worker('for (;;) {}', { eval: true })")}`,
  },
  {
    situation: 'it opens a debugger on itself',
    source: `import { Session } from 'node:inspector'
      ${onLoad('new Session().connect()')}`,
  },
  {
    situation: 'it kills the judge',
    source: inPush("process.kill(process.ppid, 'SIGKILL')", USELESS),
    lang: 'vi',
    says: ({ failures }) => [failures.refused],
  },
]

test.for(reaching)('$situation', async (each) => {
  const { points, stdout } = await seeFailed({ fails: 'all', ...each }, expect)
  expect(points).toBe(0)
  expect(stdout).not.toMatch(/root:|hunter2|TMPDIR|your code printed/i)
})

const ALLOWED = languages.en.failures.foreignImport('§').split('§')[1] ?? ''

test('a link in its folder leads to the answer', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'linked-'))
  try {
    mkdirSync(join(folder, 'answers'))
    writeFileSync(join(folder, 'answer.ts'), RIGHT)
    symlinkSync('../answer.ts', join(folder, 'answers', 'link.ts'))
    const file = join(folder, 'answers', '02-safe-line-decoder.ts')
    for (const path of ['./link.ts', './link']) {
      writeFileSync(file, `export * from '${path}'`)
      const { status, stdout } = await check(['ex2', '--dir', join(folder, 'answers')])
      expect(status, path).toBe(1)
      expect(dense(stdout)).toContain(dense(ALLOWED))
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})
