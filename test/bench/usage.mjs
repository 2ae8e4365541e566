// Loaded into a measured process: writes what it used, when it ends. Other processes of a busy machine do not count.
import { writeFileSync } from 'node:fs';

const file = process.env.FOLIOSCOPE_USAGE;
if (file)
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeFileSync(file, JSON.stringify({ megabytes: maxRSS / 1024, cpu: (userCPUTime + systemCPUTime) / 1000 }));
  });
