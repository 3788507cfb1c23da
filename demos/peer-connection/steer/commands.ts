import * as v from 'valibot'

const end = v.picklist(['a', 'b'])

/** What can be asked of the lab, by a press here or in another window of the deck. */
export const CommandSchema = v.variant('name', [
  /** The step whose turn it is, or the one of this id. */
  v.object({
    name: v.literal('next'),
    step: v.exactOptional(v.number()),
  }),
  /** All candidates that were kept back. */
  v.object({
    name: v.literal('candidates'),
  }),
  /** From the beginning. */
  v.object({
    name: v.literal('again'),
  }),
  /** Both ends offer at once. */
  v.object({
    name: v.literal('collide'),
  }),
  v.object({
    name: v.literal('restart-ice'),
    end,
  }),
  /** One end adds its second picture, or takes it away. */
  v.object({
    name: v.literal('second-picture'),
    end,
  }),
  v.object({
    name: v.literal('vanish'),
    end,
  }),
  /** Keys of a telephone, pressed at one end. */
  v.object({
    name: v.literal('tones'),
    end,
    tones: v.pipe(v.string(), v.regex(/^[\dA-D#*,]{1,32}$/)),
  }),
])
export type LabCommand = v.InferOutput<typeof CommandSchema>
