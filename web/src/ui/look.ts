// Dark or light, large or normal text. Kept on this device only; never sent.
import { reactive } from 'vue'

const kStored = 'huiyin.look'
type Theme = 'light' | 'dark'

interface Look {
  theme: Theme | undefined
  large: boolean
}

function stored(): Look {
  try {
    const words = (localStorage.getItem(kStored) ?? '').split(' ')
    const theme = words.find((word): word is Theme => word === 'light' || word === 'dark')
    return { theme, large: words.includes('large') }
  } catch {
    return { theme: undefined, large: false }
  }
}

export const look = reactive<Look>({ theme: undefined, large: false })

const systemDark = (): boolean =>
  typeof matchMedia === 'function' && matchMedia('(prefers-color-scheme: dark)').matches

export const isDark = (): boolean => (look.theme ?? (systemDark() ? 'dark' : 'light')) === 'dark'

function apply(): void {
  const root = document.documentElement
  if (look.theme) root.dataset.theme = look.theme
  if (look.large) root.dataset.text = 'large'
  else delete root.dataset.text
}

function keep(): void {
  apply()
  try {
    localStorage.setItem(kStored, [look.theme ?? '', look.large ? 'large' : ''].join(' ').trim())
  } catch {
    // the choice holds until the page is closed
  }
}

export function startLook(): void {
  Object.assign(look, stored())
  apply()
}

export function switchTheme(): void {
  look.theme = isDark() ? 'light' : 'dark'
  keep()
}

export function switchText(): void {
  look.large = !look.large
  keep()
}
