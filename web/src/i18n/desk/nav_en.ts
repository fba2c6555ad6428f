// Words of the way around the desk.
import type zh from './nav_zh'

const en: Record<keyof typeof zh, string> = {
  'nav.main': 'Pages of the desk',
  'nav.menu': 'Menu',
  'nav.closeMenu': 'Close',
  'nav.group.today': 'Today',
  'nav.group.handle': 'Handle',
  'nav.group.collect': 'Collect',
  'nav.group.show': 'Report',
  'nav.group.administer': 'Administer',
  'nav.home': 'Home',
  'nav.inbox': 'Inbox',
  'nav.triage': 'Triage',
  'nav.matters': 'Ledger',
  'nav.notices': 'News',
  'nav.gatherings': 'Gatherings',
  'nav.calls': 'Call-backs',
  'nav.deeds': 'Good deeds',
  'nav.figures': 'Figures',
  'nav.people': 'People and units',
  'nav.overview': 'Overview',
  'nav.meeting': 'Meeting',
  'nav.qr': 'QR notices',
  'nav.canned': 'Canned texts',
  'nav.journal': 'Journal',
  'keys.closeForm': 'Put the form away',
  'matter.noAnswerNow': 'This matter needs no answer from you now',
  'handover.notNow': 'You cannot hand this matter over now',
  'nav.account': 'My account',
}

export default en
