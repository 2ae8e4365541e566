// Loaded into a measured process: writes the most memory that it held, in KiB, when it ends.
import { writeFileSync } from 'node:fs';

const file = process.env.FOLIOSCOPE_PEAK_MEMORY;
if (file) process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
