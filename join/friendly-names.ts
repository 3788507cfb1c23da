import type { Locale } from '../composables/locale.ts'

/** Kind, short, and easy to say from a stage. */
const WORDS: Record<Locale, { first: string, second: string, joint: string }> = {
  'en': {
    first: 'Amber Brave Bright Calm Cedar Clever Coral Cosmic Curious Dapper Gentle Golden Happy Indigo Jolly Kind Lively Lucky Lunar Mellow Merry Mighty Misty Nimble Olive Polite Quick Quiet Ruby Silver Sunny Swift Teal Velvet Witty',
    second: 'Badger Bison Crane Dolphin Dragonfly Falcon Finch Fox Gecko Hare Hedgehog Heron Ibex Kestrel Kiwi Koala Lark Lemur Lynx Magpie Marten Narwhal Ocelot Orca Otter Owl Panda Penguin Puffin Raven Robin Seal Sparrow Tapir Turtle Wombat Wren',
    joint: ' ',
  },
  'zh-CN': {
    first: '琥珀 晨光 青竹 银河 翠玉 珊瑚 碧海 流云 晴空 暖阳 清风 松间 月光 星河 雪山 金色 湖蓝 橙色 轻快 机灵 勇敢 温柔 快乐 好奇 悠闲 沉静 幸运 敏捷 开朗 闪亮',
    second: '水獭 熊猫 松鼠 海豚 麻雀 狐狸 猫头鹰 小鹿 刺猬 海龟 企鹅 白鹤 喜鹊 山猫 雪豹 考拉 羚羊 蜻蜓 鲸鱼 海豹 知更鸟 云雀 獾 锦鲤 白兔 翠鸟 树懒 河狸 燕子 浣熊',
    joint: '',
  },
}

/**
 * A friendly name to offer somebody who has none yet: 'Amber Otter', '琥珀水獭'.
 * @param locale the language it is in
 * @param random uniform in [0, 1)
 */
export function friendlyName(locale: Locale, random: () => number = Math.random): string {
  const { first, second, joint } = WORDS[locale]
  return [first, second].map(words => pick(words.split(' '), random)).join(joint)
}

function pick(words: readonly string[], random: () => number): string {
  return words[Math.floor(random() * words.length)] ?? words[0] ?? ''
}
