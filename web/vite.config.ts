import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

// Two pages: index.html for workers, desk.html for those who handle. The server embeds dist/ and serves both under its own
// paths (docs: web/README.md), so all addresses are absolute and nothing is inlined: the content policy allows 'self' only.
export default defineConfig(({ command }) => ({
  plugins: [vue()],
  // What the pages do not use of Vue stays out of the build.
  define:
    command === 'build'
      ? { __VUE_OPTIONS_API__: false, __VUE_PROD_DEVTOOLS__: false, __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false }
      : {},
  build: {
    target: 'es2019',
    cssTarget: 'chrome80',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    proxy: { '/api': process.env.HUIYIN_SERVER ?? 'http://127.0.0.1:8080' },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['./vitest.setup.ts'],
    restoreMocks: true,
  },
}))
