// Which actions belong to the cards of this folder: each card shows its own faults.
import type { MatterAction } from '../matters_api'

export const kDutyActions = [
  'hand_over',
  'accept_handover',
  'refuse_handover',
  'withdraw_handover',
  'escalate',
  'ask_parent',
  'record_parent_reply',
  'add_measure',
  'change_measure',
  'finish_measure',
  'reopen_measure',
  'drop_measure',
  'reply_part',
  'set_track',
] as const satisfies readonly MatterAction[]
