// The worker pages: say something, follow it, see the board. No sign-in, no cookie, no library beside Vue.
import { createApp } from 'vue'
import { startWorkerWords, t } from '../i18n/worker'
import { startLook } from '../ui/look'
import { startRouter } from '../ui/router'
import './worker.css'
import App from './App.vue'
import SubmitPage from '../voices/submit/SubmitPage.vue'
import NotFoundPage from '../ui/NotFoundPage.vue'

const submit = async () => ({ default: SubmitPage })

const pages = [
  { path: '/', title: () => t('submit.title'), load: submit },
  { path: '/q/:place', title: () => t('submit.title'), load: submit },
  { path: '/r', title: () => t('follow.title'), load: () => import('../voices/follow/FollowPage.vue') },
  { path: '/board', title: () => t('board.title'), load: () => import('../board/BoardPage.vue') },
  { path: '/board/:number', title: () => t('board.title'), load: () => import('../board/BoardMatterPage.vue') },
  { path: '/deeds', title: () => t('deeds.title'), load: () => import('../board/GoodDeedsPage.vue') },
  { path: '/privacy', title: () => t('privacy.title'), load: () => import('./PrivacyPage.vue') },
  { path: '/me', title: () => t('me.title'), load: () => import('../voices/follow/MyVoicesPage.vue') },
]
const missing = { path: '', title: () => t('fault.notFound'), load: async () => ({ default: NotFoundPage }) }

async function start(): Promise<void> {
  startLook()
  await startWorkerWords()
  await startRouter(pages, missing)
  createApp(App).mount('#app')
}

void start()
