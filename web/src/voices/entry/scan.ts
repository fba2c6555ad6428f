// The scan or photo of a paper form. It is looked at on this device while its words are typed.
//
// Whoever stores photos beside voices does it here: called once for each form that was saved with a picture beside it.
export type KeepScan = (voiceId: string, picture: File) => Promise<void>

export const keepScan: KeepScan = async () => undefined
