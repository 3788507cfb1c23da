declare module '*?source' {
  import type { SourceFile } from '../demos/kit/source.ts'

  const file: SourceFile
  export default file
}
