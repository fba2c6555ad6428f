import { describe, expect, it } from 'vitest'
import { match } from './router'

describe('an address', () => {
  it.each([
    ['/', '/', {}],
    ['/board/:number', '/board/12', { number: '12' }],
    ['/q/:place', '/q/%E4%BA%8C%E5%8F%B7', { place: '二号' }],
    ['/desk', '/desk/', {}],
  ])('%s takes %s', (pattern, path, params) => {
    expect(match(pattern, path)).toEqual(params)
  })
  it.each([
    ['/board/:number', '/board'],
    ['/board/:number', '/board/1/2'],
    ['/q/:place', '/q/%E4%ZZ'],
    ['/r', '/desk'],
  ])('%s refuses %s', (pattern, path) => {
    expect(match(pattern, path)).toBeUndefined()
  })
})
