import type { Locale } from '../../../composables/locale.ts'
import type { PairWords } from '../../kit/pair/messages.ts'
import type { StageWords } from '../../kit/stage/messages.ts'

const en = {
  where: 'Where the two ends are',
  inPage: 'On this page',
  twoDevices: 'On two devices',
  toStage: 'Between two phones',
  toPage: 'On this page alone',
  faces: 'What is shown',
  signaling: 'Signaling',
  thisEnd: 'This device',
  sends: (name: string) => `${name} sends`,
  logEmpty: 'Nothing has been said yet.',
  collideLead: 'Both devices offer at the same moment. One of them is polite.',
  restartLead: 'New ICE credentials, new candidates, new checks. The picture goes on.',
  onlyHere: 'Descriptions and addresses stay on the devices; the screen is told kinds and times.',
  stage: {
    inviteTitle: 'Two phones, one connection',
    inviteLead: 'Two of you: every message between the two phones, and every state they go through, is seen here.',
    end: 'End',
  } satisfies StageWords,
}

const zhCN: typeof en = {
  where: '两端在哪里',
  inPage: '都在本页',
  twoDevices: '在两台设备上',
  toStage: '换到两部手机之间',
  toPage: '回到本页',
  faces: '显示什么',
  signaling: '信令',
  thisEnd: '本机',
  sends: name => `${name} 发送`,
  logEmpty: '双方还没有交换任何消息。',
  collideLead: '两台设备在同一时刻发出提议，其中一端会礼让。',
  restartLead: '新的 ICE 凭据、新的候选、新的检查。画面不中断。',
  onlyHere: '描述和地址只留在设备上，大屏只得知消息的种类和时间。',
  stage: {
    inviteTitle: '两部手机，一个连接',
    inviteLead: '请两位上台：两部手机之间的每条消息、经过的每个状态，都会显示在这里。',
    end: '结束',
  },
}

/** The texts of the anatomy between two devices, in both languages. */
export const endTexts: Record<Locale, typeof en> = { en, 'zh-CN': zhCN }

/** What the page between two devices says in its own words. */
export const pageWords: PairWords = {
  'en': {
    lead: 'Press Start here, and on the second device. Each shows its own end.',
  },
  'zh-CN': {
    lead: '在本机和第二台设备上都按下“开始”。每台设备显示自己的一端。',
  },
}
