import { INSECURE_HOST } from './support/person.ts'
import { expect, test } from './support/test.ts'

const ONE_IS_HERE = /1 person|1 here|\b1 in the room/i

function insecure(address: string): string {
  return address.replace('127.0.0.1', INSECURE_HOST)
}

test('a phone joins over http, and everyone sees it', async ({ stage, arrive }) => {
  const ada = await arrive()
  const bo = await arrive({ locale: 'zh-CN' })
  await ada.join(insecure(stage.addresses.join.http), 'Ada')
  expect(await ada.page.evaluate(() => isSecureContext)).toBe(false)
  await bo.page.goto(insecure(stage.addresses.join.http))
  await bo.page.getByRole('textbox').fill('小波')
  await bo.page.getByRole('button', { name: '加入' }).click()
  await expect(ada.page.getByText('小波')).toBeVisible()
  await expect(bo.page.getByText('Ada')).toBeVisible()
  expect([
    ...ada.complaints,
    ...bo.complaints,
  ]).toEqual([])
})

test('a phone joins over https with a self-signed certificate', async ({ stage, arrive }) => {
  const ada = await arrive()
  await ada.join(stage.addresses.join.https, 'Ada')
  expect(await ada.page.evaluate(() => isSecureContext)).toBe(true)
  await expect(ada.page.getByText('Connected', { exact: true })).toBeVisible()
  expect(ada.complaints).toEqual([])
})

test('the deck counts heads while people scan', async ({ stage, arrive, openDeck }) => {
  const speaker = await openDeck('/1')
  await expect(speaker.page.getByText('0', { exact: true }).or(speaker.page.getByText(/Nobody|be the first/i)).first()).toBeVisible()
  const ada = await arrive()
  await ada.join(stage.addresses.join.http, 'Ada')
  await expect(speaker.page.getByText(ONE_IS_HERE).first()).toBeVisible()
})

test('a reload keeps name and identity, a rename reaches everyone', async ({ stage, arrive }) => {
  const ada = await arrive()
  const bo = await arrive()
  await ada.join(stage.addresses.join.http, 'Ada')
  await bo.join(stage.addresses.join.http, 'Bo')
  await ada.page.reload()
  await expect(ada.page.getByRole('heading', { name: 'Ada' })).toBeVisible()
  await ada.page.getByRole('button', { name: 'Rename' }).click()
  await ada.page.getByRole('textbox').fill('Ada Lovelace')
  await ada.page.getByRole('button', { name: 'Save' }).click()
  await expect(bo.page.getByText('Ada Lovelace')).toBeVisible()
  await ada.page.getByRole('button', { name: 'Leave the room' }).click()
  await expect(bo.page.getByText('Ada Lovelace')).toHaveCount(0)
})

test('names are text, whatever they hold', async ({ stage, arrive }) => {
  const eve = await arrive()
  const ada = await arrive()
  await eve.join(stage.addresses.join.http, '<img src=x onerror=1>')
  await ada.join(stage.addresses.join.http, 'Ada')
  await expect(ada.page.getByText('<img src=x onerror=1>')).toBeVisible()
  expect(await ada.page.locator('img').count()).toBe(0)
})

test('a wrong code is said to be wrong, and another can be typed', async ({ stage, arrive }) => {
  const ada = await arrive()
  const [base = '', code = ''] = stage.addresses.join.http.split('#')
  await ada.page.goto(`${base}#${code === 'AAAAA'
    ? 'BBBBB'
    : 'AAAAA'}`)
  const field = ada.page.getByRole('textbox', { name: 'Room code' })
  await expect(field).toBeVisible()
  await field.fill(code)
  await ada.page.getByRole('button', { name: 'Continue' }).click()
  await expect(ada.page.getByRole('button', { name: 'Join', exact: true })).toBeVisible()
})

test('a second tab of the same device takes over from the first', async ({ stage, arrive }) => {
  const ada = await arrive()
  await ada.join(stage.addresses.join.http, 'Ada')
  const second = await ada.page.context().newPage()
  await second.goto(stage.addresses.join.http)
  await expect(second.getByRole('heading', { name: 'Ada' })).toBeVisible()
  await expect(ada.page.getByRole('button', { name: 'Use it here' })).toBeVisible()
  await ada.page.getByRole('button', { name: 'Use it here' }).click()
  await expect(ada.page.getByRole('heading', { name: 'Ada' })).toBeVisible()
})

test('the deck and the join page ask nobody else for anything, and nothing fails', async ({ stage, arrive, openDeck }) => {
  const speaker = await openDeck('/1')
  const ada = await arrive()
  await ada.join(stage.addresses.join.http, 'Ada')
  await expect(speaker.page.getByText(ONE_IS_HERE).first()).toBeVisible()
  const own = [new URL(stage.addresses.deck).host, new URL(stage.addresses.join.http).host]
  const elsewhere = [
    ...speaker.requests,
    ...ada.requests,
  ].filter(url => /^(?:http|ws)/.test(url) && !own.includes(new URL(url).host))
  expect(elsewhere).toEqual([])
  expect([
    ...speaker.complaints,
    ...ada.complaints,
  ]).toEqual([])
})
