import { serveInWorker } from './port.ts'
import { reading } from './reading-service.ts'

serveInWorker(reading)
