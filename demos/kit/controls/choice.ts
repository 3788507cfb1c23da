/** One of the values that a control offers. */
export interface Choice<V extends string | number> {
  readonly value: V
  readonly label: string
  /** It is shown, but cannot be chosen here. */
  readonly disabled?: boolean
}
