// Which text may stand on which paper, by the names of the tokens. Their contrast is computed in tokens.test.ts; the browser tests
// hold every pair that a page shows, and that their checker could not judge, against this list.
const papers = ['bg', 'card', 'soft'] as const

export const kReadable: readonly (readonly [ink: string, paper: string])[] = [
  ...['ink', 'muted', 'primary', 'red'].flatMap((ink) => papers.map((paper) => [ink, paper] as const)),
  ...['amber', 'red', 'green', 'blue'].map((tone) => [tone, `${tone}-bg`] as const),
  ...['ink', 'muted', 'primary'].map((ink) => [ink, 'blue-bg'] as const), // a row that is chosen
  ['on-primary', 'primary'],
  ['on-bar', 'bar'],
  ['bg', 'ink'],
]
