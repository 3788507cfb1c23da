import type { Plugin } from 'vite'
import { CHINESE_FOLDER } from '../composables/deckLanguage.ts'
import { staticConfig } from '../server/environment.ts'
import { sendJson } from '../server/site.ts'

/**
 * Slidev's dev server speaks for the stage server that `npm run dev` starts beside it, so that the deck finds its
 * configuration, host key and signaling where they are on the day. On its own (`slidev export`, say) it has the
 * configuration of the static site.
 */
export default function setup(): Plugin[] {
  const { STAGE_ORIGIN: stage, STAGE_AUDIENCE_ORIGIN: audience, CHINESE_DECK_ORIGIN: chinese } = process.env
  return [
    plainMeta(),
    stage && audience
      ? throughStage(stage, audience, chinese)
      : withoutStage(),
  ]
}

/** Slidev puts description, author and keywords into quotation marks that a reader would see. */
function plainMeta(): Plugin {
  return {
    name: 'webrtc-talk:plain-meta',
    transformIndexHtml: html => html.replaceAll(/(<meta name="(?:description|author|keywords)" content=")&quot;(.*?)&quot;"/g, '$1$2"'),
  }
}

/** Where the deck in Chinese is served, that deck itself is not told. */
function throughStage(stage: string, audience: string, chinese: string | undefined): Plugin {
  return {
    name: 'webrtc-talk:stage',
    apply: 'serve',
    config: () => ({
      // Two servers would write over each other's cache.
      cacheDir: `node_modules/.vite/${chinese ? 'deck' : 'deck-in-chinese'}`,
      server: {
        proxy: {
          '/config.json': stage,
          '/host-key.json': stage,
          '/signal': { target: stage, ws: true },
          // What these pages load, this server compiles as well.
          '^/(?:join|demos|demos/[a-z0-9-]+)/(?:\\?.*)?$': audience,
          ...(chinese
            ? {
                [`/${CHINESE_FOLDER}`]: { target: chinese, ws: true },
              }
            : {}),
        },
      },
    }),
  }
}

function withoutStage(): Plugin {
  return {
    name: 'webrtc-talk:static-config',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use('/config.json', (_request, response) => sendJson(response, staticConfig(process.env)))
    },
  }
}
