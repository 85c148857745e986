// What `npm run bench` prints, in English.

export const bench = {
  decoders: {
    title: 'The reference decoders beside their peers: bytes per second, as a ratio',
    chunks: 'in chunks of',
    races: {
      lines: 'lines, one in four in Vietnamese',
      ascii: 'lines, all in ASCII',
      frames: 'frames of the same messages',
    },
    throughput: 'the reference, MiB/s',
    fastest: 'reference / fastest peer',
    limit: (name: string): string => `the limit: ${name}`,
    wrong: 'wrong',
    how: (bytes: string): string =>
      `Each decodes the same ${bytes} bytes of messages, in a process of its own and in turns with the others; its best lap counts, in CPU time (on Windows by the wall clock). Above 1.00 is faster than the reference. Who returns other messages is "wrong".`,
    notes: {
      split2:
        "split2 decodes a whole chunk at once and returns slices of that text: a line that you keep keeps the text of its chunk. split2('\\n') leaves a \\r on its line.",
      'binary-split':
        'binary-split returns bytes, which are decoded here; it drops empty lines.',
      'node:readline':
        'node:readline returns slices as well, and ends lines at \\r too, from Node 24 on at U+2028.',
      'it-length-prefixed':
        'it-length-prefixed has been told to read a header of 4 bytes.',
      'length-prefixed-stream':
        'length-prefixed-stream knows only a header of its own, of 1 or 2 bytes here, and returns views, which keep their chunk; in "copied" each view is copied, as the reference copies.',
      limit:
        'The limit looks for the line feed, or jumps from header to header, and decodes or cuts out the message, with nothing else: what was cut is given to it in one piece.',
    } as Record<string, string>,
    noneAhead: 'No peer is ahead.',
    ahead: (peer: string, times: string, race: string): string =>
      `Ahead: ${peer}, ${times} (${race}).`,
    inChunks: (ratio: string, chunks: string): string => `${ratio} × in ${chunks}`,
  },

  costs: {
    title: 'What a byte costs the reference decoders, in nanoseconds',
    kinds: {
      lines: ['lines as above', 'lines of'],
      frames: ['frames as above', 'frames of'],
    } as Record<string, [short: string, long: string]>,
    how: 'Linear is what stays near 1.00 as a message grows, and what stays the same in smaller chunks but for the price of a push.',
  },

  check: {
    title: 'What a check costs',
    target: 'wanted',
    wall: (command: string): string => `${command}, wall clock`,
    vitest: 'npx vitest run, one empty test',
    ratio: 'the check beside vitest',
    peak: (exercise: string): string => `${exercise}: judge and subject at their peak`,
    atMost: (what: string): string => `at most ${what}`,
    how: 'The best of three runs each, on the solutions. Memory is what is resident, sampled every 10 ms.',
    noMemory: 'This platform does not tell the memory of processes: not measured.',
  },

  running: (what: string): string => `measuring ${what} …`,

  unknownPart: (name: string, nearest: string | undefined): string =>
    `There is nothing called '${name}' to measure${nearest ? `; did you mean ${nearest}?` : '.'} Known: decoders, costs, check; without a name, all of them.`,
  unknownOption: (option: string, nearest: string | undefined): string =>
    `There is no option ${option}${nearest ? `; did you mean ${nearest}?` : '.'} Options: --lang, --bytes.`,
  badBytes: (bytes: string, most: number): string =>
    `--bytes takes a whole number from 1 to ${most}, not '${bytes}'.`,
  keptByNpm: (option: string): string =>
    `npm kept --${option} for itself. Put options behind --, as in: npm run bench -- --${option}`,
  broken: (message: string): string =>
    `Could not measure: ${message}. Run npm ci and try again; if it stays, please report it.`,
}
