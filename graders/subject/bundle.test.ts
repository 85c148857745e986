import { existsSync, realpathSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Bundle, bundle } from './bundle.ts'

let folder = ''
let made: Bundle[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-test-'))
  made = []
})

afterEach(async () => {
  for (const each of made) await each.remove()
  await rm(folder, { recursive: true })
})

async function bundled(source: string): Promise<Bundle> {
  await mkdir(join(folder, 'exercises'), { recursive: true })
  const file = join(folder, 'exercises', 'answer.ts')
  await writeFile(file, source)
  const result = await bundle(file)
  made.push(result)
  return result
}

test('makes plain JavaScript with a source map, beside the host', async () => {
  const { folder: out, problem } = await bundled('export const n: number = 1')
  expect(problem).toBeUndefined()
  const subject = await readFile(join(out, 'subject.mjs'), 'utf8')
  expect(subject).not.toContain(': number')
  expect(subject).toContain('sourceMappingURL=data:')
  expect(existsSync(join(out, 'host.mjs'))).toBe(true)
})

test('takes in files of its own folder, and leaves what is part of Node outside', async () => {
  const source =
    "import { a } from './other.ts'\nimport fs from 'fs'\nimport 'node:net'\nexport { a, fs }"
  await mkdir(join(folder, 'exercises'))
  await writeFile(join(folder, 'exercises', 'other.ts'), 'export const a = 1')
  expect((await bundled(source)).problem).toBeUndefined()
})

test('tells the place of a syntax error', async () => {
  const { problem } = await bundled("export const a = 'ế' + ;\n")
  expect(problem).toMatchObject({ kind: 'syntax', place: { line: 1, column: 24 } })
  const place = problem?.kind === 'syntax' ? problem.place : undefined
  expect(place?.file).toBe(join(realpathSync(folder), 'exercises', 'answer.ts'))
})

test.each([
  ['a file of another folder', '../solutions/answer.ts'],
  ['an absolute path', '/etc/hostname'],
  ['a package', 'esbuild'],
  ['a file that is not there, above', '../../x.ts'],
])('refuses %s', async (_, path) => {
  await mkdir(join(folder, 'solutions'))
  await writeFile(join(folder, 'solutions', 'answer.ts'), 'export const a = 1')
  const { problem } = await bundled(`export * from '${path}'`)
  expect(problem).toMatchObject({ kind: 'import', path })
})

test('refuses a link in its folder that leads out of it', async () => {
  await mkdir(join(folder, 'exercises'))
  await writeFile(join(folder, 'secret.ts'), 'export const a = 1')
  await symlink(join(folder, 'secret.ts'), join(folder, 'exercises', 'linked.ts'))
  const { problem } = await bundled("export * from './linked.ts'")
  expect(problem).toMatchObject({ kind: 'import', path: './linked.ts' })
})

test('refuses a path that is put together, and shows no line of what it leads to', async () => {
  await mkdir(join(folder, 'solutions'))
  await writeFile(join(folder, 'solutions', 'secret.ts'), 'export const secret = ;')
  const { problem } = await bundled(
    "const name = 'secret'; await import('../solutions/' + name + '.ts')",
  )
  expect(problem).toMatchObject({ kind: 'import', path: '../solutions/secret.ts' })
})

test('asks no tsconfig.json that lies beside a submission', async () => {
  await mkdir(join(folder, 'exercises'))
  await writeFile(
    join(folder, 'exercises', 'tsconfig.json'),
    '{ "extends": "../../nowhere.json" }',
  )
  expect((await bundled('export const a = 1')).problem).toBeUndefined()
})

test('removes what it made', async () => {
  const { folder: out, remove } = await bundled('export const a = 1')
  await remove()
  expect(existsSync(out)).toBe(false)
})

test.each(['./needed.ts', './needed.js'])(
  'takes another file in place of %s',
  async (path) => {
    const file = join(folder, 'exercises', 'answer.ts')
    const other = join(folder, 'other.ts')
    await mkdir(join(folder, 'exercises'))
    await writeFile(file, `export { which } from '${path}'`)
    await writeFile(join(folder, 'exercises', 'needed.ts'), "export const which = 'own'")
    await writeFile(other, "export const which = 'the other'")
    const result = await bundle(file, { name: 'needed', file: other })
    made.push(result)
    expect(result.problem).toBeUndefined()
    const subject = await readFile(join(result.folder, 'subject.mjs'), 'utf8')
    expect(subject).toContain('the other')
    expect(subject).not.toContain("'own'")
  },
)
