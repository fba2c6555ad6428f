import type { SharedKey } from './zh'

const en: Record<SharedKey, string> = {
  'app.name': 'Huiyin',
  'lang.other': '中文',
  'skip.main': 'Skip to content',

  'identity.anonymous': 'Anonymous',
  'identity.named': 'Named',

  'voiceState.received': 'Received',
  'voiceState.accepted': 'Accepted',
  'voiceState.linked': 'In progress',
  'voiceState.answered': 'Answered',
  'voiceState.closed': 'Closed',
  'voiceState.declined': 'Not taken up',

  'matterState.received': 'To accept',
  'matterState.accepted': 'To decide',
  'matterState.decided': 'Decided',
  'matterState.in_progress': 'In progress',
  'matterState.answered': 'Answered',
  'matterState.verified': 'Verified',
  'matterState.closed': 'Closed',
  'matterState.returned': 'Sent back',
  'matterState.reopened': 'Reopened',

  'outcome.at_once': 'Done at once',
  'outcome.on_the_spot': 'Answered on the spot',
  'outcome.timetable': 'On a timetable',
  'outcome.escalated': 'Passed up',
  'outcome.explained': 'Explained',

  'rating.satisfied': 'Satisfied',
  'rating.partly': 'Partly satisfied',
  'rating.not': 'Not satisfied',
  'rating.unrated': 'Not rated',

  'progress.waiting': 'Waiting',
  'progress.in_progress': 'In progress',
  'progress.answered': 'Answered',
  'progress.closed': 'Closed',

  'level.company': 'Company',
  'level.line': 'Line (specialist system)',
  'level.unit': 'Unit',

  'track.party_committee': 'Party committee',
  'track.administration': 'Administration',
  'track.union': 'Union',
  'track.personnel': 'Personnel',
  'track.finance': 'Finance',
  'track.unit': 'Unit',

  'sla.ok': 'On time: {n} working {n|day|days} left',
  'sla.soon': 'Due soon: {n} working {n|day|days} left',
  'sla.today': 'Due soon: today',
  'sla.overdue': 'Overdue by {n} working {n|day|days}',
  'sla.overdueToday': 'Overdue',
  'sla.paused': 'Deferred until {date}',
  'sla.level': 'Escalated, level {n}',
  'guess.years': 'The holidays of {years} are not entered yet: counted from Monday to Friday, a guess',
  'guess.short': ' (a guess)',

  'date.day': '{day} {monthName}',
  'date.full': '{day} {monthName} {year}',
  'date.time': '{date}, {time}',

  'theme.dark': 'Dark',
  'theme.light': 'Light',
  'text.large': 'Large text',
  'text.normal': 'Normal text',

  'summary.title': 'One thing is missing',
  'summary.titleMany': '{n} things to mend',

  'loading.still': 'Still loading',
  'loading.now': 'Loading',
  'action.retry': 'Try again',
  'action.more': 'Show {n} more',
  'action.close': 'Close',
  'action.cancel': 'Cancel',

  'fault.offline': 'There is no connection now. Please try again later',
  'fault.server': 'The server did not manage this. Please try again in a while',
  'fault.serverRef': 'The server did not manage this. Please try again in a while (reference {reference})',
  'fault.notFound': 'This page was not found',
  'fault.notFoundHint': 'The address may be wrong, or the content was taken down.',
  'fault.home': 'Back to the start',

  'photo.nth': 'Photo {n}',
  'photo.openNth': 'Open photo {n}',
  'timeline.reason': 'Reason: {reason}',
}

export default en
