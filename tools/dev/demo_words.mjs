// What `./dev up` tells about the demo: `demo_words.mjs SAMPLES < accounts.json`, made once when the demo is filled.
import { existsSync, readFileSync } from 'node:fs';

const { password, accounts } = JSON.parse(readFileSync(0, 'utf8'));
const samples = existsSync(process.argv[2]) ? JSON.parse(readFileSync(process.argv[2], 'utf8')) : {};

const width = Math.max(...accounts.map(({ login }) => login.length), 'admin'.length);
console.log(`  Accounts, all with the password ${password}:`);
for (const { login, zh, en } of accounts) console.log(`    ${login.padEnd(width)}  ${zh}  ${en}`);
console.log(`    ${'admin'.padEnd(width)}  第一位管理员  the first administrator`);
if (samples.waiting_for_rating) console.log(`  A receipt code whose answer waits for a rating: ${samples.waiting_for_rating.code}`);
