// The command `npm run lessons`: writes each block of code in a lesson anew from the region that it
// shows, and each block of a program's output that is no longer what the program prints.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { COURSE } from './course.ts'
import { forgetRuns } from './judged.ts'
import { type Fence, fencesOf, withContents } from './lessons/fences.ts'
import { isTranslated, outputOf, shows } from './lessons/outputs.ts'
import { allPages, readPage } from './lessons/pages.ts'
import { regionOf } from './lessons/regions.ts'

for (const path of allPages()) {
  const page = readPage(path)
  const contents = new Map<Fence, string>()
  for (const fence of fencesOf(page)) {
    const { kind, source, node } = fence
    if (kind === 'code' && node.value !== regionOf(source))
      contents.set(fence, regionOf(source))
    // Which part of a check's report is shown is for a person to choose.
    if (kind !== 'output' || isTranslated(source)) continue
    const output = await outputOf(source, page.language)
    if (!shows(node.value, output, source)) contents.set(fence, output)
  }
  if (contents.size === 0) continue
  writeFileSync(join(COURSE, path), withContents(page, contents))
  console.log(`${path}: ${contents.size} rewritten`)
}
forgetRuns()
