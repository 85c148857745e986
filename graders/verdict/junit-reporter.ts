// mocha's reporter for machines that read JUnit: junit.xml. mocha writes each failed check as a
// failure, and then counts them all as errors, which to a reader of JUnit means a broken grader.

import Mocha from 'mocha'

const COUNTS = /failures="0" errors="(\d+)"/

export class JunitReporter extends Mocha.reporters.XUnit {
  override write(line: string): void {
    const isSuite = line.startsWith('<testsuite ')
    super.write(isSuite ? line.replace(COUNTS, 'failures="$1" errors="0"') : line)
  }
}
