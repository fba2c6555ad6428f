// The worker pages: say something, follow it, see the board. No sign-in, no cookie, no library beside Vue.
import { createApp } from 'vue'
import { addWords, type Catalogue } from '../i18n/core'
import { boardWords, followWords, privacyWords, startWorkerWords, t } from '../i18n/worker'
import { startLook } from '../ui/look'
import { startRouter, type Page } from '../ui/router'
import './worker.css'
import App from './App.vue'
import SubmitPage from '../voices/submit/SubmitPage.vue'
import NotFoundPage from '../ui/NotFoundPage.vue'
import { loadDraft } from '../voices/submit/draft'
import { takePlainForm } from '../voices/submit/plain_form'
import { takeGreeting } from '../house/own_words'
import { takePlainBoard } from '../board/plain_board'

const submit: Page['load'] = async () => ({ default: SubmitPage })
// A page and the words it needs, fetched together.
const withWords =
  (words: Catalogue, load: Page['load']): Page['load'] =>
  async () =>
    (await Promise.all([load(), addWords(words)]))[0]

const follow = withWords(followWords, () => import('../voices/follow/FollowPage.vue'))
const mine = withWords(followWords, () => import('../voices/follow/MyVoicesPage.vue'))
const board = withWords(boardWords, () => import('../board/BoardPage.vue'))
const matter = withWords(boardWords, () => import('../board/BoardMatterPage.vue'))
const deeds = withWords(boardWords, () => import('../board/GoodDeedsPage.vue'))
const privacy = withWords(privacyWords, () => import('./PrivacyPage.vue'))

const pages: Page[] = [
  { path: '/', title: () => t('submit.title'), load: submit },
  { path: '/q/:place', title: () => t('submit.title'), load: submit },
  { path: '/r', title: () => t('follow.title'), load: follow },
  { path: '/board', title: () => t('board.title'), load: board },
  { path: '/board/:number', title: () => t('board.title'), load: matter },
  { path: '/deeds', title: () => t('deeds.title'), load: deeds },
  { path: '/privacy', title: () => t('privacy.title'), load: privacy },
  { path: '/me', title: () => t('me.title'), load: mine },
]
const missing = { path: '', title: () => t('fault.notFound'), load: async () => ({ default: NotFoundPage }) }

async function start(): Promise<void> {
  startLook()
  loadDraft() // whichever page is opened, a draft older than a day goes
  await startWorkerWords()
  await startRouter(pages, missing)
  takePlainForm()
  takeGreeting()
  takePlainBoard()
  createApp(App).mount('#app')
}

void start()
