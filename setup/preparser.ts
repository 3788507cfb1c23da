/**
 * A slide's `id` names it in both languages; it is its address too, so that links and a switch of
 * language survive a slide that moves.
 */
export default function setup(): object[] {
  return [
    {
      name: 'slide-id-is-its-route',
      async transformSlide(_content: string, frontmatter: Record<string, unknown>) {
        if (typeof frontmatter.id === 'string')
          frontmatter.routeAlias ??= frontmatter.id
      },
    },
  ]
}
