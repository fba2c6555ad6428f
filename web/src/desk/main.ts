// The desk: for those who handle what workers say. Everything behind the sign-in.
import { createApp } from 'vue'
import { startDeskWords, t } from '../i18n/desk'
import { openSession } from '../people/session'
import { startLook } from '../ui/look'
import { startRouter } from '../ui/router'
import SignInPage from '../people/SignInPage.vue'
import NotFoundPage from '../ui/NotFoundPage.vue'
import './desk.css'
import App from './App.vue'

const pages = [
  { path: '/desk', title: () => t('nav.home'), load: () => import('./HomePage.vue') },
  { path: '/desk/signin', title: () => t('signin.title'), load: async () => ({ default: SignInPage }) },
  { path: '/desk/inbox', title: () => t('nav.inbox'), load: () => import('../inbox/InboxPage.vue') },
  { path: '/desk/v/:id', title: () => t('voice.title'), load: () => import('../voices/inbox/VoicePage.vue') },
  { path: '/desk/triage', title: () => t('nav.triage'), load: () => import('../matters/triage/TriagePage.vue') },
  { path: '/desk/matters', title: () => t('nav.matters'), load: () => import('../matters/MattersPage.vue') },
  { path: '/desk/matters/:id', title: () => t('matter.title'), load: () => import('../matters/MatterPage.vue') },
  { path: '/desk/meeting/:id', title: () => t('meeting.title'), load: () => import('../matters/meeting/MeetingPage.vue') },
  { path: '/desk/overview', title: () => t('nav.overview'), load: () => import('../overview/OverviewPage.vue') },
  { path: '/desk/screen', title: () => t('overview.screen'), bare: true, load: () => import('../overview/ScreenPage.vue') },
  { path: '/desk/qr', title: () => t('nav.qr'), load: () => import('../qr/QrPage.vue') },
  { path: '/desk/notices', title: () => t('notices.title'), load: () => import('../notices/NoticesPage.vue') },
  { path: '/desk/gatherings', title: () => t('nav.gatherings'), load: () => import('../gatherings/GatheringsPage.vue') },
  { path: '/desk/entry', title: () => t('nav.entry'), load: () => import('../voices/entry/EntryPage.vue') },
  { path: '/desk/campaigns', title: () => t('nav.campaigns'), load: () => import('../voices/campaigns/CampaignsPage.vue') },
  { path: '/desk/calls', title: () => t('nav.calls'), load: () => import('../verification/CallsPage.vue') },
  { path: '/desk/deeds', title: () => t('nav.deeds'), load: () => import('../deeds/DeedsPage.vue') },
  { path: '/desk/figures', title: () => t('nav.figures'), load: () => import('../figures/FiguresPage.vue') },
  { path: '/desk/figures/rows', title: () => t('nav.figures'), load: () => import('../figures/FigureRowsPage.vue') },
  { path: '/desk/campaigns/:id/brief', title: () => t('brief.page'), load: () => import('../figures/BriefPage.vue') },
  { path: '/desk/people', title: () => t('nav.people'), load: () => import('../people/PeoplePage.vue') },
  { path: '/desk/people/import', title: () => t('import.title'), load: () => import('../people/import/ImportPage.vue') },
  { path: '/desk/canned', title: () => t('nav.canned'), load: () => import('../canned/CannedPage.vue') },
  { path: '/desk/categories', title: () => t('nav.categories'), load: () => import('../voices/categories/CategoriesPage.vue') },
  { path: '/desk/board-view', title: () => t('nav.boardView'), load: () => import('../house/BoardViewPage.vue') },
  { path: '/desk/wording', title: () => t('nav.wording'), load: () => import('../house/OwnWordsPage.vue') },
  { path: '/desk/journal', title: () => t('nav.journal'), load: () => import('../journal/JournalPage.vue') },
  { path: '/desk/deadlines', title: () => t('nav.deadlines'), load: () => import('../deadlines/DeadlinesPage.vue') },
  { path: '/desk/me', title: () => t('nav.account'), load: () => import('../people/AccountPage.vue') },
]
const missing = { path: '', title: () => t('fault.notFound'), load: async () => ({ default: NotFoundPage }) }

async function start(): Promise<void> {
  startLook()
  await startDeskWords()
  await Promise.all([openSession().catch(() => undefined), startRouter(pages, missing)])
  createApp(App).mount('#app')
}

void start()
