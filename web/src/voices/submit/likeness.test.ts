// The cases of src/themes/likeness_test.cpp, and how texts are folded (src/text/grams.cpp): server and device must agree.
import { describe, expect, it } from 'vitest'
import { compare, gramsOf } from './likeness'

const of = (a: string, b: string) => compare(gramsOf(a), gramsOf(b))

describe('likeness', () => {
  it('is the share of common pairs and names the words', () => {
    expect(of('候工室饮水机坏了', '饮水机坏了三天')).toEqual({ percent: 66, shared: ['饮水机坏了'] })
  })
  it('is the same from both sides in number', () => {
    const [a, b] = ['宿舍四楼没有热水，晚上十点以后', '热水到十点就没有了']
    expect(of(a, b).percent).toBe(of(b, a).percent)
  })
  it('of one common pair is nothing', () => {
    expect(of('希望加工资', '希望修路灯')).toEqual({ percent: 0, shared: [] })
  })
  it('of two common pairs is nothing, unless the text has no more', () => {
    expect(of('饮水机很好', '饮水机坏').percent).toBe(0)
    expect(of('饮水机', '饮水机坏了').percent).toBe(100)
  })
  it('of empty and one-character texts is nothing', () => {
    expect(of('', '灯').percent).toBe(0)
    expect(of('灯', '灯').percent).toBe(0)
  })
  it('of the same text is whole', () => expect(of('灯坏了', '灯坏了').percent).toBe(100))
  it('names three words at the most, the longest first', () => {
    expect(of('食堂饭菜，宿舍热水，澡堂更衣柜，班车座位', '班车座位，澡堂更衣柜，食堂饭菜，宿舍热水').shared).toEqual(['澡堂更衣柜', '食堂饭菜', '宿舍热水'])
  })
  it('names no word that stands in another one', () => {
    expect(of('饮水机坏了，饮水机', '饮水机坏了三天').shared).toEqual(['饮水机坏了'])
  })
})

describe('grams', () => {
  const pairs = (text: string) => [...gramsOf(text).pairs]

  it('are pairs within a stretch without blanks and punctuation', () => {
    expect(pairs('灯坏了，没 人修')).toEqual(['灯坏', '坏了', '人修'])
    expect(pairs('灯')).toEqual([])
  })
  it('fold full-width forms and capitals, and leave out what nobody sees', () => {
    expect(pairs('ＡＢ１')).toEqual(pairs('ab1'))
    expect(pairs('灯\u200b坏')).toEqual(['灯坏'])
    expect(pairs('É1')).not.toEqual(pairs('é1'))
  })
  it('take a character beyond the first plane as one', () => {
    expect(pairs('𠮷野家')).toEqual(['𠮷野', '野家'])
  })
})
