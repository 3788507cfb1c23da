import { serveInWorker } from './port.ts'
import { createWritingService } from './writing-service.ts'

serveInWorker(createWritingService())
