import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['graders/**/*.test.ts', 'lessons/**/*.test.ts'],
    // Tests start subjects of their own. More workers than this starve them on a two-core machine, and a
    // larger machine would hide a test that only passes there.
    maxWorkers: 2,
    maxConcurrency: 3,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
