/** Code takes its colours from the tokens in styles/code.css, in light and dark alike. */
export const codeTheme = {
  name: 'wt',
  type: 'light',
  fg: 'var(--wt-code-text)',
  bg: 'var(--wt-surface)',
  settings: [
    {
      settings: { foreground: 'var(--wt-code-text)', background: 'var(--wt-surface)' },
    },
    {
      scope: ['comment', 'punctuation.definition.comment'],
      settings: { foreground: 'var(--wt-code-comment)' },
    },
    {
      scope: [
        'string',
        'punctuation.definition.string',
        'constant.character',
        'string.template',
      ],
      settings: { foreground: 'var(--wt-code-string)' },
    },
    {
      scope: [
        'constant.numeric',
        'constant.language',
        'variable.language',
        'support.constant',
      ],
      settings: { foreground: 'var(--wt-code-constant)' },
    },
    {
      scope: [
        'keyword',
        'storage',
        'keyword.operator.new',
        'keyword.operator.expression',
      ],
      settings: { foreground: 'var(--wt-code-keyword)', fontStyle: 'bold' },
    },
    {
      scope: [
        'keyword.operator',
        'punctuation',
        'meta.brace',
        'storage.type.function.arrow',
      ],
      settings: { foreground: 'var(--wt-code-punctuation)' },
    },
    {
      scope: ['entity.name.function', 'support.function', 'variable.function'],
      settings: { foreground: 'var(--wt-code-function)' },
    },
    {
      scope: [
        'entity.name.type',
        'entity.name.class',
        'support.class',
        'support.type',
        'entity.name.tag',
      ],
      settings: { foreground: 'var(--wt-code-type)' },
    },
  ],
}
