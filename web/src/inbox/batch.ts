// What is done to many rows at once: through the operations for one, one after another, so that the report can name each that failed.
import { isProblem, sayFault } from '../api/faults'
import { KeyRing } from '../api/keys'
import { t } from '../i18n/desk'
import type { Matter, NewAnswer } from '../api/types'
import { createMatter, getMatter, matterAction } from '../matters/matters_api'
import { hasRole, inChargeOf } from '../people/session'
import { acceptVoice, answerVoice, declineVoice, handVoice, type DirectAnswer } from '../voices/voices_desk_api'
import type { Row } from './rows'

export type Verb = 'accept' | 'link' | 'create' | 'hand_over' | 'decline' | 'answer'
// Nobody could take these back: a speaker reads them.
export const isHeld = (verb: Verb): verb is 'decline' | 'answer' => verb === 'decline' || verb === 'answer'

export interface BatchInput {
  verb: Verb
  to_id?: string
  reason?: string
  text?: string
  outcome?: NewAnswer['outcome']
  matter_id?: string
  question?: string
}
interface Done {
  row: Row
  etag?: string
}
export interface Report {
  verb: Verb
  done: Done[]
  failed: { row: Row; why: string }[]
  // The matter that voices went into.
  matter?: Matter
}

const etagOf = (row: Row): string => `"${row.version}"`

// What the rows, taken together, allow; the server has the last word on each.
export function verbsFor(rows: readonly Row[]): Verb[] {
  if (!rows.length) return []
  const waits = rows.some((row) => ['received', 'accepted'].includes(row.item.state))
  const received = rows.some((row) => row.item.state === 'received')
  const standsIn = rows.every((row) => row.kind === 'voices' && inChargeOf(row.item.owner))
  const handles = hasRole('clerk', 'coordinator') || standsIn
  const sorts = hasRole('coordinator') || standsIn
  const verbs: Verb[] = []
  if (sorts && received) verbs.push('accept')
  if (rows.every((row) => row.kind === 'voices')) {
    if (handles) verbs.push('link', 'create')
    if (handles && waits) verbs.push('hand_over')
    if ((handles || hasRole('leader')) && waits) verbs.push('answer')
    if (sorts && waits) verbs.push('decline')
  } else if (handles) {
    verbs.push('hand_over', 'answer')
  }
  return verbs
}

export function sayReport({ verb, done, failed }: Report): string {
  const why = [...new Set(failed.map((one) => one.why.replace(/[\u3002.]$/, '')))].join(t('batch.and'))
  const parts: string[] = []
  if (done.length || !failed.length) parts.push(t(`batch.done.${verb}`, { n: done.length }))
  if (failed.length) parts.push(t(`batch.failed.${verb}`, { m: failed.length, why }))
  return parts.join(t('batch.and'))
}

// In a batch nothing that was typed has to be looked at again: who was quicker is enough.
function sayWhy(problem: unknown): string {
  const name = isProblem(problem, 'stale') ? problem.problem.changed_by : undefined
  return name ? t('batch.stale', { name }) : sayFault(problem)
}

type Sent = Promise<{ etag?: string }>

function sendOne(row: Row, input: BatchInput, key: string): Sent {
  const { verb, to_id = '', reason = '', text = '', outcome = 'on_the_spot' } = input
  const change = { key, etag: etagOf(row) }
  if (row.kind === 'matters') {
    if (verb === 'hand_over') return matterAction('hand_over', row.id, { to_id, reason }, key, change.etag)
    if (verb === 'answer') return matterAction('answer', row.id, { text, outcome }, key, change.etag)
    return matterAction('accept', row.id, undefined, key, change.etag)
  }
  if (verb === 'hand_over') return handVoice(row.id, { kind: 'offer', to_id, reason }, change)
  if (verb === 'decline') return declineVoice(row.id, reason, change)
  if (verb === 'answer') return answerVoice(row.id, { text, outcome: outcome as DirectAnswer['outcome'], reason }, change)
  return acceptVoice(row.id, change)
}

export class Batches {
  private readonly keys = new KeyRing()

  async run(rows: readonly Row[], input: BatchInput): Promise<Report> {
    if (input.verb === 'create') return this.create(rows, input)
    const report: Report = { verb: input.verb, done: [], failed: [] }
    // Linking changes the matter each time: its version goes from one call to the next.
    let of = input.verb === 'link' ? await getMatter(input.matter_id ?? '').catch((problem: unknown) => problem) : undefined
    for (const row of rows) {
      try {
        if (input.verb === 'link') {
          if (!of || of instanceof Error) throw of
          const at: { data: Matter; etag?: string } = of as never
          const body = { voice_ids: [row.id] }
          of = await this.keys.with(`link ${at.data.id}`, body, (key) => matterAction('link', at.data.id, body, key, at.etag))
          report.done.push({ row })
        } else {
          const { etag } = await this.keys.with(`${input.verb} ${row.id}`, input, (key) => sendOne(row, input, key))
          report.done.push({ row, etag })
        }
      } catch (problem) {
        report.failed.push({ row, why: sayWhy(problem) })
      }
    }
    if (of && !(of instanceof Error)) report.matter = (of as { data: Matter }).data
    return report
  }

  private async create(rows: readonly Row[], { question = '' }: BatchInput): Promise<Report> {
    const body = { question, voice_ids: rows.map((row) => row.id) }
    try {
      const { data } = await this.keys.with('create', body, (key) => createMatter(body, key))
      return { verb: 'create', done: rows.map((row) => ({ row })), failed: [], matter: data }
    } catch (problem) {
      const why = sayWhy(problem)
      return { verb: 'create', done: [], failed: rows.map((row) => ({ row, why })) }
    }
  }

  // Undefined where there is nothing to take back.
  undoOf(report: Report): (() => Promise<Report>) | undefined {
    if (!report.done.length) return undefined
    if (report.verb === 'link' || report.verb === 'create') return () => this.unlink(report)
    if (report.verb === 'hand_over') return () => this.withdraw(report)
    return undefined
  }

  private async unlink({ verb, done, matter }: Report): Promise<Report> {
    const undone: Report = { verb, done: [], failed: [] }
    const id = matter?.id ?? ''
    const reason = t('batch.undoReason')
    for (const { row } of done) {
      try {
        const { etag } = await getMatter(id)
        const body = { voice_id: row.id, reason }
        await this.keys.with(`unlink ${id}`, body, (key) => matterAction('unlink', id, body, key, etag))
        undone.done.push({ row })
      } catch (problem) {
        undone.failed.push({ row, why: sayWhy(problem) })
      }
    }
    // A matter that was made just now and is empty again goes too; where that is refused it stays, empty, for everybody to see.
    if (verb === 'create' && !undone.failed.length) {
      const { etag } = await getMatter(id)
      await this.keys.with(`dissolve ${id}`, reason, (key) => matterAction('dissolve', id, { reason }, key, etag)).catch(() => undefined)
    }
    return undone
  }

  private async withdraw({ verb, done }: Report): Promise<Report> {
    const undone: Report = { verb, done: [], failed: [] }
    for (const { row, etag } of done) {
      try {
        const change = (key: string) => ({ key, etag })
        if (row.kind === 'voices') await this.keys.with(`withdraw ${row.id}`, etag, (key) => handVoice(row.id, { kind: 'withdraw' }, change(key)))
        else await this.keys.with(`withdraw ${row.id}`, etag, (key) => matterAction('withdraw_handover', row.id, undefined, key, etag))
        undone.done.push({ row })
      } catch (problem) {
        undone.failed.push({ row, why: sayWhy(problem) })
      }
    }
    return undone
  }
}
