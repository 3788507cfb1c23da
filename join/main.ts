import { begin } from './beginning.ts'

const beginning = begin(new URL('../', document.baseURI))
void import('./app.ts').then(({ startApp }) => startApp(beginning))
