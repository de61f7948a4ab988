export { meetOthers } from './meet.ts';
export { openProcesses, type Processes, type ProcessesChanged } from './processes.ts';
export { readProcesses, type Process } from './store.ts';
