import type { Component } from 'vue'

/** What setup/main.ts registers by name and a layout or layer of the deck uses by tag. */
declare module 'vue' {
  interface GlobalComponents {
    JoinCode: Component
  }
}
