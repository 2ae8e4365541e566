import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['server/src/**/*.test.ts', 'client/src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/build-once.ts'],
    // Whole kernel files are parsed and executed in some tests, on machines with two busy cores.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
