import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import SimpleForm from './SimpleForm.vue'

const form = (cancel: boolean) => mount(SimpleForm, { props: { fault: '', busy: false, submit: 'OK', cancel }, slots: { default: '<input id="it" />' } })

it('Esc puts away a form that can be cancelled, wherever in it one types', async () => {
  const box = form(true)
  await box.find('#it').trigger('keydown', { key: 'Escape' })
  expect(box.emitted('cancel')).toHaveLength(1)
})
it('Esc is the input method\'s while it composes, and no other form\'s', async () => {
  const [box, other] = [form(true), form(false)]
  await box.find('#it').trigger('keydown', { key: 'Escape', isComposing: true })
  await other.find('#it').trigger('keydown', { key: 'Escape' })
  expect([box.emitted('cancel'), other.emitted('cancel')]).toEqual([undefined, undefined])
})
