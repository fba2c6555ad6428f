// What to tell a person about a failed request.
import { t } from '../i18n/shared'
import { ApiProblem } from './http'

export function sayFault(fault: unknown): string {
  if (!(fault instanceof ApiProblem)) return t('fault.offline')
  const { title, reference } = fault.problem
  if (fault.status < 500 && title) return title
  return reference ? t('fault.serverRef', { reference }) : t('fault.server')
}

export const isProblem = (fault: unknown, code: ApiProblem['code']): fault is ApiProblem =>
  fault instanceof ApiProblem && fault.code === code
