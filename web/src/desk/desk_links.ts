// Where the desk leads, in groups: what a person may open. A page that their roles give nothing on has no link.
import { t } from '../i18n/desk'
import { hasRole, readsVoices } from '../people/session'

export interface DeskLink {
  href: string
  text: string
  news?: boolean
}

export interface DeskGroup {
  name: string
  links: DeskLink[]
}

export function deskGroups(): DeskGroup[] {
  const handles = hasRole('clerk', 'coordinator')
  const reads = readsVoices()
  const groups: DeskGroup[] = [
    {
      name: t('nav.group.today'),
      links: [
        { href: '/desk', text: t('nav.home') },
        { href: '/desk/notices', text: t('nav.notices'), news: true },
        ...(hasRole('leader', 'coordinator', 'observer') ? [{ href: '/desk/overview', text: t('nav.overview') }] : []),
      ],
    },
    {
      name: t('nav.group.handle'),
      links: [
        ...(reads
          ? [
              { href: '/desk/inbox', text: t('nav.inbox') },
              { href: '/desk/triage', text: t('nav.triage') },
            ]
          : []),
        { href: '/desk/matters', text: t('nav.matters') },
        ...(hasRole('coordinator', 'leader') ? [{ href: '/desk/meeting/open', text: t('nav.meeting') }] : []),
        ...(hasRole('coordinator', 'leader') ? [{ href: '/desk/calls', text: t('nav.calls') }] : []),
      ],
    },
    {
      name: t('nav.group.collect'),
      links: [
        ...(handles ? [{ href: '/desk/entry', text: t('nav.entry') }] : []),
        ...(reads
          ? [
              { href: '/desk/gatherings', text: t('nav.gatherings') },
              { href: '/desk/campaigns', text: t('nav.campaigns') },
              ...(handles ? [{ href: '/desk/qr', text: t('nav.qr') }] : []),
            ]
          : []),
      ],
    },
    {
      name: t('nav.group.show'),
      links: reads
        ? [
            { href: '/desk/deeds', text: t('nav.deeds') },
            { href: '/desk/figures', text: t('nav.figures') },
          ]
        : [],
    },
  ]
  if (hasRole('administrator')) {
    groups.push({
      name: t('nav.group.administer'),
      links: [
        { href: '/desk/people', text: t('nav.people') },
        { href: '/desk/deadlines', text: t('nav.deadlines') },
        { href: '/desk/canned', text: t('nav.canned') },
        { href: '/desk/categories', text: t('nav.categories') },
        { href: '/desk/board-view', text: t('nav.boardView') },
        { href: '/desk/wording', text: t('nav.wording') },
        { href: '/desk/journal', text: t('nav.journal') },
      ],
    })
  } else if (hasRole('observer')) {
    groups.push({ name: t('nav.group.administer'), links: [{ href: '/desk/journal', text: t('nav.journal') }] })
  }
  return groups.filter((group) => group.links.length)
}
