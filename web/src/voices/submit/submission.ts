// Sending a draft so that it arrives once.
//
// The draft's key goes with every try. When no answer came, the words that were sent stay beside the key; if the speaker then
// changes the words and the server says that the key is spent (422), the first try did arrive: its receipt is fetched by
// sending the first words again, and the change is handed back to be added as a note.
import { ApiProblem, Unreached } from '../../api/http'
import type { NewVoice, Receipt } from '../../api/types'
import type { Draft } from './draft'

export type Send = (body: NewVoice, key: string) => Promise<Receipt>
export interface Submitted {
  receipt: Receipt
  // Words that changed after the first try had arrived, and were therefore not sent.
  unsent?: string
}

export async function submitDraft(draft: Draft, body: NewVoice, send: Send): Promise<Submitted> {
  const earlier = draft.sent
  try {
    const receipt = await send(body, draft.key)
    return { receipt }
  } catch (fault) {
    if (fault instanceof Unreached || (fault instanceof ApiProblem && fault.undecided)) {
      if (!earlier) draft.sent = body
      throw fault
    }
    if (fault instanceof ApiProblem && fault.code === 'mismatch' && earlier) {
      const receipt = await send(earlier, draft.key)
      return { receipt, unsent: body.text === earlier.text ? undefined : body.text }
    }
    throw fault
  }
}
