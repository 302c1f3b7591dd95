// node check.mjs FILE... checks templates (.yaml) and state machines (.asl.json); it prints one line a
// problem, "FILE: WHERE: WHAT", and ends with 1 if there is any.
import { readFileSync } from 'node:fs';
import { templateProblems } from './template.mjs';

async function stateMachineProblems(text) {
  const { default: validate } = await import('asl-validator');
  const { isValid, errors } = validate(JSON.parse(text));
  return isValid ? [] : errors.map((error) => `${error.path ?? ''} ${error['Error code']}: ${error.Message ?? ''}`);
}

let found = false;
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8');
  const problems = file.endsWith('.asl.json') ? await stateMachineProblems(text) : templateProblems(text);
  problems.forEach((problem) => console.log(`${file}: ${problem}`));
  found ||= problems.length > 0;
}
process.exitCode = found ? 1 : 0;
