// One sentence for everybody, also for those who listen to the page: shown for a while and announced politely.
import { ref } from 'vue'

export const status = ref('')
let timer: ReturnType<typeof setTimeout> | undefined

export function say(sentence: string): void {
  clearTimeout(timer)
  status.value = sentence
  timer = setTimeout(() => (status.value = ''), 6000)
}
