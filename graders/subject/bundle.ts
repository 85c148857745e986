// Turns the learner's TypeScript file, and the host that will drive it, into two plain JavaScript
// files in a folder of their own: the only folder that the subject may read.

import { realpathSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type BuildFailure,
  build,
  type Message,
  type OutputFile,
  type Plugin,
} from 'esbuild'
import { makeFolder, removeFolder } from './end.ts'

const HOST = fileURLToPath(new URL('./host/host.ts', import.meta.url))

/** Why a learner's file could not be bundled: a failure of theirs, with its place where known. */
export type BundleProblem =
  | { kind: 'syntax'; message: string; place: Place | undefined }
  | { kind: 'import'; path: string; place: Place | undefined }

export interface Place {
  file: string
  line: number
  /** Counted from 1, in characters. */
  column: number
  lineText: string
}

export interface Bundle {
  /** Holds `host.mjs` and, if all went well, `subject.mjs`. */
  folder: string
  problem: BundleProblem | undefined
  remove(): Promise<void>
}

/** A file that is taken in place of the one of that name in the learner's folder. */
export interface Instead {
  /** Without its extension. */
  name: string
  file: string
}

/** Bundles `file`. What it imports has to be part of Node or lie in the same folder. */
export async function bundle(file: string, instead?: Instead): Promise<Bundle> {
  const folder = makeFolder()
  const remove = (): Promise<void> => removeFolder(folder)
  try {
    const [, problem] = await Promise.all([
      bundleHost(folder),
      bundleSubject(file, folder, instead),
    ])
    return { folder, problem, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

async function bundleHost(folder: string): Promise<void> {
  const { outputFiles } = await build({ ...options, entryPoints: [HOST] })
  await write(outputFiles, join(folder, 'host.mjs'))
}

async function bundleSubject(
  file: string,
  folder: string,
  instead: Instead | undefined,
): Promise<BundleProblem | undefined> {
  const home = realpathSync(dirname(file))
  const outside: BundleProblem[] = []
  try {
    const { outputFiles } = await build({
      ...options,
      entryPoints: [realpathSync(file)],
      sourcemap: 'inline',
      absWorkingDir: home,
      plugins: [...(instead ? [take(instead, home)] : []), stayWithin(home, outside)],
    })
    await write(outputFiles, join(folder, 'subject.mjs'))
    return undefined
  } catch (error) {
    const first = (error as BuildFailure).errors?.[0]
    if (first === undefined) throw error
    return (
      outside[0] ?? { kind: 'syntax', message: first.text, place: placeOf(first, home) }
    )
  }
}

// Not by esbuild, whose process would write even when the judge and the folder are gone.
async function write(outputs: readonly OutputFile[], file: string): Promise<void> {
  await writeFile(file, outputs[0]?.contents ?? '')
}

const options = {
  write: false,
  outdir: '.',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'silent',
  // A tsconfig.json that lies beside a submission has no say.
  tsconfigRaw: '{}',
} as const

function take({ name, file }: Instead, home: string): Plugin {
  return {
    name: 'take-instead',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
        const isMeant =
          join(resolveDir, path).replace(/\.[jt]s$/, '') === join(home, name)
        return isMeant ? { path: file } : undefined
      })
      // It lies outside of the folder that nothing else may lie outside of.
      onLoad({ filter: /\.ts$/ }, async ({ path }) =>
        path === file ? { contents: await readFile(path), loader: 'ts' } : undefined,
      )
    },
  }
}

// Otherwise `import answer from '../solutions/…'` would pass, and any JSON of the judge's machine
// could be read into the bundle.
function stayWithin(home: string, outside: BundleProblem[]): Plugin {
  const isResolved = Symbol('resolved')
  return {
    name: 'stay-within',
    setup({ onLoad, onResolve, resolve }) {
      // What esbuild finds by itself, such as the files of `import('../' + name)`, it does not resolve.
      onLoad({ filter: /.*/ }, ({ path }) => {
        if (isWithin(home, realpathSync(path))) return undefined
        outside.push({ kind: 'import', path: relative(home, path), place: undefined })
        return { errors: [{ text: path }] }
      })
      onResolve(
        { filter: /.*/ },
        async ({ path, importer, kind, resolveDir, pluginData }) => {
          if (kind === 'entry-point' || pluginData === isResolved) return undefined
          if (isBuiltin(path)) return { path, external: true }
          const found = await resolve(path, {
            importer,
            kind,
            resolveDir,
            pluginData: isResolved,
          })
          const isThere = found.errors.length === 0
          // A link in the folder may lead out of it.
          if (isThere && isWithin(home, realpathSync(found.path))) return found
          const isMeantWithin =
            /^\.\//.test(path) && isWithin(home, join(resolveDir, path))
          if (!isThere && isMeantWithin) return { errors: found.errors }
          outside.push({ kind: 'import', path, place: undefined })
          return { errors: [{ text: path }] }
        },
      )
    },
  }
}

function isWithin(home: string, path: string): boolean {
  const way = relative(home, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

// esbuild names files from the folder that it works in.
function placeOf({ location }: Message, home: string): Place | undefined {
  if (location === null) return undefined
  const { line, column, lineText } = location
  const file = join(home, location.file)
  const before = Buffer.from(lineText).subarray(0, column).toString()
  return { file, line, column: before.length + 1, lineText }
}
