import type { Plugin } from 'vite'
import { staticConfig } from '../server/environment.ts'
import { sendJson } from '../server/site.ts'

/**
 * Slidev's dev server speaks for the stage server that `npm run dev` starts beside it, so that the deck finds its
 * configuration, host key and signaling where they are on the day. On its own (`slidev export`, say) it has the
 * configuration of the static site.
 */
export default function setup(): Plugin[] {
  const { STAGE_ORIGIN: stage, STAGE_AUDIENCE_ORIGIN: audience } = process.env
  return [
    stage && audience
      ? throughStage(stage, audience)
      : withoutStage(),
  ]
}

function throughStage(stage: string, audience: string): Plugin {
  return {
    name: 'webrtc-talk:stage',
    apply: 'serve',
    config: () => ({
      server: {
        proxy: {
          '/config.json': stage,
          '/host-key.json': stage,
          '/signal': { target: stage, ws: true },
          // What these pages load, this server compiles as well.
          '^/(?:join|demos/[a-z0-9-]+)/(?:\\?.*)?$': audience,
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
